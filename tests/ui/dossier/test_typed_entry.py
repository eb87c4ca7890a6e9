"""What is typed is told apart into codes and words."""

from dataclasses import replace

import pytest

from app.errors import InputError
from app.ui.dossier.typed_entry import (
    found_by_identity,
    look_up_typed,
    means_code,
    search_words,
)
from tests.ui.dossier.desk import Desk

TODAY_CODE = "TN10-261116-0001-77"


@pytest.mark.parametrize(
    "text",
    ["TN10-261116-0001-77", "tn10 261116", "H26.107-261122-0001", "000.00.32.H26-190827-0012",
     "0042-50", "42 50", "4250", "004250", "8826111610000177", "10261116000177"],
)  # fmt: skip
def test_codes_whole_or_short_are_codes(text: str) -> None:
    assert means_code(text)


@pytest.mark.parametrize(
    "text",
    ["Nguyễn Văn Đức", "nguyen", "001085000042", "001 085 000 042", "0912000042", "012345678",
     "12", "", "Tổ 5", "tn"],
)  # fmt: skip
def test_names_and_other_numbers_are_no_codes(text: str) -> None:
    assert not means_code(text)


def test_one_letter_is_too_short_to_search_for() -> None:
    assert search_words(" n ") == ""
    assert search_words(" ng ") == "ng"


def test_it_is_noticed_when_somebody_was_found_by_identity_number(desk: Desk) -> None:
    card = desk.counter.dossiers.card(desk.clerk, desk.receive().dossier_id)
    card = replace(card, identity_number="001085000042", phone="0912000042")
    assert found_by_identity("001085", card)
    assert found_by_identity("001 085 000 042", card)
    assert found_by_identity("đức 0042", card)
    assert not found_by_identity("0912", card)
    assert not found_by_identity("001", card)
    assert not found_by_identity("đức", card)


def test_a_short_form_finds_the_slip_of_today(desk: Desk) -> None:
    received = desk.receive()
    serial, check = received.code.split("-")[2:]
    today = desk.clock.now().date()
    view = look_up_typed(desk.counter, desk.clerk, f"{int(serial)}-{check}", today)
    assert view.card is not None
    assert view.card.row.id == received.dossier_id


def test_wrong_check_digits_find_nobody(desk: Desk) -> None:
    received = desk.receive()
    wrong = f"{(int(received.code[-2:]) + 1) % 97:02d}"
    for text in (f"{received.code[:-2]}{wrong}", f"1-{wrong}"):
        with pytest.raises(InputError):
            look_up_typed(desk.counter, desk.clerk, text, desk.clock.now().date())
