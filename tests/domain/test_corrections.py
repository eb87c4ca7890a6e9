"""What a correction changed, told in words."""

from typing import Any

import pytest

from app.domain.channel import Channel
from app.domain.corrections import (
    ADDED_OR_GONE,
    Corrected,
    corrections_of,
    difference_in_words,
    read_fee_input,
)
from app.domain.fees import FeeInput
from app.domain.papers import PaperKind, SubmittedPaper


def paper(name: str, **changes: Any) -> dict[str, Any]:
    made = SubmittedPaper(name=name, **changes)
    return {field: getattr(made, field) for field in made.__slots__}


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({"applicant_changed": {"sex": ["", "female"]}}, Corrected("giới tính", "", "Nữ")),
        (
            {"applicant_changed": {"is_organization": [False, True]}},
            Corrected("loại người nộp", "cá nhân", "tổ chức"),
        ),
        (
            {"changed": {"channel": ["direct", "post"]}},
            Corrected("cách nộp", "Trực tiếp", "Bưu chính"),
        ),
        ({"changed": {"note": ["a\nb", ""]}}, Corrected("ghi chú", "a / b", "")),
        (
            {"fee_changed": {"amount": [0, 8000]}},
            Corrected("phí, lệ phí", "không thu", "8.000 đồng"),
        ),
        (
            {
                "changed": {
                    "promised_at": ["2026-11-16T10:30:00+00:00", "2026-11-20T10:30:00+00:00"]
                }
            },
            Corrected("hẹn trả", "17:30 16/11/2026", "17:30 20/11/2026"),
        ),
    ],
)
def test_one_thing_is_told_before_and_after(facts: dict[str, Any], told: Corrected) -> None:
    assert corrections_of(facts) == (told,)


def test_a_procedure_brings_its_limit_unless_it_is_the_same() -> None:
    one = {"code": "1", "version": 1, "name": "Khai sinh", "limit": "Trong ngày"}
    other = {**one, "name": "Khai tử"}
    facts = {"procedure_changed": {"before": one, "after": other}}
    assert corrections_of(facts) == (Corrected("thủ tục", "Khai sinh", "Khai tử"),)
    facts["procedure_changed"]["after"] = {**other, "limit": "3 ngày làm việc"}
    assert corrections_of(facts)[1] == Corrected("thời hạn", "Trong ngày", "3 ngày làm việc")


def test_papers_are_told_one_by_one() -> None:
    facts = {
        "papers_before": [paper("Tờ khai"), paper("Ảnh", copies=1, originals=0)],
        "papers_now": [
            paper("Tờ khai", originals=2),
            paper("Căn cước", kind=PaperKind.COPY, originals=0, copies=1),
        ],
    }
    changed, added, gone = corrections_of(facts)
    assert (changed.before, changed.after) == ("Tờ khai (1 bản chính)", "Tờ khai (2 bản chính)")
    assert added.after == "Căn cước (1 bản chụp)"
    assert (gone.before, gone.after) == ("Ảnh (1 bản sao)", "")
    assert {added.label, gone.label} == ADDED_OR_GONE


@pytest.mark.parametrize(
    ("difference", "settled", "words"),
    [
        (12_000, False, "còn phải thu thêm 12.000 đồng"),
        (12_000, True, "đã thu thêm 12.000 đồng"),
        (-3000, False, "còn phải trả lại 3.000 đồng"),
        (-3000, True, "đã trả lại 3.000 đồng"),
        (0, True, ""),
    ],
)
def test_money_is_to_be_collected_or_given_back(difference: int, settled: bool, words: str) -> None:
    facts = {"fee_difference": difference, "difference_settled": settled}
    assert difference_in_words(facts) == words


def test_what_a_fee_was_counted_by_is_read_back() -> None:
    noted = {"copies": 3, "pages": 2, "variant": "x", "channel": "direct", "of_old": 1}
    assert read_fee_input(noted, Channel.POST) == FeeInput(
        copies=3, pages=2, variant="x", channel=Channel.POST
    )
