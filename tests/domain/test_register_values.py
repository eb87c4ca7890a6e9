"""What is typed into a register is checked column by column."""

from datetime import date

import pytest

from app.domain.register_values import read_values
from app.errors import InputError
from tests.domain.register_texts import visits

REGISTER = visits()
TODAY = date(2026, 11, 20)


def read(**typed: str) -> dict[str, str]:
    return read_values(REGISTER.asked(closing=False), {"name": "Hà", **typed}, REGISTER, TODAY)


def test_what_was_typed_is_tidied_and_empty_columns_are_left_out() -> None:
    assert read(name="  Trần  Thị Hà ", phone="+84 912 345 678", content=" a\n  b ") == {
        "name": "Trần Thị Hà",
        "phone": "0912345678",
        "content": "a\nb",
    }


@pytest.mark.parametrize(
    ("column", "text"),
    [
        ("name", " "),
        ("identity", "0010850"),
        ("phone", "12"),
        ("kind", "Chê"),
        ("answer_by", "hôm nay"),
        ("answer_by", "2026-11-19"),
        ("seen_at", "2026-11-20T08:00"),
        ("people", "-3"),
        ("people", "ba"),
    ],
)
def test_a_wrong_column_is_named(column: str, text: str) -> None:
    with pytest.raises(InputError) as raised:
        read(**{column: text})
    assert raised.value.field == column


def test_a_day_is_not_before_the_one_it_follows() -> None:
    days = {"asked_on": "2026-11-18", "told_on": "2026-11-18", "answer_by": "2026-11-20"}
    assert read(people=" 12 ", **days) == {"name": "Hà", "people": "12", **days}
    assert read(told_on="2026-11-17")
    with pytest.raises(InputError) as raised:
        read(asked_on="2026-11-18", told_on="2026-11-17")
    assert raised.value.field == "told_on"
    assert raised.value.values == {"label": "Ngày báo", "earlier": "Ngày đơn", "day": "18/11/2026"}


def test_letters_no_paper_can_show_are_named_with_their_column() -> None:
    with pytest.raises(InputError, match="Phông chữ") as raised:
        read_values(
            REGISTER.asked(closing=False),
            {"name": "Hà", "content": "viết 字"},
            REGISTER,
            TODAY,
            lambda text: tuple(set(text) & {"字"}),
        )
    assert raised.value.field == "content"


def test_a_passport_is_a_number_too() -> None:
    assert read(identity="C 1234567")["identity"] == "C1234567"


def test_a_column_of_another_register_is_a_bug() -> None:
    with pytest.raises(ValueError, match="stranger"):
        read(stranger="x")
