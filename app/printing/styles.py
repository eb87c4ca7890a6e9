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

    @property
    def strip(self) -> bool:
        """Say whether it is cut from a roll: one column, as long as what stands in it."""
        return self.sheet.cut


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

_RECEIPTS: dict[PaperSize, tuple[Style, ...]] = {
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

# Thermal heads print 72 mm of 80 and 48 mm of 58; the height is given by what stands on the strip.
_STRIP = Style(
    sheet=Sheet(80, 0, cut=True),
    left=4,
    right=4,
    top=4,
    bottom=6,
    national=72,
    country=9.5,
    motto=10,
    agency=9.5,
    place=9.5,
    title=12,
    body=10,
    small=9.5,
    table=9.5,
    foot=8.5,
    leading=1.15,
    gap=0.8,
    signing=13,
    bar_height=12,
)
_NARROW_STRIP = replace(
    _STRIP, sheet=Sheet(58, 0, cut=True), left=5, right=5, national=48, title=11, body=9.5
)
_RECEIPTS[PaperSize.ROLL_80] = (_STRIP,)
_RECEIPTS[PaperSize.ROLL_58] = (_NARROW_STRIP,)

RECOVERY_SHEET = replace(_RECEIPT_A4, title=16, body=12, small=11, table=11, gap=1, signing=15)
DAY_SHEET = replace(_RECEIPT_A4, left=20, body=12, table=11, small=11, signing=24)
# Lists lie in a folder on their left edge; with more columns the sheet is turned.
LIST = replace(DAY_SHEET, table=10, small=10.5, leading=1.15, gap=1, signing=22)
WIDE_LIST = replace(LIST, sheet=A4_LANDSCAPE, left=18, right=12, top=18, signing=20)
# Read standing before a wall.
POSTING = replace(WIDE_LIST, title=16, body=13, table=12, small=12)

# A letter of the agency follows the decree to the point; a long one is set a little closer.
_LETTER = replace(
    _RECEIPT_A4, left=30, top=20, bottom=15, body=14, small=11, gap=2.2, leading=1.25, signing=25
)
LETTERS = (_LETTER, replace(_LETTER, body=13, leading=1.18, gap=2.1, signing=20))
CONTROL_SHEET = replace(_RECEIPT_A4, body=12, small=11, table=10.5, leading=1.15, gap=0.9)
LEDGER = replace(
    _RECEIPT_A4,
    sheet=A4_LANDSCAPE,
    left=15,
    right=7,
    body=12,
    table=9.5,
    small=11,
    signing=16,
)

# Both fit on one sheet; the frame around it lies nearer to the edges than any text.
DEVICE_TEST = {
    PaperSize.A4: replace(
        _RECEIPT_A4, left=15, title=16, body=11, small=11, table=13, gap=2, leading=1.2
    ),
    PaperSize.A5: replace(
        _RECEIPT_A5, left=12, right=12, top=11, bottom=10, title=13, body=8.5, small=8.5, table=9
    ),
}
DEVICE_TEST[PaperSize.A4_TWO_UP] = DEVICE_TEST[PaperSize.A4]


def receipt_styles(size: PaperSize) -> tuple[Style, ...]:
    """Return the styles of a slip of ``size``, the roomiest first; a slip is no label: A5."""
    return _RECEIPTS.get(size, _RECEIPTS[PaperSize.A5])


def emergency_styles(size: PaperSize) -> tuple[Style, ...]:
    """Return the styles of a slip to write on by hand: its letters keep their size."""
    roomy = replace(receipt_styles(size)[0], gap=0.6, leading=1.13, small=9.5, signing=12)
    return roomy, replace(roomy, gap=0.4, signing=10.5)
