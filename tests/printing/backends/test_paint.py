"""Paper is drawn by Qt in the printer's own dots, and a wrong printer or paper is refused."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pypdfium2
import pytest
from PySide6.QtCore import QSizeF
from PySide6.QtGui import QImage, QPageSize
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from zxingcpp import read_barcodes

from app.domain.documents import PaperSize, PrintJob
from app.domain.printer_state import PrinterState, Reason, Trouble
from app.errors import DeviceError
from app.printing.backends import paint
from app.printing.compose import compose
from app.printing.layout import A4, A5, Bars, Page, Sheet
from app.printing.read_back import read_codes
from app.printing.watch import NoSpooler
from tests.printing.papers import LONGEST, NEW, RECEIPT, dots_of, pdf_of, runs_in, text_in

JOB = PrintJob(document=RECEIPT, form_set=NEW, title="giay-hen", size=PaperSize.A5)
EVERY_DPI = pytest.mark.parametrize("dpi", [203, 300, 600])

pytestmark = pytest.mark.usefixtures("qapp")


class StubbornPrinter(QPrinter):
    """A driver that answers every paper size with A4."""

    def setPageSize(self, size: QPageSize) -> bool:
        return super().setPageSize(QPageSize(QSizeF(210, 297), QPageSize.Unit.Millimeter))


def printer_to(path: Path, dpi: int, kind: type[QPrinter] = QPrinter) -> QPrinter:
    printer = kind()
    printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    printer.setOutputFileName(str(path))
    printer.setResolution(dpi)
    return printer


def painted(job: PrintJob, dpi: int, folder: Path) -> Path:
    path = folder / "painted.pdf"
    printer = printer_to(path, dpi)
    paint.paint_pages(printer, compose(job, dpi=printer.resolution()))
    return path


@EVERY_DPI
@pytest.mark.parametrize("size", PaperSize)
def test_both_codes_are_read_from_paper(dpi: int, size: PaperSize, tmp_path: Path) -> None:
    found = read_codes(painted(replace(JOB, size=size), dpi, tmp_path), dpi=dpi)
    assert {code.text for code in found} == {RECEIPT.barcode}
    assert sorted(code.symbology for code in found) == ["Code128"] * 2 + ["QRCode"] * 2


@EVERY_DPI
def test_bars_are_whole_dots_of_the_device(dpi: int, tmp_path: Path) -> None:
    path = painted(JOB, dpi, tmp_path)
    (bars,) = (o for o in compose(JOB, dpi=dpi)[0].operations if isinstance(o, Bars))
    row = dots_of(path, dpi)[round((bars.y + bars.height / 2) * dpi / 25.4)]
    left = round((bars.x - bars.quiet) * dpi / 25.4)
    right = round((bars.x + bars.width + bars.quiet) * dpi / 25.4)
    module = round(bars.module * dpi / 25.4)
    assert runs_in(row[left:right]) == [run * module for run in bars.runs]


def test_the_words_on_paper_are_those_of_the_file(tmp_path: Path) -> None:
    job = replace(JOB, document=LONGEST)
    path = painted(job, 300, tmp_path)
    assert text_in(path) == text_in(pdf_of(compose(job, dpi=300)))
    assert LONGEST.submitter_name in text_in(path)


def test_both_back_ends_draw_the_same(tmp_path: Path) -> None:
    by_qt = dots_of(painted(JOB, 300, tmp_path), 150)
    by_reportlab = dots_of(pdf_of(compose(JOB, dpi=300)), 150)
    differing = sum(
        one != other
        for ours, theirs in zip(by_qt, by_reportlab, strict=False)
        for one, other in zip(ours, theirs, strict=False)
    )
    # Edges of letters and the inset of the bars differ; a text in another place is over a tenth.
    assert differing < 0.04 * len(by_qt) * len(by_qt[0])


def test_a_worker_prints_while_the_window_lives(tmp_path: Path) -> None:
    with ThreadPoolExecutor(1) as worker:
        path = worker.submit(painted, JOB, 300, tmp_path).result()
    assert {code.text for code in read_codes(path)} == {RECEIPT.barcode}


def test_letters_are_embedded_as_letters_not_as_outlines(tmp_path: Path) -> None:
    assert painted(JOB, 600, tmp_path).stat().st_size < 80_000


def test_a_preview_shows_the_page_and_can_be_read(tmp_path: Path) -> None:
    picture = paint.page_picture(compose(JOB, dpi=600)[0], 150)
    assert isinstance(picture, QImage)
    assert (picture.width(), picture.height()) == (round(A5.width / 25.4 * 150), 1240)
    assert {code.text for code in read_barcodes(picture)} == {RECEIPT.barcode}


@pytest.mark.parametrize("dpi", [60, 110])
def test_a_screen_of_few_dots_shows_whole_jobs(dpi: int) -> None:
    pages = paint.job_pictures(JOB, dpi)
    assert [page.width() for page in pages] == [round(148 / 25.4 * dpi)] * len(
        compose(JOB, dpi=300)
    )


def test_a_printer_that_is_not_there_is_never_replaced_by_the_default_one() -> None:
    with pytest.raises(DeviceError) as refused:
        paint.PaperPrinter("Canon LBP2900 (không có)").print_document(JOB)
    assert "Canon LBP2900 (không có)" in str(refused.value)


class HeldUp(NoSpooler):
    """A spooler whose printers are all out of paper; ``asked`` are their names."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def printer(self, name: str) -> PrinterState:
        self.asked.append(name)
        reasons = (Reason(Trouble.OUT_OF_PAPER, "media-empty-error"),)
        return PrinterState(known=True, ready=False, reasons=reasons)


