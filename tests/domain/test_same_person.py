"""Two entries are taken for one person mistyped when a slip of the finger explains them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.same_person import Likeness, PersonFacts, likeness, slips_between

KHANH = PersonFacts("Vũ Hồng Khánh", "001085007799", "02/09/1985")

numbers = st.text("0123456789", min_size=1, max_size=12)


@pytest.mark.parametrize(
    ("name", "number", "birth", "expected"),
    [
        ("Vũ Hồng Khánh", "001085007799", "02/09/1985", None),
        ("VU HONG KHANH", "001085007799", "", None),
        ("Vũ Hồng Khang", "001085007799", "02/09/1985", Likeness.OTHER_NAME),
        ("Vũ Hồng Khánh", "001085007798", "02/09/1985", Likeness.OTHER_NUMBER),
        ("Vũ Hồng Khánh", "001085009977", "02/09/1985", None),
        ("Vũ Hồng Khánh", "001058007798", "02/09/1985", Likeness.OTHER_NUMBER),
        ("Vũ Hồng Khánh", "001085007979", "", Likeness.OTHER_NUMBER),
        ("Vũ Hồng Khánh", "001058007798", "", None),
        ("Vũ Hồng Khánh", "001085007798", "03/09/1985", None),
        ("Lê Thị Bé", "001085007798", "02/09/1985", None),
        ("Vũ Hồng Khánh", "012345678", "02/09/1985", None),
        ("Vũ Hồng Khánh", "", "02/09/1985", None),
    ],
)
def test_who_may_be_khanh(name: str, number: str, birth: str, expected: Likeness | None) -> None:
    assert likeness(PersonFacts(name, number, birth), KHANH) is expected


@pytest.mark.parametrize(
    ("typed", "slips"),
    [("1234", 0), ("1235", 1), ("1324", 1), ("123", 1), ("12834", 1), ("4321", 3), ("", 4)],
)
def test_slips_are_counted_as_a_hand_makes_them(typed: str, slips: int) -> None:
    assert slips_between(typed, "1234") == slips


@given(numbers, numbers)
def test_slips_are_the_same_both_ways_and_none_only_between_equals(one: str, other: str) -> None:
    assert slips_between(one, other) == slips_between(other, one)
    assert (slips_between(one, other) == 0) == (one == other)
