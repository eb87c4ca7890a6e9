"""The page of the office's registers: a rail of registers, the one in front, a form in its place.

What registers there are and what they hold is the counter's; no column is named here.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from functools import partial
from typing import Any

from PySide6.QtCore import QSize, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from app.domain.register_entries import EntryCard, EntryRow
from app.domain.registers import OUTAGES, Register
from app.domain.roles import ROLE_LABELS, Actor, Permission
from app.domain.scan import ScannedCard, ScannedDossier
from app.domain.vietnam_time import office_day, short_moment
from app.services.changes import Changes
from app.services.register_commands import CancelEntry, EntrySaved
from app.ui import messages
from app.ui.operations import LatestOnly, Operations
from app.ui.page import Command, Page
from app.ui.registers.entries_panel import EntriesPanel
from app.ui.registers.entry_dossiers import EntryDossiers
from app.ui.registers.entry_drafts import EntryDrafts
from app.ui.registers.entry_form import EntryForm, Wish
from app.ui.registers.entry_saving import EntrySaving
from app.ui.registers.outage_panel import OutagePanel
from app.ui.registers.ratings_panel import RatingsPanel
from app.ui.registers.register_output import RegisterOutput
from app.ui.registers.register_rail import RATINGS, RegisterRail
from app.ui.theme import watch
from app.ui.theme.tokens import GAP_L, GAP_M
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.layouts import row
from app.ui.widgets.path_edit import Choose, choose_file, choose_file_to_write
from app.words import tr


class RegistersPage(Page):
    """``show_paper`` shows a paper that was asked for, ``folder`` is where files are offered to go.

    Emits ``dossier_wanted`` with the key of a dossier whose card is to be opened.
    """

    dossier_wanted = Signal(int)

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        *,
        now: Callable[[], datetime],
        show_paper: Callable[[int], object],
        folder: Callable[[], str],
        choose: Choose = choose_file,
        choose_to_write: Choose = choose_file_to_write,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._operations, self._actor, self._now = operations, actor, now
        self._choose = choose
        self._latest, self._counts = LatestOnly(operations), LatestOnly(operations)
        self._registers: dict[str, Register] = {}
        self._entry: EntryRow | None = None
        self._saved_id: int | None = None
        self.register: Register | None = None
        self.form: EntryForm | None = None
        self.rail = RegisterRail()
        self.entries = EntriesPanel(actor, self._today)
        self.dossiers = EntryDossiers(operations, actor, self._today)
        self.outage = OutagePanel(operations, actor, show_paper)
        self.ratings = RatingsPanel(operations, actor, self._today, choose_to_write, folder)
        self._output = RegisterOutput(
            operations, actor, show_paper, partial(choose_to_write, self), folder
        )
        self.drafts = EntryDrafts(operations, actor, self._front, now, self)
        self._stack = QStackedWidget()
        self._lay_out()
        self._connect()

    def on_shown(self) -> None:
        if not self._actor.may(Permission.SEE_DOSSIERS):
            return
        if self._registers:
            self.refresh()
        else:
            self._operations.read(lambda counter: counter.registers.all(), self._offer)

    def on_hidden(self) -> None:
        self.drafts.flush()
        self._latest.drop()
        self._counts.drop()

    def first_field(self) -> QWidget | None:
        front: Any = self._stack.currentWidget()
        if front is self.entries and self.register is None:
            return None
        return front.first_field() if hasattr(front, "first_field") else None

    def commands(self) -> Sequence[Command]:
        return tuple(
            Command(tr("Sổ: {name}", name=tr(one.name)), lambda key=key: self.show_register(key))
            for key, one in self._registers.items()
        )

    def on_scan(self, scan: object) -> bool:
        front = self._stack.currentWidget()
        match scan:
            case ScannedDossier(code, _layout_wrong, _version) if front is self.dossiers:
                self.dossiers.take(str(code))
                return True
            case ScannedCard(card) if self.form is not None and front is self.form:
                return self.form.take_card(card)
            case _:
                return False

    def show_register(self, register_id: str) -> None:
        """Bring a register, or the ratings, to the front; a half-typed entry waits in its own."""
        if self.form is not None:
            self.drafts.park(self.form)
        self._drop_form()
        self.rail.mark(register_id)
        if register_id == RATINGS:
            self.register = None
            self._stack.setCurrentWidget(self.ratings)
        else:
            self.register = self._registers[register_id]
            self.entries.show_register(self.register)
            self._stack.setCurrentWidget(self.entries)
            self._write_on(self.drafts.take(register_id))
        self._make_room()
        self.refresh()

    def refresh(self) -> None:
        """Look at what is in front anew, and count what waits."""
        actor = self._actor
        self._counts.ask(lambda counter: counter.registers.counts(), self.rail.show_counts)
        if self.register is None:
            self.ratings.refresh()
            return
        wanted = self.entries.wanted()
        self._latest.ask(lambda counter: counter.registers.list(actor, wanted), self._show_entries)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Parts that come and go lay out everything around them, which may be at it just now.
        QTimer.singleShot(0, self, self._make_room)

    def minimumSizeHint(self) -> QSize:
        """Return the size with the rail of icons alone, whichever is shown."""
        least = super().minimumSizeHint()
        return QSize(least.width() - self.rail.width() + self.rail.narrow_width(), least.height())

    def _make_room(self) -> None:
        """Name the registers in full where what stands beside them has room enough."""
        margins = 2 * GAP_L + GAP_M
        room = self.width() - margins - self._stack.minimumSizeHint().width()
        self.rail.set_narrow(room < self.rail.wide_width())

    def _lay_out(self) -> None:
        allowed = self._actor.may(Permission.SEE_DOSSIERS)
        parts: list[QWidget] = [self.entries, self.dossiers, self.outage, self.ratings]
        if not allowed:
            role = tr(ROLE_LABELS[self._actor.role])
            title = tr("Vai trò «{role}» không xem sổ theo dõi.", role=role)
            advice = tr("Mời công chức hoặc lãnh đạo phụ trách đăng nhập.")
            parts.insert(0, EmptyState("lock", title, advice))
        for part in parts:
            self._stack.addWidget(part)
        both = row(self.rail, self._stack, gap=GAP_M, margins=(GAP_L, GAP_M, GAP_L, GAP_M))
        both.setStretch(1, 1)
        self.setLayout(both)
        self.rail.set_narrow(True)
        watch.changed.connect(self._make_room)

    def _connect(self) -> None:
        bar = self.entries.bar
        self.rail.chosen.connect(self.show_register)
        self.entries.asked.connect(self._look)
        self.entries.opened.connect(self._open)
        self.entries.cancel.wanted.connect(self._cancel)
        bar.add.clicked.connect(lambda: self._begin(Wish.ADD, None))
        bar.change.clicked.connect(lambda: self._open(Wish.CHANGE))
        bar.end.clicked.connect(lambda: self._open(Wish.CLOSE))
        bar.dossiers.clicked.connect(self._show_dossiers)
        self.outage.add_wanted.connect(lambda: self._show_part(self.dossiers))
        tools, entries = self.entries.tools, self.entries
        tools.print.clicked.connect(lambda: self._output.print(entries.wanted(), tools))
        tools.export.clicked.connect(
            lambda: self._output.export(entries.wanted(), tools, self._today())
        )
        for part in (self.dossiers, self.outage):
            part.left.connect(self._back)
            part.opened.connect(self.dossier_wanted)
        self._operations.changed.connect(self._note_changes)

    def _offer(self, registers: Sequence[Register]) -> None:
        self._registers = {one.id: one for one in registers}
        self.rail.offer(registers)
        self._make_room()
        if registers:
            first = registers[0].id
            self.drafts.load(
                self._registers, lambda: self.show_register(self.drafts.newest() or first)
            )

    def _look(self) -> None:
        if self.register is not None:
            self.refresh()

    def _show_entries(self, page: Any) -> None:
        self.entries.show_page(page)
        if self._saved_id is not None:
            self.entries.list().mark(self._saved_id)
            self.entries.first_field().setFocus()
            self._saved_id = None

    def _show_dossiers(self) -> None:
        """Show the dossiers of the marked entry; those of an outage may be excused by it."""
        outage = self.register is not None and self.register.id == OUTAGES
        self._show_part(self.outage if outage else self.dossiers)

    def _show_part(self, part: EntryDossiers | OutagePanel) -> None:
        """Show what belongs to the marked entry instead of the list."""
        entry, register = self.entries.marked(), self.register
        if entry is None or register is None:
            return
        title = tr("{entry} số {number}", entry=tr(register.entry), number=entry.label)
        part.begin(title[:1].upper() + title[1:], entry.id)
        self._stack.setCurrentWidget(part)
        part.first_field().setFocus()

    def _open(self, wish: Wish) -> None:
        """Open the marked entry to work on it; who may only look sees it in the list already."""
        entry, actor = self.entries.marked(), self._actor
        bar = self.entries.bar
        wanted = bar.end if wish is Wish.CLOSE else bar.change
        if entry is not None and wanted.isEnabled():
            entry_id = entry.id
            self._operations.write(
                lambda counter: counter.registers.open(actor, entry_id),
                lambda card: self._begin(wish, card),
                while_busy=(wanted,),
            )

    def _begin(self, wish: Wish, card: EntryCard | None) -> None:
        assert self.register is not None
        self._drop_form()
        form = EntryForm(
            self.register,
            wish,
            now=self._now,
            choose=self._choose,
            keep_evidence=self._output.keep_evidence,
            open_evidence=self._output.open_evidence,
        )
        form.save_wanted.connect(self._save)
        form.left.connect(self._back)
        form.changed.connect(partial(self.drafts.note_change, form.register.id))
        self.form, self._entry = form, card.row if card else None
        self._stack.addWidget(form)
        form.begin(card)
        self._stack.setCurrentWidget(form)
        form.first_field().setFocus()

    def _write_on(self, left: Mapping[str, Any]) -> None:
        """Open the form of an entry that was left half written, as it was left, and say so."""
        if not left or self.register is None:
            return
        register_id, entry_id, actor = self.register.id, left["entry_id"], self._actor

        def begin(card: EntryCard | None) -> None:
            if self.register is None or self.register.id != register_id:
                return
            self._begin(Wish[left["wish"]], card)
            assert self.form is not None
            self.form.put_back(left["typed"])
            saved = short_moment(datetime.fromisoformat(left["saved_at"]))
            messages.info(
                tr("Khôi phục phần gõ dở lúc {moment}", moment=saved),
                tr("Kiểm tra rồi bấm F9 để lưu; Esc bỏ đi."),
            )

        if entry_id:
            self._operations.write(lambda counter: counter.registers.open(actor, entry_id), begin)
        else:
            begin(None)

    def _save(self) -> None:
        form, entry_id = self._front()
        if form is not None:
            saving = EntrySaving(self._actor, form, entry_id, self)
            saving.stored.connect(self._saved)
            saving.start(self._operations)

    def _saved(self, saving: EntrySaving, answer: EntrySaved) -> None:
        """Go back to the list, unless the clerk has gone on to something else meanwhile."""
        messages.success(tr("Đã lưu dòng số {number}", number=answer.label))
        if saving.is_in(*self._front()):
            self._saved_id = answer.entry_id
            self._drop_form()
            self._to_list()
        self.drafts.forget_stored(saving.register_id, saving.typed)

    def _cancel(self, reason: str) -> None:
        entry, line = self.entries.marked(), self.entries.cancel
        if entry is None:
            return
        command = CancelEntry(actor=self._actor, entry_id=entry.id, reason=reason)

        def done(_answer: object) -> None:
            messages.success(tr("Đã hủy dòng số {number}", number=entry.label))
            self.entries.end_cancel()
            self.refresh()

        self._operations.write(
            lambda counter: counter.registers.cancel(command),
            done,
            line.refuse,
            while_busy=(line.save,),
        )

    def _back(self) -> None:
        """Leave what stands in the place of the list; a half-typed entry is asked about."""
        if self.form is None or not self.form.is_changed() or self._may_drop():
            self._end_form()
            self._to_list()

    def _may_drop(self) -> bool:
        return messages.ask(
            tr("Bỏ dòng đang ghi?"),
            tr("Những gì vừa gõ trong sổ chưa được lưu."),
            yes=tr("Bỏ"),
            no=tr("Ở lại"),
            danger=True,
        )

    def _end_form(self) -> None:
        """Close the form and forget what was kept of it."""
        self._drop_form()
        if self.register is not None:
            self.drafts.drop(self.register.id)

    def _front(self) -> tuple[EntryForm | None, int]:
        return self.form, self._entry.id if self._entry else 0

    def _to_list(self) -> None:
        self._stack.setCurrentWidget(self.entries)
        self.entries.first_field().setFocus()
        self.refresh()

    def _drop_form(self) -> None:
        if self.form is not None:
            form, self.form = self.form, None
            self._stack.removeWidget(form)
            form.deleteLater()
        self._entry = None

    def _note_changes(self, changes: Changes) -> None:
        if self.isVisible() and changes & Changes.REGISTERS and self._registers:
            self.refresh()

    def _today(self) -> date:
        return office_day(self._now())
