from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.barcode_digits import barcode_digits
from app.domain.dossier_code import DossierCode, LocalCode, OfficialCode, parse_code
from app.domain.typed_code import expand_typed
from app.errors import InputError
from tests.domain.codes import all_codes, barcoded_codes, misread

TODAY = date(2026, 11, 22)
SLIP = LocalCode(station=1, epoch=0, received_on=TODAY, serial=42)


def expand(text: str) -> DossierCode:
    return expand_typed(text, today=TODAY, station=1, epoch=0)


@pytest.mark.parametrize(
    "typed",
    [
        "0042-50",
        "42-50",
        "4250",
        "004250",
        "0042 50",
        "42.50",
        " 0042–50 ",
        "8826112210004250",
        "8826 1122 1000 4250",
        "88.26.11.22.10.00.42.50",
        "10-261122-0042-50",
        "tn10 261122 0042 50",
    ],
)
def test_a_slip_of_today_may_be_typed_in_many_ways(typed: str) -> None:
    assert expand(typed) == SLIP


@given(all_codes)
def test_a_whole_code_of_any_office_and_day_is_understood(code: DossierCode) -> None:
    assert expand(str(code)) == code


@given(barcoded_codes)
def test_the_digits_under_any_barcode_are_understood(code: DossierCode) -> None:
    assert expand(barcode_digits(code)) == code


@given(st.integers(1, 9999), st.booleans())
def test_every_serial_of_today_has_its_short_form(serial: int, with_zeros: bool) -> None:
    code = LocalCode(1, 0, TODAY, serial)
    written = f"{serial:04d}" if with_zeros else f"{serial}"
    assert expand(f"{written}-{code.check}") == code


@given(misread(st.integers(1, 9999).map(lambda n: _short(LocalCode(1, 0, TODAY, n)))))
def test_a_slip_of_the_finger_never_opens_a_neighbor(typed: str) -> None:
    with pytest.raises(InputError):
        expand(typed)


@given(st.integers(0, 9).filter(lambda station: station != 1), st.integers(1, 9999))
def test_another_counters_slip_is_never_taken_for_ours(station: int, serial: int) -> None:
    with pytest.raises(InputError):
        expand(_short(LocalCode(station, 0, TODAY, serial)))


@pytest.mark.parametrize(
    "code",
    [
        LocalCode(2, 0, TODAY, 42),
        LocalCode(1, 1, TODAY, 42),
        LocalCode(1, 0, date(2026, 11, 21), 42),
        LocalCode(1, 0, date(2025, 11, 22), 42),
    ],
)
def test_the_short_form_of_another_pc_or_day_is_refused(code: LocalCode) -> None:
    with pytest.raises(InputError, match="Không có phiếu nào hôm nay"):
        expand(_short(code))


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "Chưa có mã hồ sơ"),
        ("7", "Chưa đủ mã"),
        ("50", "Chưa đủ mã"),
        ("0042", "Chưa đủ mã"),
        ("04250", "Chưa đủ mã"),
        ("1234567", "Chưa đủ mã"),
        ("001085012345", "Chưa đủ mã"),
        ("0000-35", "Không có phiếu"),
        ("0042-51", "Không có phiếu"),
        ("10-261122-0042-51", "kiểm tra"),
        ("8826112210004251", "đọc sai"),
    ],
)
def test_what_is_not_certain_is_refused(typed: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        expand(typed)


def test_an_official_code_is_never_shortened() -> None:
    official = OfficialCode("H26.107", TODAY, 42)
    assert expand(str(official)) == official
    assert parse_code(str(official)) != SLIP


def _short(code: LocalCode) -> str:
    return f"{code.serial:04d}-{code.check}"
