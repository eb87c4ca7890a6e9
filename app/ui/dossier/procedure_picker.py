"""The first field of an intake: which procedure it is, found by a few letters or by its code."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.procedure import Procedure
from app.domain.procedure_search import ProcedureIndex
from app.ui.dossier.form_part import FormPart, Spot, without_blanks
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column
from app.ui.widgets.search_select import Choice, SearchSelect
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import ElidedText
from app.words import tr

# More than these nobody reads; two letters more find the others.
_MOST_CHOICES = 40


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The procedures on offer, ready to be searched, and how often each has been used."""

    procedures: Mapping[str, Procedure]
    index: ProcedureIndex
    usage: Mapping[str, int]


def make_catalogue(procedures: Sequence[Procedure], usage: Mapping[str, int]) -> Catalogue:
    """Return ``procedures`` ready to be searched; made on a worker thread."""
    by_code = {procedure.code: procedure for procedure in procedures}
    return Catalogue(by_code, ProcedureIndex(procedures), usage)


class ProcedurePicker(FormPart):
    """Emits ``chosen`` with the procedure, or None; the most used ones are offered first."""

    chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._catalogue = make_catalogue((), {})
        self.line = SearchSelect(self._rank)
        self.line.setPlaceholderText(tr("Gõ 2–3 chữ không dấu, hoặc mã thủ tục"))
        self._field = Field(tr("&Thủ tục"), self.line, required=True)
        self._detail = ElidedText("", "small")
        show_if(self._detail, False)
        self.setLayout(column(self._field, self._detail, gap=0))
        self.line.chosen.connect(self._note_choice)
        self.line.textEdited.connect(self._field.clear_error)

    def set_catalogue(self, catalogue: Catalogue) -> None:
        """Offer ``catalogue``; what is being typed is searched in it at once."""
        self._catalogue = catalogue
        if self.line.hasFocus() and self.line.text() and self.line.choice() is None:
            self.line.show_choices(self.line.text())

    def procedure(self) -> Procedure | None:
        """Return the procedure chosen, or None."""
        return self._catalogue.procedures.get(str(self.line.key()))

    def choose(self, code: str) -> bool:
        """Choose the procedure with national code ``code``; False if it is not on offer."""
        procedure = self._catalogue.procedures.get(code)
        if procedure is None:
            return False
        self.line.set_choice(_choice(procedure))
        self._field.clear_error()
        return True

    def name_of(self, code: str) -> str:
        """Return the short name of a procedure on offer, else its code."""
        procedure = self._catalogue.procedures.get(code)
        return procedure.short_name if procedure else code

    def spots(self) -> Mapping[str, Spot]:
        return {"procedure": self._field}

    def state(self) -> dict[str, Any]:
        procedure = self.procedure()
        return without_blanks({"code": procedure.code if procedure else ""})

    def restore(self, state: Mapping[str, Any]) -> None:
        if not self.choose(str(state.get("code", ""))):
            self.line.set_choice(None)
        self.clear_errors()

    def _rank(self, typed: str) -> list[Choice]:
        ranked = self._catalogue.index.rank(typed, self._catalogue.usage)
        return [_choice(procedure) for procedure in ranked[:_MOST_CHOICES]]

    def _note_choice(self) -> None:
        procedure = self.procedure()
        words = _details(procedure) if procedure else ""
        self._detail.setText(words)
        show_if(self._detail, bool(words))
        self.chosen.emit(procedure)
        self.changed.emit()


def _choice(procedure: Procedure) -> Choice:
    return Choice(procedure.code, procedure.short_name, procedure.code)


def _details(procedure: Procedure) -> str:
    parts = [procedure.code, procedure.field]
    if not procedure.verified:
        parts.append(tr("chưa đối chiếu"))
    if procedure.name != procedure.short_name:
        parts.append(procedure.name)
    return " · ".join(parts)
