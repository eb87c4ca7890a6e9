import unicodedata
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.birth_date import BirthDate
from app.domain.citizen_card import CitizenCard, parse_card
from app.domain.identity_number import IdentityNumber, Sex
from app.errors import InputError
from tests.domain.test_scan_repair import ROW, lose_alt, read_as_latin

ADDRESS = "Số 10 Tràng Thi, phường Hoàn Kiếm, Hà Nội"
CARD = f"001198012345|012345678|Nguyễn Thị Ánh|02011998|Nữ|{ADDRESS}|01022023"
OTHER_ORDER = f"001198012345|Nguyễn Thị Ánh|Nữ|02011998|{ADDRESS}|01022023|012345678"
MEANING = CitizenCard(
    number=IdentityNumber("001198012345"),
    old_number=IdentityNumber("012345678"),
    name="Nguyễn Thị Ánh",
    name_certain=True,
    birth=BirthDate(1998, 1, 2),
    sex=Sex.FEMALE,
    address=ADDRESS,
    address_certain=True,
    issued_on=date(2023, 2, 1),
)
RELATIVES = "Nguyễn Văn Cha|Trần Thị Mẹ|Lê Văn Chồng"


def test_the_card_of_2021_is_read() -> None:
    assert parse_card(CARD) == MEANING


@pytest.mark.parametrize(
    "text",
    [
        f"\ufeff{CARD}\r\n",
        f"]Q1{CARD}",
        unicodedata.normalize("NFD", CARD),
        CARD.replace("|", " | "),
        f"{CARD}|098765432|{RELATIVES}",
        f"{CARD}||{RELATIVES}",
        f"{CARD}||||",
        OTHER_ORDER,
        f"{OTHER_ORDER}|098765432|{RELATIVES}",
        OTHER_ORDER.replace("Nữ|02011998", "02011998|Nữ") + f"||{RELATIVES}|001165000001",
        lose_alt(CARD),
        read_as_latin(CARD),
    ],
)
def test_every_order_and_every_repairable_damage_gives_the_same_card(text: str) -> None:
    assert parse_card(text) == MEANING


@pytest.mark.parametrize(
    "text",
    [
        CARD.replace("012345678", ""),
        f"{CARD.replace('012345678', '')}|098765432|{RELATIVES}",
        OTHER_ORDER.replace("012345678", "") + f"||{RELATIVES}|001065000001",
    ],
)
def test_neither_a_cancelled_nor_a_relatives_number_is_the_old_number(text: str) -> None:
    assert parse_card(text).old_number is None


@pytest.mark.parametrize(
    ("written", "birth"),
    [
        ("00001945", BirthDate(1945)),
        ("1945", BirthDate(1945)),
        ("00051945", BirthDate(1945, 5)),
        ("02/01/1998", BirthDate(1998, 1, 2)),
        ("", None),
        ("32131998", None),
    ],
)
def test_a_birth_date_may_be_incomplete_or_missing(written: str, birth: BirthDate | None) -> None:
    card = parse_card(CARD.replace("02011998", written))
    assert card.birth == birth
    assert card.issued_on == date(2023, 2, 1)


def test_without_the_word_for_sex_the_number_tells_it_and_the_earlier_date_is_birth() -> None:
    card = parse_card(CARD.replace("Nữ", ""))
    assert (card.sex, card.birth, card.issued_on) == (
        Sex.FEMALE,
        BirthDate(1998, 1, 2),
        date(2023, 2, 1),
    )


def test_a_single_date_far_from_the_sex_is_not_taken_for_a_birth() -> None:
    card = parse_card(CARD.replace("02011998", "").replace("Nữ", ""))
    assert (card.birth, card.issued_on) == (None, date(2023, 2, 1))


def test_an_address_without_comma_or_number_stands_before_the_day_of_issue() -> None:
    card = parse_card("001098012345||Mai Anh Đức|02011998|Nam|Hoàn Kiếm Hà Nội|01022023")
    assert card.address == "Hoàn Kiếm Hà Nội"


def test_an_address_is_found_without_a_day_of_issue() -> None:
    card = parse_card(CARD.replace("01022023", "") + f"|{RELATIVES}")
    assert card.address == ADDRESS
    assert card.issued_on is None


