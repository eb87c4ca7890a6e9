"""What a page of the board is drawn from: words, boxes and icons, each at its place.

A page is laid out first and painted later, so that what is read out, and what a test holds against
the store, are the very words that are painted.
"""

from dataclasses import dataclass, field

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter

from app.ui.theme import paint_icon, tokens
from app.ui.theme.fonts import FAMILY

LEFT = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter
RIGHT = Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
CENTER = Qt.AlignmentFlag.AlignCenter
TOP = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop

_SMALLEST = 0.55
_STEP = 0.95


@dataclass(frozen=True, slots=True)
class Words:
    """A text in a color of the theme, which is looked up when it is painted."""

    rect: QRectF
    text: str
    font: QFont
    color: str
    flags: int


@dataclass(frozen=True, slots=True)
class Box:
    """A filled rectangle with round corners, and a line around it where one is named."""

    rect: QRectF
    color: str
    radius: float
    line: str = ""


@dataclass(frozen=True, slots=True)
class Mark:
    """An icon."""

    rect: QRectF
    icon: str
    color: str


Piece = Words | Box | Mark


@dataclass(slots=True)
class Sheet:
    """Collects the pieces of a page; ``em`` is the height of its usual letters in pixels."""

    em: float
    pieces: list[Piece] = field(default_factory=list[Piece])

    def say(
        self,
        rect: QRectF,
        text: str,
        size: float = 1.0,
        *,
        bold: bool = False,
        color: str = "text",
        align: Qt.AlignmentFlag = LEFT,
        wrap: bool = False,
    ) -> None:
        """Put ``text`` at ``size`` em, smaller where there is no room; at last it ends in …."""
        flags = align.value | (Qt.TextFlag.TextWordWrap.value if wrap else 0)
        full = size * self.em
        pixels = full
        font = letters(pixels, bold=bold)
        while not _fits(font, rect, flags, text) and pixels > full * _SMALLEST:
            pixels *= _STEP
            font = letters(pixels, bold=bold)
        if not wrap:
            elide = Qt.TextElideMode.ElideRight
            text = QFontMetricsF(font).elidedText(text, elide, rect.width())
        self.pieces.append(Words(rect, text, font, color, flags))

    def box(self, rect: QRectF, color: str, line: str = "") -> None:
        """Put a box with round corners."""
        self.pieces.append(Box(rect, color, self.em * 0.3, line))

    def mark(self, rect: QRectF, icon: str, color: str = "primary") -> None:
        """Put an icon, as large as ``rect`` allows and in its middle."""
        side = min(rect.width(), rect.height())
        place = QRectF(0, 0, side, side)
        place.moveCenter(rect.center())
        self.pieces.append(Mark(place, icon, color))

    def width_of(self, text: str, size: float = 1.0, *, bold: bool = False) -> float:
        """Return how wide ``text`` is in pixels."""
        return QFontMetricsF(letters(size * self.em, bold=bold)).horizontalAdvance(text)

    def height_of(self, text: str, width: float, size: float = 1.0, *, bold: bool = False) -> float:
        """Return how high ``text`` is in pixels when it is broken into lines of ``width``."""
        flags = TOP.value | Qt.TextFlag.TextWordWrap.value
        metrics = QFontMetricsF(letters(size * self.em, bold=bold))
        return metrics.boundingRect(QRectF(0, 0, width, 1e6), flags, text).height()

    def words(self) -> list[str]:
        """Return everything the page says, in reading order."""
        return [piece.text for piece in self.pieces if isinstance(piece, Words)]


def letters(pixels: float, *, bold: bool = False) -> QFont:
    """Return the program's letters at a height in pixels."""
    font = QFont(FAMILY)
    font.setPixelSize(max(1, round(pixels)))
    font.setWeight(QFont.Weight.DemiBold if bold else QFont.Weight.Normal)
    return font


def paint_pieces(painter: QPainter, pieces: list[Piece]) -> None:
    """Draw ``pieces`` in the colors in force."""
    colors = tokens().colors
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for piece in pieces:
        color = getattr(colors, piece.color)
        match piece:
            case Words():
                painter.setFont(piece.font)
                painter.setPen(QColor(color))
                # Letters with something below the line may reach a little out of a low room.
                whole = piece.flags | Qt.TextFlag.TextDontClip.value
                painter.drawText(piece.rect, whole, piece.text)
            case Box():
                line = getattr(colors, piece.line) if piece.line else color
                painter.setPen(QColor(line))
                painter.setBrush(QColor(color))
                painter.drawRoundedRect(piece.rect, piece.radius, piece.radius)
            case Mark():
                paint_icon(painter, piece.rect, piece.icon, color)


def _fits(font: QFont, rect: QRectF, flags: int, text: str) -> bool:
    metrics = QFontMetricsF(font)
    if not flags & Qt.TextFlag.TextWordWrap.value:
        # Marks above and below the letters may reach a little beyond the room.
        return (
            metrics.horizontalAdvance(text) <= rect.width()
            and font.pixelSize() * 0.95 <= rect.height()
        )
    needed = metrics.boundingRect(QRectF(0, 0, rect.width(), 1e6), flags, text)
    return needed.height() <= rect.height() and needed.width() <= rect.width() + 1
