"""The receipt says all it must, in the words of its form set, and its code stays where it is."""

import unicodedata
from dataclasses import fields, replace

import pytest

from app.domain.documents import CopyName, PaperSize
from app.domain.form_set import FormSet
from app.domain.forms.parts import ReprintMark, WhenEmpty
from app.domain.forms.receipt import ReceiptDocument, ReceiptItem, ReceiptLine
from app.domain.vietnam_time import local
from app.printing.forms.receipt import lay_out
from app.printing.layout import Bars, Box, Matrix, Page, TickBox
from tests.printing.own_papers import SHEETS, STRIPS, check_layout, read_one_bit
from tests.printing.papers import (
    LONGEST,
    NEW,
    OLD,
    RECEIPT,
    area_of,
    overlaps,
    pdf_of,
    texts_of,
    words_on,
)

REPRINTED = replace(RECEIPT, reprint=ReprintMark(2, local(2026, 11, 22, 9, 14), "phiếu bị ướt"))
EVERY_SIZE = pytest.mark.parametrize("size", SHEETS)
EVERY_STRIP = pytest.mark.parametrize("size", STRIPS)
EVERY_SET = pytest.mark.parametrize("wording", [OLD, NEW], ids=lambda s: s.id)
EVERY_COPY = pytest.mark.parametrize("copy", CopyName)
DOCUMENTS = pytest.mark.parametrize(
    "document", [RECEIPT, LONGEST, REPRINTED], ids=["short", "longest", "reprint"]
)


def pages_of(
    document: ReceiptDocument = RECEIPT,
    wording: FormSet = NEW,
    copy: CopyName = CopyName.CITIZEN,
    size: PaperSize = PaperSize.A5,
    dpi: int = 300,
) -> tuple[Page, ...]:
    return lay_out(document, wording, copy=copy, size=size, dpi=dpi)


def running(document: ReceiptDocument = RECEIPT, wording: FormSet = NEW) -> str:
    """Return the words of a slip with all rows joined, as one reads them."""
    return " ".join(words_on(pages_of(document, wording)).split())


def code_boxes(pages: tuple[Page, ...]) -> list[Bars | Matrix]:
    return [o for o in pages[0].operations if isinstance(o, Bars | Matrix)]


def boxes_on(page: Page) -> int:
    return sum(isinstance(operation, Box) for operation in page.operations)


def test_the_citizen_finds_everything_on_the_slip() -> None:
    words = running()
    for said in (
        "Mã hồ sơ: TN10-261120-0042-18",
        "8826 1120 1000 4218",
        "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
        "(Liên 2: Giao cá nhân, tổ chức)",
        "Hà Nội, ngày 20 tháng 11 năm 2026",
        "Nguyễn Thị Hường",
        "CCCD/MST: 001185012345",
        "Số điện thoại: 0912345678",
        "Đăng ký khai sinh Mã thủ tục: 1.001193",
        "Giấy chứng sinh",
        "2. Số lượng hồ sơ: 01 (bộ)",
        "3. Thời gian nhận hồ sơ: 08 giờ 37 phút, ngày 20 tháng 11 năm 2026",
        "17 giờ 00 phút, ngày 30 tháng 11 năm 2026",
        "Cách tính ngày hẹn: 5 ngày làm việc: 23/11",
        "8.000 đồng",
        "Quyển số: 01 Số thứ tự: 1287",
        "Trần Minh Đức",
        "Quầy số 2",
        "Tổng đài: 024.3827.1234",
    ):
        assert said in words


@EVERY_SET
def test_every_field_of_the_document_reaches_the_paper_or_stays_off_it_by_rule(
    wording: FormSet,
) -> None:
    words = running(replace(LONGEST, email="an@example.vn"), wording)
    items = {line.item.value for line in wording.receipt.lines}
    for field in fields(ReceiptDocument):
        value = getattr(LONGEST, field.name)
        if field.name in items and isinstance(value, str) and field.name != "email":
            assert value in words, field.name


