"""Settings: taking in what other counters carried here on a stick, after a look at what it brings.

The three lists are tables of ``merge_lists``; results that wait for their dossiers are cancelled
here as well.
"""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QWidget

from app.devices.removable_drives import Drive
from app.domain.merge_report import CONFLICTS, BundleAtHand, MergeNotice, MergeReport
from app.domain.roles import Actor, Permission
from app.services.answers import Merged
from app.services.changes import Changes
from app.services.commands import CancelUnmatched, MergeBundle
from app.ui import messages
from app.ui.office.merge_lists import (
    MergedTable,
    ReportTable,
    UnmatchedTable,
    bundle_words,
    line_words,
    summary,
)
from app.ui.office.settings_section import Section
from app.ui.operations import LatestOnly, Operations
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.button import Button
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.path_edit import Choose, PathEdit, choose_file, choose_folder
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.styling import show_if
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.services.ports import Tick

FindDrives = Callable[[], Sequence[Drive]]


class Listed(StrEnum):
    """Which of the lists is shown."""

    REPORT = "report"
    MERGED = "merged"
    UNMATCHED = "unmatched"


class _Wanted(NamedTuple):
    """Which bundle, and what opens it."""

    path: str
    passphrase: str
    key_file: str


class MergeSection(Section):
    """A bundle must have been looked at as it is before it can be taken in for good."""

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        find_drives: FindDrives,
        choose: Choose = choose_folder,
        choose_key: Choose = choose_file,
    ) -> None:
        super().__init__(
            tr("Dữ liệu quầy khác"),
            tr("Nhập gói cuối ngày của quầy không nối mạng với máy này. Nhập hai lần không trùng."),
            operations,
            actor,
            Permission.MERGE,
        )
        self._find_drives = find_drives
        self._looking = LatestOnly(operations)
        self._opened: _Wanted | None = None
        self._tried: _Wanted | None = None
        self._same: frozenset[str] = frozenset()
        self._running = False
        self._bundles: dict[str, BundleAtHand] = {}
        self.place = PathEdit(tr("Nơi có gói"), choose)
        self.key_file = PathEdit(tr("Tệp khóa"), choose_key)
        self.key_file.browse.set_label(tr("Chọn &khóa…"))
        self.bundle, self.listed = ChoiceBox(), ChoiceBox()
        self.passphrase, self.why = QLineEdit(), QLineEdit()
        self.passphrase.setPlaceholderText(tr("chỉ cần cho gói mã hóa"))
        self.why.setPlaceholderText(tr("trả nhầm phiếu …"))
        self.progress = ProgressPanel()
        self.report, self.merged, self.unmatched = ReportTable(), MergedTable(), UnmatchedTable()
        self.try_out = Button(tr("&Xem trước, chưa ghi gì"), "primary", icon="eye", key="F9")
        self.take_in = Button(tr("&Nhập gói này"), icon="download")
        self.same = Button(tr("Là &cùng một hồ sơ"), icon="copy")
        self.cancel = Button(tr("&Hủy lần trả"), icon="ban")
        self.fields = self._named()
        self._lay_out()
        self._connect()
        self._show_list()
        self.only_if_allowed(self.place, self.bundle, self.passphrase, self.try_out, self.take_in)

    def on_shown(self) -> None:
        self._look_for_sticks()
        self.refresh()

    def refresh(self) -> None:
        """Read anew what was taken in and what waits."""
        self.operations.read(
            lambda counter: (counter.exchange.merged(), counter.dossiers.unmatched()),
            lambda found: (self.merged.rows.put(found[0]), self.unmatched.rows.put(found[1])),
        )

    def start(self, *, dry_run: bool) -> None:
        """Open the bundle; ``dry_run`` tells what a merge would do and changes nothing."""
        wanted = self._wanted()
        if wanted != self._opened:
            # What somebody said of one bundle is said of no other.
            self._opened, self._same = wanted, frozenset()
        command = MergeBundle(
            actor=self.actor,
            path=wanted.path,
            passphrase=wanted.passphrase,
            key_file=wanted.key_file,
            dry_run=dry_run,
            same_dossiers=self._same,
        )

        def work(counter: "Counter", tick: "Tick") -> Merged:
            return counter.exchange.merge(command, tick)

        self.listed.set_key(Listed.REPORT)
        self.clear_problems()
        self.report.lines.put(())
        held: tuple[QWidget, ...] = (self.place, self.bundle, self.try_out, self.take_in, self.same)
        job = self.operations.output(
            work,
            lambda answer: self._done(wanted, answer.report),
            self.show_problem,
            while_busy=held,
        )
        self._running = True
        job.cancelled.connect(self._stopped)
        job.finished.connect(self._over)
        name = Path(wanted.path).name
        words = tr("Đang đọc {name}", name=name) if dry_run else tr("Đang nhập {name}", name=name)
        self.progress.follow(job, words)

    def confirm_same(self) -> None:
        """Say that the two dossiers of the marked line are one, and look again."""
        line = self.report.marked()
        if line is None or line.notice is not MergeNotice.SAME_CODE:
            return
        sure = messages.ask(
            tr("{code} là cùng một hồ sơ?", code=line.code),
            tr("Các bước của máy kia sẽ ghi vào hồ sơ ở đây. Đã nhập thì không tách ra được."),
            yes=tr("Cùng một hồ sơ"),
            no=tr("Chưa chắc"),
            danger=True,
        )
        if sure:
            self._same |= {line.code}
            self.start(dry_run=True)

    def cancel_return(self) -> None:
        """Take back the marked return, which has not found its dossier yet."""
        marked = self.unmatched.marked()
        if marked is None:
            return
        command = CancelUnmatched(self.actor, marked.id, self.why.text())
        self.clear_problems()
        self.operations.write(
            lambda counter: counter.dossiers.cancel_unmatched(command),
            lambda _saved: self._cancelled(marked.code),
            self.show_problem,
            while_busy=(self.cancel,),
        )

    def _named(self) -> dict[str, Field]:
        return {
            "place": Field(tr("&USB hoặc thư mục có gói"), self.place),
            "bundle": Field(tr("&Gói dữ liệu"), self.bundle),
            "passphrase": Field(tr("&Mật khẩu của quầy kia"), self.passphrase),
            "key_file": Field(tr("&Tệp khóa của cơ quan"), self.key_file),
            "listed": Field(tr("&Danh sách"), self.listed),
            "reason": Field(tr("&Lý do hủy"), self.why),
        }

    def _lay_out(self) -> None:
        fields = self.fields
        where = row(fields["place"], fields["bundle"], gap=GAP_M)
        how = row(fields["passphrase"], fields["listed"], gap=GAP_M)
        for line in (where, how):
            line.setStretch(0, 1)
            line.setStretch(1, 1)
            self.put(line)
        self.put(fields["key_file"])
        self.put(self.progress)
        self._stack = QStackedWidget()
        self._tables = {
            Listed.REPORT: self.report,
            Listed.MERGED: self.merged,
            Listed.UNMATCHED: self.unmatched,
        }
        for table in self._tables.values():
            self._stack.addWidget(table)
            self.frame_focus_of(table)
        self.put(self._stack, 1)
        self.put(fields["reason"])
        self.put_buttons(self.cancel, self.same, self.take_in, self.try_out)
        self.listed.set_choices(
            (
                (Listed.REPORT, tr("Điều cần xem lại trong gói")),
                (Listed.MERGED, tr("Các gói đã nhập")),
                (Listed.UNMATCHED, tr("Đã trả, chờ ghép hồ sơ")),
            )
        )

    def _connect(self) -> None:
        self.place.path_changed.connect(self._look_at)
        self.bundle.key_changed.connect(lambda _key: self._offer_key())
        self.passphrase.textChanged.connect(lambda _text: self._allow())
        self.key_file.path_changed.connect(lambda _path: self._allow())
        self.listed.key_changed.connect(lambda _key: self._show_list())
        self.try_out.clicked.connect(lambda: self.start(dry_run=True))
        self.take_in.clicked.connect(lambda: self.start(dry_run=False))
        self.same.clicked.connect(self.confirm_same)
        self.cancel.clicked.connect(self.cancel_return)
        self.report.selectionModel().currentRowChanged.connect(lambda *_: self._mark_line())
        self.unmatched.selectionModel().currentRowChanged.connect(lambda *_: self._allow())
        self.operations.changed.connect(self._look_again)

    def _look_for_sticks(self) -> None:
        if self.place.path() or not self.allowed:
            self._look_at(self.place.path())
            return
        find = self._find_drives
        self._looking.ask(lambda _counter: tuple(find()), self._offer_stick)

    def _offer_stick(self, drives: Sequence[Drive]) -> None:
        if drives and not self.place.path():
            self.place.set_path(str(drives[0].path))
        self._allow()

    def _look_at(self, path: str) -> None:
        """Look which bundles lie at ``path``; what is chosen by then is asked for no more."""
        if not path:
            self._offer(())
            return
        self._looking.ask(lambda counter: counter.exchange.bundles_in(Path(path)), self._offer)

    def _offer(self, bundles: Sequence[BundleAtHand]) -> None:
        self._bundles = {one.path: one for one in bundles}
        self.bundle.set_choices([(one.path, bundle_words(one)) for one in bundles])
        fresh = [one.path for one in bundles if not one.known]
        if fresh:
            self.bundle.set_key(fresh[0])
        self._allow()

    def _offer_key(self) -> None:
        """Ask for the key file where the bundle needs one, and name what its phrase opens."""
        by_key = self._is_by_key()
        show_if(self.fields["key_file"], by_key and self.listed.key() is Listed.REPORT)
        words = tr("&Mật khẩu của tệp khóa") if by_key else tr("&Mật khẩu của quầy kia")
        self.fields["passphrase"].set_label(words)
        self._allow()

    def _wanted(self) -> "_Wanted":
        """Return what is chosen as it stands; a place without bundles may itself be one."""
        chosen = self.bundle.key()
        path = chosen if isinstance(chosen, str) else self.place.path()
        phrase = self.passphrase.text().strip() if self.passphrase.isEnabled() else ""
        return _Wanted(path, phrase, self.key_file.path() if self._is_by_key() else "")

    def _is_by_key(self) -> bool:
        chosen = self._bundles.get(str(self.bundle.key()))
        return chosen is not None and chosen.by_key

    def _done(self, wanted: "_Wanted", report: MergeReport) -> None:
        self.report.lines.put(report.lines)
        self._tried = wanted if report.dry_run and not report.blocked else None
        if report.blocked:
            advice = tr("Chọn từng mã trùng, so hai hồ sơ; là một thì bấm «Là cùng một hồ sơ».")
            self.note.show_note("error", tr("Chưa nhập được: có mã trùng"), advice)
            return
        self.note.show_note("warn" if report.conflicts else "success", *summary(report))
        if not report.dry_run:
            self._look_at(self.place.path())

    def _cancelled(self, code: str) -> None:
        self.why.clear()
        self.note.show_note("success", tr("Đã hủy lần trả {code}", code=code))
        self.refresh()

    def _stopped(self) -> None:
        self.note.show_note("warn", tr("Đã dừng"), tr("Chưa có gì được nhập."))

    def _over(self) -> None:
        self._running = False
        self._allow()

    def _look_again(self, changes: Changes) -> None:
        if changes & Changes.DAYS and self.isVisible():
            self.refresh()

    def _show_list(self) -> None:
        key = self.listed.key()
        assert isinstance(key, Listed)
        self._stack.setCurrentWidget(self._tables[key])
        for name in ("place", "bundle", "passphrase"):
            show_if(self.fields[name], key is Listed.REPORT)
        show_if(self.fields["key_file"], key is Listed.REPORT and self._is_by_key())
        show_if(self.fields["reason"], key is Listed.UNMATCHED)
        for button in (self.take_in, self.try_out):
            show_if(button, key is Listed.REPORT)
        self.clear_problems()
        self._allow()

    def _mark_line(self) -> None:
        line = self.report.marked()
        if line is not None:
            # A cell has no room for the whole sentence.
            kind = "warn" if line.notice in CONFLICTS else "info"
            self.note.show_note(kind, line.code, line_words(line))
        self._allow()

    def _allow(self) -> None:
        """Offer what can be done now."""
        unmatched = self.listed.key() is Listed.UNMATCHED
        marked = self.unmatched.marked()
        may_cancel = self.actor.may(Permission.CLOSE_DAY)
        show_if(self.cancel, unmatched)
        self.cancel.setEnabled(may_cancel and marked is not None and marked.matched_at is None)
        blocked = any(one.notice is MergeNotice.SAME_CODE for one in self.report.lines.rows())
        line = self.report.marked()
        show_if(self.same, blocked and not unmatched)
        self.same.setEnabled(line is not None and line.notice is MergeNotice.SAME_CODE)
        if not self.allowed or self._running:
            return
        chosen = self._bundles.get(str(self.bundle.key()))
        self.passphrase.setEnabled(chosen is None or chosen.encrypted)
        wanted = self._wanted()
        tried = wanted == self._tried
        self.try_out.setEnabled(bool(wanted.path))
        self.take_in.setEnabled(bool(wanted.path) and tried)
        self.take_in.setToolTip("" if tried else tr("Xem trước gói này đã."))
        self.take_in.set_kind("primary" if tried else "secondary")
        self.try_out.set_kind("secondary" if tried else "primary")
