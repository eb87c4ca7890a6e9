from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.barcode_digits import (
    LAST_SLIP_VERSION,
    Slip,
    barcode_digits,
    is_procedure_payload,
    procedure_digits,
    procedure_from_barcode,
    read_slip,
)
from app.domain.check_digits import check_digits
from app.domain.dossier_code import DossierCode, OfficialCode, parse_code
from app.errors import InputError
from tests.domain.codes import barcoded_codes, barcoded_official_codes, local_codes, misread

procedure_codes = st.from_regex(r"[1-9]\.[0-9]{6}", fullmatch=True)
later_versions = st.integers(2, LAST_SLIP_VERSION)
replacing_slips = st.builds(barcode_digits, local_codes, later_versions)


@given(barcoded_codes)
def test_the_barcode_gives_the_code_back(code: DossierCode) -> None:
    assert read_slip(barcode_digits(code)).code == code


@given(local_codes, later_versions)
def test_a_slip_that_replaces_another_tells_which_issue_it_is(
    code: DossierCode, version: int
) -> None:
    assert read_slip(barcode_digits(code, version)) == Slip(code, version)


@given(local_codes, barcoded_official_codes)
def test_the_first_slip_is_as_it_always_was(local: DossierCode, official: DossierCode) -> None:
    assert read_slip(barcode_digits(local)) == Slip(local, 1)
    assert read_slip(barcode_digits(official)) == Slip(official, 0)


@pytest.mark.parametrize("version", [0, -1, 100])
def test_a_slip_is_issued_at_most_99_times(version: int) -> None:
    with pytest.raises(ValueError, match="1 to 99"):
        barcode_digits(parse_code("TN10-261122-0042-50"), version)


@given(barcoded_codes.map(barcode_digits) | procedure_codes.map(procedure_digits) | replacing_slips)
def test_every_payload_is_fit_for_the_printer(payload: str) -> None:
    assert payload.isascii()
    assert payload.isdigit()
    assert len(payload) % 2 == 0
    assert "10" <= payload[:2] <= "98"
    assert int(payload) % 97 == 1


@given(
    misread(
        barcoded_codes.map(barcode_digits) | procedure_codes.map(procedure_digits) | replacing_slips
    )
)
def test_one_wrong_digit_or_one_swap_is_refused(payload: str) -> None:
    with pytest.raises(InputError):
        read_slip(payload)
    with pytest.raises(InputError):
        procedure_from_barcode(payload)


@given(barcoded_codes.map(barcode_digits), st.data())
def test_a_lost_or_doubled_digit_is_refused(payload: str, data: st.DataObject) -> None:
    place = data.draw(st.integers(0, len(payload) - 1))
    for wrong in (
        payload[:place] + payload[place + 1 :],
        payload[:place] + payload[place] + payload[place:],
    ):
        with pytest.raises(InputError):
            read_slip(wrong)


@given(st.text("0123456789", min_size=2, max_size=40))
def test_whatever_digits_are_accepted_stand_for_one_code_only(body: str) -> None:
    payload = body + check_digits(body)
    try:
        code = read_slip(payload).code
    except InputError:
        return
    assert barcode_digits(code) == payload


@pytest.mark.parametrize(
    ("code", "payload"),
    [
        ("H26.32.15-211120-0001", "17263215211120000118"),
        ("000.15.32.H26-200518-0007", "430000153226200518000792"),
        ("000.00.01.G01-180119-0001", "420000000101180119000185"),
        ("H26.107-251122-0001", "69263107251122000155"),
        ("H26.07-251122-0001", "172607251122000135"),
        ("H26.7-251122-0001", "69261007251122000104"),
        ("H26-251122-0001", "1726251122000134"),
        ("TN10-261122-0042-50", "8826112210004250"),
    ],
)
def test_known_codes_have_known_payloads(code: str, payload: str) -> None:
    assert barcode_digits(parse_code(code)) == payload
    assert str(read_slip(payload).code) == code


def test_a_serial_of_more_than_four_digits_has_no_barcode() -> None:
    with pytest.raises(InputError, match="trên 4 chữ số"):
        barcode_digits(OfficialCode("H26.107", date(2026, 11, 22), 1, 6))


def _checked(body: str) -> str:
    return body + check_digits(body)


@pytest.mark.parametrize(
    ("payload", "reason"),
    [
        ("", "đọc sai"),
        ("1726x15211120000118", "đọc sai"),
        ("17263215211120000119", "đọc sai"),
        (_checked("88261322100042"), "Ngày trong mã"),
        (_checked("88261122100000"), "không phải mã hồ sơ"),
        (_checked("8826112210004200"), "không phải mã hồ sơ"),
        (_checked("8910011930"), "không phải mã hồ sơ"),
        (_checked("09263215211120000118"), "không phải mã hồ sơ"),
        (_checked("90263215211120000118"), "không phải mã hồ sơ"),
        (_checked("9026112210004200"), "không phải mã hồ sơ"),
        (_checked("9026112210004201"), "không phải mã hồ sơ"),
        (_checked("9026112210000002"), "không phải mã hồ sơ"),
        (_checked("90261122100042"), "không phải mã hồ sơ"),
        (_checked("90"), "không phải mã hồ sơ"),
        (_checked("9026133210004202"), "Ngày trong mã"),
        (_checked("1726"), "không phải mã hồ sơ"),
        (_checked("69261107251122" + "0001"), "không phải mã hồ sơ"),
        (_checked("69262032251122" + "0001"), "không phải mã hồ sơ"),
        (_checked("69260032251122" + "0001"), "không phải mã hồ sơ"),
        (_checked("43900015322620051800"), "không phải mã hồ sơ"),
        (_checked("4390001532262005180007"), "không phải mã hồ sơ"),
        (_checked("17" + "26" + "01" * 6 + "2511220001"), "không phải mã hồ sơ"),
    ],
)
def test_other_digits_are_refused_with_a_reason(payload: str, reason: str) -> None:
    with pytest.raises(InputError, match=reason):
        read_slip(payload)


@given(procedure_codes)
def test_a_procedure_comes_back_from_its_barcode(code: str) -> None:
    payload = procedure_digits(code)
    assert is_procedure_payload(payload)
    assert len(payload) == 12
    assert procedure_from_barcode(payload) == code


@pytest.mark.parametrize("code", ["", "0.001193", "1.01193", "1001193", "2.000815.000.00.00.H55"])
def test_only_a_national_procedure_code_has_a_barcode(code: str) -> None:
    with pytest.raises(InputError, match="thủ tục"):
        procedure_digits(code)


@pytest.mark.parametrize("body", ["8900011930", "8910011931", "891001193000", "8826112210004250"])
def test_other_digits_are_no_procedure(body: str) -> None:
    with pytest.raises(InputError):
        procedure_from_barcode(_checked(body))
