"""Every text of every form can be changed by its place, and nothing that could not be printed."""

import json
from dataclasses import asdict
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.form_set import read_form_set, read_own_forms
from app.domain.form_texts import (
    ISO_CODE,
    LONGEST_TEXT,
    FormText,
    Wording,
    check_text,
    editable_texts,
    forms_in,
    with_texts,
)
from app.errors import InputError
from app.shipped import shipped_forms

SHIPPED = shipped_forms()
OWN = SHIPPED.own[0]
NEW = SHIPPED.in_force(max(s.valid_from for s in SHIPPED.sets))
SETS: tuple[Wording, ...] = (*SHIPPED.sets, *SHIPPED.own)
TEXTS = [(wording, text) for wording in SETS for text in editable_texts(wording)]


def text_at(wording: Wording, place: str) -> FormText:
    return next(text for text in editable_texts(wording) if text.place == place)


def as_file(wording: Wording) -> str:
    data: dict[str, Any] = asdict(wording)
    data.pop("own", None)
    return json.dumps(data, default=str)


@pytest.mark.parametrize("wording", SETS, ids=lambda one: one.id)
def test_every_word_that_a_form_prints_can_be_changed(wording: Wording) -> None:
    shown = {text.text for text in editable_texts(wording)}
    for form in forms_in(wording):
        for word in _words_in(asdict(getattr(wording, form))):
            assert any(word in text for text in shown), (form, word)


def _words_in(value: Any) -> list[str]:
    """Return the texts of a form's data; single small words are the names of choices."""
    if isinstance(value, str):
        return [value] if " " in value or not value.islower() else []
    if isinstance(value, dict):
        return [word for inner in value.values() for word in _words_in(inner)]
    if isinstance(value, list | tuple):
        return [word for inner in value for word in _words_in(inner)]
    return []


@pytest.mark.parametrize("wording", SETS, ids=lambda one: one.id)
def test_places_are_told_apart(wording: Wording) -> None:
    places = [text.place for text in editable_texts(wording)]
    assert len(places) == len(set(places))


def test_what_a_set_prescribes_by_law_is_no_text_to_change() -> None:
    places = {text.place for text in editable_texts(NEW)}
    assert not places & {"id", "name", "version", "legal_basis", "valid_from", "valid_to"}
    assert not any(place.endswith((".item", ".style", ".when_empty")) for place in places)


def test_the_offices_own_papers_are_no_part_of_a_circulars_set() -> None:
    assert "day_sheet" not in forms_in(NEW)
    assert "day_sheet" in forms_in(OWN)


def test_every_paper_can_carry_a_code_of_the_office() -> None:
    for wording in SETS:
        coded = {text.form for text in editable_texts(wording) if text.place.endswith(ISO_CODE)}
        assert set(forms_in(wording)) - {"page", "copies"} == coded


def test_a_line_of_the_receipt_is_found_by_what_it_shows() -> None:
    text = text_at(NEW, "receipt.lines[address].label")
    assert text.text == "Địa chỉ:"
    assert text.words == ("Dòng", "Địa chỉ:", "Chữ in trước")


@pytest.mark.parametrize("wording", SETS, ids=lambda one: one.id)
def test_a_changed_text_stands_where_it_was_and_nothing_else_moves(wording: Wording) -> None:
    before = {text.place: text.text for text in editable_texts(wording)}
    for place in before:
        changed = with_texts(wording, {place: "Chữ khác"})
        after = {text.place: text.text for text in editable_texts(changed)}
        assert after == before | {place: "Chữ khác"}, place


def test_a_list_is_one_text_with_an_item_a_line() -> None:
    changed = with_texts(NEW, {"receipt.notes": "Một\nHai"})
    assert changed.receipt.notes == ("Một", "Hai")
    assert check_text(text_at(NEW, "receipt.notes"), " Một \n\n  Hai\n") == "Một\nHai"


def test_a_place_that_is_not_there_changes_nothing() -> None:
    assert with_texts(NEW, {"receipt.no_such_place": "x"}) == NEW


def test_what_is_typed_is_kept_composed_and_on_one_line() -> None:
    assert check_text(text_at(NEW, "receipt.title"), "  Gia\u0302\u0301y\nhẹn ") == "Giấy hẹn"


@pytest.mark.parametrize(
    ("place", "typed", "said"),
    [
        ("receipt.title", "  ", "để trống"),
        ("receipt.notes", "\n", "để trống"),
        ("receipt.title", "Giấy {code}", "ngoặc nhọn"),
        ("receipt.dossier_code", "Mã: {ma}", "{ma}"),
        ("receipt.dossier_code", "Mã: {code", "chưa đủ cặp"),
        ("receipt.dossier_code", "Mã: {code:>9}", "chưa đủ cặp"),
        ("receipt.dossier_code", "Mã: {}", "{code}"),
        ("receipt.title", "x" * (LONGEST_TEXT + 1), str(LONGEST_TEXT)),
    ],
)
def test_what_could_not_be_printed_is_refused_at_its_place(
    place: str, typed: str, said: str
) -> None:
    with pytest.raises(InputError) as refused:
        check_text(text_at(NEW, place), typed)
    assert refused.value.field == place
    assert said in str(refused.value)


def test_a_letter_that_paper_does_not_have_is_said() -> None:
    with pytest.raises(InputError, match="漢"):
        check_text(text_at(NEW, "receipt.title"), "Giấy 漢", lambda _text: ("漢",))


def test_what_a_circular_leaves_empty_may_stay_empty() -> None:
    assert check_text(text_at(NEW, "receipt.lines[desk].label"), "") == ""
    assert check_text(text_at(NEW, "receipt.collection"), "") == ""


def test_what_the_program_fills_in_may_be_left_out() -> None:
    assert check_text(text_at(NEW, "receipt.dossier_code"), "Mã hồ sơ") == "Mã hồ sơ"


@given(st.data())
def test_what_is_accepted_could_stand_in_a_file(data: st.DataObject) -> None:
    wording, at = data.draw(st.sampled_from(TEXTS))
    typed = data.draw(st.text(alphabet=st.sampled_from("aạ {}code:!\n"), max_size=30))
    try:
        text = check_text(at, typed)
    except InputError as refused:
        assert refused.field == at.place
        return
    file = as_file(with_texts(wording, {at.place: text}))
    again = read_own_forms(file) if wording.id == OWN.id else read_form_set(file, OWN)
    assert text_at(again, at.place).text == text
