"""How a count stands against what was expected, in a few words."""

from PySide6.QtWidgets import QWidget

from app.domain.reconciliation import Reconciliation, Sum
from app.domain.text import dong
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.icon_label import IconLabel
from app.ui.widgets.layouts import row
from app.ui.widgets.text import Text
from app.words import N_, tr


def off_words(what: Sum, off: int | None) -> str:
    """Say whether a sum agrees; ``off`` is counted less expected, None where nobody counted."""
    if off is None:
        return tr("Chưa đếm")
    if off == 0:
        return tr("Khớp với sổ")
    amount = dong(abs(off)) if what is Sum.CASH else str(abs(off))
    return tr("Thừa {amount}", amount=amount) if off > 0 else tr("Thiếu {amount}", amount=amount)


def sum_words(held: Reconciliation, what: Sum) -> str:
    """Say what was expected of one sum and how the count stands against it."""
    expected = held.expected(what)
    shown = dong(expected) if what is Sum.CASH else str(expected)
    off = off_words(what, held.off_by(what)).lower()
    return tr("{name}: sổ {expected}, {off}", name=tr(_NAMES[what]), expected=shown, off=off)


class OffLabel(QWidget):
    """How a count stands, as an icon and words; nobody needs to see colors for it."""

    def __init__(self) -> None:
        super().__init__()
        self._icon, self._words = IconLabel("circle-dashed"), Text("", "strong", wrap=True)
        line = row(self._icon, self._words, gap=GAP_S)
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_off(self, what: Sum, off: int | None) -> None:
        """Show ``off``, counted less expected, None while nobody has counted."""
        self._words.setText(off_words(what, off))
        known = ("alert-triangle", "warning") if off else ("circle-check", "success")
        self._icon.set_icon(*(("circle-dashed", "text_secondary") if off is None else known))

    def text(self) -> str:
        """Return the words shown."""
        return self._words.text()


_NAMES: dict[Sum, str] = {
    Sum.SLIPS: N_("Giấy hẹn lưu"),
    Sum.CASH: N_("Tiền mặt"),
    Sum.PAPERS: N_("Hồ sơ bàn giao"),
}
