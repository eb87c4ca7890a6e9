"""The office's profile: what may stand at the head of papers."""

from dataclasses import replace

import pytest

from app.domain.office import OfficeProfile, checked_profile
from app.errors import InputError

GOOD = OfficeProfile(
    name=" UBND phường Long Biên ",
    header_lines=("ỦY BAN NHÂN DÂN", " ", "PHƯỜNG LONG BIÊN"),
    counter_name="",
    place="Hà Nội",
    agency_code="h26.107",
)


def test_a_profile_is_tidied() -> None:
    tidy = checked_profile(GOOD)
    assert tidy.name == "UBND phường Long Biên"
    assert tidy.header_lines == ("ỦY BAN NHÂN DÂN", "PHƯỜNG LONG BIÊN")
    assert tidy.agency_code == "H26.107"
    assert tidy.counter_name
    assert tidy.header().lines == tidy.header_lines


@pytest.mark.parametrize("code", ["H26.32.15", "H26.107", "000.15.32.H26"])
def test_agency_codes_of_both_generations_are_taken(code: str) -> None:
    assert checked_profile(replace(GOOD, agency_code=code)).agency_code == code


@pytest.mark.parametrize(
    ("field", "wrong"),
    [
        ("name", " "),
        ("header_lines", ()),
        ("header_lines", ("1", "2", "3", "4")),
        ("agency_code", "26.107"),
        ("agency_code", "H26-107"),
        ("place", ""),
    ],
)
def test_a_wrong_field_is_named(field: str, wrong: object) -> None:
    with pytest.raises(InputError) as caught:
        checked_profile(replace(GOOD, **{field: wrong}))
    assert caught.value.field == field
