"""Alembic's entry: runs the migrations on the connection that ``app.models.migrate`` hands over.

``poe migration`` hands over none and compares the mapped classes with a fresh store instead.
"""

from alembic import context

from app.models.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_object=lambda _item, name, kind, *_: (
        not (kind == "table" and str(name).startswith("dossier_search"))
    ),
)
with context.begin_transaction():
    context.run_migrations()
