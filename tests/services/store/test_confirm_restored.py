"""A restored store: until somebody has compared it with the papers, nothing leaves it."""

from pathlib import Path

import pytest

from app.domain.roles import Actor
from app.errors import RuleError
from app.models.backup_file import backups_in
from app.services.commands import BackUp, ExportDay
from app.services.counter import Counter
from app.services.store.confirm_restored import (
    confirm_restored,
    note_restored,
    unconfirmed_restore,
)
from tests import builders
from tests.builders import SetClock


@pytest.fixture
def restored(counter: Counter, clock: SetClock) -> Counter:
    """A counter whose store says that it was restored a moment ago."""
    builders.receive(counter)
    with counter.context.database.write() as session:
        note_restored(session, clock.now(), "motcua-20261116-070000.db")
    return counter


def export(counter: Counter, folder: Path) -> object:
    by, day = builders.supervisor(counter), counter.context.today()
    return counter.days.export(ExportDay(by, day, str(folder), False), builders.quiet)


def test_nothing_is_exported_until_somebody_confirms(
    restored: Counter, supervisor: Actor, tmp_path: Path
) -> None:
    with pytest.raises(RuleError, match="phục hồi lúc 09:10 16/11/2026 chưa được đối chiếu"):
        export(restored, tmp_path / "usb")
    confirm_restored(restored.context, supervisor)
    (tmp_path / "usb").mkdir()
    assert export(restored, tmp_path / "usb")
    with restored.context.database.read() as session:
        assert unconfirmed_restore(session) is None


def test_only_who_may_restore_may_confirm(restored: Counter, clerk: Actor) -> None:
    with pytest.raises(RuleError):
        confirm_restored(restored.context, clerk)


def test_confirming_twice_is_noted_once(restored: Counter, supervisor: Actor) -> None:
    for _ in range(2):
        confirm_restored(restored.context, supervisor)
    with restored.context.database.read() as session:
        connection = session.connection()
        statement = "SELECT detail FROM audit_records WHERE action = 'confirm_restore'"
        assert connection.exec_driver_sql(statement).fetchall() == [("motcua-20261116-070000.db",)]


@pytest.mark.sqlite_only(reason="a server's copies are not thinned out")
def test_no_old_backup_goes_until_somebody_confirms(
    restored: Counter, supervisor: Actor, clock: SetClock, tmp_path: Path
) -> None:
    def copies() -> int:
        builders.receive(restored)
        restored.backups.make(BackUp(), builders.quiet)
        clock.forward(minutes=10)
        return len(backups_in(tmp_path / "sao-luu"))

    for _ in range(3):
        copies()
    clock.forward(days=9)
    assert copies() == 4
    confirm_restored(restored.context, supervisor)
    assert copies() == 3
