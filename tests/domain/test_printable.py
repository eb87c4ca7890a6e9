import pytest

from app.domain.printable import check_printable, nothing_missing
from app.errors import InputError


def test_a_letter_without_shape_is_named_at_its_field() -> None:
    with pytest.raises(InputError, match="漢") as refused:
        check_printable("name", "Trần 漢", lambda text: [c for c in text if c == "漢"])
    assert refused.value.field == "name"


def test_what_paper_can_show_passes() -> None:
    check_printable("name", "Trần Thị Ửng", lambda _text: ())


def test_where_nothing_is_printed_every_letter_is_there() -> None:
    assert nothing_missing("漢") == ()
