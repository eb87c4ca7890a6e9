"""Identity cards through a scanner that types: what it does to their letters, and what is left."""

import pytest

from app.devices.scan_trust import trust
from app.domain.citizen_card import CitizenCard
from app.domain.scan import ScannedCard, recognize
from tests.devices.scan_desk import Desk
from tests.devices.test_keyboard_wedge import VIETNAMESE_ROW
from tests.domain.test_scan_repair import lose_alt

NAME, ADDRESS = "Nguyễn Thị Ánh", "Số 10 Tràng Thi, phường Hoàn Kiếm, Hà Nội"
CARD = f"001198012345|012345678|{NAME}|02011998|Nữ|{ADDRESS}|01022023"
NEW_CARD = f"001198012345|{NAME}|Nữ|02011998|{ADDRESS}|01022023|012345678||Lê Văn Cha|Trần Thị Mẹ"
ASCII = "001198012345|012345678|Nguyen Thi Anh|02011998|Nu|So 10 Trang Thi, Ha Noi|01022023"


def scanned(text: str, end: str = "\n", *, row: dict[str, str] | None = None) -> CitizenCard:
    """Scan ``text`` into a field and return the card; nothing may be left in the field."""
    desk = Desk(field="Họ tên: ", judge=trust)
    for char in text + end:
        desk.press((row or {}).get(char, char), 4, digit=char if char in "0123456789" else "")
    desk.rest()
    assert (desk.field, desk.enters, desk.rejected) == ("Họ tên: ", 0, [])
    (heard,) = desk.scans
    result = recognize(heard)
    assert isinstance(result, ScannedCard)
    return result.card


@pytest.mark.parametrize("end", ["\n", "\t", ""])
@pytest.mark.parametrize("text", [CARD, NEW_CARD, lose_alt(CARD), lose_alt(NEW_CARD)])
def test_what_can_be_mended_is_whole(text: str, end: str):
    card = scanned(text, end)
    assert (card.name, card.name_certain) == (NAME, True)
    assert (card.address, card.address_certain) == (ADDRESS, True)
    assert card.old_number is not None
    assert card.old_number.digits == "012345678"


@pytest.mark.parametrize("prefix", ["", "~", "]Q3"])
def test_the_digits_of_a_card_survive_the_vietnamese_row_and_a_prefix(prefix: str):
    card = scanned(prefix + ASCII, row=VIETNAMESE_ROW)
    assert card.number.digits == "001198012345"
    assert (str(card.birth), card.name_certain) == ("02/01/1998", False)


def test_caps_lock_leaves_the_name_as_on_the_card():
    assert scanned(ASCII.swapcase()).name == "Nguyen Thi Anh"


def test_relatives_are_dropped_on_the_way():
    card = scanned(NEW_CARD)
    values = " ".join(str(getattr(card, name)) for name in CitizenCard.__dataclass_fields__)
    assert "Cha" not in values
    assert "Mẹ" not in values
