"""The sheet that tries printer and scanner can be read back code by code, and measured."""

import pytest

from app.domain.device_sheet import SheetCode, read_sheet_code, read_widths, sheet_codes
from app.domain.documents import PaperSize
from app.domain.forms.device_test import DeviceTestDocument
from app.domain.vietnam_time import local
from app.printing.forms.device_test import FRAME, LETTERS, RULER, lay_out
from app.printing.layout import Bars, Box, Line, Matrix, Page
from app.printing.read_back import read_codes
from app.printing.styles import DEVICE_TEST
from tests.printing.papers import (
    LONGEST_WARD,
    NEW,
    area_of,
    dots_of,
    overlaps,
    pdf_of,
    runs_in,
    text_in,
    texts_of,
)

DOCUMENT = DeviceTestDocument(
    header=LONGEST_WARD,
    sheet=817,
    printer="Canon LBP2900 (quầy số 2, cạnh cửa sổ)",
    made_at=local(2026, 11, 23, 8, 30),
)
EVERY_SIZE = pytest.mark.parametrize("size", DEVICE_TEST)
EVERY_DPI = pytest.mark.parametrize("dpi", [203, 300, 600])


def sheet(size: PaperSize = PaperSize.A5, dpi: int = 300) -> Page:
    (page,) = lay_out(DOCUMENT, NEW, size=size, dpi=dpi)
    return page


@EVERY_DPI
@EVERY_SIZE
def test_every_code_is_read_back_and_tells_which_it_is(size: PaperSize, dpi: int) -> None:
    found = read_codes(pdf_of((sheet(size, dpi),)), dpi=dpi)
    bars = {read_sheet_code(code.text) for code in found if code.symbology == "Code128"}
    assert bars == set(sheet_codes(817, dpi))
    assert len(read_widths(bars, dpi)) == 3
    (qr,) = (code.text for code in found if code.symbology == "QRCode")
    assert read_sheet_code(qr) == SheetCode(817, 0, 0, dpi)


@EVERY_DPI
def test_bars_are_just_as_many_dots_as_the_code_says(dpi: int) -> None:
    page = sheet(PaperSize.A4, dpi)
    rows = dots_of(pdf_of((page,)), dpi)
    dot = 25.4 / dpi
    drawn = [operation for operation in page.operations if isinstance(operation, Bars)]
    for bars, code in zip(drawn, sheet_codes(817, dpi), strict=True):
        row = rows[round((bars.y + bars.height / 2) / dot)]
        left = round((bars.x - bars.quiet) / dot)
        right = round((bars.x + bars.width + bars.quiet) / dot)
        assert runs_in(row[left:right]) == [run * code.dots for run in bars.runs]


@EVERY_DPI
@EVERY_SIZE
def test_nothing_stands_on_anything_else_or_on_the_frame(size: PaperSize, dpi: int) -> None:
    page = sheet(size, dpi)
    assert list(overlaps(page)) == []
    for operation in page.operations:
        if isinstance(operation, Box | Line):
            continue
        area = area_of(operation)  # pyright: ignore[reportArgumentType]
        assert area.left > FRAME
        assert area.top > FRAME
        assert area.right < page.sheet.width - FRAME
        assert area.bottom < page.sheet.height - FRAME


def test_the_two_places_lie_far_apart() -> None:
    tops = [o.y for o in sheet(PaperSize.A4).operations if isinstance(o, Bars)]
    assert tops[3] - tops[2] > 100


def test_the_frame_is_as_far_from_each_edge_as_it_says() -> None:
    page = sheet()
    (frame,) = (operation for operation in page.operations if isinstance(operation, Box))
    assert (frame.x, frame.y) == (FRAME, FRAME)
    assert frame.x + frame.width == page.sheet.width - FRAME
    assert frame.y + frame.height == page.sheet.height - FRAME
    assert f"{FRAME:g} mm" in text_in(pdf_of((page,)))


@EVERY_SIZE
def test_there_is_a_ruler_each_way(size: PaperSize) -> None:
    lines = [operation for operation in sheet(size).operations if isinstance(operation, Line)]
    level = [line.x2 - line.x for line in lines if line.y == line.y2]
    assert any(length == pytest.approx(RULER) for length in level)
    upright = [line.y2 - line.y for line in lines if line.x == line.x2]
    assert max(upright) == pytest.approx(RULER)
    for numbered in range(0, RULER + 1, 10):
        assert [text.text for text in texts_of((sheet(size),))].count(str(numbered)) == 2


def test_all_134_letters_are_there_in_two_faces() -> None:
    assert len(set(LETTERS)) == len(LETTERS) == 134
    words = [(text.face, text.text) for text in texts_of((sheet(),))]
    for face in {face for face, text in words if "ẵ" in text}:
        printed = "".join(text for one, text in words if one is face)
        assert set(LETTERS) <= set(printed)
    assert len({face for face, text in words if "ẵ" in text}) == 2


def test_the_sheet_says_which_printer_it_is_of_and_that_it_is_no_dossier() -> None:
    words = text_in(pdf_of((sheet(),)))
    for told in (
        "Canon LBP2900 (quầy số 2",
        "300 chấm/inch",
        "08:30 23/11/2026",
        "0817",
        "TRANG THỬ",
    ):
        assert told in words


def test_the_qr_has_its_quiet_zone() -> None:
    (qr,) = (operation for operation in sheet().operations if isinstance(operation, Matrix))
    assert qr.quiet == pytest.approx(4 * qr.module)
