"""Alembic's entry: runs the migrations on the connection that ``app.models.migrate`` hands over."""

from alembic import context
from sqlalchemy.schema import SchemaItem

from app.models.tables import metadata


def _is_ours(
    item: SchemaItem, name: str | None, kind: str, reflected: bool, _other: object
) -> bool:
    """Leave out the shadow tables of the search index, which no mapped class describes."""
    return not (kind == "table" and reflected and str(name).startswith("dossier_search"))


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    include_object=_is_ours,
)
with context.begin_transaction():
    context.run_migrations()
