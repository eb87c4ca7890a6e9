"""What is printed can be read, and the roomiest style comes first."""

from itertools import pairwise

import pytest

from app.domain.documents import PaperSize
from app.printing.fonts import Face, text_width
from app.printing.styles import DAY_SHEET, Style, emergency_styles, receipt_styles
from tests.printing.papers import NEW

STYLES = [*(style for size in PaperSize for style in receipt_styles(size)), DAY_SHEET]


@pytest.mark.parametrize("style", STYLES)
def test_no_text_of_a_paper_is_too_small_to_read(style: Style) -> None:
    assert min(style.body, style.small, style.table, style.agency, style.country) >= 9.5
    assert style.foot >= 8.5


@pytest.mark.parametrize("style", [style for style in STYLES if not style.strip])
def test_the_name_of_the_country_fits_its_column_unshrunk(style: Style) -> None:
    assert text_width(NEW.page.country, Face.BOLD, style.country) <= style.national
    assert text_width(NEW.page.motto, Face.BOLD, style.motto) <= style.national


@pytest.mark.parametrize("style", [style for style in STYLES if not style.strip])
def test_every_printer_can_reach_the_margins(style: Style) -> None:
    assert min(style.left, style.right, style.top, style.bottom) >= 5


@pytest.mark.parametrize("size", PaperSize)
def test_styles_go_from_roomy_to_dense(size: PaperSize) -> None:
    for roomy, dense in pairwise(receipt_styles(size)):
        assert roomy.body >= dense.body
        assert roomy.gap > dense.gap
        assert roomy.signing > dense.signing


@pytest.mark.parametrize(("size", "printable"), [(PaperSize.ROLL_80, 72), (PaperSize.ROLL_58, 48)])
def test_a_strip_keeps_to_what_the_head_of_its_printer_reaches(
    size: PaperSize, printable: int
) -> None:
    (style,) = receipt_styles(size)
    assert style.strip
    assert style.width == printable
    assert style.left == style.right


def test_a_slip_that_is_sent_to_labels_is_set_on_half_a_sheet() -> None:
    assert receipt_styles(PaperSize.LABEL) == receipt_styles(PaperSize.A5)


def test_a_slip_to_write_on_is_never_dense() -> None:
    for size in PaperSize:
        assert {style.body for style in emergency_styles(size)} == {receipt_styles(size)[0].body}
