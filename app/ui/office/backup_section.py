"""Settings: where copies of the store and the receipt journal go, and making a copy now."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from app.domain.backup_listing import (
    BackupConcern,
    BackupRow,
    BackupStatus,
)
from app.domain.backup_plan import KeptPlace
from app.domain.data_folder import FolderFacts
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import short_moment
from app.errors import MotCuaError, StoreError
from app.services.answers import BackedUp
from app.services.changes import Changes
from app.services.commands import BackUp, ChoosePlaces
from app.ui.backup_watch import journal_words, words_of
from app.ui.backup_words import say_backed_up
from app.ui.office.backup_table import BackupTable
from app.ui.office.settings_section import Section
from app.ui.operations import Operations
from app.ui.plugs import PcSettings
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.note_line import NoteLine
from app.ui.widgets.path_edit import Choose, PathEdit, choose_folder
from app.ui.widgets.progress_panel import ProgressPanel
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.services.ports import Tick


@dataclass(frozen=True, slots=True)
class _Seen:
    """All that is shown besides the places."""

    status: BackupStatus
    rows: tuple[BackupRow, ...]
    journal_trouble: StoreError | None


class BackupSection(Section):
    """Anybody at the desk may make a copy; where things go, who leads the office decides.

    ``look_at_folder`` (*worker*) tells what a folder lies on.
    """

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        settings: Callable[[], PcSettings],
        change_settings: Callable[..., object],
        now: Callable[[], datetime],
        look_at_folder: Callable[[Path], FolderFacts],
        choose: Choose = choose_folder,
    ) -> None:
        super().__init__(
            tr("Sao lưu"),
            tr("Tự chép và kiểm tra cứ hai giờ có việc và khi chốt ngày; nơi thứ hai mỗi ngày."),
            operations,
            actor,
        )
        self._settings, self._change = settings, change_settings
        self._now, self._look = now, look_at_folder
        # Why this PC makes no copy, empty where it does.
        self._elsewhere = ""
        self.main = PathEdit(tr("Thư mục sao lưu"), choose)
        self.main.line.setPlaceholderText(tr("thư mục sao-luu cạnh kho dữ liệu"))
        self.second = PathEdit(tr("Nơi sao lưu thứ hai"), choose)
        self.second.line.setPlaceholderText(tr("chưa có: ổ đĩa hỏng thì mất cả bản sao"))
        self.journal = PathEdit(tr("Nơi ghi nhật ký biên nhận"), choose)
        self.journal.line.setPlaceholderText(tr("thư mục nhat-ky cạnh kho dữ liệu"))
        # Three buttons of one name need three keys.
        self.second.browse.set_label(tr("&Chọn…"))
        self.second.browse.setAccessibleName(tr("Chọn: {name}", name=tr("Nơi sao lưu thứ hai")))
        self.journal.browse.set_label(tr("Chọ&n…"))
        self.journal.browse.setAccessibleName(
            tr("Chọn: {name}", name=tr("Nơi ghi nhật ký biên nhận"))
        )
        self.fields[KeptPlace.MAIN] = Field(tr("&Thư mục sao lưu"), self.main)
        self.fields[KeptPlace.SECOND] = Field(tr("Nơi sao lưu thứ h&ai"), self.second)
        self.fields[KeptPlace.JOURNAL] = Field(
            tr("Nơi &ghi nhật ký biên nhận"), self.journal, hint=tr("nên ở ổ đĩa khác")
        )
        self.journal_state = NoteLine()
        self.state = NoteLine()
        self.progress = ProgressPanel()
        self.table = BackupTable()
        self.model = self.table.rows
        self.save = Button(tr("&Lưu nơi sao lưu"), icon="device-floppy")
        self.back_up = Button(tr("&Sao lưu ngay"), "primary", icon="archive", key="F9")
        self._lay_out()
        self.forget()
        self._connect()
        self._allow()

    def on_shown(self) -> None:
        self.operations.read(_seen, self._show)

    def is_changed(self) -> bool:
        now = self._settings()
        return (self.main.path(), self.second.path(), self.journal.path()) != (
            now.backup_folder,
            now.second_backup_folder,
            now.journal_folder,
        )

    def forget(self) -> None:
        now = self._settings()
        self.main.set_path(now.backup_folder)
        self.second.set_path(now.second_backup_folder)
        self.journal.set_path(now.journal_folder)
        self._allow()

    def save_places(self) -> None:
        """Look at the folders, make them ready, and send everything there from now on."""
        paths, look = (self.main.path(), self.second.path(), self.journal.path()), self._look
        command = ChoosePlaces(self.actor, *paths)
        self.clear_problems()
        self.operations.write(
            lambda counter: counter.backups.prepare(command, look),
            lambda was_there: self._saved(command, journal_was_there=was_there),
            self.show_problem,
            while_busy=(self.save, self.main, self.second, self.journal),
        )

    def start_backup(self) -> None:
        """Copy the store to its places now."""
        command = BackUp(actor=self.actor)

        def work(counter: "Counter", tick: "Tick") -> BackedUp:
            return counter.backups.make(command, tick)

        self.clear_problems()
        job = self.operations.background(work, self._done, self.explain, while_busy=(self.back_up,))
        self.progress.follow(job, tr("Đang sao lưu và kiểm tra bản sao"))

    def _lay_out(self) -> None:
        self.frame_focus_of(self.table)
        main, second, journal = self.fields.values()
        copies = row(main, second, gap=GAP_M)
        for at in range(2):
            copies.setStretch(at, 1)
        self.put(copies)
        self.put(journal)
        self.put(self.journal_state)
        self.put(self.state)
        self.put(self.progress)
        self.put(self.table, 1)
        self.put_buttons(self.save, self.back_up)

    def _connect(self) -> None:
        for edit in (self.main, self.second, self.journal):
            edit.path_changed.connect(lambda _path: self._allow())
        self.save.clicked.connect(self.save_places)
        self.back_up.clicked.connect(self.start_backup)
        self.operations.changed.connect(self._look_again)

    def _allow(self) -> None:
        leads = self.actor.may(Permission.CHANGE_OFFICE)
        reason = "" if leads else tr("Mời lãnh đạo phụ trách đăng nhập để thay đổi.")
        for edit in (self.main, self.second, self.journal):
            edit.setEnabled(leads)
            edit.setToolTip(reason)
        self.save.setEnabled(leads and self.is_changed())
        self.save.setToolTip(reason)
        self.back_up.setEnabled(self.actor.may(Permission.BACK_UP) and not self._elsewhere)
        self.back_up.setToolTip(self._elsewhere)

    def _show(self, seen: _Seen) -> None:
        status = seen.status
        self.model.put(seen.rows)
        self._show_journal(seen.journal_trouble)
        if status.elsewhere is not None:
            self._show_elsewhere(status.elsewhere)
            return
        words, condition, more = words_of(status, self._now())
        good = condition == "good" or status.concern(self._now()) is BackupConcern.FINE
        if status.last is not None:
            moment = short_moment(status.last)
            text = tr("Bản gần nhất: {moment}, {words}.", moment=moment, words=words)
            if not status.changed:
                unchanged = tr("Từ đó chưa có gì mới.")
                text = f"{text} {unchanged}"
        else:
            text = tr("Kho dữ liệu chưa có bản sao nào trong thư mục sao lưu.")
        if self.note.isHidden():
            text = f"{text} {more}".strip()
        self.state.show_note("success" if good else "warn", text)

    def _show_elsewhere(self, why: MotCuaError) -> None:
        """Say calmly that copies are made at the server, and what must be seen to there."""
        title, advice = tr(why.title, **why.values), tr(why.advice, **why.values)
        see_to = tr("Hỏi người quản trị máy chủ: bản gần nhất lúc nào, đã phục hồi thử chưa.")
        self.state.show_note("info", f"{title} {advice} {see_to}")
        self._elsewhere = title
        self._allow()

    def _show_journal(self, trouble: StoreError | None) -> None:
        _words, condition, sentence = journal_words(trouble)
        self.journal_state.show_note("error" if condition == "bad" else "warn", sentence)

    def _saved(self, command: ChoosePlaces, *, journal_was_there: bool) -> None:
        self._change(
            backup_folder=command.main,
            second_backup_folder=command.second,
            journal_folder=command.journal,
        )
        self._allow()
        text = tr("Bản sao và dòng nhật ký tiếp theo sẽ vào các thư mục này.")
        if not journal_was_there:
            text = f"{text} {tr('Nơi ghi nhật ký trước đây không thấy: bấm «Sao lưu ngay».')}"
        kind = "success" if journal_was_there else "warn"
        self.note.show_note(kind, tr("Đã lưu nơi sao lưu"), text)
        self.on_shown()

    def _done(self, answer: BackedUp) -> None:
        say_backed_up(self.note, answer)

    def _look_again(self, changes: Changes) -> None:
        if changes & Changes.BACKUPS and self.isVisible():
            self.on_shown()


def _seen(counter: "Counter") -> _Seen:
    return _Seen(counter.backups.status(), counter.backups.rows(), counter.journal_trouble)
