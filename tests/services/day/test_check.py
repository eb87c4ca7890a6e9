"""The check: a whole store has no findings, and every kind of damage is told by one."""

import re
from collections.abc import Callable
from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter
from app.models.sqlite_file import connect
from app.services.counter import Counter
from app.services.day.check import CheckReport
from tests import builders, busy_day
from tests.builders import SetClock
from tests.models.faults import overwrite


@pytest.fixture
def busy(counter: Counter, clock: SetClock) -> Counter:
    busy_day.play(counter, clock)
    return counter


def told(report: CheckReport) -> str:
    return "\n".join(str(finding) for finding in report.findings)


def test_a_busy_day_leaves_nothing_to_find(busy: Counter) -> None:
    report = busy.days.check()
    assert report.ok
    assert (report.dossiers, report.events) == (11, 19)
    assert report.as_json() == {"ok": True, "dossiers": 11, "events": 19, "findings": []}


CHANGES = {
    "payload": "UPDATE dossier_events SET payload = '{\"fee\":0}' WHERE sequence = 4",
    "time": "UPDATE dossier_events SET occurred_at = occurred_at + 1 WHERE sequence = 4",
    "person": "UPDATE dossier_events SET clerk_name = 'Không ai' WHERE sequence = 4",
    "hash": "UPDATE dossier_events SET hash = 'x' WHERE sequence = 4",
    "code": "UPDATE dossiers SET code = 'TN10-261113-0009-05' WHERE code LIKE '%261113-0001%'",
}


@pytest.mark.parametrize("change", CHANGES)
def test_a_changed_line_of_the_history_is_found_at_its_place(busy: Counter, change: str) -> None:
    builders.change_store(busy, "DROP TRIGGER dossier_events_no_update")
    builders.change_store(busy, CHANGES[change])
    report = busy.days.check()
    assert "Lịch sử của quầy 1 bị sửa hoặc thiếu từ dòng 4." in told(report)


def test_a_line_taken_out_of_the_history_is_found(busy: Counter) -> None:
    builders.change_store(busy, "DROP TRIGGER dossier_events_no_delete")
    builders.change_store(busy, "DELETE FROM dossier_events WHERE sequence = 7")
    assert "từ dòng 8" in told(busy.days.check())


def test_a_history_cut_off_at_its_end_leaves_dossiers_untold(busy: Counter) -> None:
    builders.change_store(busy, "DROP TRIGGER dossier_events_no_delete")
    builders.change_store(busy, "DELETE FROM dossier_events WHERE sequence > 18")
    assert "Có 1 hồ sơ không còn dòng lịch sử nào." in told(busy.days.check())


def test_a_missing_number_is_found(counter: Counter) -> None:
    for _ in range(3):
        builders.receive(counter)
    builders.change_store(counter, "UPDATE code_counters SET last = 4")
    report = counter.days.check()
    assert "Dãy mã TN10 đã cấp 4 số nhưng kho có 3 hồ sơ." in told(report)


def test_a_row_that_points_nowhere_is_found(busy: Counter) -> None:
    with busy.context.database.raw() as connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        connection.execute("DELETE FROM applicants WHERE id = 1")
    assert "foreign_key_check" in told(busy.days.check())


def page_of(path: Path, name: str) -> int:
    """Return where the first page of the table or index ``name`` begins in the file."""
    connection = connect(path)
    (page,) = connection.execute(
        "SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)
    ).fetchone()
    connection.close()
    return (page - 1) * 4096


def flip_a_byte_of_a_line(path: Path) -> None:
    # Pages keep shreds of what once stood in them, so every place is changed.
    for found in re.finditer(rb'"computed":"2026-11-1', path.read_bytes()):
        overwrite(path, found.end() - 4, b"0")


def lose_an_index(path: Path) -> None:
    overwrite(path, page_of(path, "ix_dossiers_state") + 8, b"\0" * 200)


def lose_a_table(path: Path) -> None:
    overwrite(path, page_of(path, "dossiers"), b"\xff" * 4096)


def lose_the_history(path: Path) -> None:
    overwrite(path, page_of(path, "dossier_events"), b"\0" * 4096)


@pytest.mark.parametrize(
    "spoil",
    [flip_a_byte_of_a_line, lose_an_index, lose_a_table, lose_the_history],
)
def test_bytes_damaged_on_the_disk_are_found_and_never_a_crash(
    tmp_path: Path, clock: SetClock, spoil: Callable[[Path], None]
) -> None:
    folder = tmp_path / "damaged"
    counter = builders.sample_counter(folder, clock)
    busy_day.play(counter, clock)
    counter.close()
    spoil(folder / "motcua.db")
    counter = open_counter(Workplace(folder, clock))
    report = counter.days.check()
    counter.close()
    assert not report.ok
    assert told(report)
