"""The hand-over list counts what changes hands, and the other side can scan every line."""

import unicodedata
from dataclasses import replace

import pytest

from app.printing.barcode import GOOD_MODULE
from app.printing.compose import compose
from app.printing.forms.hand_over_list import lay_out
from tests.printing.own_papers import (
    MARK,
    bars_read,
    check_layout,
    hand_over,
    job,
    modules_of,
)
from tests.printing.papers import LONGEST_WARD, NEW, pdf_of, text_in, words_on

EVERY_DPI = pytest.mark.parametrize("dpi", [203, 300, 600])
ORDINARY = hand_over(20)


def running(document: object = ORDINARY) -> str:
    return " ".join(words_on(lay_out(document, NEW, dpi=300)).split())  # type: ignore[arg-type]


def test_it_says_who_gives_what_to_whom() -> None:
    words = running()
    for said in (
        "BIÊN BẢN BÀN GIAO HỒ SƠ Số: BG-261120-02",
        "Hồi 16 giờ 30 phút, ngày 20 tháng 11 năm 2026",
        "Bên giao: Trần Minh Đức – Quầy số 2",
        "Bên nhận: Lê Thị Ánh Tuyết – Bộ phận Tư pháp – Hộ tịch",
        "Tổng cộng: 20 hồ sơ (bằng chữ: hai mươi), 93 tờ.",
        "BÊN GIAO",
        "BÊN NHẬN",
    ):
        assert said in words


def test_results_that_come_back_have_a_title_of_their_own() -> None:
    words = running(hand_over(3, results=True))
    assert "BIÊN BẢN BÀN GIAO KẾT QUẢ GIẢI QUYẾT HỒ SƠ" in words
    assert "Số tờ kết quả" in words


def test_a_side_that_is_not_known_yet_is_written_by_hand() -> None:
    words = running(replace(ORDINARY, receiver_name=""))
    assert "Bên nhận: ………………………………" in words


def test_the_column_of_notes_is_there_for_notes_only() -> None:
    assert "Ghi chú" in running()
    bare = tuple(replace(line, note="") for line in ORDINARY.lines)
    assert "Ghi chú" not in running(replace(ORDINARY, lines=bare))


@pytest.mark.parametrize("count", [1, 20, 300])
def test_nothing_stands_on_anything_else_or_off_the_sheet(count: int) -> None:
    pages = lay_out(replace(hand_over(count), header=LONGEST_WARD), NEW, dpi=600, mark=MARK)
    check_layout(pages)
    assert words_on(pages).count(NEW.own.hand_over_list.giver_signature) == 1
    assert f"Trang {len(pages)}/{len(pages)}" in words_on(pages[-1:])


@EVERY_DPI
def test_every_line_is_read_in_black_and_white_dots(dpi: int) -> None:
    assert sorted(bars_read(job(ORDINARY), dpi)) == sorted(line.barcode for line in ORDINARY.lines)


@EVERY_DPI
def test_the_bars_of_every_kind_of_code_are_as_good_as_those_of_a_receipt(dpi: int) -> None:
    document = hand_over(28)
    assert {len(line.barcode) for line in document.lines} == {16, 20, 24}
    pages = lay_out(document, NEW, dpi=dpi)
    assert min(modules_of(pages)) >= GOOD_MODULE
    check_layout(pages)


def test_a_code_without_bars_stands_in_letters_alone() -> None:
    line = replace(ORDINARY.lines[0], code="H26.107-261120-00001", barcode="")
    pages = lay_out(replace(ORDINARY, lines=(line,)), NEW, dpi=300)
    assert modules_of(pages) == []
    assert "H26.107-261120-00001" in words_on(pages)


def test_names_typed_as_letters_and_marks_are_found_in_the_file() -> None:
    typed = unicodedata.normalize("NFD", "Nguyễn Thị Thuỳ Dương")
    line = replace(ORDINARY.lines[0], applicant_name=typed)
    document = replace(ORDINARY, lines=(line,), giver_name=typed)
    assert "Nguyễn Thị Thuỳ Dương" in text_in(pdf_of(compose(job(document), dpi=300)))


def test_a_list_printed_again_says_so() -> None:
    pages = compose(replace(job(ORDINARY), reprint=MARK), dpi=300)
    assert "IN LẠI LẦN 1 – 08:15 21/11/2026 – lý do: bản đầu bị ướt" in words_on(pages[:1])