@EVERY_SET
@EVERY_SIZE
@EVERY_COPY
@DOCUMENTS
def test_nothing_stands_on_anything_else_or_off_the_sheet(
    wording: FormSet, size: PaperSize, copy: CopyName, document: ReceiptDocument
) -> None:
    for page in pages_of(document, wording, copy, size):
        assert list(overlaps(page)) == []
        for text in texts_of((page,)):
            area = area_of(text)
            assert 5 <= area.left < area.right <= page.sheet.width - 5
            assert 4 <= area.top < area.bottom <= page.sheet.height - 4


@EVERY_SIZE
@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_no_dossier_moves_or_shrinks_the_codes(size: PaperSize, dpi: int) -> None:
    short = replace(LONGEST, papers=(), applicant_name="An", procedure_name="Khai sinh", note="")
    assert code_boxes(pages_of(short, size=size, dpi=dpi)) == code_boxes(
        pages_of(LONGEST, size=size, dpi=dpi)
    )


@EVERY_SIZE
def test_an_ordinary_slip_is_one_sheet(size: PaperSize) -> None:
    for copy in CopyName:
        assert len(pages_of(size=size, copy=copy)) == 1


@EVERY_SIZE
def test_twenty_papers_go_on_under_a_small_head_with_the_code(size: PaperSize) -> None:
    pages = pages_of(LONGEST, size=size)
    assert 1 < len(pages) <= 3
    assert words_on(pages[1:2]).startswith("Mã hồ sơ: H26.107-261120-0001\nLiên 2")
    assert "(Xem tiếp trang sau)" in words_on(pages[:1])
    assert f"Trang {len(pages)}/{len(pages)}" in words_on(pages[-1:])
    for number in range(1, 21):
        assert words_on(pages).count(f"Điều {number} của") == 1


def test_a_reprint_says_so_with_number_time_and_reason() -> None:
    assert "IN LẠI LẦN 2 – 09:14 22/11/2026 – lý do: phiếu bị ướt" in running(REPRINTED)
    assert "IN LẠI" not in running()


def test_a_corrected_slip_says_which_one_it_replaces() -> None:
    assert "Giấy cấp lần 3, thay cho giấy đã cấp lần 2" in running(replace(RECEIPT, version=3))
    assert "thay cho" not in running()


def test_an_unconfirmed_year_is_framed_under_the_promise() -> None:
    (page,) = pages_of(replace(RECEIPT, unconfirmed_years=(2027, 2028)))
    assert "năm 2027, 2028 chưa có thông báo" in " ".join(words_on((page,)).split())
    assert boxes_on(page) == boxes_on(pages_of()[0]) + 1


def test_names_typed_as_letters_and_marks_are_composed() -> None:
    typed = unicodedata.normalize("NFD", "Nguyễn Thị Thuỳ Dương")
    words = running(replace(RECEIPT, applicant_name=typed, submitter_name=typed))
    assert "Nguyễn Thị Thuỳ Dương" in words
    assert unicodedata.is_normalized("NFC", words)


@pytest.mark.parametrize(("paid", "ticks"), [(True, [False, True]), (False, [True, False])])
def test_the_state_of_the_fee_is_ticked(paid: bool, ticks: list[bool]) -> None:
    (page,) = pages_of(replace(RECEIPT, fee_paid=paid))
    assert [o.ticked for o in page.operations if isinstance(o, TickBox)] == ticks


def test_without_a_fee_there_is_nothing_to_tick() -> None:
    (page,) = pages_of(replace(RECEIPT, fee=0))
    assert "6. Phí, lệ phí (nếu có): Không" in running(replace(RECEIPT, fee=0))
    assert not any(isinstance(o, TickBox) for o in page.operations)


def test_who_hands_in_for_another_is_named_and_signs() -> None:
    words = running(replace(RECEIPT, submitter_name="Lê Văn Hùng"))
    assert "Người nộp hồ sơ: Lê Văn Hùng" in words
    assert words.count("Lê Văn Hùng") == 2
    assert "Người nộp hồ sơ:" not in running()


def test_lines_without_content_are_left_out_or_dotted_as_the_form_set_says() -> None:
    words = running(replace(RECEIPT, book_volume="", book_number="", address=""))
    assert "Địa chỉ:" not in words
    assert "Quyển số: ………" in words


