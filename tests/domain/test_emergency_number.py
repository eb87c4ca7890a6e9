"""An emergency slip's number comes back from paper unharmed or not at all."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.barcode_digits import read_slip
from app.domain.check_digits import check_digits
from app.domain.dossier_code import parse_code
from app.domain.emergency_number import (
    EmergencyNumber,
    emergency_from_barcode,
    emergency_numbers,
    is_emergency_payload,
    parse_emergency,
)
from app.errors import InputError, RuleError
from tests.domain.codes import days, misread

DAY = date(2026, 11, 20)
numbers: st.SearchStrategy[EmergencyNumber] = st.builds(
    EmergencyNumber, st.integers(0, 9), st.integers(0, 9), days, st.integers(1, 9999)
)


def test_a_known_number_has_known_digits() -> None:
    number = EmergencyNumber(1, 0, DAY, 7)
    assert (str(number), number.barcode) == ("KC10-261120-0007-08", "9226112010000708")


@given(numbers)
def test_scanned_and_typed_numbers_come_back(number: EmergencyNumber) -> None:
    assert is_emergency_payload(number.barcode)
    assert emergency_from_barcode(number.barcode) == number
    for typed in (str(number), str(number).lower(), str(number).replace("-", " ")):
        assert parse_emergency(typed) == number


@given(misread(numbers.map(lambda number: number.barcode)))
def test_one_wrong_digit_or_one_swap_is_refused(payload: str) -> None:
    with pytest.raises(InputError):
        emergency_from_barcode(payload)


@given(numbers)
def test_no_slip_is_taken_for_a_dossier(number: EmergencyNumber) -> None:
    with pytest.raises(InputError):
        read_slip(number.barcode)
    with pytest.raises(InputError):
        parse_code(str(number))


@pytest.mark.parametrize("body", ["92261120100000", "922611201000", "88261120100007"])
def test_other_digits_are_no_slip(body: str) -> None:
    with pytest.raises(InputError, match="phiếu khẩn cấp"):
        emergency_from_barcode(body + check_digits(body))


@pytest.mark.parametrize("text", ["", "KC10-261120-0007", "TN10-261120-0007-08", "KC1O-261120"])
def test_other_texts_are_no_slip(text: str) -> None:
    with pytest.raises(InputError, match="phiếu khẩn cấp"):
        parse_emergency(text)


def test_a_day_that_never_was_is_refused() -> None:
    body = "92261332100007"
    with pytest.raises(InputError, match="Ngày"):
        emergency_from_barcode(body + check_digits(body))


def test_the_next_slips_follow_the_last_printed() -> None:
    following = emergency_numbers(1, 0, DAY, last=12, count=3)
    assert [number.serial for number in following] == [13, 14, 15]
    with pytest.raises(RuleError, match="9999"):
        emergency_numbers(1, 0, DAY, last=9998, count=2)


@pytest.mark.parametrize(
    ("station", "epoch", "day", "serial"),
    [(10, 0, DAY, 1), (0, 10, DAY, 1), (0, 0, date(1999, 1, 1), 1), (0, 0, DAY, 0)],
)
def test_what_does_not_fit_the_digits_is_no_number(
    station: int, epoch: int, day: date, serial: int
) -> None:
    with pytest.raises(ValueError, match=r"digit|serial"):
        EmergencyNumber(station, epoch, day, serial)
