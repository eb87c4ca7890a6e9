"""What is noted of one dossier of a round: the number of its parcel, who took it, why nobody did.

The line it belongs to is the marked one, else the last one scanned; which that is, the page knows.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QLineEdit, QWidget

from app.domain.batch import BatchKind, LineSaid
from app.ui.theme.tokens import GAP_M
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from app.ui.widgets.styling import show_if
from app.words import tr

_FIELDS: dict[BatchKind, tuple[str, ...]] = {
    BatchKind.POST_ROUND: ("item",),
    BatchKind.ROUND_BACK: ("receiver", "undelivered"),
}


class BatchSaid(QWidget):
    """Shows the fields of one kind of round; ``typed`` comes when somebody types into one."""

    typed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = BatchKind.RETURN
        self.item, self.receiver, self.undelivered = QLineEdit(), QLineEdit(), QLineEdit()
        self.undelivered.setPlaceholderText(tr("bỏ trống nếu đã giao"))
        self.fields = {
            "item": Field(tr("Số bư&u gửi"), self.item, hint=tr("quét hoặc gõ")),
            "receiver": Field(tr("Người &nhận"), self.receiver),
            "undelivered": Field(tr("Không giao được &vì"), self.undelivered),
        }
        layout = row(*self.fields.values(), gap=GAP_M)
        for at in range(layout.count()):
            layout.setStretch(at, 1)
        self.setLayout(layout)
        for edit in (self.item, self.receiver, self.undelivered):
            edit.textEdited.connect(self.typed)

    def show_kind(self, kind: BatchKind) -> int:
        """Ask what ``kind`` notes of each dossier, and return how many fields that takes."""
        self._kind = kind
        wanted = _FIELDS.get(kind, ())
        for name, field in self.fields.items():
            show_if(field, name in wanted)
        return len(wanted)

    def show_line(self, said: LineSaid | None, usual_receiver: str = "") -> None:
        """Show what is noted of a line, None where there is none to note anything of."""
        self.setEnabled(said is not None)
        known = said or LineSaid()
        for edit, text in (
            (self.item, known.item),
            (self.receiver, known.receiver),
            (self.undelivered, known.undelivered),
        ):
            if edit.text() != text:
                edit.setText(text)
        self.receiver.setPlaceholderText(usual_receiver)

    def said(self) -> LineSaid:
        """Return what has been entered."""
        return LineSaid(
            item=self.item.text(),
            receiver=self.receiver.text(),
            undelivered=self.undelivered.text(),
        )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        # Enter moves on; only F9 confirms, because a scanner sends Enter as well.
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.focusNextChild()
        else:
            super().keyPressEvent(event)