def test_the_kept_counterpart_has_room_for_who_collects_the_result() -> None:
    file, citizen = (words_on(pages_of(copy=copy)) for copy in (CopyName.FILE, CopyName.CITIZEN))
    assert "Thời gian nhận kết quả trên thực tế" in file
    assert "Thời gian nhận kết quả trên thực tế" not in citizen


def test_the_old_form_lists_papers_in_lines_and_names_no_fee() -> None:
    words = running(wording=OLD)
    assert "(2) Giấy chứng sinh – Bản chính, số lượng 01" in words
    assert "3. Thời gian giải quyết hồ sơ theo quy định là: 5 ngày làm việc" in words
    assert "Phí" not in words
    assert "một liên giao cho cá nhân, tổ chức nộp hồ sơ" in words


def test_the_form_set_decides_on_order_labels_and_emphasis() -> None:
    lines = (
        ReceiptLine(
            item=ReceiptItem.RECEIVED_AT, label="Nhận:", value="{weekday}, {value}", strong=True
        ),
        ReceiptLine(item=ReceiptItem.NOTE, label="Ghi:", when_empty=WhenEmpty.DOTS),
        ReceiptLine(item=ReceiptItem.APPLICANT, label="Của:"),
    )
    wording = replace(NEW, receipt=replace(NEW.receipt, lines=lines))
    words = running(wording=wording)
    assert "Nhận: thứ Sáu, 08 giờ 37 phút, ngày 20 tháng 11 năm 2026 Ghi: …" in words
    assert words.index("Ghi: …") < words.index("Của: Nguyễn Thị Hường")


def test_an_official_code_is_told_only_when_it_is_another() -> None:
    other = replace(RECEIPT, official_code="H26.107-261120-0099")
    assert "Mã hồ sơ trên hệ thống: H26.107-261120-0099" in running(other)
    assert "trên hệ thống" not in running(replace(RECEIPT, official_code=RECEIPT.code))


@EVERY_SET
@EVERY_STRIP
@EVERY_COPY
@DOCUMENTS
def test_a_strip_is_one_sheet_as_long_as_what_it_says(
    wording: FormSet, size: PaperSize, copy: CopyName, document: ReceiptDocument
) -> None:
    (page,) = pages_of(document, wording, copy, size, dpi=203)
    check_layout((page,), margin=0)
    printable = {PaperSize.ROLL_80: 72, PaperSize.ROLL_58: 48}[size]
    margin = (page.sheet.width - printable) / 2
    for text in texts_of((page,)):
        area = area_of(text)
        assert margin - 0.01 <= area.left < area.right <= page.sheet.width - margin + 0.01
    last = max(text.y for text in texts_of((page,)))
    assert 4 < page.sheet.height - last < 8


@EVERY_STRIP
@pytest.mark.parametrize("dpi", [203, 300])
@pytest.mark.parametrize("document", [RECEIPT, LONGEST], ids=["short", "longest"])
def test_both_codes_of_a_strip_are_read_in_black_and_white_dots(
    size: PaperSize, dpi: int, document: ReceiptDocument
) -> None:
    found = read_one_bit(pdf_of(pages_of(document, size=size, dpi=dpi)), dpi)
    assert {text for _, _, text in found} == {document.barcode}
    assert sorted(kind for _, kind, _ in found) == ["Code128", "QRCode"]


@EVERY_STRIP
def test_a_strip_lists_papers_without_columns(size: PaperSize) -> None:
    words = " ".join(words_on(pages_of(size=size)).split())
    assert "2. Giấy chứng sinh Loại giấy tờ: Bản chính; Số lượng: 01" in words


@EVERY_STRIP
@pytest.mark.parametrize("dpi", [203, 300])
def test_no_dossier_moves_or_shrinks_the_codes_of_a_strip(size: PaperSize, dpi: int) -> None:
    short = replace(LONGEST, papers=(), applicant_name="An", procedure_name="Khai sinh", note="")
    assert code_boxes(pages_of(short, size=size, dpi=dpi)) == code_boxes(
        pages_of(LONGEST, size=size, dpi=dpi)
    )
