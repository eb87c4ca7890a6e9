"""On an evening's registers nothing is missing, and what is written by hand can be scanned in."""

import pytest

from app.domain.emergency_number import emergency_from_barcode
from app.printing.barcode import GOOD_MODULE
from app.printing.forms.emergency_register import lay_out_open, lay_out_slips
from app.printing.layout import Box
from tests.printing.own_papers import (
    MARK,
    bars_read,
    check_layout,
    emergency_register,
    job,
    modules_of,
    open_register,
)
from tests.printing.papers import NEW, words_on


def test_every_slip_has_a_row_high_enough_to_write_in() -> None:
    pages = lay_out_slips(emergency_register(12), NEW, dpi=300)
    words = words_on(pages)
    assert "Phiếu từ số KC10-261120-0001-26 đến số KC10-261120-0012-90: 12 phiếu" in words
    for number in range(1, 13):
        assert f"KC10-261120-{number:04d}-" in words
    rows = [o for page in pages for o in page.operations if isinstance(o, Box)]
    assert sum(row.height >= 15 for row in rows) == 12


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_every_row_is_read_in_black_and_white_dots(dpi: int) -> None:
    document = emergency_register(12)
    read = bars_read(job(document), dpi)
    numbers = sorted(str(emergency_from_barcode(digits)) for digits in read)
    assert numbers == [slip.number for slip in document.slips]


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_the_bars_are_as_good_as_those_of_a_receipt(dpi: int) -> None:
    assert min(modules_of(lay_out_slips(emergency_register(1), NEW, dpi=dpi))) >= GOOD_MODULE


@pytest.mark.parametrize("count", [1, 12, 200])
def test_nothing_stands_on_anything_else_or_off_the_sheet(count: int) -> None:
    check_layout(lay_out_slips(emergency_register(count), NEW, dpi=600, mark=MARK))
    check_layout(lay_out_open(open_register(count), NEW, mark=MARK))


def test_every_open_dossier_is_listed_once() -> None:
    document = open_register(300)
    pages = lay_out_open(document, NEW)
    words = words_on(pages)
    assert "300 hồ sơ, xếp theo ngày hẹn trả" in words
    numbers = [row for row in words.split("\n") if row.isdigit()]
    assert numbers == [str(number) for number in range(1, 301)]
    assert all("Đã trả: ngày, ký" in words_on((page,)) for page in pages)


def test_an_evening_without_open_dossiers_says_so() -> None:
    assert "Không còn hồ sơ nào." in words_on(lay_out_open(open_register(0), NEW))
