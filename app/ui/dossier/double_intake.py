"""The question whether a second dossier of the same kind is really meant; it blocks nothing."""

from collections.abc import Sequence
from datetime import datetime

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.listings import DossierRow
from app.domain.vietnam_time import short_moment
from app.errors import InputError
from app.ui.dossier.form_part import error_words
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.field import Field
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column, row
from app.ui.widgets.styling import show_if
from app.words import N_, tr

_MINUTE, _HOUR, _DAY = 60, 3600, 86400


class DoubleIntake(QWidget):
    """Hidden until ``ask``; ``confirmed`` brings the reason, ``declined`` that none is wanted."""

    confirmed = Signal(str)
    declined = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: Sequence[DossierRow] = ()
        self._banner = InlineBanner(closable=False)
        self._reason = QLineEdit()
        self._reason.setPlaceholderText(tr("ví dụ: con thứ hai"))
        self.field = Field(tr("Lý do nhận thêm"), self._reason, required=True)
        self._again = Button(tr("Vẫn nhận (F9)"), icon="check")
        self._back = Button(tr("Không nhận (Esc)"), icon="x")
        self._again.clicked.connect(self.confirm)
        self._back.clicked.connect(self.decline)
        self._reason.textEdited.connect(self.field.clear_error)
        answer = row(self.field, self._again, self._back, gap=GAP_S)
        answer.setStretch(0, 1)
        for button in (self._again, self._back):
            answer.setAlignment(button, Qt.AlignmentFlag.AlignBottom)
        self.setLayout(column(self._banner, answer, gap=GAP_S))
        self.hide()

    def ask(self, rows: Sequence[DossierRow], now: datetime) -> None:
        """Show the dossiers that are still open, newest first, and ask for a reason."""
        self._rows = rows
        newest = rows[0]
        title = tr(
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
        self._banner.show_note("warn", title, text)
        self._reason.clear()
        self.field.clear_error()
        show_if(self, True)
        self._reason.setFocus(Qt.FocusReason.OtherFocusReason)

    def title(self) -> str:
        """Return the question as shown."""
        return self._banner.title()

    def confirm(self) -> None:
        """Take the second dossier in, if there is a reason for it."""
        reason = self._reason.text().strip()
        if not reason:
            missing = InputError(
                "note",
                N_("Chưa ghi lý do nhận thêm."),
                N_("Ghi ngắn gọn, hoặc bấm Esc để không nhận."),
            )
            self.field.show_error(error_words(missing))
            self._reason.setFocus(Qt.FocusReason.OtherFocusReason)
            return
        self.hide()
        self.confirmed.emit(tr("Nhận thêm ngoài {code}: {reason}", code=self._rows[0].code,
                               reason=reason))  # fmt: skip

    def decline(self) -> None:
        """Go back to the form."""
        self.hide()
        self.declined.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.decline()
            return
        super().keyPressEvent(event)


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
