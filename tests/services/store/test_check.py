"""The check: a whole store has no findings, and every kind of damage is told by one."""

import re
from collections.abc import Callable
from concurrent.futures import CancelledError
from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter
from app.errors import StoreDamagedError
from app.models.sqlite_file import connect
from app.services.counter import Counter
from tests import builders, busy_day
from tests.builders import SetClock
from tests.models.faults import overwrite


def test_a_busy_day_leaves_nothing_to_find(busy: Counter) -> None:
    report = busy.days.check()
    assert report.ok
    assert (report.dossiers, report.events) == (11, 19)
    assert report.as_json() == {
        "ok": True,
        "dossiers": 11,
        "events": 19,
        "chains": 1,
        "journal": 19,
        "findings": [],
    }


def test_progress_is_told_to_the_end_and_the_check_can_be_stopped(busy: Counter) -> None:
    seen: list[tuple[int, int]] = []
    busy.days.check(lambda done, total: seen.append((done, total)))
    assert seen == sorted(seen)
    assert seen[-1][0] == seen[-1][1]

    def stop(done: int, _total: int) -> None:
        if done:
            raise CancelledError

    with pytest.raises(CancelledError):
        busy.days.check(stop)


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


@pytest.mark.sqlite_only(reason="made with bytes of the file")
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
    try:
        counter = open_counter(Workplace(folder, clock))
    except StoreDamagedError as error:
        assert "phục hồi" in str(error)
        return
    report = counter.days.check()
    counter.close()
    assert not report.ok
    assert all(str(finding) for finding in report.findings)
