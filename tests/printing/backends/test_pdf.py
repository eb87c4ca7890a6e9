"""PDF files carry their letters, their bars in whole dots, and nothing of the moment."""

import re
from dataclasses import replace
from io import BytesIO
from pathlib import Path

import pypdfium2
import pytest

from app.domain.barcode_digits import barcode_digits
from app.domain.documents import CopyName, PaperSize, PrintJob
from app.domain.dossier_code import parse_code
from app.printing.backends.pdf import write_pdf
from app.printing.compose import compose
from app.printing.fonts import Face
from app.printing.forms import receipt
from app.printing.layout import A4, Bars, Page, Text
from app.printing.read_back import read_codes
from tests.printing.papers import (
    DAY_SHEET,
    LOCAL_CODE,
    LONGEST,
    NEW,
    OFFICIAL_CODE,
    OLDEST_CODE,
    RECEIPT,
    dots_of,
    pdf_of,
    runs_in,
    text_in,
)
from tests.printing.test_fonts import LETTERS

JOB = PrintJob(document=RECEIPT, form_set=NEW, title="giay-hen", size=PaperSize.A5)
EVERY_DPI = pytest.mark.parametrize("dpi", [203, 300, 600])


def slip(code: str, dpi: int, size: PaperSize = PaperSize.A5) -> tuple[Page, ...]:
    document = replace(RECEIPT, code=code, barcode=barcode_digits(parse_code(code)))
    return receipt.lay_out(document, NEW, copy=CopyName.CITIZEN, size=size, dpi=dpi)


@pytest.mark.parametrize("face", Face)
def test_every_vietnamese_letter_can_be_searched_for(face: Face) -> None:
    lines = [LETTERS[i : i + 20] for i in range(0, len(LETTERS), 20)]
    operations = tuple(Text(20, 20 + 8 * n, line, face, 14) for n, line in enumerate(lines))
    assert text_in(pdf_of((Page(A4, operations),))).replace(" ", "") == LETTERS


def test_names_are_found_in_the_file() -> None:
    words = text_in(pdf_of(compose(replace(JOB, document=LONGEST), dpi=300)))
    for name in (LONGEST.submitter_name, "Nguyễn Hoàng Phương Quỳnh Anh", "Long Biên", "Mẫu số 01"):
        assert name in words


def test_all_faces_are_embedded_and_no_other_is_named() -> None:
    pdf = pdf_of(compose(replace(JOB, document=LONGEST), dpi=300))
    fonts = set(re.findall(rb"/BaseFont /([\w+-]+)", pdf))
    assert fonts
    assert all(b"+LiberationSerif" in font for font in fonts)
    assert pdf.count(b"/FontFile2") == pdf.count(b"/FontDescriptor ") == len(fonts)
    assert b"Helvetica" not in pdf


def test_equal_pages_give_equal_bytes() -> None:
    assert pdf_of(compose(JOB, dpi=300)) == pdf_of(compose(JOB, dpi=300))


def test_a_file_names_itself_and_forbids_scaling(tmp_path: Path) -> None:
    path = tmp_path / "giấy hẹn.pdf"
    write_pdf(compose(JOB, dpi=300), path, title="Giấy hẹn TN10")
    document = pypdfium2.PdfDocument(path)
    assert document.get_metadata_dict()["Title"] == "Giấy hẹn TN10"
    document.close()
    assert b"/PrintScaling /None" in path.read_bytes()
    assert b"vi-VN" in path.read_bytes()


@pytest.mark.parametrize(
    ("size", "points"),
    [
        (PaperSize.A5, (419.5, 595.3)),
        (PaperSize.A4, (595.3, 841.9)),
        (PaperSize.A4_TWO_UP, (841.9, 595.3)),
    ],
)
def test_pages_have_the_size_of_the_paper(size: PaperSize, points: tuple[float, float]) -> None:
    document = pypdfium2.PdfDocument(pdf_of(compose(replace(JOB, size=size), dpi=300)))
    sizes = [page.get_size() for page in document]
    document.close()
    assert all(size == pytest.approx(points, abs=0.1) for size in sizes)


@EVERY_DPI
@pytest.mark.parametrize("size", PaperSize)
def test_both_codes_are_read_at_the_printers_own_resolution(dpi: int, size: PaperSize) -> None:
    found = read_codes(pdf_of(compose(replace(JOB, size=size), dpi=dpi)), dpi=dpi)
    assert {code.text for code in found} == {RECEIPT.barcode}
    assert sorted(code.symbology for code in found) == ["Code128"] * 2 + ["QRCode"] * 2


def test_the_codes_of_the_longest_slip_are_read_from_its_first_sheet() -> None:
    job = replace(JOB, document=LONGEST, copies=(CopyName.CITIZEN,))
    found = read_codes(pdf_of(compose(job, dpi=203)), dpi=203)
    assert [(code.page, code.text) for code in found] == [(1, LONGEST.barcode)] * 2


@EVERY_DPI
@pytest.mark.parametrize("code", [LOCAL_CODE, OFFICIAL_CODE, OLDEST_CODE])
def test_bars_come_out_as_whole_dots_of_the_printer(code: str, dpi: int) -> None:
    pages = slip(code, dpi)
    (bars,) = (o for o in pages[0].operations if isinstance(o, Bars))
    row = dots_of(pdf_of(pages), dpi)[round((bars.y + bars.height / 2) * dpi / 25.4)]
    left = round((bars.x - bars.quiet) * dpi / 25.4)
    right = round((bars.x + bars.width + bars.quiet) * dpi / 25.4)
    module = round(bars.module * dpi / 25.4)
    assert runs_in(row[left:right]) == [run * module for run in bars.runs]
    assert row[left : left + 10 * module] == b"\x01" * 10 * module
    assert row[right - 10 * module : right] == b"\x01" * 10 * module


def test_a_batch_is_one_file_that_hardly_grows() -> None:
    one, fifty = (pdf_of(compose(JOB, dpi=300) * times) for times in (1, 50))
    assert len(fifty) < 5 * len(one)


def test_a_day_sheet_is_written_too() -> None:
    file = BytesIO()
    write_pdf(compose(replace(JOB, document=DAY_SHEET), dpi=300), file, title="cuối ngày")
    assert DAY_SHEET.history_head in text_in(file.getvalue())