def test_a_printer_that_is_held_up_is_asked_before_anything_is_drawn() -> None:
    spooler = HeldUp()
    with pytest.raises(DeviceError, match="hết giấy"):
        paint.PaperPrinter("Canon LBP2900", spooler=spooler).print_document(JOB)
    assert spooler.asked == ["Canon LBP2900"]


def test_a_later_sheet_the_driver_does_not_take_is_refused_before_the_first_one_moves(
    tmp_path: Path,
) -> None:
    path = tmp_path / "never.pdf"
    pages = (Page(A4, ()), *compose(JOB, dpi=300))
    with pytest.raises(DeviceError, match="cần 148 × 210 mm"):
        paint.paint_pages(printer_to(path, 300, StubbornPrinter), pages)
    assert not path.exists()


def test_the_known_printers_are_those_of_the_system() -> None:
    assert set(paint.printer_names()) == set(QPrinterInfo.availablePrinterNames())


def test_a_driver_that_answers_with_another_paper_is_refused_before_the_paper_moves(
    tmp_path: Path,
) -> None:
    path = tmp_path / "never.pdf"
    printer = printer_to(path, 300, StubbornPrinter)
    with pytest.raises(DeviceError) as refused:
        paint.paint_pages(printer, compose(JOB, dpi=300))
    assert "210 × 297 mm, cần 148 × 210 mm" in str(refused.value)
    assert not path.exists()


@pytest.mark.qt_log_level_fail("CRITICAL")
def test_a_printer_that_does_not_start_is_told(tmp_path: Path) -> None:
    printer = printer_to(tmp_path / "no such folder" / "a.pdf", 300)
    with pytest.raises(DeviceError):
        paint.paint_pages(printer, compose(JOB, dpi=300))


@pytest.mark.parametrize(
    ("wanted", "supported", "reported", "chosen"),
    [
        (203, [203, 300, 600], 1200, 203),
        (0, [300, 600], 1200, 600),
        (0, [600, 1200], 1200, 600),
        (0, [203], 1200, 203),
        (0, [1200], 1200, 600),
        (0, [], 300, 300),
        (0, [], 1200, 600),
    ],
)
def test_the_resolution_is_the_devices_own(
    wanted: int, supported: list[int], reported: int, chosen: int
) -> None:
    assert paint.true_resolution(wanted, supported, reported) == chosen


def test_strips_and_labels_are_fed_as_they_lie(tmp_path: Path) -> None:
    for sheet in (Sheet(100, 60, cut=True), Sheet(80, 61.3, cut=True), Sheet(58, 412.7, cut=True)):
        path = tmp_path / "strip.pdf"
        paint.paint_pages(printer_to(path, 203), (Page(sheet, ()),))
        document = pypdfium2.PdfDocument(path)
        size = document[0].get_size()
        document.close()
        assert size == pytest.approx((sheet.width * 72 / 25.4, sheet.height * 72 / 25.4), abs=1)
