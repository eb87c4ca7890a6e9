"""A code is drawn in whole printer dots with its quiet zones, or not at all."""

from typing import cast

import pytest
import zxingcpp
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel

from app.domain.barcode_digits import barcode_digits
from app.domain.dossier_code import parse_code
from app.printing import barcode
from tests.printing.papers import LOCAL_CODE, OFFICIAL_CODE, OLDEST_CODE

CODES = [LOCAL_CODE, "H26.32.15-211120-0001", OFFICIAL_CODE, OLDEST_CODE]
DPIS = [203, 300, 600, 1200]

pairs = st.lists(st.integers(0, 99).map("{:02d}".format), min_size=1, max_size=15)


@given(pairs)
def test_digits_are_set_in_pairs_from_the_first_to_the_last(listed: list[str]) -> None:
    digits = "".join(listed)
    if digits.startswith("99"):
        with pytest.raises(ValueError, match="99"):
            barcode.bar_runs(digits)
    else:
        # Start, check and stop take 35 modules, a pair of digits 11: no other set is used.
        assert sum(barcode.bar_runs(digits)) == 35 + 11 * len(listed)


def test_every_first_pair_but_99_is_read_back_as_it_was_written() -> None:
    for first in range(10, 99):
        digits = f"{first}2611221000420218"
        assert decoded(barcode.bar_runs(digits)) == digits


def decoded(runs: tuple[int, ...]) -> str:
    """Return what a scanner reads off bars of four dots a module between quiet zones."""
    picture = Image.new("L", (4 * (sum(runs) + 2 * barcode.QUIET_MODULES), 80), 255)
    left = 4 * barcode.QUIET_MODULES
    for place, run in enumerate(runs):
        if place % 2 == 0:
            picture.paste(0, (left, 0, left + 4 * run, 80))
        left += 4 * run
    (found,) = zxingcpp.read_barcodes(picture)
    return found.text


@pytest.mark.parametrize("digits", ["123", "12A4", "１２"])
def test_what_is_not_an_even_number_of_digits_is_refused(digits: str) -> None:
    with pytest.raises(ValueError, match="even number of digits"):
        barcode.bar_runs(digits)


@pytest.mark.parametrize("dpi", DPIS)
@pytest.mark.parametrize("code", CODES)
def test_bars_are_whole_dots_on_the_dot_grid(code: str, dpi: int) -> None:
    digits = barcode_digits(parse_code(code))
    bars = barcode.bars(digits, 4, 30, width=72, height=10, dpi=dpi)
    dot = 25.4 / dpi
    for length in (bars.x, bars.module, bars.width):
        assert length / dot == pytest.approx(round(length / dot), abs=1e-6)


@pytest.mark.parametrize("dpi", DPIS)
@pytest.mark.parametrize("code", CODES)
def test_a_slip_of_half_a_sheet_has_room_for_a_readable_code(code: str, dpi: int) -> None:
    digits = barcode_digits(parse_code(code))
    bars = barcode.bars(digits, 4, 30, width=72, height=10, dpi=dpi)
    assert bars.module >= barcode.GOOD_MODULE
    assert bars.quiet >= barcode.QUIET_MODULES * bars.module
    assert bars.x - bars.quiet >= 4 - 1e-9
    assert bars.x + bars.width + bars.quiet <= 76 + 1e-9


def test_a_code_without_room_is_refused_before_it_reaches_paper() -> None:
    with pytest.raises(ValueError, match=r"do not fit 30\.0 mm"):
        barcode.bars("17263215211120000118", 0, 0, width=30, height=10, dpi=300)


@pytest.mark.parametrize("dpi", DPIS)
def test_the_square_code_is_small_and_in_whole_dots(dpi: int) -> None:
    code = barcode.matrix("172632152111200001181234", 140, 30, dpi=dpi)
    assert len(code.rows) == 21
    assert 14 <= code.side + 2 * code.quiet <= 18.5
    assert code.quiet == pytest.approx(4 * code.module)
    assert code.x + code.side <= 140
    for length in (code.x, code.module):
        assert length * dpi / 25.4 == pytest.approx(round(length * dpi / 25.4), abs=1e-6)


@pytest.mark.parametrize("code", CODES)
def test_the_square_code_is_one_that_another_encoder_makes(code: str) -> None:
    digits = barcode_digits(parse_code(code))
    rows = barcode.matrix_rows(digits)
    other = QRCode((len(rows) - 17) // 4, QRErrorCorrectLevel.Q)
    other.addData(digits)
    made: list[tuple[str, ...]] = []
    for mask in range(8):
        other.makeImpl(False, mask)
        cells = cast(list[list[bool]], other.modules)
        made.append(tuple("".join("1" if cell else "0" for cell in row) for row in cells))
    assert rows in made


@pytest.mark.parametrize("dpi", DPIS)
@pytest.mark.parametrize("dots", [2, 3, 5, 10])
def test_a_code_of_just_so_many_dots_keeps_to_the_grid_and_to_its_quiet_zone(
    dots: int, dpi: int
) -> None:
    drawn = barcode.bars_of("9411030300001742", 15, 40, dots=dots, height=9, dpi=dpi)
    dot = 25.4 / dpi
    assert drawn.module / dot == pytest.approx(dots)
    assert drawn.x / dot == pytest.approx(round(drawn.x / dot))
    assert 15 <= drawn.x - drawn.quiet <= 15 + 1.6 * dot


@pytest.mark.parametrize("dpi", DPIS)
def test_only_the_quiet_zones_may_lie_where_no_ink_reaches(dpi: int) -> None:
    digits = barcode_digits(parse_code(LOCAL_CODE))
    bars = barcode.bars(digits, 1, 0, width=56, height=10, dpi=dpi, printable=48)
    assert 5 - 1e-9 <= bars.x < bars.x + bars.width <= 53 + 1e-9
    assert bars.x - bars.quiet < 5
    assert bars.module >= barcode.GOOD_MODULE


@pytest.mark.parametrize("dpi", [203, 300, 600])
@pytest.mark.parametrize("code", CODES)
def test_the_good_width_is_just_enough(code: str, dpi: int) -> None:
    digits = barcode_digits(parse_code(code))
    width = barcode.good_width(digits, dpi)
    for room, good in ((width + 1e-6, True), (width - 0.01, False)):
        module = barcode.bars(digits, 0, 0, width=room, height=7, dpi=dpi).module
        assert (module >= barcode.GOOD_MODULE) is good
