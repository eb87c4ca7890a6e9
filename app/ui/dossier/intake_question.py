"""What is asked before an intake is saved although something is doubtful; it blocks nothing.

A second dossier of the same kind, a person met before who may be this one mistyped, a number that
does not fit. What is doubtful is found out by the counter.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from app.domain.intake_doubts import Doubt, DoubtKind, IntakeDoubts, says_why, usual_reasons
from app.domain.listings import DossierRow
from app.domain.vietnam_time import short_moment
from app.errors import InputError
from app.services.commands import ApplicantInput
from app.ui.dossier.form_part import error_words
from app.ui.dossier.person_pair import PersonPair
from app.ui.dossier.usual_reasons import UsualReasons
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.words import N_, tr

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


class IntakeQuestion(QWidget):
    """Hidden until ``ask``. ``confirmed`` brings the doubts and why they do not count, ``declined``
    that the intake is not wanted, ``known_wanted`` the person met before who is the one meant.
    ``opened`` tells that it is asked, or no more: on a small screen it takes the room of the form.
    """

    confirmed = Signal(object, str)
    declined = Signal()
    known_wanted = Signal(object)
    opened = Signal(bool)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._doubts = IntakeDoubts()
        self._banner = InlineBanner(closable=False)
        self.pair = PersonPair()
        self.reasons = UsualReasons(tr("Lý do vẫn nhận"))
        self.field = self.reasons.field
        self._again = Button(tr("Vẫn nhận"), "primary", icon="check", key="F9")
        self.use_known = Button(tr("&Lấy theo lần trước"), icon="user")
        self._back = Button(tr("Không nhận (Esc)"), icon="x")
        self._again.clicked.connect(self.confirm)
        self._back.clicked.connect(self.decline)
        self.use_known.clicked.connect(self._take_known)
        answers = row(self._again, self.use_known, self._back, None, gap=GAP_S)
        self.setLayout(column(self._banner, self.pair, self.reasons, answers, gap=GAP_S))
        self.hide()

    def ask(self, doubts: IntakeDoubts, typed: ApplicantInput, now: datetime) -> None:
        """Show what is doubtful about the intake of ``typed``, and ask why it is right."""
        self._doubts = doubts
        title, *more = _sentences(doubts, now)
        self._banner.show_note("warn", title, " ".join(more))
        show_if(self.use_known, bool(doubts.like))
        if doubts.like:
            self.pair.show_pair(typed, doubts.like[0])
        else:
            self.pair.show_number(typed)
        self.reasons.offer(usual_reasons(_heaviest_first(doubts)))
        self.opened.emit(True)
        show_if(self, True)
        self.reasons.setFocus(Qt.FocusReason.OtherFocusReason)

    def title(self) -> str:
        """Return the first question as shown."""
        return self._banner.title()

    def text(self) -> str:
        """Return the questions after the first one."""
        return self._banner.text()

    def confirm(self) -> None:
        """Take the dossier in nevertheless, if there is a reason for it."""
        reason = self.reasons.reason()
        if not says_why(reason):
            missing = InputError(
                "note",
                N_("Chưa ghi lý do vẫn nhận.") if not reason else N_("Lý do quá ngắn."),
                N_("Bấm số để chọn lý do, hoặc gõ vài chữ; bấm Esc để không nhận."),
            )
            self.field.show_error(error_words(missing))
            self.reasons.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.close_question()
        self.confirmed.emit(self._doubts.doubts, reason)

    def decline(self) -> None:
        """Go back to the form."""
        self.close_question()
        self.declined.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.decline()
            return
        super().keyPressEvent(event)

    def close_question(self) -> None:
        """Be gone, unanswered."""
        self.hide()
        self.opened.emit(False)

    def _take_known(self) -> None:
        self.close_question()
        self.known_wanted.emit(self._doubts.like[0])


def ago_words(then: datetime, now: datetime) -> str:
    """Return how long ago ``then`` was, as one says it at the desk."""
    seconds = max(int((now - then).total_seconds()), 0)
    if seconds < _MINUTE:
        return tr("vừa xong")
    if seconds < _HOUR:
        return tr("{count} phút trước", count=seconds // _MINUTE)
    if seconds < _DAY:
        return tr("{count} giờ trước", count=seconds // _HOUR)
    return tr("{count} ngày trước", count=seconds // _DAY)


def _sentences(doubts: IntakeDoubts, now: datetime) -> Iterator[str]:
    """Tell the doubts, a second dossier first: it weighs most."""
    if doubts.open_dossiers:
        yield from _second(doubts.open_dossiers, now)
    for one in doubts.doubts:
        if one.kind is not DoubtKind.SECOND:
            yield tr(one.text, **one.values)


def _second(rows: Sequence[DossierRow], now: datetime) -> Iterator[str]:
    newest = rows[0]
    yield tr(
        "Người này đang có hồ sơ {procedure} chưa xong: {code}",
        procedure=newest.procedure_name,
        code=newest.code,
    )
    text = tr(
        "{clerk} nhận {ago} ({moment}).",
        clerk=newest.clerk_name,
        ago=ago_words(newest.received_at, now),
        moment=short_moment(newest.received_at),
    )
    if len(rows) > 1:
        text = tr("{newest} Còn {count} hồ sơ nữa.", newest=text, count=len(rows) - 1)
    yield text


def _heaviest_first(doubts: IntakeDoubts) -> list[Doubt]:
    return sorted(doubts.doubts, key=lambda one: one.kind is not DoubtKind.SECOND)
