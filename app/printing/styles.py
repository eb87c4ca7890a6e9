"""Sizes of letters and gaps for each sheet (Nghị định 30/2020/NĐ-CP, Phụ lục I, where they fit).

A form tries its styles from roomy to dense and takes the first that needs the fewest pages.
"""

from dataclasses import dataclass, replace

from app.domain.documents import PaperSize
from app.printing.layout import A4, A4_LANDSCAPE, A5, Sheet


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """Letters in points, everything else in mm; ``leading`` is row height by letter size.

    ``national`` is the width of the head's right column; ``signing`` the room for a signature.
    """

    sheet: Sheet
    left: float
    right: float
    top: float
    bottom: float
    national: float
    country: float
    motto: float
    agency: float
    place: float
    title: float
    body: float
    small: float
    table: float
    foot: float
    leading: float
    gap: float
    signing: float
    bar_height: float

    @property
    def width(self) -> float:
        """Width between the margins."""
        return self.sheet.width - self.left - self.right


_RECEIPT_A4 = Style(
    sheet=A4,
    left=25,
    right=15,
    top=15,
    bottom=12,
    national=92,
    country=12,
    motto=13,
    agency=12,
    place=13,
    title=14,
    body=13,
    small=12,
    table=12,
    foot=10,
    leading=1.2,
    gap=1.3,
    signing=22,
    bar_height=12,
)

# A slip of half a sheet: the country's name just fits beside a barcode of 62 mm at 203 dpi.
_RECEIPT_A5 = Style(
    sheet=A5,
    left=10,
    right=7,
    top=8,
    bottom=7,
    national=71,
    country=9.5,
    motto=10.5,
    agency=9.5,
    place=10,
    title=12.5,
    body=10.5,
    small=9.5,
    table=10,
    foot=8.5,
    leading=1.18,
    gap=0.9,
    signing=15,
    bar_height=10,
)

_RECEIPTS = {
    PaperSize.A4: (
        _RECEIPT_A4,
        replace(_RECEIPT_A4, body=12, small=11, table=11, leading=1.15, gap=0.9, signing=18),
        replace(_RECEIPT_A4, body=11, small=10.5, table=10.5, leading=1.12, gap=0.5, signing=15),
    ),
    PaperSize.A5: (
        _RECEIPT_A5,
        replace(_RECEIPT_A5, leading=1.13, gap=0.5, signing=13),
        replace(_RECEIPT_A5, body=10, table=9.5, leading=1.12, gap=0.4, signing=12),
        replace(_RECEIPT_A5, body=9.5, table=9.5, leading=1.08, gap=0.2, signing=11),
    ),
}
_RECEIPTS[PaperSize.A4_TWO_UP] = _RECEIPTS[PaperSize.A5]

RECOVERY_SHEET = replace(_RECEIPT_A4, title=16, body=12, small=11, table=11, gap=1, signing=15)
DAY_SHEET = replace(_RECEIPT_A4, left=20, body=12, table=11, small=11, signing=24)

# A letter of the agency follows the decree to the point; a long one is set a little closer.
_LETTER = replace(
    _RECEIPT_A4, left=30, top=20, bottom=15, body=14, small=11, gap=2.2, leading=1.25, signing=25
)
LETTERS = (_LETTER, replace(_LETTER, body=13, leading=1.18, gap=2.1, signing=20))
CONTROL_SHEET = replace(_RECEIPT_A4, body=12, small=11, table=10.5, leading=1.15, gap=0.9)
LEDGER = replace(_RECEIPT_A4, sheet=A4_LANDSCAPE, left=15, right=7, body=12, table=9.5, small=11)


def receipt_styles(size: PaperSize) -> tuple[Style, ...]:
    """Return the styles of a receipt of ``size``, the roomiest first."""
    return _RECEIPTS[size]
