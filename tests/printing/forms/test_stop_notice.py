"""The notice says from when a dossier rests, and leaves out what nobody has to say."""

from dataclasses import replace

import pytest

from app.domain.forms.stop_notice import StopNoticeDocument
from app.errors import RuleError
from app.printing.forms.stop_notice import lay_out
from tests.printing.circular_papers import STOP_NOTICE
from tests.printing.papers import NEW, OLD, words_on


def running(document: StopNoticeDocument = STOP_NOTICE) -> str:
    return " ".join(words_on(lay_out(document, NEW, dpi=300)).split())


def test_the_citizen_reads_since_when_why_and_what_becomes_of_money_and_papers() -> None:
    words = running()
    for said in (
        "Số: 31/TB-UBND",
        "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
        "đề nghị dừng giải quyết hồ sơ: ngày 24 tháng 11 năm 2026.",
        "Hồ sơ đang ở bước: Công chức chuyên môn",
        "kể từ ngày 25 tháng 11 năm 2026",
        "Lý do: Người nộp hồ sơ đề nghị rút hồ sơ",
        "Phí, lệ phí: 8.000 đồng",
        "Giấy tờ trả lại: Giấy chứng sinh",
    ):
        assert said in words


def test_when_the_agency_stops_by_itself_no_request_is_named() -> None:
    quiet = replace(STOP_NOTICE, requested_on=None, stage="", money="", papers_returned="")
    words = running(quiet)
    for unsaid in ("Ông/Bà đề nghị", "đang ở bước", "Phí, lệ phí", "Giấy tờ trả lại", "…"):
        assert unsaid not in words


def test_the_rules_of_2018_know_no_such_notice() -> None:
    with pytest.raises(RuleError, match="61/2018"):
        lay_out(STOP_NOTICE, OLD, dpi=300)
