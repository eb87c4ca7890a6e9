"""The refusal gives every reason of the law with its number, and both sides sign."""

from dataclasses import replace

import pytest

from app.domain.documents import CopyName, PaperSize
from app.domain.form_set import FormSet
from app.domain.forms.refusal import RefusalDocument
from app.printing.forms.refusal import lay_out
from app.printing.layout import Bars
from tests.printing.circular_papers import LONGEST_REFUSAL, REFUSAL
from tests.printing.papers import NEW, OLD, words_on


def running(document: RefusalDocument = REFUSAL, wording: FormSet = NEW) -> str:
    pages = lay_out(document, wording, copy=CopyName.CITIZEN, size=PaperSize.A5, dpi=300)
    return " ".join(words_on(pages).split())


@pytest.mark.parametrize("wording", [OLD, NEW], ids=lambda s: s.id)
def test_the_citizen_reads_why_and_whom_to_ask(wording: FormSet) -> None:
    words = running(wording=wording)
    for said in (
        "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
        "Tiếp nhận hồ sơ của: Nguyễn Thị Hường",
        "thông báo không tiếp nhận, giải quyết hồ sơ này với lý do cụ thể như sau:",
        "1. Việc đăng ký không thuộc thẩm quyền",
        "Xin thông báo cho Ông/Bà được biết và thực hiện.",
        "số điện thoại 024.3827.1299",
        "NGƯỜI NỘP HỒ SƠ",
        "NGƯỜI TIẾP NHẬN HỒ SƠ",
        "Lê Văn Hùng",
        "Trần Minh Đức",
    ):
        assert said in words
    assert "Số:" not in words


def test_reasons_are_numbered_and_none_is_lost() -> None:
    words = running(LONGEST_REFUSAL)
    for number in range(1, 21):
        assert f"{number}. Giấy tờ số {number} không" in words


def test_without_anyone_to_ask_there_is_no_such_sentence() -> None:
    assert "vướng mắc" not in running(replace(REFUSAL, contact_name="", contact_phone=""))


def test_the_applicant_signs_who_hands_in_alone() -> None:
    assert running(replace(REFUSAL, submitter_name="")).count("Nguyễn Thị Hường") == 2


def test_what_was_never_received_has_no_code() -> None:
    document = replace(REFUSAL, code="", barcode="")
    pages = lay_out(document, NEW, copy=CopyName.FILE, size=PaperSize.A4, dpi=300)
    assert not any(isinstance(o, Bars) for page in pages for o in page.operations)
    assert "Mã hồ sơ" not in words_on(pages)
