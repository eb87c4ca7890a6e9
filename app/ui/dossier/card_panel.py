"""Everything about one dossier, beside the list or over it, and what may be done with it.

The facts are in ``card_facts``, the steps in ``step_panel``; fetching the card is the page's.
"""

from collections.abc import Callable, Sequence
from datetime import datetime
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QGridLayout, QMenu, QScrollArea, QVBoxLayout, QWidget

from app.domain.dossier_state import Action, DossierState, Form
from app.domain.listings import DossierCard, PrintLine
from app.domain.print_state import PrintState
from app.domain.roles import Actor
from app.services.commands import PrinterChoice
from app.ui.dossier.card_facts import Section, sections_of
from app.ui.dossier.card_papers import CardPapers
from app.ui.dossier.facts import Facts
from app.ui.dossier.status import due_pill, state_pill
from app.ui.dossier.step_panel import StepPanel
from app.ui.dossier.step_words import Step
from app.ui.operations import Operations
from app.ui.papers.paper_maker import PaperMaker
from app.ui.theme.tokens import GAP_M, GAP_S, GAP_XL
from app.ui.widgets.button import Button, IconButton
from app.ui.widgets.card import Card
from app.ui.widgets.layouts import column, row, separator
from app.ui.widgets.status_pill import StatusPill
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import ElidedText, Text
from app.words import N_, tr

_STEPS: tuple[tuple[Action, Step, str, str], ...] = (
    (Action.RECORD_RESULT, Step.RECORD_RESULT, N_("&Nhận kết quả"), "signature"),
    (Action.HAND_OVER, Step.HAND_OVER, N_("&Chuyển giải quyết"), "send"),
    (Action.UNDO_RETURN, Step.UNDO_RETURN, N_("&Hoàn tác trả"), "arrow-back-up"),
    (Action.ACCEPT_SUPPLEMENT, Step.ACCEPT_SUPPLEMENT, N_("Nhận &bổ sung"), "file-plus"),
    (Action.REQUEST_SUPPLEMENT, Step.REQUEST_SUPPLEMENT, N_("Yêu cầu &bổ sung"), "file-alert"),
    (Action.CONFIRM_PAYMENT, Step.CONFIRM_PAYMENT, N_("Xác nhận nộp &tiền"), "coin"),
    (Action.BACK_FROM_AGENCY, Step.BACK_FROM_AGENCY, N_("&Nơi phối hợp trả về"), "inbox"),
    (Action.BRING_BACK, Step.BRING_BACK, N_("&Không giao được"), "arrow-back-up"),
    (Action.CANCEL, Step.CANCEL, N_("Hủ&y hồ sơ"), "ban"),
)
# What is done now and then stands in a list behind one key, numbered; what has no form of its
# own here is done on the page that returns results.
_SELDOM: tuple[tuple[Action, Step | None, str], ...] = (
    (Action.CORRECT, Step.CORRECT, N_("Sửa thông tin hồ sơ…")),
    (Action.TAKE_UP, Step.TAKE_UP, N_("Chuyên môn nhận hồ sơ…")),
    (Action.EXTEND, Step.EXTEND, N_("Xin lỗi và hẹn lại (Mẫu 04)…")),
    (Action.REQUEST_PAYMENT, Step.REQUEST_PAYMENT, N_("Yêu cầu nghĩa vụ tài chính…")),
    (Action.SEND_TO_AGENCY, Step.SEND_TO_AGENCY, N_("Chuyển cơ quan phối hợp…")),
    (Action.SEND_OUT, Step.SEND_OUT, N_("Gửi kết quả đi…")),
    (Action.RETURN_RESULT, Step.RETURN_ELECTRONICALLY, N_("Trả điện tử…")),
    (Action.RETURN_PART, None, N_("Trả trước một phần (F5)…")),
    (Action.UNDO_RESULT, Step.UNDO_RESULT, N_("Hoàn tác nhận kết quả…")),
    (Action.WITHDRAW, Step.WITHDRAW, N_("Công dân rút hồ sơ…")),
    (Action.STOP, Step.STOP, N_("Dừng giải quyết…")),
)
_LIKELIEST: dict[DossierState, Action] = {
    DossierState.RECEIVED: Action.HAND_OVER,
    DossierState.IN_PROCESS: Action.RECORD_RESULT,
    DossierState.AWAITING_SUPPLEMENT: Action.ACCEPT_SUPPLEMENT,
    DossierState.AWAITING_PAYMENT: Action.CONFIRM_PAYMENT,
    DossierState.RESULT_READY: Action.RETURN_RESULT,
}
# A sheet whose printing was cut off may be on paper, too, so the next one is a marked reprint.
_ON_PAPER = (PrintState.PRINTED, PrintState.PRINTING, PrintState.UNKNOWN)

# From this width on, counted in letters, the card is read in two columns.
_LETTERS_FOR_TWO = 84
_DOWN, _ACROSS = QBoxLayout.Direction.TopToBottom, QBoxLayout.Direction.LeftToRight


