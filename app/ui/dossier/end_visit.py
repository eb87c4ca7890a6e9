"""Ends a visit without a dossier, from the half-filled form: guided (Mẫu 02) or refused (Mẫu 03).

Hidden until asked for; what was typed is kept with the visit, so that it can be taken up again.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QMenu, QWidget

from app.domain.dossier_state import Action
from app.domain.forms.supplement_request import requested
from app.domain.listings import TurnedAwayRow
from app.domain.papers import missing_papers
from app.domain.reasons import REFUSAL_REASONS, SUPPLEMENT_REASONS, RefusalReason, SupplementReason
from app.domain.roles import Actor
from app.domain.vietnam_time import office_day, short_date
from app.errors import InputError, MotCuaError
from app.services.answers import VisitEnded
from app.services.step_commands import GuideVisit, RefuseVisit
from app.ui import messages
from app.ui.dossier.form_part import error_words
from app.ui.dossier.intake_form import IntakeForm
from app.ui.dossier.paper_choice import PaperChoice
from app.ui.operations import Operations
from app.ui.page import Command
from app.ui.papers.paper_desk import PaperDesk
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.ui.widgets.text import Text
from app.words import N_, tr

if TYPE_CHECKING:
    from app.services.counter import Counter

_LOOK_BACK = timedelta(days=30)
_MOST_OFFERED = 15


class EndVisit(Card):
    """``begun_anew`` tells what the form begins with now: nothing, or what an earlier visit left.

    ``confirm`` and ``decline`` are the page's F9 and Esc while it is open, which ``opened`` tells:
    it takes the place of the form then.
    """

    begun_anew = Signal(object)
    opened = Signal(bool)

    def __init__(
        self,
        operations: Operations,
        now: Callable[[], datetime],
        form: IntakeForm,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent=parent)
        self._operations, self._now, self._form = operations, now, form
        self._actor: Actor | None = None
        self._desk: PaperDesk | None = None
        self._action = Action.GUIDE
        self._title = Text("", "strong")
        self.papers = PaperChoice(tr("Giấy tờ khác cần bổ sung"))
        self.reason_class = ChoiceBox()
        self.reason = Field(tr("Nội dung cụ thể"), QLineEdit())
        # The page's own F9 is out of sight while this is open, and does nothing then.
        self._do = Button("", "primary", icon="printer", key="F9")
        self._leave = Button(tr("Thôi (Esc)"), icon="x")
        self.menu = QMenu(self)
        self._do.clicked.connect(self.confirm)
        self._leave.clicked.connect(self.decline)
        fields = row(Field(tr("Lý do"), self.reason_class), self.reason, gap=GAP_M)
        fields.setStretch(0, 2)
        fields.setStretch(1, 3)
        buttons = row(self._do, self._leave, gap=GAP_S)
        buttons.setStretch(0, 1)
        for part in (self._title, self.papers):
            self.add(part)
        self.body.addLayout(column(fields, buttons))
        self.body.addStretch(1)
        self.hide()

    def work_for(self, actor: Actor, desk: PaperDesk) -> None:
        """End visits on behalf of ``actor``; ``desk`` prints."""
        self._actor, self._desk = actor, desk

    def commands(self) -> Sequence[Command]:
        """Return what the page can be asked for."""
        return (
            Command(tr("Hướng dẫn bổ sung (Mẫu 02)"), self.guide, "Ctrl+B", "file-alert"),
            Command(tr("Từ chối tiếp nhận (Mẫu 03)"), self.refuse, "Ctrl+T", "ban"),
            Command(tr("Mở lại phiếu đã hướng dẫn hoặc từ chối"), self.look_back, "", "history"),
        )

    def guide(self) -> None:
        """Ask what is to be brought; what the checklist lacks is ticked already."""
        procedure = self._form.picker.procedure()
        papers = procedure.papers if procedure else ()
        gaps = missing_papers(papers, self._form.papers.submitted(), self._form.papers.applying())
        self.papers.offer((requested(gap) for gap in gaps), chosen=True)
        self._open(
            Action.GUIDE, tr("Hướng dẫn bổ sung, không nhận hồ sơ lần này"), SUPPLEMENT_REASONS
        )
        self._do.set_label(tr("In phiếu hướng dẫn, Mẫu 02"))

    def refuse(self) -> None:
        """Ask why the dossier cannot be received."""
        self.papers.offer(())
        self._open(Action.REFUSE, tr("Từ chối tiếp nhận hồ sơ"), REFUSAL_REASONS)
        self._do.set_label(tr("In phiếu từ chối, Mẫu 03"))

    def look_back(self) -> None:
        """Offer the latest visits that ended so, to go on with one of them."""
        actor = self._actor
        if actor is not None:
            last = office_day(self._now())
            first = last - _LOOK_BACK
            self._operations.read(
                lambda counter: counter.dossiers.turned_away(actor, first, last), self._offer
            )

    def confirm(self) -> None:
        """End the visit, or tell at its field what is wrong."""
        actor = self._actor
        if actor is None or not self._do.isEnabled():
            return
        self._form.clear_errors()
        self.reason.clear_error()
        self.papers.other.clear_error()
        try:
            wish = self._wish(actor)
        except InputError as error:
            self._tell(error)
            return
        self._operations.write(wish, self._end, self._tell, while_busy=(self._do,))

    def decline(self) -> None:
        """Go on with the intake."""
        self.close_visit()
        self._form.resting_place().setFocus()

    def close_visit(self) -> None:
        """Be gone, with nothing done."""
        self.hide()
        self.opened.emit(False)

    def _open(self, action: Action, title: str, reasons: Mapping[Any, str]) -> None:
        self._action = action
        self._title.setText(title)
        self.reason_class.offer([(one, tr(words)) for one, words in reasons.items()], None)
        editor = self.reason.editor
        if isinstance(editor, QLineEdit):
            editor.clear()
        self.reason.clear_error()
        show_if(self.papers, action is Action.GUIDE)
        self.papers.lead_to(self.reason_class, self.reason.editor, self._do, self._leave)
        show_if(self, True)
        self.opened.emit(True)
        first = self.papers.first_field() if action is Action.GUIDE else self.reason_class
        first.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wish(self, actor: Actor) -> "Callable[[Counter], VisitEnded]":
        editor = self.reason.editor
        said = editor.text().strip() if isinstance(editor, QLineEdit) else ""
        common: dict[str, Any] = {
            "actor": actor,
            "procedure_code": self._form.chosen_procedure().code,
            "applicant": self._form.applicant.applicant(),
            "submitter_name": self._form.submitter.submitter()[0],
            "content": self._form.state(),
            "reason": said,
        }
        if self._action is Action.GUIDE:
            guide = GuideVisit(
                **common,
                papers=self.papers.chosen(),
                reason_class=SupplementReason(str(self.reason_class.key())),
            )
            return lambda counter: counter.dossiers.guide(guide)
        refuse = RefuseVisit(**common, reason_class=RefusalReason(str(self.reason_class.key())))
        return lambda counter: counter.dossiers.refuse(refuse)

    def _end(self, visit: VisitEnded) -> None:
        guided = self._action is Action.GUIDE
        template = N_("Phiếu hướng dẫn số {number}") if guided else N_("Phiếu từ chối số {number}")
        name = tr(template, number=visit.number)
        if self._actor is not None and self._desk is not None:
            for print_id in visit.print_ids:
                self._desk.print_new(self._actor, print_id, name)
        self.close_visit()
        messages.success(name, tr("Chưa nhận hồ sơ; mở lại phiếu này khi công dân quay lại."))
        self.begun_anew.emit({})

    def _tell(self, failure: MotCuaError) -> bool:
        if not isinstance(failure, InputError):
            return False
        own = {"reason": self.reason, "papers": self.papers.other}
        if failure.field in own:
            own[failure.field].show_error(error_words(failure))
            own[failure.field].setFocus()
        else:
            self.close_visit()
            if self._form.show_errors([failure]):
                messages.explain(failure)
        return True

    def _offer(self, visits: Sequence[TurnedAwayRow]) -> None:
        self.menu.clear()
        for visit in visits[:_MOST_OFFERED]:
            words = tr(
                "{day} · {name} · {procedure} · số {number}",
                day=short_date(office_day(visit.happened_at)),
                name=visit.applicant_name,
                procedure=visit.procedure_name,
                number=visit.number,
            )
            entry = self.menu.addAction(words.replace("&", "&&"))
            entry.triggered.connect(lambda *_, key=visit.id: self._take_up(key))
        if self.menu.isEmpty():
            messages.info(tr("Chưa có phiếu hướng dẫn hoặc từ chối nào trong 30 ngày qua"))
        else:
            self.menu.popup(self._form.mapToGlobal(self._form.rect().topLeft()))

    def _take_up(self, turned_away_id: int) -> None:
        actor = self._actor
        if actor is not None:
            self._operations.read(
                lambda counter: counter.dossiers.typed_then(actor, turned_away_id),
                self.begun_anew.emit,
            )
