"""Inserts compiled once write what SQLAlchemy itself would write."""

from datetime import date

import pytest
from sqlalchemy import insert, select

from app.domain.vietnam_time import local
from app.models.office import AuditRecord, CalendarDay
from app.models.prepared import PreparedInsert
from app.models.sqlite_file import SqliteDatabase

AUDIT = {"occurred_at": local(2026, 11, 16, 9, 10), "clerk_id": None, "action": "x", "detail": "đ"}


def test_a_row_is_converted_as_the_mapped_class_converts_it(database: SqliteDatabase) -> None:
    prepared = PreparedInsert(AuditRecord)
    with database.transaction() as connection:
        key = prepared.add(connection, AUDIT)
        connection.execute(insert(AuditRecord).values(AUDIT))
    with database.read() as session:
        ours, theirs = session.scalars(select(AuditRecord).order_by(AuditRecord.id)).all()
    assert ours.id == key
    assert ours.occurred_at == theirs.occurred_at == AUDIT["occurred_at"]
    assert (ours.clerk_id, ours.action, ours.detail) == (None, "x", "đ")


def test_the_order_of_a_rows_values_does_not_matter(database: SqliteDatabase) -> None:
    prepared = PreparedInsert(AuditRecord)
    with database.transaction() as connection:
        prepared.add_all(connection, [AUDIT, dict(reversed(AUDIT.items())), AUDIT])
    with database.read() as session:
        assert session.scalars(select(AuditRecord.detail)).all() == ["đ", "đ", "đ"]


def test_a_row_must_name_the_columns_of_the_first_one(database: SqliteDatabase) -> None:
    prepared = PreparedInsert(AuditRecord)
    with database.transaction() as connection:
        prepared.add(connection, AUDIT)
    with pytest.raises(KeyError), database.transaction() as connection:
        prepared.add(connection, {"action": "y"})


def test_no_rows_are_no_work(database: SqliteDatabase) -> None:
    with database.transaction() as connection:
        PreparedInsert(CalendarDay).add_all(connection, [])


def test_a_day_goes_through_its_converter(database: SqliteDatabase) -> None:
    row = {"day": date(2026, 9, 2), "kind": "holiday", "name": "x", "basis": "", "source": "clerk"}
    with database.transaction() as connection:
        PreparedInsert(CalendarDay).add(connection, row)
    with database.read() as session:
        assert session.scalars(select(CalendarDay.day)).all() == [date(2026, 9, 2)]
