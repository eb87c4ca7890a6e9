"""Pages drawn by Qt: on paper through the system's printer, and as pictures for a preview.

The only module of printing that knows Qt. Letters are placed one by one with the metrics all
back-ends share, from our own font files: an installed font of the same name may lack ơ and ư.
"""

from collections.abc import Callable, Sequence
from functools import cache
from secrets import token_hex
from threading import Event
from typing import Any

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QFont,
    QFontDatabase,
    QGlyphRun,
    QImage,
    QPageLayout,
    QPageSize,
    QPainter,
    QPen,
    QPolygonF,
    QRawFont,
)
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo

from app.domain.documents import PrintJob
from app.domain.printer_state import Outcome, Reason, Trouble, printer_error
from app.errors import DeviceError
from app.printing.compose import compose
from app.printing.fonts import Face, font_file, text_width
from app.printing.layout import Bars, Box, Line, Matrix, Page, Sheet, Text, TickBox
from app.printing.watch import NoSpooler, Spooler, Wait, ask_before, watch_job
from app.words import N_

# What a laser printer has when it says nothing of itself; Qt would answer 1200 for it.
_USUAL_DPI = 600

# Drivers round paper sizes to whole points or tenths of a millimetre.
_PAPER_TOLERANCE = 1.0

_DASHES = (4.0, 3.0)
_TRY_AGAIN = N_("Hồ sơ đã được lưu; kiểm tra máy in rồi bấm «In lại».")


class PaperPrinter:
    """The system's printer called ``name``; ``dpi`` 0 takes what its driver says.

    A resolution that is not the device's own makes the driver scale, and bars uneven. ``spooler``
    is asked before and after each job; ``wait`` passes the time while it works.
    """

    def __init__(
        self,
        name: str,
        *,
        dpi: int = 0,
        spooler: Spooler | None = None,
        wait: Wait | None = None,
    ) -> None:
        self.name = name
        self.dpi = dpi
        self._spooler: Spooler = spooler or NoSpooler()
        self._wait = wait or Event().wait

    def print_document(self, job: PrintJob) -> Outcome:
        """Print ``job`` and say within some five seconds whether it came out.

        DeviceError with the printer's own reason when it did not and will not any more.
        """
        before = ask_before(self._spooler, self.name)
        printer = self._open()
        # Only its title tells our job from others, and from the same paper printed before.
        title = f"{job.title} {token_hex(2)}"
        printer.setDocName(title)
        paint_pages(printer, compose(job, dpi=printer.resolution()))
        return watch_job(self._spooler, self.name, title, self._wait, before)

    def _open(self) -> QPrinter:
        # Qt prints on the default printer, silently, when the name is unknown.
        if self.name not in QPrinterInfo.availablePrinterNames():
            raise printer_error(self.name, Reason(Trouble.NOT_FOUND))
        info = QPrinterInfo.printerInfo(self.name)
        printer = QPrinter(info, QPrinter.PrinterMode.HighResolution)
        supported = info.supportedResolutions()
        printer.setResolution(true_resolution(self.dpi, supported, printer.resolution()))
        if printer.printerName() != self.name:
            raise DeviceError(
                N_("Hệ thống mở máy in «{other}» thay cho «{name}»."),
                N_("Chọn lại máy in trong phần Cài đặt."),
                name=self.name,
                other=printer.printerName(),
            )
        return printer


def printer_names() -> tuple[str, ...]:
    """Return the printers the system knows, the default one first."""
    default = QPrinterInfo.defaultPrinterName()
    return tuple(sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: name != default))


def true_resolution(wanted: int, supported: Sequence[int], reported: int) -> int:
    """Return the dots per inch to draw with: as set by the office, else the driver's own.

    Of several the finest up to 600 is taken: finer ones are interpolated by most devices.
    """
    if wanted:
        return wanted
    usual = [dpi for dpi in supported if dpi <= _USUAL_DPI]
    return max(usual) if usual else min([*supported, reported, _USUAL_DPI])


