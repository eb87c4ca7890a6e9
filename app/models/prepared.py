"""Inserts compiled once, for the path that is run most: taking in a dossier.

SQLAlchemy looks a statement up and binds it anew at each run, which costs more than the insert
itself; here the SQL text and the converters of the values are kept. Everything else uses
SQLAlchemy as it is.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, insert

from app.models.base import Base


@dataclass(frozen=True, slots=True)
class _Made:
    """The SQL of an insert and, place by place, the column and how its value is converted."""

    sql: str
    places: Sequence[tuple[str, Callable[[Any], Any] | None]]

    def values(self, row: Mapping[str, Any]) -> tuple[Any, ...]:
        return tuple(
            row[name] if convert is None else convert(row[name]) for name, convert in self.places
        )


class PreparedInsert:
    """Adds rows to one table of SQLite; every row must name the columns the first one named."""

    def __init__(self, table: type[Base]) -> None:
        self._table = table
        self._made: _Made | None = None

    def add(self, connection: Connection, row: Mapping[str, Any]) -> int:
        """Insert ``row`` and return its row number, which is its key where it has a single one."""
        made = self._made or self._make(connection, row)
        return connection.exec_driver_sql(made.sql, made.values(row)).lastrowid

    def add_all(self, connection: Connection, rows: Iterable[Mapping[str, Any]]) -> None:
        """Insert ``rows``, which may be none."""
        for row in rows:
            self.add(connection, row)

    def _make(self, connection: Connection, row: Mapping[str, Any]) -> _Made:
        dialect = connection.dialect
        compiled = insert(self._table).compile(dialect=dialect, column_keys=list(row))
        columns = self._table.__table__.c
        self._made = _Made(
            str(compiled),
            [
                (name, columns[name].type.dialect_impl(dialect).bind_processor(dialect))
                for name in compiled.positiontup or ()
            ],
        )
        return self._made
