from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.barcode_digits import Slip, barcode_digits
from app.domain.dossier_code import DossierCode, LocalCode, OfficialCode, parse_code
from app.domain.typed_code import expand_typed
from app.errors import InputError
from tests.domain.codes import all_codes, barcoded_codes, local_codes, misread

TODAY = date(2026, 11, 22)
SLIP = LocalCode(station=1, epoch=0, received_on=TODAY, serial=42)


def expand(text: str) -> DossierCode:
    return expand_typed(text, today=TODAY, station=1, epoch=0).code


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
        "0004250",
        "0 0042 50",
        "22-0042-50",
        "22 42 50",
        "902611221000420218",
        "9026 1122 1000 4202 18",
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


@given(st.integers(1, 9999), st.integers(0, 6))
def test_a_slip_of_the_last_week_is_named_by_its_day(serial: int, days_back: int) -> None:
    code = LocalCode(1, 0, TODAY - timedelta(days=days_back), serial)
    assert expand(_with_day(code)) == code


@pytest.mark.parametrize("today", [date(2026, 12, 2), date(2027, 1, 3), date(2028, 3, 1)])
def test_the_week_goes_on_over_the_end_of_a_month(today: date) -> None:
    for days_back in range(7):
        code = LocalCode(1, 0, today - timedelta(days=days_back), 42)
        typed = expand_typed(_with_day(code), today=today, station=1, epoch=0)
        assert typed.code == code


short_forms = st.integers(1, 9999).map(lambda n: _short(LocalCode(1, 0, TODAY, n))) | st.builds(
    lambda serial, back: _with_day(LocalCode(1, 0, TODAY - timedelta(days=back), serial)),
    st.integers(1, 9999),
    st.integers(0, 6),
)
last_digits = st.integers(1, 9999).map(lambda n: f"0{_short(LocalCode(1, 0, TODAY, n))}")


@given(
    misread(
        short_forms
        | last_digits
        | last_digits.map(lambda text: text.replace("-", ""))
        | local_codes.map(str)
        | barcoded_codes.map(barcode_digits)
        | st.builds(barcode_digits, local_codes, st.integers(2, 99))
    )
)
def test_a_slip_of_the_finger_never_opens_a_neighbor(typed: str) -> None:
    """Official codes typed in letters have no check digits: only a scan protects those."""
    with pytest.raises(InputError):
        expand(typed)


@given(st.integers(1, 9999), st.integers(1, 99))
def test_the_digits_of_a_barcode_tell_which_issue_of_the_slip_it_is(
    serial: int, version: int
) -> None:
    code = LocalCode(1, 0, TODAY, serial)
    typed = barcode_digits(code, version)
    expected = Slip(code, version)
    assert expand_typed(typed, today=TODAY, station=1, epoch=0) == expected
    assert expand_typed(str(code), today=TODAY, station=1, epoch=0) == Slip(code)


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
    with pytest.raises(InputError, match="Không có phiếu nào của máy này"):
        expand(_short(code))


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "Chưa có mã hồ sơ"),
        ("7", "Chưa đủ mã"),
        ("50", "Chưa đủ mã"),
        ("0042", "Chưa đủ mã"),
        ("04250", "Chưa đủ mã"),
        ("1234567", "Không có phiếu"),
        ("12345678", "Chưa đủ mã"),
        ("15-0042-50", "Không có phiếu"),
        ("23-0042-50", "Không có phiếu"),
        ("99-0042-50", "Không có phiếu"),
        ("01-0042-5", "Chưa đủ mã"),
        ("902611221000420219", "đọc sai"),
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


def _with_day(code: LocalCode) -> str:
    return f"{code.received_on:%d}-{_short(code)}"
