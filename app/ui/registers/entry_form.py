"""The form of an entry, made from its register: a new one, one to be changed, one to be closed."""

from collections.abc import Callable, Mapping
from datetime import date, datetime
from enum import Enum, auto

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit, QWidget

from app.domain.citizen_card import CitizenCard
from app.domain.register_entries import EntryCard
from app.domain.registers import FieldKind, Register, RegisterColumn
from app.domain.vietnam_time import to_local
from app.errors import InputError, MotCuaError
from app.ui.dossier.form_part import error_words
from app.ui.registers.entry_fields import (
    DayField,
    EntryField,
    KeepEvidence,
    MomentField,
    OpenEvidence,
    field_of,
)
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.path_edit import Choose
from app.words import tr

HAPPENED, CLOSED_ON = "happened", "closed_on"
_NO_DAY = "…"
# What of a citizen card goes into which column, by the ids registers use for people.
_NAMES = ("name", "borrower", "caller")


class Wish(Enum):
    """What the form is filled in for."""

    ADD = auto()
    CHANGE = auto()
    CLOSE = auto()


class EntryForm(ActionPanel):
    """Emits ``save_wanted`` for F9, ``left`` for Esc, ``changed`` when somebody types.

    The page asks the counter.
    """

    save_wanted = Signal()
    left = Signal()
    changed = Signal()

    def __init__(
        self,
        register: Register,
        wish: Wish,
        *,
        now: Callable[[], datetime],
        choose: Choose,
        keep_evidence: KeepEvidence,
        open_evidence: OpenEvidence,
    ) -> None:
        super().__init__(" ", tr(register.purpose))
        self.register, self.wish = register, wish
        self._now = now
        self.fields: dict[str, Field] = {}
        self._editors: dict[str, EntryField] = {}
        self.closed_on = DayField(self._today, CLOSED_ON)
        self.happened = MomentField(self._today, HAPPENED)
        self.save = Button(tr("Lưu"), "primary", icon="device-floppy", key="F9")
        self.leave = Button(tr("Thôi (Esc)"), icon="x")
        for column in register.asked(closing=wish is Wish.CLOSE):
            self._editors[column.id] = field_of(
                column, self._today, choose, keep_evidence, open_evidence
            )
        self._lay_out()
        self.save.clicked.connect(self.save_wanted)
        self.leave.clicked.connect(self.left)
        self._shown: Mapping[str, str] = {}
        for line in self.findChildren(QLineEdit):
            line.textChanged.connect(self.changed)
        for text in self.findChildren(QPlainTextEdit):
            text.textChanged.connect(self.changed)
        for box in self.findChildren(QComboBox):
            box.currentIndexChanged.connect(self.changed)

    def begin(self, card: EntryCard | None) -> None:
        """Show an entry to be worked on, or an empty form that happens now."""
        register = self.register
        happened = card.row.happened_at if card else self._now()
        self.happened.set_text(happened.isoformat())
        self.closed_on.set_value(self._today())
        for name, editor in self._editors.items():
            editor.set_text((card.stored or {}).get(name, "") if card else "")
        match self.wish:
            case Wish.ADD:
                self.set_title(
                    tr(
                        "{register}: ghi {entry} mới",
                        register=tr(register.name),
                        entry=tr(register.entry),
                    )
                )
            case Wish.CHANGE | Wish.CLOSE:
                assert card is not None
                words = tr(
                    "{register}: {entry} số {number}",
                    register=tr(register.name),
                    entry=tr(register.entry),
                    number=card.row.label,
                )
                self.set_title(words)
        if self.wish is Wish.CLOSE and register.closing and card is not None:
            self.set_purpose(self._what_is_closed(card))
            self.save.set_label(tr(register.closing.action))
        self.clear_errors()
        self.note.close_note()
        self._shown = self._state()

    def values(self) -> dict[str, str]:
        """Return what was typed, by column; InputError names a half-typed day."""
        return {name: editor.text() for name, editor in self._editors.items()}

    def happened_at(self) -> datetime | None:
        """Return when it happened; None while the field still says what it said at first."""
        text = self.happened.text()
        if not text or text == self._shown.get(HAPPENED):
            return None
        return datetime.fromisoformat(text)

    def first_field(self) -> QWidget:
        """Return where typing begins."""
        for editor in self._editors.values():
            return editor.widget()
        return self.save

    def is_changed(self) -> bool:
        """Say whether something has been typed since ``begin``."""
        return self._state() != self._shown

    def typed(self) -> dict[str, str]:
        """Return what stands in the form, to be put there again; a half-typed day is left out."""
        return {name: text for name, text in self._state().items() if text not in ("", _NO_DAY)}

    def put_back(self, typed: Mapping[str, str]) -> None:
        """Write what ``typed`` gave into the form that ``begin`` has made ready."""
        for name, editor in self._editors.items():
            editor.set_text(typed.get(name, ""))
        if HAPPENED in typed:
            self.happened.set_text(typed[HAPPENED])

    def take_card(self, card: CitizenCard) -> bool:
        """Fill in who it is from a scanned citizen card; False without a place for that."""
        taken = False
        for column in self.register.asked(closing=False):
            text = _of_card(column, card)
            if text and column.id in self._editors:
                self._editors[column.id].set_text(text)
                taken = True
        return taken

    def show_problem(self, failure: MotCuaError) -> bool:
        """Say what is wrong beside its field, or above the buttons."""
        self.clear_errors()
        field = self.fields.get(failure.field) if isinstance(failure, InputError) else None
        if field is None:
            return self.explain(failure)
        field.show_error(error_words(failure))
        field.setFocus()
        return True

    def clear_errors(self) -> None:
        """Take all errors away."""
        for field in self.fields.values():
            field.clear_error()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.left.emit()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not isinstance(
            self.focusWidget(), QPlainTextEdit
        ):
            # Enter moves on; only F9 saves, because a scanner sends Enter as well.
            self.focusNextChild()
        else:
            super().keyPressEvent(event)

    def _lay_out(self) -> None:
        register = self.register
        if self.wish is Wish.CLOSE:
            assert register.closing is not None
            label = tr(register.closing.date_label)
            self.fields[CLOSED_ON] = Field(label, self.closed_on, required=True)
            self.happened.setParent(self)
            self.happened.hide()
        else:
            self.fields[HAPPENED] = Field(tr(register.happened), self.happened, required=True)
            self.closed_on.setParent(self)
            self.closed_on.hide()
        waiting = list(self.fields.values())
        for column in register.asked(closing=self.wish is Wish.CLOSE):
            field = self._field(column)
            if column.kind is FieldKind.LONG_TEXT or column.kind is FieldKind.FILE:
                self._put_pair(waiting)
                self.put(field)
                continue
            waiting.append(field)
            if len(waiting) == 2:
                self._put_pair(waiting)
        self._put_pair(waiting)
        self.put_buttons(self.leave, self.save)

    def _field(self, column: RegisterColumn) -> Field:
        field = Field(
            tr(column.label),
            self._editors[column.id].widget(),
            required=column.required,
            hint=tr(column.hint),
        )
        self.fields[column.id] = field
        return field

    def _put_pair(self, waiting: list[Field]) -> None:
        """Put the fields that wait side by side; a single one takes half the width."""
        if not waiting:
            return
        pair = row(*waiting, gap=GAP_M) if len(waiting) == 2 else row(waiting[0], None, gap=GAP_M)
        for at in range(2):
            pair.setStretch(at, 1)
        self.put(pair)
        waiting.clear()

    def _what_is_closed(self, card: EntryCard) -> str:
        """Return in a line what the entry was about, so that nobody closes another one."""
        listed = [one for one in self.register.columns if one.listed]
        said = (card.row.values.get(one.id, "") for one in listed)
        return " · ".join(part for part in said if part)

    def _state(self) -> dict[str, str]:
        state: dict[str, str] = {}
        editors: dict[str, EntryField] = {**self._editors, HAPPENED: self.happened}
        for name, editor in editors.items():
            try:
                state[name] = editor.text()
            except InputError:
                state[name] = _NO_DAY
        return state

    def _today(self) -> date:
        return to_local(self._now()).date()


def _of_card(column: RegisterColumn, card: CitizenCard) -> str:
    if column.kind is FieldKind.IDENTITY:
        return card.number.digits
    if column.id in _NAMES:
        return card.name
    return card.address if column.id == "address" else ""
