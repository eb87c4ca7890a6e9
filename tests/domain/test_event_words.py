from typing import Any

import pytest

from app.domain.dossier_state import Action
from app.domain.event_words import in_words

A = Action
IN, READY = {"from": "in_process", "to": "in_process"}, {"from": "in_process", "to": "result_ready"}


@pytest.mark.parametrize(
    ("action", "facts", "told"),
    [
        (A.TAKE_UP, {**IN, "changed": {"handler": ["", "Lan"]}}, "Người thụ lý Lan"),
        (
            A.REQUEST_SUPPLEMENT,
            {
                "from": "in_process",
                "to": "awaiting_supplement",
                "papers": [["Giấy chứng sinh", 1, 0, 0]],
                "reason": "Thiếu thành phần hồ sơ",
                "changed": {"supplement_due_on": [None, "2026-11-25"]},
            },
            (
                "Cần nộp Giấy chứng sinh; trước hết ngày 25/11/2026; chuyển sang «Chờ bổ sung»; "
                "lý do: Thiếu thành phần hồ sơ"
            ),
        ),
        (
            A.ACCEPT_SUPPLEMENT,
            {
                "from": "awaiting_supplement",
                "to": "in_process",
                "brought": [{"name": "Giấy chứng sinh"}],
                "changed": {
                    "promised_at": ["2026-11-20T17:30:00+07:00", "2026-11-23T10:00:00+07:00"]
                },
            },
            (
                "Đã nộp Giấy chứng sinh; chuyển sang «Đang giải quyết»; "
                "hẹn trả 17:30 20/11/2026 → 10:00 23/11/2026"
            ),
        ),
        (
            A.BACK_FROM_AGENCY,
            {**IN, "agency": "Công an phường", "number": "15/CV", "in_time": False},
            "Từ Công an phường; văn bản số 15/CV; quá hạn của cơ quan phối hợp",
        ),
        (
            A.RECORD_RESULT,
            {**READY, "number": "3/TB", "changed": {"result_negative": [False, True]}},
            "Không đủ điều kiện giải quyết; Kết quả số 3/TB; chuyển sang «Có kết quả, chờ trả»",
        ),
        (
            A.EXTEND,
            {**IN, "until": "2026-11-27T17:30:00+07:00", "reason": "Quá tải hồ sơ"},
            "Hẹn lại 17:30 27/11/2026; lý do: Quá tải hồ sơ",
        ),
        (
            A.CORRECT,
            {
                **IN,
                "applicant_changed": {"phone": ["", "0912345678"]},
                "changed": {"delivery": ["at_desk", "post"]},
                "reason": "ghi nhầm",
            },
            (
                "Điện thoại: (trống) → 0912345678; cách nhận kết quả: Tại quầy → Bưu chính; "
                "lý do: ghi nhầm"
            ),
        ),
        (
            A.SEND_OUT,
            {
                "from": "result_ready",
                "to": "result_ready",
                "way": "post",
                "changed": {"delivery_item": ["", "RB1"]},
            },
            "Bưu chính; số bưu gửi RB1",
        ),
        (
            A.RETURN_PART,
            {
                "from": "result_ready",
                "to": "result_ready",
                "collector": "Lan",
                "changed": {"parts_kept": ["", "bản sao"]},
            },
            "Người nhận: Lan; còn giữ lại bản sao",
        ),
    ],
)
def test_an_event_is_told_for_the_clerk(action: Action, facts: dict[str, Any], told: str) -> None:
    assert in_words(action, facts) == told


@pytest.mark.parametrize("action", Action)
def test_an_event_with_few_facts_is_told_as_well(action: Action) -> None:
    assert isinstance(in_words(action, {}), str)
