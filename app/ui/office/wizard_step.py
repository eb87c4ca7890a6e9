"""What all pages of the first-run wizard have in common; each page is in a file of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from itertools import pairwise

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QCheckBox, QLineEdit, QRadioButton, QWidget

from app.errors import InputError
from app.ui.office.wizard_flow import Answers, WizardFlow
from app.ui.operations import Operations
from app.ui.plugs import ProgramPlugs
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.field import Field
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column
from app.words import tr


@dataclass(frozen=True, slots=True)
class WizardTools:
    """What every step works with; ``operations`` gives its work the plugs as backend."""

    flow: WizardFlow
    operations: Operations
    plugs: ProgramPlugs


class StepView(QWidget):
    """Shows the answers of one step and takes them back, checked or not.

    Subclasses put their widgets into ``body``, their fields into ``fields`` by the names that
    ``InputError.field`` uses, and call ``fill`` at the end of ``__init__``. ``held`` are the
    wizard's buttons, to be disabled while a worker decides whether the step may be left; ``ended``
    tells that Enter was pressed in the last line, ``go_on_wanted`` that it was on a choice.
    """

    ended = Signal()
    go_on_wanted = Signal()
    existing_chosen = Signal(str)
    language_chosen = Signal(str)

    def __init__(self, tools: WizardTools) -> None:
        super().__init__()
        self.flow, self.operations, self.plugs = tools.flow, tools.operations, tools.plugs
        self.fields: dict[str, Field] = {}
        self.held: tuple[QWidget, ...] = ()
        self._listened: list[Field] = []
        self._go_on: Callable[[], object] = _stay
        self.note = InlineBanner()
        self.body = column(self.note, gap=GAP_M)
        self.setLayout(self.body)

    @property
    def answers(self) -> Answers:
        """The wizard's answers."""
        return self.flow.answers

    def subtitle(self) -> str:
        """Return the sentence under the title."""
        return ""

    def fill(self) -> None:
        """Show the answers."""

    def gather(self) -> None:
        """Put what is typed into the answers, right or wrong."""

    def prepare(self, go_on: Callable[[], object]) -> None:
        """Do what must be done before the step is left, then call ``go_on``.

        Overriding methods that wait for a worker keep ``go_on`` and call ``leave`` later.
        """
        self._go_on = go_on
        self.leave()

    def leave(self) -> None:
        """Call what the last ``prepare`` was given."""
        self._go_on()

    def show_error(self, error: InputError) -> None:
        """Say what is wrong at the field it names, and which others are empty that must not be.

        The keyboard goes to the first of them; what was told goes when the field is edited.
        """
        self.clear_errors()
        title, advice = tr(error.title, **error.values), tr(error.advice, **error.values)
        field = self.fields.get(error.field)
        if field is None:
            self.note.show_note("error", title, advice)
            return
        field.show_error(f"{title} {advice}".strip())
        for other in self.fields.values():
            if other is not field and other.is_required() and _is_empty(other):
                other.show_error(tr("Chưa nhập «{field}».", field=other.label()))
        wrong = [one for one in self.fields.values() if one.error()]
        for one in wrong:
            self._clear_when_edited(one)
        wrong[0].editor.setFocus()

    def _clear_when_edited(self, field: Field) -> None:
        if isinstance(field.editor, QLineEdit) and field not in self._listened:
            self._listened.append(field)
            field.editor.textChanged.connect(field.clear_error)

    def clear_errors(self) -> None:
        """Take all errors away."""
        self.note.close_note()
        for field in self.fields.values():
            field.clear_error()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        choice = isinstance(self.focusWidget(), QCheckBox | QRadioButton)
        if choice and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.go_on_wanted.emit()
            return
        super().keyPressEvent(event)

    def first_field(self) -> QWidget | None:
        """Return the widget that gets the keyboard first; by default the first field's editor."""
        return next((field.editor for field in self.fields.values()), None)

    def enter_moves_on(self, at_the_end: Callable[[], object] | None = None) -> None:
        """Let Enter go from field to field, as clerks expect, and do ``at_the_end`` in the last."""
        editors = [field.editor for field in self.fields.values()]
        for editor, following in pairwise(editors):
            if isinstance(editor, QLineEdit):
                editor.returnPressed.connect(following.setFocus)
        if isinstance(editors[-1], QLineEdit):
            editors[-1].returnPressed.connect(at_the_end or self.ended.emit)


def _is_empty(field: Field) -> bool:
    return isinstance(field.editor, QLineEdit) and not field.editor.text().strip()


def _stay() -> None:
    pass
