"""The cash list adds up, in figures and in words, receipt by receipt."""

from dataclasses import replace

import pytest

from app.domain.forms.cash_list import CashListDocument
from app.printing.fonts import Face
from app.printing.forms.cash_list import lay_out
from tests.printing.own_papers import MARK, cash, check_layout
from tests.printing.papers import LONGEST_WARD, NEW, texts_of, words_on

ORDINARY = cash(12, clerk="Trần Minh Đức")


def running(document: CashListDocument) -> str:
    return " ".join(words_on(lay_out(document, NEW)).split())


def test_sums_stand_in_figures_and_in_words() -> None:
    words = running(ORDINARY)
    assert ORDINARY.total == 336_000
    for said in (
        "BẢNG KÊ THU PHÍ, LỆ PHÍ Thứ Sáu, ngày 20 tháng 11 năm 2026 Công chức thu: Trần Minh Đức",
        "Bằng chữ: Ba trăm ba mươi sáu nghìn đồng.",
        "biên lai từ số 0024701 đến số 0024712",
    ):
        assert said in words
    faces = {text.text: text.face for text in texts_of(lay_out(ORDINARY, NEW))}
    assert faces["336.000"] == Face.BOLD


def test_money_without_a_receipt_is_counted_apart() -> None:
    words = running(ORDINARY)
    assert "4 chưa ghi số" in words
    assert "Số lần thu: 11;" in words
    assert "Chưa ghi số biên lai: 1 lần thu." in words


def test_the_whole_desk_has_a_list_too() -> None:
    assert "Toàn bộ công chức của bộ phận" in running(cash(2))


def test_a_day_without_money_says_so() -> None:
    words = running(cash(0))
    assert "Trong ngày không thu phí, lệ phí." in words
    assert "Tổng cộng" not in words


@pytest.mark.parametrize("count", [0, 1, 12, 20, 300])
def test_the_total_is_never_alone_on_a_sheet(count: int) -> None:
    pages = lay_out(replace(cash(count), header=LONGEST_WARD), NEW, mark=MARK)
    check_layout(pages)
    for page in pages:
        if "Tổng cộng" in words_on((page,)):
            assert f"{count}\n" in words_on((page,))


def test_every_sheet_names_the_day() -> None:
    assert all("ngày 20 tháng 11" in words_on((page,)) for page in lay_out(cash(60), NEW))
