"""Alembic's entry: runs the migrations on the connection that ``app.models.migrate`` hands over."""

from collections.abc import Mapping
from typing import Any

from alembic import context
from alembic.ddl.postgresql import PostgresqlImpl
from sqlalchemy import Executable
from sqlalchemy.schema import SchemaItem

from app.models.tables import metadata

_SQLITE_WORDS = ("USING fts5", "RAISE(ABORT")


class Postgresql(PostgresqlImpl):
    """Leaves out what 0001 says in SQLite's words; 0002 says the same in PostgreSQL's.

    0001 landed before PostgreSQL was served, and a landed migration is never edited.
    """

    __dialect__ = "postgresql"

    def execute(
        self, sql: Executable | str, execution_options: Mapping[str, Any] | None = None
    ) -> None:
        """Run ``sql`` unless only SQLite would understand it."""
        if not any(words in str(sql) for words in _SQLITE_WORDS):
            super().execute(sql, dict(execution_options) if execution_options else None)


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
