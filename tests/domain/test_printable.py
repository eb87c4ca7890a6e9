import pytest

from app.domain.printable import LONGEST_NAME, check_length, check_printable, nothing_missing
from app.errors import InputError


def test_a_letter_without_shape_is_named_at_its_field() -> None:
    with pytest.raises(InputError, match="漢") as refused:
        check_printable("name", "Trần 漢", lambda text: [c for c in text if c == "漢"])
    assert refused.value.field == "name"


def test_what_paper_can_show_passes() -> None:
    check_printable("name", "Trần Thị Ửng", lambda _text: ())


def test_where_nothing_is_printed_every_letter_is_there() -> None:
    assert nothing_missing("漢") == ()


def test_a_text_pasted_by_mistake_is_told_with_its_length() -> None:
    check_length("name", "a" * LONGEST_NAME, LONGEST_NAME)
    with pytest.raises(InputError, match="dài 201 chữ, nhiều nhất 200") as told:
        check_length("name", "a" * 201, LONGEST_NAME)
    assert told.value.field == "name"