class CardPanel(Card):
    """Shows the card it is given; emits ``closed`` and, to return its result, ``return_wanted``.

    ``room_wanted`` comes when a form needs the whole page (``needs_room``), and when no more,
    ``official_wanted`` for what the official system has of the dossier, ``paper_wanted`` with the
    key of one of its papers.

    ``now`` gives aware instants and ``printer`` where slips come out at this desk.
    """

    closed = Signal()
    room_wanted = Signal()
    official_wanted = Signal()
    return_wanted = Signal(int)
    paper_wanted = Signal(int)

    def __init__(
        self,
        operations: Operations,
        actor: Actor,
        *,
        now: Callable[[], datetime],
        printer: Callable[[], PrinterChoice],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._card: DossierCard | None = None
        self._code = ElidedText("", "heading")
        self._name = ElidedText("", "strong")
        self._columns = (_Sections(), _Sections())
        self.steps = StepPanel(operations, actor, now=now, printer=printer)
        self.steps.closed.connect(self._end_step)
        self._maker = PaperMaker(operations, actor, printer, self)
        # The key is the page's own: it brings along the dossier that is open here.
        self.official = Button(tr("Hệ thống QG (Shift+F4)"), icon="building-bank")
        self.official.clicked.connect(self.official_wanted)
        self.papers = CardPapers(self.official)
        self.control_sheet, self.label = self.papers.control_sheet, self.papers.label
        self.control_sheet.clicked.connect(lambda: self._make(self._maker.control_sheets))
        self.label.clicked.connect(lambda: self._make(self._maker.labels))
        self.papers.seen_wanted.connect(self.paper_wanted)
        self._buttons: dict[Action | Step, Button] = {}
        self._actions = QWidget()
        self._lay_out()

    def show_card(self, card: DossierCard) -> None:
        """Show ``card`` from its top, or what is new of the one that is shown already."""
        same = self._card is not None and self._card.row.id == card.row.id
        self._card = card
        self.setAccessibleName(tr("Hồ sơ {code}", code=card.row.code))
        self._code.setText(card.row.code)
        self._name.setText(card.row.applicant_name)
        self._state.set_pill(state_pill(card.row.state))
        due = due_pill(card.row)
        if due is not None:
            self._due.set_pill(due)
        show_if(self._due, due is not None)
        for sections, shown in zip(self._columns, sections_of(card), strict=True):
            sections.show_sections(shown)
        self.papers.show_prints(card.prints)
        self._show_actions(card)
        if not same:
            self.steps.close_step()
            self._scroll.verticalScrollBar().setValue(0)

    def card(self) -> DossierCard | None:
        """Return the card shown."""
        return self._card

    def offered(self) -> list[Button]:
        """Return the buttons of what may be done with the dossier."""
        return [button for button in self._buttons.values() if not button.isHidden()]

    def half_typed(self) -> bool:
        """Say whether a step is half entered, so that no other card may take its place."""
        return self.steps.half_typed()

    def begin(self, step: Step) -> None:
        """Open the form of ``step`` for the dossier shown."""
        if self._card is None:
            return
        self._actions.hide()
        self.steps.open(step, [self._card.row], self._card)
        self._make_room()

    def needs_room(self) -> bool:
        """Say whether what is being entered needs the whole page."""
        return self.steps.needs_room()

    def first_field(self) -> QWidget:
        """Return the text of the card, which arrow keys scroll, or what is being entered."""
        return self.steps.first_field() or self._scroll

    def leave(self) -> None:
        """Close the open form, or the card when there is none."""
        if self.steps.step() is not None:
            self.steps.close_step()
        else:
            self.closed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._arrange()

    def _lay_out(self) -> None:
        close = IconButton("x", tr("Đóng hồ sơ (Esc)"))
        close.clicked.connect(self.leave)
        pill = state_pill(DossierState.RECEIVED)
        self._state, self._due = StatusPill(pill), StatusPill(pill)
        pills = row(self._state, self._due, None)
        self._head = column(column(self._code, self._name, gap=0), pills)
        self._head.setStretch(0, 1)
        head = row(self._head, close, gap=GAP_M)
        head.setStretch(0, 1)
        head.setAlignment(close, Qt.AlignmentFlag.AlignTop)
        self._body = column(*self._columns, gap=GAP_XL)
        self._body.setContentsMargins(0, 0, GAP_S, 0)
        inside = QWidget()
        inside.setLayout(column(self._body, self.papers, None))
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setWidget(inside)
        self._scroll.setAccessibleName(tr("Nội dung hồ sơ"))
        self.frame_focus_of(self._scroll)
        self._fill_actions()
        self.add(head)
        self.add(separator())
        self.add(self._scroll, 1)
        self.add(self._actions)
        self.add(self.steps)

    def _arrange(self) -> None:
        """Read the card in one column or two, with as many buttons a row as there is room for."""
        wide = self.width() >= self.fontMetrics().averageCharWidth() * _LETTERS_FOR_TWO
        if wide == (self._body.direction() == _ACROSS):
            return
        for layout in (self._head, self._body):
            layout.setDirection(_ACROSS if wide else _DOWN)
        for at in (0, 1):
            self._body.setStretch(at, 1 if wide else 0)
        if self._card is not None:
            self._show_actions(self._card)

    def _fill_actions(self) -> None:
        give = Button(tr("T&rả kết quả"), icon="package-export", parent=self._actions)
        give.clicked.connect(self._want_return)
        self._buttons[Action.RETURN_RESULT] = give
        for action, step, words, icon in _STEPS:
            kind = "danger" if step is Step.CANCEL else "secondary"
            button = Button(tr(words), kind, icon=icon, parent=self._actions)
            button.clicked.connect(lambda *_, step=step: self.begin(step))
            self._buttons[action] = button
        again = Button("", icon="printer", parent=self._actions)
        again.clicked.connect(self._print)
        self._buttons[Step.REPRINT] = again
        self.more = Button(tr("&Việc khác"), icon="chevron-up", parent=self._actions)
        self.menu = QMenu(self.more)
        self.more.setMenu(self.menu)
        self._grid = QGridLayout(self._actions)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(GAP_S)

    def _show_actions(self, card: DossierCard) -> None:
        """Offer what the rules allow, the likeliest first and loud, what burns a code last."""
        offered: list[Action | Step] = [one for one in self._buttons if one in card.actions]
        receipt = newest_receipt(card)
        if receipt is not None:
            offered.append(Step.REPRINT)
            words = tr("&In lại giấy hẹn") if self._on_paper(receipt) else tr("&In giấy hẹn")
            self._buttons[Step.REPRINT].set_label(words)
        a_row = len(self._buttons) + 1 if self._body.direction() == _ACROSS else 2
        likely = _LIKELIEST.get(card.row.state)
        offered.sort(key=lambda one: (one is not likely, one is Action.CANCEL))
        for one, button in self._buttons.items():
            self._grid.removeWidget(button)
            show_if(button, one in offered)
            if one is not Action.CANCEL:
                button.set_kind("primary" if one is likely else "secondary")
        self._fill_menu(card)
        shown = [self._buttons[one] for one in offered]
        if not self.menu.isEmpty():
            shown.append(self.more)
        self._grid.removeWidget(self.more)
        show_if(self.more, self.more in shown)
        for at, button in enumerate(shown):
            self._grid.addWidget(button, *divmod(at, a_row))
        # All rows have their room at once, not one after the other as the layout learns of them.
        self._actions.setMinimumHeight(self._grid.sizeHint().height())
        for first, second in pairwise(shown):
            QWidget.setTabOrder(first, second)
        show_if(self._actions, bool(shown) and self.steps.step() is None)

    def _fill_menu(self, card: DossierCard) -> None:
        self.menu.clear()
        on_paper = card.course.out_for_delivery
        seldom = [
            (step, words)
            for action, step, words in _SELDOM
            if action in card.actions and not (step is Step.RETURN_ELECTRONICALLY and on_paper)
        ]
        for number, (step, words) in enumerate(seldom, start=1):
            entry = self.menu.addAction(tr("&{number}  {words}", number=number, words=tr(words)))
            if step is None:
                entry.triggered.connect(self._want_return)
            else:
                entry.triggered.connect(lambda *_, step=step: self.begin(step))

    def _on_paper(self, receipt: PrintLine) -> bool:
        return PrintState(receipt.state) in _ON_PAPER

    def _print(self) -> None:
        receipt = newest_receipt(self._card) if self._card is not None else None
        if self._card is None or receipt is None:
            return
        if self._on_paper(receipt):
            self.begin(Step.REPRINT)
        else:
            self.steps.print_first(self._card.row)

    def _make(self, paper: Callable[[int], object]) -> None:
        if self._card is not None:
            paper(self._card.row.id)

    def _want_return(self) -> None:
        if self._card is not None:
            self.return_wanted.emit(self._card.row.id)

    def _make_room(self) -> None:
        show_if(self._scroll, not self.needs_room())
        self.room_wanted.emit()

    def _end_step(self) -> None:
        self._make_room()
        self._actions.show()
        self._scroll.setFocus()


def newest_receipt(card: DossierCard) -> PrintLine | None:
    """Return the newest sheet of the receipt, None for a dossier received elsewhere."""
    return next((one for one in card.prints if one.form == Form.RECEIPT), None)


class _Sections(QWidget):
    """One column of the card; titles and facts are kept for the next dossier."""

    def __init__(self) -> None:
        super().__init__()
        self._parts: list[tuple[Text, Facts]] = []
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(GAP_S)
        self._layout.addStretch(1)

    def show_sections(self, sections: Sequence[Section]) -> None:
        while len(self._parts) < len(sections):
            self._parts.append(self._add_part())
        for at, (title, facts) in enumerate(self._parts):
            used = at < len(sections)
            if used:
                title.setText(sections[at].title)
                facts.set_facts(sections[at].facts)
            show_if(title, used)
            show_if(facts, used)

    def _add_part(self) -> tuple[Text, Facts]:
        title, facts = Text("", "title"), Facts()
        if self._parts:
            title.setContentsMargins(0, GAP_S, 0, 0)
        for part in (title, facts):
            self._layout.insertWidget(self._layout.count() - 1, part)
        return title, facts
