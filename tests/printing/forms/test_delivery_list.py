"""Whoever carries results has address, phone and a code a line, and room for what comes back."""

from dataclasses import replace

import pytest

from app.domain.forms.delivery_list import DeliveryListDocument
from app.printing.barcode import GOOD_MODULE
from app.printing.compose import compose
from app.printing.forms.delivery_list import lay_out
from app.printing.layout import A4_LANDSCAPE, Box
from tests.printing.own_papers import MARK, bars_read, check_layout, delivery, job, modules_of
from tests.printing.papers import LONGEST_WARD, NEW, RECEIPT, pdf_of, text_in, words_on

POST, HOME = delivery(6), delivery(6, at_home=True)
EVERY_LIST = pytest.mark.parametrize("document", [POST, HOME], ids=["post", "home"])
EVERY_DPI = pytest.mark.parametrize("dpi", [203, 300, 600])


def running(document: DeliveryListDocument) -> str:
    return " ".join(words_on(lay_out(document, NEW, dpi=300)).split())


def test_the_post_gets_item_codes_and_the_postage_in_words() -> None:
    words = running(POST)
    for said in (
        "BẢNG KÊ TRẢ KẾT QUẢ QUA BƯU CHÍNH CÔNG ÍCH Số: BC-261120-01",
        "Bưu cục, nhân viên bưu chính nhận: Bưu cục Thạch Bàn",
        "EB123456790VN",
        "26.500",
        "Tổng cộng: 6 kết quả (bằng chữ: sáu).",
        "Tổng cước: 110.000 đồng (bằng chữ: một trăm mười nghìn đồng).",
        "NHÂN VIÊN BƯU CHÍNH",
    ):
        assert said in words


def test_the_round_has_room_to_sign_and_no_postage() -> None:
    words = running(HOME)
    assert "DANH SÁCH TRẢ KẾT QUẢ TẠI NHÀ" in words
    assert "Giờ, ngày nhận; ký và ghi rõ họ tên" in words
    assert "Người đi trả kết quả: Phạm Quốc Bảo" in words
    assert "quét mã để nhập lại trong ngày" in words
    assert "Cước" not in words
    rows = [
        operation
        for operation in lay_out(HOME, NEW, dpi=300)[0].operations
        if isinstance(operation, Box)
    ]
    assert min(row.height for row in rows[1:]) >= 20


def test_a_phone_number_is_never_torn_apart() -> None:
    words = words_on(lay_out(POST, NEW, dpi=300)).split("\n")
    assert sum("ĐT: 0912345678" in row for row in words) == 4


@EVERY_LIST
def test_addresses_can_be_searched_for(document: DeliveryListDocument) -> None:
    words = text_in(pdf_of(compose(job(document), dpi=300)))
    for part in ("Số 12, ngõ 38, phố Thạch Bàn,", "Trích lục khai tử"):
        assert part in words
    assert RECEIPT.address.startswith("Số 12, ngõ 38, phố Thạch Bàn,")


@pytest.mark.parametrize("count", [1, 20, 300])
@pytest.mark.parametrize("at_home", [False, True])
def test_nothing_stands_on_anything_else_or_off_the_sheet(count: int, at_home: bool) -> None:
    document = replace(delivery(count, at_home=at_home), header=LONGEST_WARD)
    pages = lay_out(document, NEW, dpi=600, mark=MARK)
    assert {page.sheet for page in pages} == {A4_LANDSCAPE}
    check_layout(pages)


@EVERY_DPI
@EVERY_LIST
def test_every_line_is_read_in_the_evening(document: DeliveryListDocument, dpi: int) -> None:
    assert sorted(bars_read(job(document), dpi)) == sorted(x.barcode for x in document.lines)


@EVERY_DPI
def test_the_bars_are_as_good_as_those_of_a_receipt(dpi: int) -> None:
    pages = lay_out(delivery(28), NEW, dpi=dpi)
    assert min(modules_of(pages)) >= GOOD_MODULE
