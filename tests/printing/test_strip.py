"""Codes on a roll: as wide as the head of the printer allows, with the paper's edges as quiet."""

import pytest

from app.domain.documents import PaperSize
from app.printing.barcode import QUIET_MODULES
from app.printing.layout import Bars, Matrix
from app.printing.page import Flow
from app.printing.strip import draw_codes_of_strip, grouped_digits
from app.printing.styles import receipt_styles
from tests.printing.own_papers import OLDEST_CODE, STRIPS, digits_of
from tests.printing.papers import LOCAL_CODE, OFFICIAL_CODE

# Modules in dots of a thermal head: 203 dpi on both papers, and the rarer 300 dpi.
DOTS = {
    (PaperSize.ROLL_80, 203): {LOCAL_CODE: 3, OFFICIAL_CODE: 3, OLDEST_CODE: 3},
    (PaperSize.ROLL_58, 203): {LOCAL_CODE: 3, OFFICIAL_CODE: 2, OLDEST_CODE: 2},
    (PaperSize.ROLL_80, 300): {LOCAL_CODE: 5, OFFICIAL_CODE: 5, OLDEST_CODE: 4},
    (PaperSize.ROLL_58, 300): {LOCAL_CODE: 4, OFFICIAL_CODE: 3, OLDEST_CODE: 3},
}


def codes_on(size: PaperSize, code: str, dpi: int) -> tuple[Flow, Bars, Matrix]:
    flow = Flow(receipt_styles(size)[0], continuation=lambda _flow: None)
    draw_codes_of_strip(flow, digits_of(code), dpi)
    (page,) = flow.pages(lambda _number, _total: ())
    (bars,) = (o for o in page.operations if isinstance(o, Bars))
    (matrix,) = (o for o in page.operations if isinstance(o, Matrix))
    return flow, bars, matrix


@pytest.mark.parametrize("place", DOTS, ids=lambda place: f"{place[0]}-{place[1]}")
def test_every_code_has_as_many_dots_a_module_as_fit(place: tuple[PaperSize, int]) -> None:
    size, dpi = place
    for code, dots in DOTS[place].items():
        flow, bars, _ = codes_on(size, code, dpi)
        assert round(bars.module * dpi / 25.4, 6) == dots, code
        # Ink keeps to what the head reaches, the quiet zones to the paper.
        assert flow.left <= bars.x
        assert bars.x + bars.width <= flow.right
        assert bars.quiet >= QUIET_MODULES * bars.module
        assert bars.x >= bars.quiet - 0.2
        assert bars.x + bars.width + bars.quiet <= flow.style.sheet.width + 0.2


@pytest.mark.parametrize("size", STRIPS)
@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_both_codes_lie_on_the_dot_grid_in_the_middle(size: PaperSize, dpi: int) -> None:
    flow, bars, matrix = codes_on(size, LOCAL_CODE, dpi)
    center = flow.style.sheet.width / 2
    for left, width in ((bars.x, bars.width), (matrix.x, matrix.side)):
        assert left * dpi / 25.4 == pytest.approx(round(left * dpi / 25.4), abs=1e-6)
        assert left + width / 2 == pytest.approx(center, abs=25.4 / dpi)
    assert matrix.y - matrix.quiet > bars.y + bars.height
    assert flow.y >= matrix.y + matrix.side + matrix.quiet


def test_digits_are_set_as_they_are_read_out() -> None:
    assert grouped_digits("8826112010004218") == "8826 1120 1000 4218"