def paint_pages(printer: QPrinter, pages: Sequence[Page]) -> None:
    """Draw ``pages`` on ``printer``, which has its resolution already, as one job.

    DeviceError when the printer does not start, does not take the paper size or stops between.
    """
    printer.setFullPage(True)
    printer.setColorMode(QPrinter.ColorMode.GrayScale)
    # Two counterparts on the two sides of one sheet would be no counterparts.
    printer.setDuplex(QPrinter.DuplexMode.DuplexNone)
    printer.setCopyCount(1)
    # Once the first sheet is under way, a later one can no more be refused.
    for sheet in {page.sheet for page in pages} - {pages[0].sheet}:
        _take_paper(printer, sheet)
    _take_paper(printer, pages[0].sheet)
    painter = QPainter()
    if not painter.begin(printer):
        raise DeviceError(
            N_("Máy in «{name}» không nhận lệnh in."), _TRY_AGAIN, name=printer.printerName()
        )
    faces = _Faces(printer.resolution())
    try:
        for number, page in enumerate(pages):
            if number:
                _take_paper(printer, page.sheet)
                if not printer.newPage():
                    raise DeviceError(
                        N_("Máy in «{name}» dừng sau trang {number}."),
                        _TRY_AGAIN,
                        name=printer.printerName(),
                        number=number,
                    )
            _paint(painter, page, faces)
    except DeviceError:
        printer.abort()
        raise
    finally:
        painter.end()


def job_pictures(job: PrintJob, dpi: int) -> tuple[QImage, ...]:
    """Return the sheets of ``job`` as pictures of ``dpi`` dots per inch.

    They are laid out for an ordinary printer: a screen has too few dots for the bars of a code.
    """
    return tuple(page_picture(page, dpi) for page in compose(job, dpi=_USUAL_DPI))


def page_picture(page: Page, dpi: int) -> QImage:
    """Return ``page`` as a picture of ``dpi`` dots per inch, for a preview on the screen."""
    dot = 25.4 / dpi
    picture = QImage(
        round(page.sheet.width / dot), round(page.sheet.height / dot), QImage.Format.Format_RGB32
    )
    picture.fill(Qt.GlobalColor.white)
    painter = QPainter(picture)
    painter.setRenderHints(QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing)
    _paint(painter, page, _Faces(dpi))
    painter.end()
    return picture


def _take_paper(printer: QPrinter, sheet: Sheet) -> None:
    """Set the paper and ask back: some drivers answer with the tray's paper and shrink the page."""
    # What is cut from a roll lies as it is fed, and is no standard sheet of nearly its size.
    wide = sheet.width > sheet.height and not sheet.cut
    size = QSizeF(sheet.height, sheet.width) if wide else QSizeF(sheet.width, sheet.height)
    policy = QPageSize.SizeMatchPolicy
    match = policy.ExactMatch if sheet.cut else policy.FuzzyMatch
    printer.setPageSize(QPageSize(size, QPageSize.Unit.Millimeter, "", match))
    orientation = QPageLayout.Orientation.Landscape if wide else QPageLayout.Orientation.Portrait
    printer.setPageOrientation(orientation)
    printer.setPageMargins(QMarginsF(0, 0, 0, 0), QPageLayout.Unit.Millimeter)
    taken = printer.pageLayout().fullRect(QPageLayout.Unit.Millimeter)
    if max(abs(taken.width() - sheet.width), abs(taken.height() - sheet.height)) > _PAPER_TOLERANCE:
        raise DeviceError(
            N_("Máy in đặt khổ giấy {taken} mm, cần {wanted} mm."),
            N_("Chọn đúng khổ giấy cho máy in này trong phần cài đặt của hệ điều hành."),
            taken=f"{taken.width():.0f} × {taken.height():.0f}",
            wanted=f"{sheet.width:g} × {sheet.height:g}",
        )


class _Faces:
    """The faces at one resolution, for one job: Qt's fonts must not cross threads."""

    def __init__(self, dpi: int) -> None:
        self.per_mm = dpi / 25.4
        self._pixels_per_point = dpi / 72
        self._fonts: dict[tuple[Face, float], QRawFont] = {}

    def run(self, text: Text) -> QGlyphRun:
        """Return the glyphs of ``text``, each where the shared metrics put it."""
        font = self._font(text.face, text.size)
        run = QGlyphRun()
        run.setRawFont(font)
        run.setGlyphIndexes(font.glyphIndexesForString(text.text))
        x, places = 0.0, list[QPointF]()
        for letter in text.text:
            places.append(QPointF(x * self.per_mm, 0))
            x += text_width(letter, text.face, text.size)
        run.setPositions(places)
        return run

    def _font(self, face: Face, size: float) -> QRawFont:
        if (face, size) not in self._fonts:
            self._fonts[face, size] = _raw_font(face, size * self._pixels_per_point)
        return self._fonts[face, size]


