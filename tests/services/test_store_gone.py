"""A store deleted or replaced while it is open: no use case acknowledges anything into nowhere.

On POSIX the open file goes on taking commits that nobody will ever find again.
"""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.dossier_code import LocalCode
from app.errors import MotCuaError, StoreError
from app.models.sqlite_file import connect
from app.models.tables import metadata
from app.places import JOURNAL_FOLDER
from app.services.commands import AnswerClock, AnswerPrint, BackUp, ReturnUnmatched
from app.services.counter import Counter
from app.services.store.quick_check import quick_check
from tests import builders
from tests.services.test_who_may import MAY, Scene

pytestmark = pytest.mark.sqlite_only(reason="a server's store cannot be deleted under it")

# Whatever else raises StoreError, these must: each changes the store.
WRITES = {
    "dossiers.receive",
    "dossiers.hand_over",
    "dossiers.record_result",
    "dossiers.return_result",
    "dossiers.undo_result",
    "dossiers.undo_return",
    "dossiers.cancel",
    "dossiers.note_look_up",
    "dossiers.print_receipt",
    "days.close",
    "days.export",
    "backups.make",
    "papers.answer",
    "papers.print",
    "papers.reprint",
    "papers.save",
    "papers.drop",
    "office.save_profile",
    "office.sign_out",
    "office.put_off_password",
    "office.release_clerk",
    "office.note_pc_settings",
    "office.confirm_year",
    "office.export_passphrase",
}


class Ready(Scene):
    """A scene whose dossiers stand ready before the store is lost."""

    def __init__(self, counter: Counter, folder: Path) -> None:
        super().__init__(counter, folder)
        before = Scene(counter, folder)
        self._received, self._code = before.received(), before.code()
        self._handed_over, self._ready = before.handed_over(), before.ready()
        self._returned, self._paper = before.returned(), before.paper()

    def received(self) -> int:
        return self._received

    def handed_over(self) -> int:
        return self._handed_over

    def ready(self) -> int:
        return self._ready

    def returned(self) -> int:
        return self._returned

    def paper(self) -> int:
        return self._paper

    def code(self) -> str:
        return self._code


class Witness:
    """Sees the store as it was opened, whatever lies at its path by now, and the journal."""

    def __init__(self, folder: Path) -> None:
        self._journal = folder / JOURNAL_FOLDER
        self._connection = connect(folder / "motcua.db")
        self._tables = [table.name for table in metadata.sorted_tables]

    def sees(self) -> tuple[dict[str, int], dict[str, bytes]]:
        """Return how many rows each table has, and what stands in the journal."""
        rows = {
            name: int(self._connection.execute(f"SELECT count(*) FROM {name}").fetchone()[0])
            for name in self._tables
        }
        return rows, {file.name: file.read_bytes() for file in self._journal.glob("*.jsonl")}

    def close(self) -> None:
        self._connection.close()


def delete(store: Path) -> None:
    store.unlink()


def put_another_in_its_place(store: Path) -> None:
    copy = store.with_name("copy.db")
    shutil.copyfile(store, copy)
    copy.replace(store)


def lost(attempt: Callable[[], object]) -> bool:
    """Say whether ``attempt`` ends by telling that the store is not there any more."""
    try:
        attempt()
    except StoreError:
        return True
    except MotCuaError:
        return False
    return False


@pytest.mark.parametrize("lose", [delete, put_another_in_its_place])
def test_whatever_writes_notices_that_its_store_is_gone(
    tmp_path: Path, lose: Callable[[Path], None]
) -> None:
    counter = builders.sample_counter(tmp_path)
    scene, noticed = Ready(counter, tmp_path), set[str]()
    witness = Witness(tmp_path)
    before = witness.sees()
    lose(tmp_path / "motcua.db")
    for name, may in MAY.items():
        by = scene.leader if scene.leader.role in may.roles else scene.clerk
        if lost(lambda may=may, by=by: may.attempt(scene, by)):
            noticed.add(name)
        assert witness.sees() == before, name
    assert noticed >= WRITES
    assert not list((tmp_path / "phieu").glob("giay-hen*"))
    with pytest.raises(StoreError, match="xóa hoặc thay thế"):
        counter.days.save_draft(scene.clerk, "receive", {"name": "An"})
    with pytest.raises(StoreError, match="xóa hoặc thay thế"):
        counter.office.sign_in(scene.clerk.clerk_id, builders.CLERK_PIN)
    day = f"{counter.context.today():%d/%m/%Y}"
    with pytest.raises(StoreError, match="xóa hoặc thay thế"):
        counter.opening.answer_clock(AnswerClock(actor=scene.clerk, typed=day))
    with pytest.raises(StoreError, match="xóa hoặc thay thế"):
        counter.papers.answer(AnswerPrint(actor=scene.clerk, print_id=1))
    unmatched = str(LocalCode(2, 0, counter.context.today(), 1))
    with pytest.raises(StoreError, match="xóa hoặc thay thế"):
        counter.dossiers.return_unmatched(
            ReturnUnmatched(
                actor=scene.clerk,
                code=unmatched,
                collector_name="Lê Thị Bé",
                collector_identity="001188004321",
                collector_relation="mẹ",
            )
        )
    assert witness.sees() == before
    witness.close()
    counter.context.database.close()


@pytest.mark.parametrize("lose", [delete, put_another_in_its_place])
def test_check_backup_and_drill_say_so_and_leave_what_lies_there_alone(
    tmp_path: Path, lose: Callable[[Path], None]
) -> None:
    counter = builders.sample_counter(tmp_path)
    store = tmp_path / "motcua.db"
    counter.backups.make(BackUp(), builders.quiet)
    builders.receive(counter)
    lose(store)
    there = store.read_bytes() if store.exists() else None
    assert "bị xóa hoặc thay thế" in str(counter.days.check().findings[0])
    with pytest.raises(StoreError, match="xóa hoặc thay thế"):
        counter.backups.make(BackUp(), builders.quiet)
    with pytest.raises(StoreError, match="xóa hoặc thay thế"):
        quick_check(counter.context, builders.quiet)
    assert len(list(tmp_path.rglob("motcua-*.db"))) == 1
    counter.close()
    assert (store.read_bytes() if store.exists() else None) == there
