"""The register has every column of the form, on every sheet, and adds up what it lists."""

from dataclasses import astuple, replace

import pytest

from app.domain.form_set import FormSet
from app.printing.forms.ledger import lay_out
from app.printing.layout import A4_LANDSCAPE
from tests.printing.circular_papers import LEDGER, LONGEST_LEDGER
from tests.printing.papers import NEW, OLD, texts_of, words_on


@pytest.mark.parametrize("wording", [OLD, NEW], ids=lambda s: s.id)
def test_every_sheet_has_every_column_and_the_volume(wording: FormSet) -> None:
    for page in lay_out(LONGEST_LEDGER, wording)[:-1]:
        assert page.sheet == A4_LANDSCAPE
        words = " ".join(words_on((page,)).split())
        for head in astuple(wording.ledger.columns):
            # Heads are broken over rows, and cells beside each other stand between.
            assert all(word in words for word in head.split())
        assert "Quyển số: 01/2026" in words


def test_a_dossier_is_entered_with_its_number_days_and_person() -> None:
    words = " ".join(words_on(lay_out(LEDGER, NEW)).split())
    for said in (
        "Lĩnh vực: Hộ tịch",
        "Từ ngày 02/11/2026 đến ngày 30/11/2026",
        "1282",
        "TN10-261121-0001-18",
        "Đăng ký khai sinh",
        "Nguyễn Thị Hường",
        "0912345678",
        "08:01 20/11/2026 17:00 30/11/2026 09:30 27/11/2026 Tại quầy",
    ):
        assert said in words


def test_sheets_and_volume_are_added_up() -> None:
    pages = lay_out(LONGEST_LEDGER, NEW)
    entered = 0
    for page in pages:
        texts = [text.text for text in texts_of((page,))]
        sums = [text for text in texts if text.startswith("Cộng trang: ")]
        if not sums:
            continue
        rows = sum(text == LONGEST_LEDGER.entries[0].code for text in texts)
        assert sums == [f"Cộng trang: {rows} hồ sơ"]
        sets = sum(entry.sets for entry in LONGEST_LEDGER.entries[entered : entered + rows])
        assert texts[texts.index(sums[0]) + 1] == str(sets)
        entered += rows
    assert entered == len(LONGEST_LEDGER.entries)
    assert "Tổng cộng từ số 1 đến số 60: 60 hồ sơ, 120 bộ." in words_on(pages)


def test_a_register_of_nothing_says_so() -> None:
    words = words_on(lay_out(replace(LEDGER, entries=()), NEW))
    assert NEW.ledger.none in words
    assert "Cộng trang" not in words


def test_who_keeps_it_signs_at_the_end() -> None:
    *others, last = lay_out(LONGEST_LEDGER, NEW)
    assert "NGƯỜI GHI SỔ" in words_on((last,))
    assert "NGƯỜI GHI SỔ" not in words_on(tuple(others))
