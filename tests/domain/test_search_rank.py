import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.search_rank import Rank, SearchRank

NUMBERS = ("TN10-261116-0001-77", "H26.34-261116-0042", "0912345678", "001085012345")


def rank(typed: str, *names: str) -> Rank:
    return SearchRank(typed).of(names or ("Nguyễn Thị Hòa",), NUMBERS)


@pytest.mark.parametrize(
    "typed",
    [
        "TN10-261116-0001-77",
        "tn10 261116 0001 77",
        "0912 345 678",
        "001085012345",
        "H26.34-261116-0042",
    ],
)
def test_a_number_typed_whole_comes_first(typed: str) -> None:
    assert rank(typed) is Rank.NUMBER


def test_the_last_digits_come_before_numbers_that_only_begin_so() -> None:
    assert rank("5678") is Rank.LAST_DIGITS
    assert rank("678") is Rank.LAST_DIGITS
    assert rank("345678") is Rank.LAST_DIGITS
    assert rank("78") is Rank.PLAIN
    assert rank("2345") is Rank.LAST_DIGITS
    assert rank("0912") is Rank.PLAIN
    assert rank("09123") is Rank.PLAIN


@pytest.mark.parametrize(
    ("typed", "name", "expected"),
    [
        ("Nguyễn Thị Hoà", "NGUYỄN THỊ HOÀ", Rank.AS_TYPED),
        ("Nguyễn Thị Hoà", "Nguyễn Thị Hòa", Rank.SAME_ACCENTS),
        ("Nguyễn Thị Hoà", "Nguyễn Thị Hoa", Rank.PLAIN),
        ("nguyen thi hoà", "Nguyễn Thị Hòa", Rank.SAME_ACCENTS),
        ("nguyen thi hoa", "Nguyễn Thị Hòa", Rank.PLAIN),
        ("đạt", "Bùi Văn Đạt", Rank.AS_TYPED),
        ("đạt", "Bùi Văn Dạt", Rank.PLAIN),
        ("nguyê", "Nguyễn Thị Hòa", Rank.BEGINS_SO),
        ("nguyễ", "Nguyễn Thị Hòa", Rank.BEGINS_SO),
        ("nguyề", "Nguyễn Thị Hòa", Rank.PLAIN),
        ("hoà nguyễn", "Nguyễn Thị Hòa", Rank.SAME_ACCENTS),
        ("hoà", "Lê Văn Hoàng", Rank.BEGINS_SO),
        ("ngoà", "Lê Văn Ngoài", Rank.BEGINS_SO),
    ],
)
def test_accents_raise_names_that_bear_them(typed: str, name: str, expected: Rank) -> None:
    assert rank(typed, name) is expected


def test_of_several_people_the_one_who_fits_best_counts() -> None:
    assert rank("hoà", "Trần Văn Minh", "Nguyễn Thị Hoà") is Rank.AS_TYPED


@pytest.mark.parametrize(("typed", "raises"), [("hoa", False), ("hoà", True), ("12", False)])
def test_without_accents_or_digits_nobody_is_preferred(typed: str, raises: bool) -> None:
    assert SearchRank(typed).raises is raises


@given(st.text(max_size=20), st.text(max_size=20))
def test_whatever_is_typed_has_some_rank(typed: str, name: str) -> None:
    assert rank(typed, name) in Rank
