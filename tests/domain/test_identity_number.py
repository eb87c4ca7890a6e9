import pytest

from app.domain.birth_date import BirthDate
from app.domain.identity_number import (
    PROVINCES,
    IdentityNumber,
    Sex,
    identity_warnings,
    parse_identity,
)
from app.errors import InputError


@pytest.mark.parametrize(
    ("digits", "province", "sex", "year"),
    [
        ("001085012345", "Hà Nội", Sex.MALE, 1985),
        ("079185012345", "TP Hồ Chí Minh", Sex.FEMALE, 1985),
        ("038205012345", "Thanh Hóa", Sex.MALE, 2005),
        ("096310012345", "Cà Mau", Sex.FEMALE, 2010),
        ("001901012345", "Hà Nội", Sex.FEMALE, 2301),
        ("156085012345", None, Sex.MALE, 1985),
        ("012345678", None, None, None),
    ],
)
def test_a_number_tells_place_sex_and_year(
    digits: str, province: str | None, sex: Sex | None, year: int | None
) -> None:
    number = IdentityNumber(digits)
    assert (number.province, number.sex, number.birth_year) == (province, sex, year)


def test_the_63_provinces_of_the_numbers_are_known() -> None:
    assert len(PROVINCES) == 63
    assert len(set(PROVINCES.values())) == 63


@pytest.mark.parametrize("text", ["001085012345", " 001 085 012 345 ", "001.085.012.345"])
def test_blanks_and_dots_in_a_number_do_not_matter(text: str) -> None:
    assert parse_identity(text) == IdentityNumber("001085012345")


@pytest.mark.parametrize("text", ["", "1085012345", "0010850123456", "00108501234x", "C1234567"])
def test_a_number_of_another_length_is_refused_without_being_named(text: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_identity(text)
    assert refused.value.field == "identity_number"
    assert not refused.value.values


def test_a_number_is_masked_wherever_it_is_shown_by_accident() -> None:
    number = IdentityNumber("001085012345")
    assert f"{number}" == "001*****2345"
    assert repr(number) == "IdentityNumber(001*****2345)"
    with pytest.raises(ValueError, match="12 or 9") as refused:
        IdentityNumber("0010850123")
    assert "0010850123" not in str(refused.value)


def test_a_number_that_fits_the_card_gives_no_warning() -> None:
    number = IdentityNumber("001185012345")
    assert identity_warnings(number) == ()
    assert identity_warnings(number, birth=BirthDate(1985), sex=Sex.FEMALE) == ()


def test_what_does_not_fit_is_a_warning_and_never_an_error() -> None:
    number = IdentityNumber("156085012345")
    warnings = identity_warnings(number, birth=BirthDate(1986, 1, 2), sex=Sex.FEMALE)
    assert len(warnings) == 3
    assert "mã tỉnh" in warnings[0]
    assert "Năm sinh" in warnings[1]
    assert "Giới tính" in warnings[2]


def test_an_old_number_warns_that_it_has_expired() -> None:
    (warning,) = identity_warnings(IdentityNumber("012345678"), birth=BirthDate(1985))
    assert "CMND" in warning


def test_sex_is_written_as_on_the_card() -> None:
    assert (Sex.MALE.word, Sex.FEMALE.word) == ("Nam", "Nữ")
