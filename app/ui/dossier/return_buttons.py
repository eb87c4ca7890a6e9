"""The keys under the return page: give out, what helps on instead, see the dossier, close it."""

from PySide6.QtWidgets import QWidget

from app.domain.scan_answers import NEXT_LABELS, NextStep
from app.ui.dossier.giving_out import GIVING_LABELS, Giving
from app.ui.dossier.return_screens import NEXT_ICONS, ReturnScreen
from app.ui.widgets.button import Button
from app.ui.widgets.layouts import row
from app.ui.widgets.styling import show_if
from app.words import tr


class ReturnButtons(QWidget):
    """``give`` does what ``show_giving`` said last; what each key does is the page's."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.give = Button(tr("Trả kết quả"), "primary", icon="package-export", key="F9")
        self.next = Button("", key="F10")
        self.card = Button(tr("&Xem hồ sơ"), icon="folder-open")
        self.close_dossier = Button(tr("Đóng (Esc)"), icon="x")
        self._row = row(self.give, self.next, self.card, self.close_dossier)
        self._row.setStretch(0, 1)
        self.setLayout(self._row)

    def show_giving(self, giving: Giving) -> None:
        """Say on the key what it gives out."""
        self.give.set_label(tr(GIVING_LABELS[giving]))

    def show_screen(self, screen: ReturnScreen, *, has_card: bool, anyway: bool) -> None:
        """Offer what ``screen`` allows; ``anyway`` while a dossier nobody knows is given out."""
        give = screen.may_return or anyway
        show_if(self.give, give)
        show_if(self.next, screen.next_step is not None and not anyway)
        show_if(self.card, has_card and screen.next_step is not NextStep.OPEN_CARD)
        if screen.next_step is not None:
            self.next.set_icon(NEXT_ICONS[screen.next_step])
            self.next.set_label(tr(NEXT_LABELS[screen.next_step]))
            self.next.set_kind("secondary" if screen.may_return else "primary")
        self._row.setStretch(1, 0 if give else 1)
