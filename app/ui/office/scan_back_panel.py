"""Reading a test sheet back: which of its codes the scanner managed, and what that means."""

from PySide6.QtWidgets import QGridLayout, QWidget

from app.domain.device_sheet import (
    PLACES,
    ScanBack,
    SheetCode,
    judge,
    module_width,
    offered_dots,
    read_widths,
)
from app.ui.theme.tokens import GAP_M, GAP_S
from app.ui.widgets.layouts import column, row
from app.ui.widgets.status_pill import Pill, PillTone, StatusPill
from app.ui.widgets.text import Text
from app.words import tr


class ScanBackPanel(QWidget):
    """Give it each code with ``take``; ``read`` are those that came so far."""

    def __init__(self) -> None:
        super().__init__()
        self.sheet, self.dpi = 0, 300
        self.read: set[SheetCode] = set()
        self._title = Text("", "strong")
        self._widths = [Text("") for _ in offered_dots(self.dpi)]
        self.pills = {
            (place, width): StatusPill(_pill(is_read=False))
            for place in PLACES
            for width in range(len(self._widths))
        }
        self.qr = StatusPill(_pill(is_read=False))
        steps = Text(
            tr(
                "Lấy trang vừa in, quét lần lượt sáu mã vạch rồi mã QR; lấy tờ giấy che các mã bên "
                "cạnh. Mã nào quét mấy lần vẫn không được thì bỏ qua."
            ),
            "secondary",
            wrap=True,
        )
        self.setLayout(column(self._title, steps, row(self._grid(), None), gap=GAP_M))

    def begin(self, sheet: int, printer: str, dpi: int) -> None:
        """Wait for the codes of a sheet that has just been printed."""
        self.sheet, self.dpi = sheet, dpi
        self.read.clear()
        name = printer or tr("tệp PDF")
        self._title.setText(
            tr("Quét lại trang số {number} · {printer}", number=f"{sheet:04d}", printer=name)
        )
        self._show()

    def take(self, code: SheetCode) -> bool:
        """Note a code; False when it stands on another sheet."""
        if code.sheet != self.sheet:
            return False
        # The driver has the last word on the resolution.
        self.dpi = code.dpi
        self.read.add(code)
        self._show()
        return True

    def left(self) -> int:
        """Return how many barcodes were not read yet; the QR does not count."""
        read = [code for code in self.read if code.place in PLACES]
        return len(PLACES) * len(self._widths) - len(read)

    def widths(self) -> tuple[float, ...]:
        """Return the widths read at every place, in mm."""
        dots = read_widths(self.read, self.dpi)
        return tuple(round(module_width(one, self.dpi), 2) for one in dots)

    def result(self) -> ScanBack:
        """Return what was read so far amounts to."""
        return judge(read_widths(self.read, self.dpi), self.dpi)

    def _grid(self) -> QGridLayout:
        grid = QGridLayout()
        grid.setHorizontalSpacing(2 * GAP_M)
        grid.setVerticalSpacing(GAP_S)
        heads = (tr("Cỡ vạch"), tr("Phía trên trang"), tr("Phía dưới trang"), tr("Mã QR"))
        for place, head in enumerate(heads):
            grid.addWidget(Text(head, "label"), 0, place)
        for line, text in enumerate(self._widths):
            grid.addWidget(text, line + 1, 0)
            for place in PLACES:
                grid.addWidget(self.pills[place, line], line + 1, place)
        grid.addWidget(self.qr, 1, len(heads) - 1)
        return grid

    def _show(self) -> None:
        found = {(code.place, code.dots) for code in self.read}
        for line, dots in enumerate(offered_dots(self.dpi)):
            width = f"{module_width(dots, self.dpi):.2f}".replace(".", ",")
            words = tr("{width} mm · {dots} chấm", width=width, dots=dots)
            self._widths[line].setText(words)
            for place, where in zip(PLACES, (tr("phía trên"), tr("phía dưới")), strict=True):
                is_read = (place, dots) in found
                pill = self.pills[place, line]
                pill.set_pill(_pill(is_read=is_read))
                pill.setAccessibleName(f"{words}, {where}: {_pill(is_read=is_read).text}")
        self.qr.set_pill(_pill(is_read=(0, 0) in found))
        self.qr.setAccessibleName(tr("Mã QR: {state}", state=self.qr.accessibleName()))


def _pill(*, is_read: bool) -> Pill:
    if is_read:
        return Pill(tr("Đã đọc"), "circle-check", PillTone.READY)
    return Pill(tr("Chưa đọc"), "circle-dashed", PillTone.NEW)
