import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.barcode_digits import barcode_digits, procedure_digits
from app.domain.citizen_card import parse_card
from app.domain.device_sheet import SheetCode
from app.domain.dossier_code import DossierCode, LocalCode, parse_code
from app.domain.scan import (
    Scan,
    ScannedCard,
    ScannedDossier,
    ScannedProcedure,
    ScannedSheet,
    ScanSource,
    UnreadableScan,
    recognize,
)
from app.domain.scan_answers import ScanMeaning
from tests.domain.codes import all_codes, barcoded_codes, local_codes, misread
from tests.domain.test_citizen_card import CARD
from tests.domain.test_scan_repair import ROW

OFFICIAL = parse_code("H26.32.15-211120-0001")
LOCAL = parse_code("TN10-261122-0042-50")


def scanned(code: DossierCode, *, layout_wrong: bool = False) -> ScannedDossier:
    """Return what the barcode of a first slip is: only ours tell which issue they are."""
    version = 1 if isinstance(code, LocalCode) else 0
    return ScannedDossier(code, layout_wrong, version)


def on_vietnamese_row(text: str) -> str:
    """Type ``text`` with Windows' Vietnamese layout active."""
    return "".join(ROW.get(char, char) for char in text)


@given(barcoded_codes)
def test_every_dossiers_barcode_is_recognized(code: DossierCode) -> None:
    assert recognize(barcode_digits(code)) == scanned(code)


@given(all_codes)
def test_every_code_in_letters_is_recognized(code: DossierCode) -> None:
    assert recognize(str(code)) == ScannedDossier(code)
    assert recognize(str(code).swapcase()) == ScannedDossier(code)


@given(barcoded_codes)
def test_a_barcode_typed_on_the_vietnamese_layout_is_recognized_and_told(code: DossierCode) -> None:
    expected = scanned(code, layout_wrong=True)
    assert recognize(on_vietnamese_row(barcode_digits(code))) == expected


@pytest.mark.parametrize(
    "frame", ["]C1{}", "]c1{}", "ưC1{}", "*{}*", "~{}", "{}\r\n", "\x02{}\x03"]
)
@pytest.mark.parametrize("code", [OFFICIAL, LOCAL])
def test_prefixes_and_suffixes_of_scanners_do_not_matter(frame: str, code: DossierCode) -> None:
    assert recognize(frame.format(barcode_digits(code))) == scanned(code)
    assert recognize(frame.format(code)) == ScannedDossier(code)


def test_what_the_real_layout_made_of_an_official_code_is_understood() -> None:
    expected = ScannedDossier(OFFICIAL, layout_wrong=True)
    assert recognize("ẵẩêâằâăăăâđđđđăắ") == expected
    assert recognize("Hẩ.êâ.ằ-âăăăâđ-đđđă") == expected


@given(misread(barcoded_codes.map(barcode_digits)))
def test_a_misread_barcode_never_opens_a_dossier(digits: str) -> None:
    assert isinstance(recognize(digits), UnreadableScan)
    assert isinstance(recognize(on_vietnamese_row(digits)), UnreadableScan)


def test_a_procedures_barcode_and_code_are_recognized() -> None:
    expected = ScannedProcedure("1.001193")
    assert recognize(procedure_digits("1.001193")) == expected
    assert recognize("1.001193") == expected
    assert recognize(on_vietnamese_row("1.001193")) == ScannedProcedure("1.001193", True)


