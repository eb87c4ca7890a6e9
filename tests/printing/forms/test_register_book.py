"""A register is printed in its own columns, on as many sheets as it needs."""

from dataclasses import replace

import pytest

from app.domain.samples import register_papers
from app.printing.forms.register_book import lay_out
from tests.printing.own_papers import MARK, check_layout
from tests.printing.papers import LONGEST_WARD, NEW, WARD, words_on

BOOK = register_papers.register_book(WARD)


def test_title_period_and_heads_are_the_registers_own() -> None:
    words = " ".join(words_on(lay_out(BOOK, NEW)).split())
    for said in ("SỔ THEO DÕI ĐƯỜNG DÂY NÓNG", "Kỳ: 01/11/2026", "Người phản ánh", "3 dòng"):
        assert said in words


@pytest.mark.parametrize("count", [1, 3, 90])
def test_every_length_keeps_to_the_sheet(count: int) -> None:
    rows = (BOOK.rows * 30)[:count]
    pages = lay_out(replace(BOOK, rows=rows, header=LONGEST_WARD), NEW, mark=MARK)
    check_layout(pages)
    assert f"{count} dòng" in words_on(pages)
