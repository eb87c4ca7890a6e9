"""What a scan means while an intake is typed: a procedure, a citizen card, an emergency slip."""

from PySide6.QtCore import QObject, Signal

from app.domain.citizen_card import CitizenCard
from app.domain.scan import Scan, ScannedCard, ScannedEmergency, ScannedProcedure, recognize
from app.ui import messages
from app.ui.dossier.applicant_form import ApplicantForm
from app.ui.dossier.intake_questions import IntakeQuestions
from app.ui.dossier.receive_view import ReceiveView
from app.ui.dossier.submitter_form import SubmitterForm
from app.words import tr


class ReceiveScans(QObject):
    """Fills the form of ``view``; emits ``dossier_wanted`` with the key of one to be looked at."""

    dossier_wanted = Signal(int)

    def __init__(self, view: ReceiveView, questions: IntakeQuestions, parent: QObject) -> None:
        super().__init__(parent)
        self._view, self._form, self._questions = view, view.form, questions
        for button, part in (
            (view.other_card.as_applicant, self._form.applicant),
            (view.other_card.as_submitter, self._form.submitter),
        ):
            button.clicked.connect(lambda _on, part=part: self._take_other_card(part))

    def take(self, scan: object) -> bool:
        """Take a scan; False if it is not for an intake."""
        match recognize(scan.text) if isinstance(scan, Scan) else scan:
            case ScannedCard(card):
                self._take_card(card)
            case ScannedProcedure(code):
                self._take_procedure(code)
            case ScannedEmergency(number):
                self._questions.ask_slip(number, self.dossier_wanted.emit)
            case _:
                return False
        return True

    def _take_procedure(self, code: str) -> None:
        if not self._form.picker.choose(code):
            messages.warn(
                tr("Thủ tục {code} không có trong danh mục", code=code),
                tr("Chọn thủ tục khác, hoặc bổ sung danh mục ở trang Cài đặt."),
            )
            return
        # As after a choice from the list: on to what comes next, whatever had the keyboard.
        self._form.focus_next_open()

    def _take_card(self, card: CitizenCard) -> None:
        if self._form.take_card(card):
            self._view.other_card.hide()
            self._form.go_on_from_card()
        else:
            self._view.other_card.show_card(card)

    def _take_other_card(self, part: ApplicantForm | SubmitterForm) -> None:
        part.restore({})
        if (card := self._view.other_card.card) is not None:
            part.take_card(card)
        self._view.other_card.hide()