def test_a_citizen_card_is_recognized() -> None:
    assert recognize(CARD) == ScannedCard(parse_card(CARD))
    assert recognize(f"]Q1{CARD}\r\n") == ScannedCard(parse_card(CARD))


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("", "không gửi chữ nào"),
        ("\r\n", "không gửi chữ nào"),
        ("17263215211120000119", "đọc sai"),
        ("1726321521112000011", "đọc sai"),
        ("8934563138165", "hàng hóa"),
        ("001198012345", "số định danh"),
        ("012345678", "số định danh"),
        ("12345", "không phải của bộ phận"),
        ("TN10-261122-0042-51", "kiểm tra"),
        ("H26.107-251332-0001", "Ngày trong mã"),
        ("000.15.32.H26-200518", "ba phần"),
        (on_vietnamese_row("17263215211120000119"), "chế độ tiếng Việt"),
        ("ƯA5.107-251122-0001", "Không nhận ra"),
        ("0123456789|Nguyễn Văn A", "VssID"),
        ("001198012345|012345678|Nguyễn", "đọc chưa hết"),
        ("00020101021138570010A000000727", "ngân hàng"),
        ("https://vneid.gov.vn/x", "VNeID"),
        ("WIFI:T:WPA;S:MotCua;;", "wifi"),
        ("IDVNM0980123450001098012345<<4", "dòng mã"),
        ("Nguyễn Văn A", "Không nhận ra"),
        ("9" * 7000, "đọc sai"),
    ],
)
def test_what_cannot_be_used_is_named_with_advice(text: str, title: str) -> None:
    result = recognize(text)
    assert isinstance(result, UnreadableScan)
    assert title in result.title
    assert result.advice


def test_the_values_of_a_message_come_along() -> None:
    result = recognize("TN10-261122-0042")
    assert isinstance(result, UnreadableScan)
    assert result.title.format(**result.values).endswith("ở đây có 12.")


@given(st.text() | st.text("0123456789ăâêô\u0300đHTN.-|]C *"))
def test_recognizing_never_fails(text: str) -> None:
    recognize(text)


@pytest.mark.parametrize("text", [CARD, CARD[:40], "001198012345", "Nguyễn Thị Ánh"])
def test_nothing_personal_shows_in_a_log(text: str) -> None:
    scan = Scan(text, ScanSource.SERIAL, 12.5)
    for shown in (repr(scan), repr(recognize(text))):
        assert "Ánh" not in shown
        assert "98012345" not in shown


def test_a_code_of_the_test_sheet_stands_for_no_dossier() -> None:
    code = SheetCode(sheet=17, place=1, dots=3, dpi=300)
    assert recognize(code.barcode) == ScannedSheet(code)
    assert recognize(on_vietnamese_row(code.barcode)) == ScannedSheet(code, layout_wrong=True)
    assert isinstance(recognize(code.barcode[:-1] + "0"), UnreadableScan)


@given(local_codes, st.integers(1, 99))
def test_a_scan_tells_which_issue_of_the_slip_it_was(code: DossierCode, version: int) -> None:
    digits = barcode_digits(code, version)
    assert recognize(digits) == ScannedDossier(code, slip_version=version)
    expected = ScannedDossier(code, layout_wrong=True, slip_version=version)
    assert recognize(on_vietnamese_row(digits)) == expected


@pytest.mark.parametrize(
    ("text", "meaning"),
    [
        ("", ScanMeaning.UNREADABLE),
        ("17263215211120000119", ScanMeaning.FAILED_CHECK),
        ("TN10-261122-0042-51", ScanMeaning.FAILED_CHECK),
        ("8934563138165", ScanMeaning.FOREIGN_CODE),
        ("12345", ScanMeaning.FOREIGN_CODE),
        ("WIFI:T:WPA;S:MotCua;;", ScanMeaning.FOREIGN_CODE),
        ("0123456789|Nguyễn Văn A", ScanMeaning.FOREIGN_CODE),
        ("001198012345", ScanMeaning.IDENTITY_NUMBER),
        ("001198012345|012345678|Nguyễn", ScanMeaning.CARD_UNREADABLE),
        ("GD4010119801234|4e677579|01/01/1998|2|", ScanMeaning.HEALTH_INSURANCE),
        (on_vietnamese_row("17263215211120000119"), ScanMeaning.INPUT_METHOD),
    ],
)
def test_what_cannot_be_used_has_a_meaning_for_the_log(text: str, meaning: ScanMeaning) -> None:
    result = recognize(text)
    assert isinstance(result, UnreadableScan)
    assert result.meaning is meaning
