from pathlib import Path

import pytest

from app.domain.store_protection import ConversionOrder, check_sheet_place
from app.errors import InputError

DATA = Path("/home/ward/motcua")


@pytest.mark.parametrize("sheet", ["khoa.pdf", "sao-luu/khoa.pdf"])
def test_a_key_is_never_kept_beside_what_it_opens(sheet: str) -> None:
    with pytest.raises(InputError) as refused:
        check_sheet_place(DATA / sheet, DATA)
    assert "USB" in str(refused.value)


@pytest.mark.parametrize("sheet", ["/media/usb/khoa.pdf", "/home/ward/motcua.pdf"])
def test_it_may_lie_anywhere_else(sheet: str) -> None:
    check_sheet_place(Path(sheet), DATA)


def test_an_order_does_not_tell_its_key() -> None:
    assert "secret" not in repr(ConversionOrder(b"secret"))
