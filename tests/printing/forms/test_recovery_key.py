"""The sheet in the envelope tells the whole key, says what it is, and fits on one page."""

from dataclasses import replace

import pytest

from app.domain.form_set import FormSet
from app.domain.recovery_key import read_recovery_key
from app.printing.forms.recovery_key import lay_out
from app.printing.layout import A4
from tests.printing.papers import (
    KEY,
    LONGEST_WARD,
    NEW,
    OLD,
    RECOVERY_KEY,
    WARD,
    area_of,
    overlaps,
    pdf_of,
    text_in,
    texts_of,
    words_on,
)


def test_the_key_on_the_sheet_is_the_key() -> None:
    letters = [text for text in texts_of(lay_out(RECOVERY_KEY, NEW)) if text.size == 22]
    in_reading_order = sorted(letters, key=lambda text: (text.y, text.x))
    assert read_recovery_key(" ".join(text.text for text in in_reading_order)) == KEY


def test_each_group_has_the_place_that_errors_name() -> None:
    words = words_on(lay_out(RECOVERY_KEY, NEW)).split("\n")
    for place, group in enumerate(RECOVERY_KEY.groups, 1):
        assert words[words.index(group) - 1] == str(place)


def test_the_sheet_says_which_key_it_is_and_where_it_belongs() -> None:
    words = text_in(pdf_of(lay_out(RECOVERY_KEY, NEW)))
    for told in ("Số hiệu khóa: 5TJT", "09:10 23/11/2026", "phong bì", "niêm phong", "LONG BIÊN"):
        assert told in words


@pytest.mark.parametrize("wording", [OLD, NEW], ids=lambda one: one.id)
@pytest.mark.parametrize("header", [WARD, LONGEST_WARD], ids=["ward", "longest"])
def test_it_is_one_sheet_with_nothing_on_anything_else(wording: FormSet, header: object) -> None:
    sheet = RECOVERY_KEY if header is WARD else replace(RECOVERY_KEY, header=LONGEST_WARD)
    (page,) = lay_out(sheet, wording)
    assert page.sheet == A4
    assert list(overlaps(page)) == []
    for text in texts_of((page,)):
        area = area_of(text)
        assert 10 <= area.left < area.right <= A4.width - 10
        assert 10 <= area.top < area.bottom <= A4.height - 10
