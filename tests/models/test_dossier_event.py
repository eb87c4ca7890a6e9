"""The history: rows that triggers hold and a chain of hashes that shows what they could not."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy.exc import IntegrityError

from app.models.dossier_event import EVENT_FIELDS, GENESIS, link
from app.models.sqlite_file import SqliteDatabase

EVENT: dict[str, str | int] = {
    "station": 1,
    "sequence": 1,
    "code": "TN10-261116-0042-50",
    "kind": "receive",
    "at": 1794794400000,
    "clerk": "Trần Thị Thu Hà",
    "payload": '{"fee":2000}',
}


def test_the_hash_of_an_event_is_the_same_on_every_machine_and_in_every_year() -> None:
    """Bundles on the district's side hold such hashes; another one would call them forged."""
    assert link(GENESIS, EVENT) == (
        "cff30f6d3c85b49042670ecdc1705af7806448370e3df24e0b0992bce49c5dbc"
    )


@given(st.sampled_from(EVENT_FIELDS), st.text(min_size=1))
def test_no_field_of_an_event_can_change_without_its_hash(field: str, other: str) -> None:
    changed = {**EVENT, field: other}
    if str(EVENT[field]) != other:
        assert link(GENESIS, changed) != link(GENESIS, EVENT)


def test_the_hash_hangs_on_the_event_before() -> None:
    assert link("1" * 64, EVENT) != link(GENESIS, EVENT)


EVENT_ROW = (
    "INTO dossier_events VALUES (1, 0, 1, 1, 'receive', 0, '2026-11-16', 1, 'Hà', '{}', 'changed')"
)
AUDIT_ROW = "INTO audit_records VALUES (1, 0, NULL, 'changed', '')"


@pytest.fixture
def written(database: SqliteDatabase) -> Iterator[SqliteDatabase]:
    with database.raw() as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute(f"INSERT {EVENT_ROW}".replace("changed", "kept"))
        connection.execute(f"INSERT {AUDIT_ROW}".replace("changed", "kept"))
    yield database


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE dossier_events SET payload = '{}'",
        "DELETE FROM dossier_events",
        f"REPLACE {EVENT_ROW}",
        f"INSERT OR REPLACE {EVENT_ROW}",
        "UPDATE audit_records SET action = 'nothing'",
        "DELETE FROM audit_records",
        f"REPLACE {AUDIT_ROW}",
    ],
)
def test_the_store_refuses_to_change_what_was_written_down(
    written: SqliteDatabase, statement: str
) -> None:
    with pytest.raises(IntegrityError, match="append-only"), written.transaction() as connection:
        connection.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
        connection.exec_driver_sql(statement)
    with written.raw() as bare:
        assert bare.execute("SELECT hash FROM dossier_events").fetchall() == [("kept",)]
        assert bare.execute("SELECT action FROM audit_records").fetchall() == [("kept",)]
