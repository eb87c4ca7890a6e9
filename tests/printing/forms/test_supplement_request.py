"""The request lists everything that is missing at once, and only who explains it signs."""

from dataclasses import replace

import pytest

from app.domain.documents import CopyName, PaperSize
from app.domain.form_set import FormSet
from app.domain.forms.supplement_request import SupplementRequestDocument
from app.printing.forms.supplement_request import lay_out
from app.printing.layout import Bars, Page
from tests.printing.circular_papers import AT_THE_DESK, LONGEST_SUPPLEMENT, SUPPLEMENT
from tests.printing.papers import NEW, OLD, area_of, texts_of, words_on


def pages_of(
    document: SupplementRequestDocument = SUPPLEMENT,
    wording: FormSet = NEW,
    copy: CopyName = CopyName.CITIZEN,
    size: PaperSize = PaperSize.A5,
) -> tuple[Page, ...]:
    return lay_out(document, wording, copy=copy, size=size, dpi=300)


def running(document: SupplementRequestDocument = SUPPLEMENT, wording: FormSet = NEW) -> str:
    return " ".join(words_on(pages_of(document, wording)).split())


@pytest.mark.parametrize("wording", [OLD, NEW], ids=lambda s: s.id)
def test_the_citizen_reads_what_to_bring_why_and_whom_to_ask(wording: FormSet) -> None:
    words = running(wording=wording)
    for said in (
        "Số: 15/HDHS",
        "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
        "Hồ sơ của: Nguyễn Thị Hường",
        "Nội dung yêu cầu giải quyết: Đăng ký khai sinh",
        "Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:",
        "Lý do: Hồ sơ còn thiếu giấy tờ",
        "trước hết ngày 01 tháng 12 năm 2026",
        "Ông/Bà Nguyễn Thị Hường liên hệ với công chức Lê Thị Thu Hà, số điện thoại 024.3827.1299",
        "NGƯỜI HƯỚNG DẪN",
    ):
        assert said in words


def test_copies_stand_in_the_column_of_their_kind() -> None:
    pages = lay_out(SUPPLEMENT, NEW, copy=CopyName.FILE, size=PaperSize.A4, dpi=300)
    middles = {text.text: text.left + area_of(text).right for text in texts_of(pages)}
    counts = [text for text in texts_of(pages) if text.text in ("01", "02")]
    kinds = ("Bản chính", "Bản chứng", "Bản photo")
    assert [text.text for text in counts] == ["01", "01", "02"]
    assert [text.left + area_of(text).right for text in counts] == pytest.approx(
        [middles[kind] for kind in kinds]
    )


def test_before_a_dossier_is_received_there_is_no_code_and_a_number_to_write() -> None:
    pages = pages_of(AT_THE_DESK)
    assert not any(isinstance(o, Bars) for page in pages for o in page.operations)
    words = " ".join(words_on(pages).split())
    assert "Mã hồ sơ" not in words
    assert "Số: ………………" in words
    assert "/HDHS" in words
    assert "Thời hạn bổ sung" not in words


def test_what_needs_no_paper_has_no_empty_table() -> None:
    assert "Thành phần hồ sơ" not in running(replace(SUPPLEMENT, papers=()))


def test_only_the_clerk_signs_in_the_right_half() -> None:
    (page,) = pages_of()
    hints = [text for text in texts_of((page,)) if text.text == NEW.page.sign_and_name]
    assert [hint.x > page.sheet.width / 2 for hint in hints] == [True]


def test_twenty_papers_are_all_listed_under_a_repeated_head() -> None:
    pages = pages_of(LONGEST_SUPPLEMENT)
    for number in range(1, 21):
        assert words_on(pages).count(f"Điều {number} của") == 1
    assert "Thành phần hồ sơ" in words_on(pages[1:2])


@pytest.mark.parametrize("copy", CopyName)
def test_each_counterpart_says_which_one_it_is(copy: CopyName) -> None:
    assert f"({getattr(NEW.copies, copy.value)})" in words_on(pages_of(copy=copy))
