"""The sheet at the desk has a barcode for every procedure, and a scan takes just one."""

from itertools import pairwise

import pytest

from app.domain.barcode_digits import procedure_from_barcode
from app.domain.check_digits import has_right_check
from app.printing.barcode import GOOD_MODULE
from app.printing.forms.procedure_codes import lay_out
from app.printing.layout import Bars
from tests.printing.own_papers import (
    MARK,
    PROCEDURE_CODES,
    bars_read,
    check_layout,
    job,
    modules_of,
)
from tests.printing.papers import NEW, words_on

GIVEN = [code for field in PROCEDURE_CODES.fields for code in field.codes]


@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_every_procedure_is_read_in_black_and_white_dots(dpi: int) -> None:
    # Whoever looks at a whole sheet sees bars where there are none: the check digits refuse them.
    read = filter(has_right_check, bars_read(job(PROCEDURE_CODES), dpi))
    assert sorted(map(procedure_from_barcode, read)) == sorted(code.code for code in GIVEN)
    assert min(modules_of(lay_out(PROCEDURE_CODES, NEW, dpi=dpi))) >= GOOD_MODULE


def test_codes_are_named_and_far_apart() -> None:
    pages = lay_out(PROCEDURE_CODES, NEW, dpi=300, mark=MARK)
    check_layout(pages)
    words = " ".join(words_on(pages).split())
    assert all(code.name in words and code.code in words for code in GIVEN)
    for page in pages:
        tops = sorted({o.y for o in page.operations if isinstance(o, Bars)})
        assert all(after - before > 20 for before, after in pairwise(tops))


def test_no_field_is_named_at_the_end_of_a_sheet() -> None:
    names = {field.name for field in PROCEDURE_CODES.fields}
    for page in lay_out(PROCEDURE_CODES, NEW, dpi=300):
        rows = words_on((page,)).split("\n")
        # The two rows of the foot come last.
        assert rows[-3] not in names