def _raw_font(face: Face, pixels: float) -> QRawFont:
    """Return ``face`` from our own file, as a font that Qt embeds as letters where it can.

    Qt finds loaded fonts by name alone, and draws one that it read from a file directly as mere
    outlines. An installed font of the same name is told by its head table; outlines are better.
    """
    own = QRawFont(str(font_file(face)), pixels, QFont.HintingPreference.PreferNoHinting)
    family = _family(face)
    if not family:
        return own
    font = QFont(family)
    font.setBold(face in (Face.BOLD, Face.BOLD_ITALIC))
    font.setItalic(face in (Face.ITALIC, Face.BOLD_ITALIC))
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    font.setPixelSize(1000)
    named = QRawFont.fromFont(font)
    named.setPixelSize(pixels)
    return named if named.fontTable("head") == own.fontTable("head") else own


@cache
def _family(face: Face) -> str:
    """Load ``face`` into Qt's fonts, once a process; return the name it has there, or nothing."""
    families = QFontDatabase.applicationFontFamilies(
        QFontDatabase.addApplicationFont(str(font_file(face)))
    )
    return families[0] if families else ""


def _paint(painter: QPainter, page: Page, faces: _Faces) -> None:
    painter.setPen(Qt.GlobalColor.black)
    for operation in page.operations:
        _DRAW[type(operation)](painter, faces, operation)


def _draw_text(painter: QPainter, faces: _Faces, text: Text) -> None:
    place = QPointF(text.left * faces.per_mm, text.y * faces.per_mm)
    painter.drawGlyphRun(place, faces.run(text))


def _draw_line(painter: QPainter, faces: _Faces, line: Line) -> None:
    _pen(painter, faces, line.width, dashed=line.dashed)
    k = faces.per_mm
    painter.drawLine(QPointF(line.x * k, line.y * k), QPointF(line.x2 * k, line.y2 * k))


def _draw_box(painter: QPainter, faces: _Faces, box: Box) -> None:
    _pen(painter, faces, box.stroke)
    k = faces.per_mm
    painter.drawRect(QRectF(box.x * k, box.y * k, box.width * k, box.height * k))


def _draw_tick_box(painter: QPainter, faces: _Faces, box: TickBox) -> None:
    _draw_box(painter, faces, Box(box.x, box.y, box.side, box.side))
    _pen(painter, faces, 0.4)
    k = faces.per_mm
    painter.drawPolyline(QPolygonF([QPointF(x * k, y * k) for x, y in box.tick]))


def _draw_bars(painter: QPainter, faces: _Faces, code: Bars) -> None:
    x, module = _whole(code.x, faces), _whole(code.module, faces)
    y, height = round(code.y * faces.per_mm), round(code.height * faces.per_mm)
    for offset, run in code.bars():
        painter.fillRect(QRectF(x + offset * module, y, run * module, height), _INK)


def _draw_matrix(painter: QPainter, faces: _Faces, code: Matrix) -> None:
    x, module = _whole(code.x, faces), _whole(code.module, faces)
    y = round(code.y * faces.per_mm)
    for row, column, width, height in code.blocks():
        cells = QRectF(x + column * module, y + row * module, width * module, height * module)
        painter.fillRect(cells, _INK)


def _whole(length: float, faces: _Faces) -> float:
    """Return a length in device dots: exactly whole where the page was laid out for this device.

    A preview has fewer dots than the printer; there the fraction stays, or the code would shrink.
    """
    dots = length * faces.per_mm
    return round(dots) if abs(dots - round(dots)) < 0.01 else dots


def _pen(painter: QPainter, faces: _Faces, width: float, *, dashed: bool = False) -> None:
    pen = QPen(Qt.GlobalColor.black, width * faces.per_mm)
    pen.setCapStyle(Qt.PenCapStyle.FlatCap)
    pen.setJoinStyle(Qt.PenJoinStyle.MiterJoin)
    if dashed:
        # Qt counts dashes in pen widths.
        pen.setDashPattern([dash * 0.35 / width for dash in _DASHES])
    painter.setPen(pen)


_INK = Qt.GlobalColor.black

_DRAW: dict[type, Callable[[QPainter, _Faces, Any], None]] = {
    Text: _draw_text,
    Line: _draw_line,
    Box: _draw_box,
    TickBox: _draw_tick_box,
    Bars: _draw_bars,
    Matrix: _draw_matrix,
}
