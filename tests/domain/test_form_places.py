"""Whoever corrects forms is told in Vietnamese where each text stands and what it may hold."""

import pytest

from app.domain.form_places import VALUE_WORDS, form_in_words, part_in_words, set_in_words
from app.domain.form_texts import Wording, editable_texts, forms_in
from app.domain.forms.day_sheet import WorkloadColumns
from app.domain.forms.receipt import ReceiptWording
from app.shipped import shipped_forms

SHIPPED = shipped_forms()
SETS: tuple[Wording, ...] = (*SHIPPED.sets, *SHIPPED.own)


@pytest.mark.parametrize("wording", SETS, ids=lambda one: one.id)
def test_no_place_is_called_as_in_the_code(wording: Wording) -> None:
    named = [word for text in editable_texts(wording) for word in text.words]
    assert [word for word in named if "_" in word] == []


@pytest.mark.parametrize("wording", SETS, ids=lambda one: one.id)
def test_a_form_is_called_as_clerks_call_it(wording: Wording) -> None:
    for form in forms_in(wording):
        title = getattr(getattr(wording, form), "title", "")
        assert form_in_words(form, title) not in ("", form)


def test_a_form_nobody_has_named_is_called_by_its_title() -> None:
    assert form_in_words("no_such_form", "BIÊN BẢN BÀN GIAO") == "Biên bản bàn giao"


def test_a_set_is_called_by_its_law_or_as_the_offices_own() -> None:
    assert [set_in_words(one.name) for one in SETS] == ["NĐ 61/2018", "NĐ 118/2025", "Giấy riêng"]


def test_everything_that_is_filled_in_has_words() -> None:
    values = {value for one in SETS for text in editable_texts(one) for value in text.values}
    assert sorted(values - VALUE_WORDS.keys()) == []


@pytest.mark.parametrize(
    ("record", "field", "words"),
    [
        (ReceiptWording, "title", ("Tiêu đề",)),
        (ReceiptWording, "clerk_signature", ("Ô ký",)),
        (ReceiptWording, "no_words_for_this", ("Câu chữ", "7")),
        (WorkloadColumns, "overdue", ("Cột", "7")),
    ],
)
def test_a_part_is_called_by_what_it_is(record: type, field: str, words: tuple[str, ...]) -> None:
    assert part_in_words(record, field, 7) == words
