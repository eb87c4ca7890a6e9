"""The form that puts right what was taken down wrongly, filled with what stands there now.

What would change is asked of the counter while it is typed and shown beside it, old and new.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import (
    QApplication,
    QFrame,
    QLineEdit,
    QScrollArea,
    QStackedWidget,
    QTabBar,
    QWidget,
)

from app.domain.corrections import CorrectionPreview, Standing
from app.domain.identity_number import Sex
from app.domain.listings import DossierCard, DossierRow
from app.domain.roles import Actor
from app.errors import InputError
from app.services.step_commands import CorrectDossier
from app.ui.dossier.applicant_form import ApplicantForm
from app.ui.dossier.changes_panel import ChangesPanel
from app.ui.dossier.correct_parts import HandingPart, ProcedurePart
from app.ui.dossier.form_part import FormPart, Spot, error_words
from app.ui.dossier.paper_rows import PaperRows
from app.ui.dossier.procedure_picker import Catalogue, make_catalogue
from app.ui.dossier.step_forms import StepForm, Wish, text_of
from app.ui.dossier.submitter_form import SubmitterForm
from app.ui.operations import LatestOnly, Operations
from app.ui.theme.tokens import GAP_L, GAP_S, GAP_XS
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column, row
from app.words import tr

if TYPE_CHECKING:
    from app.services.counter import Counter

_PERSON = {
    "number": "identity_number",
    "name": "name",
    "birth": "birth",
    "sex": "sex",
    "address": "address",
    "phone": "phone",
    "email": "email",
}


_MONEY = frozenset({"fee", "procedure_code"})
_RIGHT = ("submitter_relation", "submitter_authority")


class CorrectForm(StepForm):
    """What is left as it stands is not corrected; the reason is asked always."""

    roomy = True

    def __init__(self, operations: Operations, actor: Actor, today: Callable[[], date]) -> None:
        self._reason = Field(tr("&Lý do sửa"), QLineEdit(), required=True)
        super().__init__({"reason": self._reason})
        self._actor, self._dossier_id = actor, 0
        self._standing: Standing | None = None
        self._reading, self._asking = LatestOnly(operations), LatestOnly(operations)
        self.applicant, self.submitter = ApplicantForm(), SubmitterForm()
        self.procedure, self.papers = ProcedurePart(today), PaperRows()
        self.handing, self.changes = HandingPart(), ChangesPanel()
        self._person_then: dict[str, Any] = {}
        self._submitter_then = ("", "")
        self._parts: tuple[FormPart, ...] = (
            self.applicant,
            self.submitter,
            self.procedure,
            self.papers,
            self.handing,
        )
        self.tabs, self._stack = QTabBar(), QStackedWidget()
        self._lay_out()
        for part in self._parts:
            part.changed.connect(self._ask)
        self.handing.changed.connect(
            lambda: self.procedure.set_channel(self.handing.channel_chosen())
        )
        self.procedure.picker.chosen.connect(self._ask_for_papers)
        application = QApplication.instance()
        if isinstance(application, QApplication):
            application.focusChanged.connect(self._keep_in_sight)

    def begin(self, card: DossierCard) -> None:
        """Ask what stands there now; nothing can be typed until that is known."""
        self._standing, self._dossier_id = None, card.row.id
        actor, dossier_id = self._actor, card.row.id

        def read(counter: "Counter") -> tuple[Standing, Catalogue]:
            standing = counter.dossiers.correction(actor, dossier_id)
            return standing, make_catalogue(standing.procedures, counter.dossiers.usage())

        self.tabs.setCurrentIndex(0)
        self._stack.setEnabled(False)
        self._reading.ask(read, lambda answer: self._put(*answer))

    def first_field(self) -> QWidget:
        return self._reason if self._standing is None else self.applicant.name

    def half_typed(self) -> bool:
        if self._standing is None:
            return bool(text_of(self._reason))
        try:
            typed = text_of(self._reason) or self.changes.settled.isChecked()
            return bool(self._wished() or typed)
        except InputError:
            return True

    def wish(self, actor: Actor, dossiers: Sequence[DossierRow]) -> Wish:
        """Ask for the corrections; InputError at what cannot be read."""
        wished = self._wished()
        settled = self.changes.settled.isChecked()
        mended = {"fee_receipt_number", "fee_not_taken"} & wished.keys()
        if mended and (settled or len(mended) > 1 or _MONEY & wished.keys()):
            raise InputError(
                "fee_receipt_number",
                tr("Sửa số biên lai cũ trong một lần sửa riêng."),
                tr("Lưu phần phí trước, rồi mở lại để sửa số biên lai."),
            )
        if settled:
            number = self.changes.receipt_number.text().strip()
            wished |= {"fee_settled": True, "fee_receipt_number": number}
        command = CorrectDossier(
            actor=actor, dossier_id=dossiers[0].id, reason=text_of(self._reason), **wished
        )
        return lambda counter: counter.dossiers.correct(command)

    def refuse(self, error: InputError) -> bool:
        for at, part in enumerate(self._parts):
            spot = part.spots().get(error.field)
            if spot is not None:
                # The two parts about people share the first tab.
                self.tabs.setCurrentIndex(max(at - 1, 0))
                if part is self.submitter:
                    self.submitter.opener.setChecked(True)
                spot.show_error(error_words(error))
                spot.setFocus()
                return True
        return super().refuse(error)

    def clear_errors(self) -> None:
        super().clear_errors()
        for part in self._parts:
            part.clear_errors()

    def clear(self) -> None:
        super().clear()
        self._standing = None
        self.procedure.forget()
        self.changes.clear()

    def _lay_out(self) -> None:
        openers = row(self.submitter.opener, self.applicant.more, None, gap=GAP_XS)
        person = QWidget()
        person.setLayout(column(self.applicant, openers, self.submitter, None, gap=GAP_S))
        for label, page in (
            (tr("&Người nộp"), person),
            (tr("Thủ tục, &phí"), self.procedure),
            (tr("G&iấy tờ"), _at_the_top(self.papers)),
            (tr("&Kết quả, ghi chú"), self.handing),
        ):
            self.tabs.addTab(label)
            area = _scrolling(page)
            # A row that was added just now has its place only once the layout has been told.
            area.verticalScrollBar().rangeChanged.connect(self._show_focused)
            self._stack.addWidget(area)
        self.tabs.setAccessibleName(tr("Phần cần sửa"))
        self.tabs.setDrawBase(False)
        self.tabs.setExpanding(False)
        self.tabs.currentChanged.connect(self._show_part)
        left = column(self.tabs, self._stack, gap=GAP_S)
        left.setStretch(1, 1)
        right = column(self.changes, self._reason, gap=GAP_S)
        right.setStretch(0, 1)
        both = row(left, right, gap=GAP_L)
        both.setStretch(0, 8)
        both.setStretch(1, 5)
        self.setLayout(both)

    def _show_part(self, at: int) -> None:
        """Show another part; the keyboard goes along unless it is on the tabs."""
        shown, focused = self._stack.currentWidget(), QApplication.focusWidget()
        follow = focused is not None and shown is not None and shown.isAncestorOf(focused)
        self._stack.setCurrentIndex(at)
        if follow:
            firsts = (
                self.applicant.name,
                self.procedure.picker.line,
                self.papers.first_field(),
                self.handing.channel,
            )
            firsts[at].setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _put(self, standing: Standing, catalogue: Catalogue) -> None:
        """Show what was taken down, in the dossier that is still open."""
        if standing.dossier_id != self._dossier_id:
            return
        self._standing = None
        person = dict(standing.person)
        if person["sex"] not in list(Sex):
            person["sex"] = ""
        self.applicant.restore(
            {
                **{key: person[name] for key, name in _PERSON.items()},
                "organization": standing.is_organization,
            }
        )
        self._person_then = self.applicant.state()
        named = standing.submitter_name or standing.submitter_identity
        self.submitter.restore(
            {
                "open": bool(named),
                "name": standing.submitter_name,
                "number": standing.submitter_identity,
            }
        )
        self._submitter_then = (standing.submitter_name, standing.submitter_identity)
        self.handing.put(standing)
        self.procedure.put(standing, catalogue)
        chosen = self.procedure.procedure()
        self.papers.put(standing.papers, chosen.papers if chosen else ())
        self._stack.setEnabled(True)
        self._standing = standing
        self.changes.clear()
        # What an earlier correction left to collect is asked for before anything is touched.
        self._ask()
        if self._reason.editor.hasFocus() and not text_of(self._reason):
            self.applicant.name.setFocus(Qt.FocusReason.OtherFocusReason)

    def _wished(self) -> dict[str, Any]:
        """Return everything that is other than it was taken down; InputError where unreadable."""
        assert self._standing is not None
        wished: dict[str, Any] = {**self._touched_person(), **self.handing.touched()}
        now = self.submitter.submitter()
        for name, before, after in zip(
            ("submitter_name", "submitter_identity"), self._submitter_then, now, strict=True
        ):
            if before != after:
                wished[name] = after
        right = zip(_RIGHT, self.submitter.right(), strict=True)
        wished |= {name: typed for name, typed in right if typed}
        told = {
            "procedure_code": self.procedure.other_code(),
            "fee": self.procedure.fee_input(),
            "promised_at": self.procedure.named_day(),
            "fee_receipt_number": self.procedure.other_receipt(),
        }
        wished |= {name: value for name, value in told.items() if value is not None}
        if self.procedure.not_taken.isChecked():
            wished["fee_not_taken"] = True
        papers = self.papers.papers()
        if papers != self._standing.papers:
            wished["papers"] = papers
        return wished

    def _touched_person(self) -> dict[str, Any]:
        form, now = self.applicant, self.applicant.state()
        typed = {
            "number": form.number.digits(),
            "name": form.name.text(),
            "birth": form.birth.text(),
            "sex": str(form.sex.key() or ""),
            "address": form.address.text(),
            "phone": form.phone.digits(),
            "email": form.email.text(),
        }
        then = self._person_then
        touched: dict[str, Any] = {
            _PERSON[key]: value
            for key, value in typed.items()
            if now.get(key, "") != then.get(key, "")
        }
        if typed_reason := form.no_phone_reason.text().strip():
            touched["no_phone_reason"] = typed_reason
        if now.get("organization") != then.get("organization"):
            touched["is_organization"] = form.organization.isChecked()
            if form.organization.isChecked():
                touched |= {"birth": "", "sex": ""}
        return touched

    def _keep_in_sight(self, _old: QWidget | None, now: QWidget | None) -> None:
        if now is not None and self._stack.isAncestorOf(now):
            self._show_focused()

    def _show_focused(self) -> None:
        area, focused = self._stack.currentWidget(), QApplication.focusWidget()
        if focused is not None and isinstance(area, QScrollArea) and area.isAncestorOf(focused):
            area.ensureWidgetVisible(focused)

    def _ask_for_papers(self, _procedure: object) -> None:
        chosen = self.procedure.procedure()
        self.papers.ask_for(chosen.papers if chosen else ())

    def _ask(self) -> None:
        """Ask what saving would change now."""
        if self._standing is None:
            return
        try:
            wished = self._wished()
        except InputError as error:
            self._asking.drop()
            self.changes.show_problem(error_words(error))
            return
        command = CorrectDossier(
            actor=self._actor, dossier_id=self._dossier_id, reason="", **wished
        )
        self._asking.ask(
            lambda counter: counter.dossiers.preview_correction(command), self._show_preview
        )

    def _show_preview(self, preview: CorrectionPreview) -> None:
        if self._standing is None:
            return
        if preview.promised_at is not None and preview.problem is None:
            self.procedure.tell_promise(preview.promised_at, preview.explanation)
        self.changes.show_preview(preview)

    def spots(self) -> Mapping[str, Spot]:
        """Return where which error is told."""
        found: dict[str, Spot] = {}
        for part in self._parts:
            found.update(part.spots())
        return found


def _at_the_top(part: QWidget) -> QWidget:
    held = QWidget()
    held.setLayout(column(part, None))
    return held


def _scrolling(page: QWidget) -> QScrollArea:
    area = QScrollArea()
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    area.setWidget(page)
    return area
