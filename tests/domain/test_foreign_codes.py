import pytest

from app.domain.foreign_codes import foreign_code

CODES = [
    (
        "DN4010123456789|4E677579E1BB856E20|01/01/1998|1|48C3A0|01-001|01/01/2021|-|31/12/2021|$",
        "y tế",
    ),
    ("0123456789|4E677579E1BB856E|01/01/1998|2|48C3A0 4E|01-001", "y tế"),
    ("0123456789|Nguyễn Văn A", "VssID"),
    ("001098012345|012345678|Nguyễn", "đọc chưa hết"),
    ("a|b|c|d", "không phải mã QR của thẻ"),
    ("IDVNM0980123450001098012345<<4", "dòng mã"),
    ("NGUYEN<<VAN<A<<<<<<<<<<<<<<<<<", "dòng mã"),
    ("00020101021138570010A000000727", "ngân hàng"),
    ("WIFI:T:WPA;S:MotCua;P:secret;;", "wifi"),
    ("BEGIN:VCARD\nN:An\nEND:VCARD", "danh thiếp"),
    ("https://zalo.me/g/abc", "Zalo"),
    ("https://vneid.gov.vn/x?id=1", "VNeID"),
    ("dichvucong.gov.vn/p/home", "trang web"),
    ("http://example.vn/tra-cuu?MHS=H26.107-251122-0001&SGT=001098012345", "trang web"),
    ("eyJhbGciOiJIUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiIxMjM0In0", "màn hình VNeID"),
    ('{"sid":"abc"}', "màn hình VNeID"),
    ("xin chào", "Không nhận ra"),
    ("", "Không nhận ra"),
]


@pytest.mark.parametrize(("text", "kind"), CODES)
def test_a_wrong_code_is_called_by_its_name(text: str, kind: str) -> None:
    assert kind in str(foreign_code(text))


@pytest.mark.parametrize("text", [text for text, _ in CODES])
def test_nothing_of_a_wrong_code_is_kept(text: str) -> None:
    error = foreign_code(text)
    assert error.field == "card"
    assert error.advice
    assert not error.values
    assert not text or text not in str(error)
