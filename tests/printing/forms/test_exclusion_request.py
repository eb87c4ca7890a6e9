"""The report names the outage, its evidence and every dossier, and says both figures."""

from dataclasses import replace

import pytest

from app.domain.samples import register_papers
from app.printing.forms.exclusion_request import lay_out
from tests.printing.own_papers import MARK, check_layout
from tests.printing.papers import LONGEST_WARD, NEW, WARD, words_on

REPORT = register_papers.exclusion_request(WARD)


def test_outage_evidence_and_figures_are_told() -> None:
    words = " ".join(words_on(lay_out(REPORT, NEW)).split())
    for said in (
        "Số: 128/BC-UBND",
        "Kính gửi: UBND thành phố Hà Nội",
        "Cổng Dịch vụ công quốc gia không hoạt động",
        "Căn cứ: Thông báo số 45/TB-TTCNTT",
        "loi-dong-bo-12-11.png",
        "18 hồ sơ (bằng chữ: mười tám)",
        "Loại trừ 18 hồ sơ do sự cố hệ thống, còn quá hạn 0 hồ sơ.",
        "chưa có",
    ):
        assert said in words


def test_what_is_not_known_yet_is_left_to_be_written() -> None:
    bare = replace(
        REPORT, number="", day=None, recipient="", notice="", evidence_name="", evidence_sha256=""
    )
    words = " ".join(words_on(lay_out(bare, NEW)).split())
    assert "Số: …" in words
    assert "Kính gửi: …" in words
    assert "Căn cứ" not in words
    assert "SHA-256" not in words


@pytest.mark.parametrize("count", [1, 18, 60])
def test_every_length_keeps_to_the_sheet(count: int) -> None:
    lines = (REPORT.lines * 4)[:count]
    check_layout(lay_out(replace(REPORT, lines=lines, header=LONGEST_WARD), NEW, mark=MARK))
