"""What is left hanging, at the head of the page for receiving: quiet, small, and each with its key.

It asks and answers nothing by itself but whether a sheet came out; printing is the page's.
"""

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QApplication, QScrollArea, QSizePolicy, QWidget

from app.domain.hanging import Hanging
from app.domain.print_state import NOT_OUT_REASON
from app.domain.roles import Actor
from app.services.changes import Changes
from app.services.commands import AnswerPrint
from app.ui import messages
from app.ui.day.hanging_lines import MEND_KEYS, Line, Mend, lines_of, summary_of
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_M, GAP_S, GAP_XS
from app.ui.widgets.button import Button, IconButton
from app.ui.widgets.card import Card
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import ElidedText, Text
from app.words import tr

_SEEN_AGAIN_FOR = Changes.PRINTS | Changes.DAYS | Changes.DOSSIERS
# Lines that are shown at once, on a screen of so many lines and on a smaller one; part of a line
# tells that there are more.
_ROOMY_LINES, _SHOWN, _SHOWN_ON_LITTLE = 15, 3.3, 2.0


class HangingPanel(Card):
    """Hidden while nothing hangs. ``print_wanted`` carries papers and the reason of a reprint.

    ``mend_wanted`` carries what another page mends: a ``Mend`` and the form of a draft.
    ``unfolded`` tells that room is needed, ``left`` that the keyboard is not wanted any more.
    """

    print_wanted = Signal(object, str)
    mend_wanted = Signal(object, str)
    unfolded = Signal()
    left = Signal()

    def __init__(
        self,
        operations: Operations,
        now: Callable[[], datetime],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._operations, self._now = operations, now
        self._actor: Actor | None = None
        self._opened_at: datetime | None = None
        self._printing: set[int] = set()
        self._held_back = self._put_aside = self._pressing = False
        self.rows: list[_Row] = []
        self._summary = ElidedText("", "secondary")
        self.toggle = Button("", "quiet")
        self._close = IconButton("x", tr("Đóng việc còn treo"))
        self._area = QScrollArea()
        self._area.setWidgetResizable(True)
        self._area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._lay_out()
        self.toggle.clicked.connect(self.recall)
        self._close.clicked.connect(self.dismiss)
        self._name_toggle()
        operations.changed.connect(self._note_changes)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.hide()

    def open_for(self, actor: Actor) -> None:
        """Show what hung over ``actor`` when first asked; papers since then are told elsewhere."""
        if self._opened_at is None:
            self._actor, self._opened_at = actor, self._now()
        self._look()

    def print_ended(self, print_id: int) -> None:
        """Note that a paper has come out, or has not."""
        if print_id in self._printing:
            self._printing.discard(print_id)
            self._look()

    def hold_back(self, held_back: bool) -> None:
        """Stay out of sight while something more pressing has the room."""
        self._held_back = held_back
        show_if(self, self._is_wanted())

    def fold(self, folded: bool) -> None:
        """Show one line only, or everything."""
        if folded == self.is_folded():
            return
        show_if(self._area, not folded)
        self._name_toggle()

    def is_folded(self) -> bool:
        """Say whether one line is shown only."""
        return self._area.isHidden()

    def make_room(self) -> None:
        """Take one line, or none where nobody waits for a paper: somebody is typing."""
        self.fold(True)
        if not self._pressing:
            self._put_aside = True
            self.hide()

    def dismiss(self) -> None:
        """Go until the next opening, or until ``recall``."""
        self._put_aside = True
        self.hide()
        self.left.emit()

    def recall(self) -> None:
        """Show everything and take the keyboard; asked again, fold and give it back."""
        self._put_aside = False
        show_if(self, self._is_wanted())
        if not self.rows:
            messages.info(tr("Không còn việc treo"))
        if self.isHidden():
            return
        self._look()
        if not self.is_folded() and self._row_with_keyboard() is not None:
            self.fold(True)
            self.left.emit()
        else:
            self.unfolded.emit()
            self.fold(False)
            self._focus_first()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        steps = {Qt.Key.Key_Down: 1, Qt.Key.Key_Up: -1}
        if event.key() == Qt.Key.Key_Escape:
            self.fold(True)
            self.left.emit()
        elif event.key() in steps:
            self._step(steps[Qt.Key(event.key())])
        elif not self._press(event.text().upper()):
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        head = row(
            IconLabel("alert-triangle", "warning"),
            Text(tr("Việc còn treo"), "strong"),
            self._summary,
            self.toggle,
            self._close,
            gap=GAP_M,
        )
        head.setStretch(2, 1)
        self.add(head)
        self.add(self._area)
        self.body.setSpacing(GAP_XS)
        self.body.setContentsMargins(GAP_M, GAP_XS, GAP_S, GAP_XS)

    def _look(self) -> None:
        actor, opened_at = self._actor, self._opened_at
        if actor is not None and opened_at is not None:
            self._operations.read(
                lambda counter: counter.opening.hanging(actor, opened_at),
                self._show,
                lambda _failure: True,
            )

    def _show(self, hanging: Hanging) -> None:
        had_keyboard = self._row_with_keyboard() is not None
        self._pressing = bool(hanging.unknown or hanging.unprinted)
        self._summary.setText(summary_of(hanging))
        self.setAccessibleName(tr("Việc còn treo: {what}", what=summary_of(hanging)))
        self.rows = [self._make_row(line) for line in lines_of(hanging)]
        body = QWidget()
        body.setLayout(column(*self.rows, gap=0))
        self._area.setWidget(body)
        line = max((one.sizeHint().height() for one in self.rows), default=1)
        roomy = self.window().height() >= line * _ROOMY_LINES
        shown = min(len(self.rows), _SHOWN if roomy else _SHOWN_ON_LITTLE)
        self._area.setFixedHeight(int(line * shown))
        show_if(self, self._is_wanted())
        if had_keyboard:
            self._focus_first()

    def _is_wanted(self) -> bool:
        return bool(self.rows) and not (self._held_back or self._put_aside)

    def _make_row(self, line: Line) -> "_Row":
        busy = bool(line.papers) and all(one.print_id in self._printing for one in line.papers)
        made = _Row(line, busy)
        for mend, button in made.buttons.items():
            button.clicked.connect(partial(self._mend, line, mend))
        return made

    def _mend(self, line: Line, mend: Mend) -> None:
        match mend:
            case Mend.CAME_OUT:
                self._note_came_out(line)
            case Mend.PRINT | Mend.PRINT_ALL:
                self._print(line, "")
            case Mend.PRINT_AGAIN:
                self._print(line, NOT_OUT_REASON)
            case Mend.EXPORT | Mend.LIST | Mend.GO_ON:
                self.mend_wanted.emit(mend, line.form)

    def _note_came_out(self, line: Line) -> None:
        if self._actor is not None:
            command = AnswerPrint(actor=self._actor, print_id=line.papers[0].print_id)
            self._operations.write(
                lambda counter: counter.papers.answer(command), lambda _answer: None
            )

    def _print(self, line: Line, reason: str) -> None:
        left = tuple(one for one in line.papers if one.print_id not in self._printing)
        self._printing.update(one.print_id for one in left)
        self._look()
        self.print_wanted.emit(left, reason)

    def _name_toggle(self) -> None:
        # The key is the page's: it works when the list is out of sight as well.
        self.toggle.set_label(tr("Xem (F12)") if self.is_folded() else tr("Thu gọn (F12)"))

    def _focus_first(self) -> None:
        for one in self.rows:
            if one.take_focus():
                return
        self.left.emit()

    def _step(self, by: int) -> None:
        now = self._row_with_keyboard()
        at = self.rows.index(now) + by if now is not None else 0
        if 0 <= at < len(self.rows):
            self.rows[at].take_focus()
            self._area.ensureWidgetVisible(self.rows[at])

    def _press(self, letter: str) -> bool:
        now = self._row_with_keyboard()
        return now is not None and now.press(letter)

    def _row_with_keyboard(self) -> "_Row | None":
        focused = QApplication.focusWidget()
        if focused is None:
            return None
        return next((one for one in self.rows if one.isAncestorOf(focused)), None)

    def _note_changes(self, changes: Changes) -> None:
        if changes & _SEEN_AGAIN_FOR and not self.isHidden():
            self._look()


class _Row(QWidget):
    """One thing that hangs, with the buttons that mend it; none while that is under way."""

    def __init__(self, line: Line, busy: bool) -> None:
        super().__init__()
        self.line = line
        self.buttons: dict[Mend, Button] = {}
        for mend in () if busy else line.mends:
            key = MEND_KEYS[mend]
            label = tr("{what} ({letter})", what=tr(key.label), letter=key.letter)
            button = Button(label, "secondary", icon=key.icon)
            button.setAccessibleName(tr("{what}: {line}", what=tr(key.label), line=line.what))
            self.buttons[mend] = button
        detail = tr("đang gửi in…") if busy else line.detail
        words = ElidedText(tr("{what} · {detail}", what=line.what, detail=detail))
        layout = row(words, *self.buttons.values(), gap=GAP_S)
        layout.setStretch(0, 1)
        layout.setContentsMargins(0, 2, GAP_S, 2)
        self.setLayout(layout)
        self.setAccessibleName(line.what)

    def take_focus(self) -> bool:
        """Put the keyboard on what mends this; False when there is nothing to press."""
        for button in self.buttons.values():
            button.setFocus(Qt.FocusReason.ShortcutFocusReason)
            return True
        return False

    def press(self, letter: str) -> bool:
        """Do what ``letter`` stands for on this line; False when it stands for nothing here."""
        for mend, button in self.buttons.items():
            if MEND_KEYS[mend].letter == letter:
                button.click()
                return True
        return False