def test_a_card_without_an_address_is_still_a_card() -> None:
    card = parse_card("001098012345||Mai Anh Đức|02011998|Nam||01022023")
    assert (card.address, card.name_certain) == ("", True)


def test_capitals_and_minority_names_are_certain() -> None:
    for name in ("NGUYỄN VĂN ĐỨC", "Y Ngông Niê Kđăm", "H'Hen Niê", "Lò-Văn"):
        card = parse_card(CARD.replace("Nguyễn Thị Ánh", name))
        assert (card.name, card.name_certain) == (name, True)


@pytest.mark.parametrize("replacement", ["", "?", "\ufffd"])
def test_letters_lost_on_a_keyboard_make_name_and_address_uncertain(replacement: str) -> None:
    damaged = "".join(c if c.isascii() else replacement for c in CARD)
    card = parse_card(damaged)
    assert not card.name_certain
    assert not card.address_certain
    assert (card.number, card.old_number) == (MEANING.number, MEANING.old_number)
    assert (card.birth, card.sex, card.issued_on) == (MEANING.birth, Sex.FEMALE, MEANING.issued_on)


def test_only_western_letters_left_make_a_name_uncertain() -> None:
    damaged = "".join(c for c in CARD if ord(c) < 0x100)
    assert not parse_card(damaged).name_certain


def test_garble_that_cannot_be_repaired_makes_uncertain() -> None:
    card = parse_card(CARD.replace("Ánh", "0195019").replace("Tràng", "Tr01950195ng"))
    assert not card.name_certain
    assert not card.address_certain


def test_the_vietnamese_digit_row_is_undone_in_numbers_and_dates_only() -> None:
    typed = "|".join(
        "".join(ROW[char] for char in part) if part.isdecimal() else part
        for part in CARD.split("|")
    )
    assert typed != CARD
    assert parse_card(typed) == MEANING


@pytest.mark.parametrize("name", ["Nguyễn Thị Ánh", "NGUYỄN THỊ ÁNH"])
def test_caps_lock_is_undone(name: str) -> None:
    card = parse_card(CARD.replace("Nguyễn Thị Ánh", name).swapcase())
    assert (card.name, card.address, card.sex) == (name, ADDRESS, Sex.FEMALE)


def test_relatives_are_nowhere_in_the_card() -> None:
    card = parse_card(f"{CARD}|098765432|{RELATIVES}")
    values = " ".join(str(getattr(card, name)) for name in CitizenCard.__dataclass_fields__)
    assert "Cha" not in values
    assert "Mẹ" not in values


def test_nothing_of_a_card_shows_in_a_log() -> None:
    shown = repr(parse_card(CARD))
    for secret in ("Ánh", "1998", "Tràng", "98012345", "012345678", "2023", "FEMALE"):
        assert secret not in shown


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("", "Không nhận ra"),
        ("001198012345|012345678|Nguyễn Thị Ánh", "đọc chưa hết"),
        ("001198012345|012345678||02011998|Nữ||01022023", "đọc chưa hết"),
        (f"{CARD}{'|x' * 7}", "đọc chưa hết"),
        ("0123456789|4E677579E1BB856E|01/01/1998|2|48C3A0|01-001|$", "y tế"),
        ("0123456789|Nguyễn Văn A", "VssID"),
    ],
)
def test_what_is_no_whole_card_is_named(text: str, kind: str) -> None:
    with pytest.raises(InputError, match=kind) as refused:
        parse_card(text)
    assert refused.value.field == "card"
    assert not refused.value.values


@given(st.text() | st.text("0123456789|Nam ,Nữđ").map(lambda text: "001198012345|" + text))
def test_any_text_is_either_a_card_or_refused(text: str) -> None:
    try:
        card = parse_card(text)
    except InputError:
        return
    assert card.name


@given(st.text("0123456789|Nam ,Nữđ/", max_size=80).map(lambda text: f"001198012345|||||||{text}"))
def test_any_mixture_of_fields_is_either_a_card_or_refused(text: str) -> None:
    try:
        parse_card(text)
    except InputError as refused:
        assert refused.field == "card"
