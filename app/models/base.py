"""The base of all mapped classes and the column types both databases share.

Instants are whole milliseconds UTC, office days are dates: no time-zone arithmetic in SQL.
"""

import uuid
from datetime import UTC, datetime, timedelta
from typing import Any

import uuid_utils.compat
from sqlalchemy import BigInteger, Integer, MetaData, types
from sqlalchemy.engine import Dialect
from sqlalchemy.orm import DeclarativeBase

_NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s",
    "pk": "pk_%(table_name)s",
}

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)

# SQLite's own row number only stands in for a primary key declared INTEGER.
Key = BigInteger().with_variant(Integer, "sqlite")


class Instant(types.TypeDecorator[datetime]):
    """An aware datetime kept as milliseconds since 1970 UTC; refuses naive ones."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Give the store its milliseconds."""
        return None if value is None else milliseconds(value)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        """Give the program an aware datetime in UTC."""
        return None if value is None else from_milliseconds(value)


def milliseconds(instant: datetime) -> int:
    """Return an aware ``instant`` as the store keeps it; ValueError for a naive one."""
    if instant.tzinfo is None:
        raise ValueError("the store takes aware datetimes only")
    return (instant - _EPOCH) // _MILLISECOND


def from_milliseconds(value: int) -> datetime:
    """Return the instant the store keeps as ``value``, in UTC."""
    return _EPOCH + value * _MILLISECOND


def new_uid() -> uuid.UUID:
    """Return a time-ordered UUIDv7: the identity of a row between stores."""
    return uuid_utils.compat.uuid7()


class Base(DeclarativeBase):
    """The mapped classes' common base."""

    metadata = MetaData(naming_convention=_NAMING)
    type_annotation_map = {datetime: Instant}  # noqa: RUF012
