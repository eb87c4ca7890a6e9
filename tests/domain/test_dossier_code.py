from datetime import date

import pytest
from hypothesis import given

from app.domain.dossier_code import (
    AgencyOrder,
    DossierCode,
    LocalCode,
    OfficialCode,
    next_serial,
    parse_code,
)
from app.errors import InputError, RuleError
from tests.domain.codes import all_codes, local_codes, misread

LOCAL = LocalCode(station=1, epoch=0, received_on=date(2026, 11, 22), serial=42)


@given(all_codes)
def test_a_code_is_read_back_exactly_as_written(code: DossierCode) -> None:
    assert parse_code(str(code)) == code


@given(misread(local_codes.map(str)))
def test_one_wrong_digit_or_one_swap_in_a_local_code_is_refused(text: str) -> None:
    with pytest.raises(InputError):
        parse_code(text)


def test_a_local_code_shows_station_epoch_day_serial_and_check() -> None:
    assert str(LOCAL) == "TN10-261122-0042-50"


@pytest.mark.parametrize(
    "typed",
    [
        "TN10-261122-0042-50",
        "tn10-261122-0042-50",
        " TN10 261122 0042 50 ",
        "TN10261122004250",
        "TN10.261122.0042.50",
        "TN10–261122—0042−50",
        "\ufeffTN10-261122-0042-50\r\n",
    ],
)
def test_a_local_code_may_be_typed_in_any_style(typed: str) -> None:
    assert parse_code(typed) == LOCAL


@pytest.mark.parametrize(
    ("typed", "agency", "day", "serial", "width", "order"),
    [
        (
            "000.00.01.G01-180119-0001",
            "000.00.01.G01",
            date(2018, 1, 19),
            1,
            4,
            AgencyOrder.LOWEST_FIRST,
        ),
        ("H26.32.15-211120-0001", "H26.32.15", date(2021, 11, 20), 1, 4, AgencyOrder.HIGHEST_FIRST),
        ("h26.107 – 251122 – 0001", "H26.107", date(2025, 11, 22), 1, 4, AgencyOrder.HIGHEST_FIRST),
        ("H26.7-251122-012345", "H26.7", date(2025, 11, 22), 12345, 6, AgencyOrder.HIGHEST_FIRST),
        ("G09-240229-99999", "G09", date(2024, 2, 29), 99999, 5, AgencyOrder.HIGHEST_FIRST),
    ],
)
def test_official_codes_of_both_generations_are_read(
    typed: str, agency: str, day: date, serial: int, width: int, order: AgencyOrder
) -> None:
    code = parse_code(typed)
    assert code == OfficialCode(agency, day, serial, width)
    assert isinstance(code, OfficialCode)
    assert code.order is order


@pytest.mark.parametrize(
    ("typed", "reason"),
    [
        ("", "Chưa có mã hồ sơ"),
        (" \u200b\n", "Chưa có mã hồ sơ"),
        ("TN", "14 chữ số"),
        ("TN10-261122-0042", "ở đây có 12"),
        ("TN10-261122-00042-50", "ở đây có 15"),
        ("TN10-2611Z2-0042-50", "chỉ có chữ số"),
        ("TN10-261322-0042-50", "Ngày trong mã"),
        ("TN10-260229-0042-50", "Ngày trong mã"),
        ("TN10-261122-0042-51", "kiểm tra"),
        ("TN10-261122-0000-35", "kiểm tra"),
        ("H26.107-250230-0001", "Ngày trong mã"),
        ("H26.107-25112-0001", "đúng 6 chữ số"),
        ("H26.107-25I122-0001", "đúng 6 chữ số"),
        ("H26.107-251122-001", "từ 4 đến 6"),
        ("H26.107-251122-0000001", "từ 4 đến 6"),
        ("H26.107-251122-OOO1", "từ 4 đến 6"),
        ("H26.107-251122", "ba phần"),
        ("H26.107-251122-0001-9", "ba phần"),
        ("H26.1072511220001", "thiếu dấu gạch"),
        ("H26.1070-251122-0001", "mã cơ quan"),
        ("H26.1.2.3.4.5.6-251122-0001", "mã cơ quan"),
        ("HH6.107-251122-0001", "mã cơ quan"),
        ("000.00.32-251122-0001", "mã cơ quan"),
        ("Ầ26.107-251122-0001", "ký tự lạ"),
        ("H26.107/251122/0001", "thiếu dấu gạch"),
        ("٢٦.107-251122-0001", "ký tự lạ"),
        ("Nguyễn Văn A", "ký tự lạ"),
    ],
)
def test_a_malformed_code_is_refused_with_its_reason(typed: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason) as refused:
        parse_code(typed)
    assert refused.value.field == "code"
    assert refused.value.advice


@pytest.mark.parametrize("typed", ["001085012345", "Nguyễn Văn A", "H26.107-251122-Nguyễn"])
def test_what_was_typed_by_mistake_never_reaches_the_error(typed: str) -> None:
    with pytest.raises(InputError) as refused:
        parse_code(typed)
    assert "Nguyễn" not in str(refused.value)
    assert "001085012345" not in str(refused.value)
    assert not refused.value.values


def test_serials_run_from_one_to_9999_and_then_stop() -> None:
    assert next_serial(0) == 1
    assert next_serial(9998) == 9999
    with pytest.raises(RuleError, match="9999"):
        next_serial(9999)


@pytest.mark.parametrize(
    ("station", "epoch", "day", "serial"),
    [
        (10, 0, date(2026, 1, 1), 1),
        (-1, 0, date(2026, 1, 1), 1),
        (0, 10, date(2026, 1, 1), 1),
        (0, 0, date(1999, 1, 1), 1),
        (0, 0, date(2026, 1, 1), 0),
        (0, 0, date(2026, 1, 1), 10000),
    ],
)
def test_a_local_code_that_could_not_be_written_cannot_exist(
    station: int, epoch: int, day: date, serial: int
) -> None:
    with pytest.raises(ValueError, match=r".+"):
        LocalCode(station, epoch, day, serial)


@pytest.mark.parametrize(
    ("agency", "day", "serial", "width"),
    [
        ("H26.1070", date(2026, 1, 1), 1, 4),
        ("h26.107", date(2026, 1, 1), 1, 4),
        ("H26.107", date(2100, 1, 1), 1, 4),
        ("H26.107", date(2026, 1, 1), 10000, 4),
        ("H26.107", date(2026, 1, 1), 1, 3),
        ("H26.107", date(2026, 1, 1), 1, 7),
        ("H26.107", date(2026, 1, 1), -1, 4),
    ],
)
def test_an_official_code_that_could_not_be_written_cannot_exist(
    agency: str, day: date, serial: int, width: int
) -> None:
    with pytest.raises(ValueError, match=r".+"):
        OfficialCode(agency, day, serial, width)
