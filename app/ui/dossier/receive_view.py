"""What the page for receiving looks like: banners, form, today's intakes, and the bar to save.

Who fills it and what its buttons do is in ``receive_page``.
"""

from collections.abc import Callable
from datetime import date, datetime

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from app.domain.vietnam_time import office_day
from app.ui.dossier.end_visit import EndVisit
from app.ui.dossier.intake_form import IntakeForm
from app.ui.dossier.intake_question import IntakeQuestion
from app.ui.dossier.opening_desk import OpeningDesk
from app.ui.dossier.receive_banners import (
    DraftBanner,
    OtherCardBanner,
    ReceivedBanner,
    UnprintedBanner,
)
from app.ui.dossier.slip_box import SlipBox
from app.ui.dossier.todays_intakes import TodaysIntakes
from app.ui.operations import Operations
from app.ui.theme.tokens import GAP_L, GAP_M, GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.words import tr

# On anything narrower the list of today's intakes would take room from the form.
_WIDE_EMS = 138
# On anything lower a question takes the place of the form.
_ROOMY_LINES = 34
# On anything lower the form needs the lines that notes and the promise can do without.
_LOW_LINES = 21


class ReceiveView(QWidget):
    """The widgets of the page by name; the bar with the promise and F9 never scrolls away."""

    def __init__(
        self, operations: Operations, now: Callable[[], datetime], parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)

        def today() -> date:
            return office_day(now())

        self.opening = OpeningDesk(operations, now, self)
        self.received = ReceivedBanner()
        self.unprinted = UnprintedBanner()
        self.draft_note = DraftBanner()
        self.other_card = OtherCardBanner()
        self._banners = (self.received, self.unprinted, self.draft_note, self.other_card)
        self._after_resize = QTimer(self, singleShot=True, interval=0)
        self._after_resize.timeout.connect(self._fit)
        self.question = IntakeQuestion()
        self.form = IntakeForm(today, self)
        self.end_visit = EndVisit(operations, now, self.form, self)
        self.todays = TodaysIntakes(operations, today, self)
        self.slip = SlipBox(tr("&In giấy hẹn"))
        self.clear_button = Button(tr("&Xóa"), icon="eraser")
        self.save_button = Button("", "primary", icon="printer", key="F9")
        self.form.papers.guide.clicked.connect(self.end_visit.guide)
        self.form.papers.refuse.clicked.connect(self.end_visit.refuse)
        self.slip.toggled.connect(self._name_button)
        self.slip.setChecked(True)
        self._lay_out()

    def hide_banners(self) -> None:
        """Take away what was told of the form so far."""
        for banner in (self.draft_note, self.other_card):
            banner.hide()
        self.question.close_question()
        self.end_visit.close_visit()

    def asked(self) -> IntakeQuestion | EndVisit | None:
        """Return the question F9 and Esc answer now, if one is open."""
        open_ones = (one for one in (self.question, self.end_visit) if one.isVisibleTo(self))
        return next(open_ones, None)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Parts that come and go lay out everything around them, which may be at it just now.
        self._after_resize.start()

    def _fit(self) -> None:
        em = self.fontMetrics().averageCharWidth()
        show_if(self.todays, self.width() > em * _WIDE_EMS)
        low = self.height() < self.fontMetrics().height() * _LOW_LINES
        self.form.promise.set_low(low)
        for banner in self._banners:
            banner.set_compact(low)
        gap = GAP_S if low else GAP_M
        self._parts.setSpacing(gap)
        self._parts.setContentsMargins(GAP_L, gap, GAP_L, gap)
        self._bar.body.setContentsMargins(GAP_L, gap, GAP_L, gap if low else GAP_L)

    def _lay_out(self) -> None:
        bar = self._bar = Card()
        line = row(self.form.promise, self.slip, self.clear_button, self.save_button, gap=GAP_M)
        line.setStretch(0, 1)
        bar.add(line)
        bar.add(self.form.promise.change)
        both = row(self.form, self.todays, gap=GAP_M)
        both.setStretch(0, 2)
        both.setStretch(1, 1)
        body = QWidget()
        body.setLayout(both)
        self.question.opened.connect(self._make_room)
        for part in (body, bar):
            self.end_visit.opened.connect(lambda opened, part=part: show_if(part, not opened))
        over = (
            self.opening.clock,
            self.opening.hanging,
            *self._banners,
            self.question,
            self.end_visit,
        )
        self._parts = column(*over, body, bar, gap=GAP_M)
        self._parts.setContentsMargins(GAP_L, GAP_M, GAP_L, GAP_M)
        self._parts.setStretch(len(over), 1)
        self.setLayout(self._parts)
        show_if(self.todays, False)

    def _make_room(self, asked: bool) -> None:
        """Give the form's room to what is asked, where both together have too little.

        F9 answers the question meanwhile: the bar with the other one is gone.
        """
        small = self.height() < self.fontMetrics().height() * _ROOMY_LINES
        show_if(self.form, not (asked and small))
        show_if(self._bar, not asked)

    def _name_button(self, printing: bool) -> None:
        self.save_button.set_label(tr("Nhận và in") if printing else tr("Nhận hồ sơ"))
