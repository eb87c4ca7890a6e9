"""A small register written as its file is, to be changed in one place by a test."""

import json
from typing import Any

from app.domain.registers import Register, read_register

VALUES: dict[str, Any] = {
    "id": "visits",
    "order": 1,
    "title": "SỔ KHÁCH",
    "name": "Khách",
    "entry": "khách",
    "purpose": "Ai đến cơ quan.",
    "legal_basis": "Quy chế của cơ quan",
    "valid_from": "2026-01-01",
    "valid_to": None,
    "happened": "Lúc đến",
    "due": {"label": "Hạn trả lời", "working_days": 2, "column": "answer_by"},
    "closing": {"action": "Ghi xong", "open": "Chờ", "closed": "Xong", "date_label": "Ngày xong"},
    "columns": [
        {"id": "name", "label": "Họ tên", "required": True, "listed": True},
        {"id": "identity", "label": "Số căn cước", "kind": "identity"},
        {"id": "phone", "label": "Điện thoại", "kind": "phone"},
        {"id": "kind", "label": "Loại", "kind": "choice", "choices": ["Hỏi", "Khen"]},
        {"id": "answer_by", "label": "Hạn", "kind": "date", "not_before": "happened"},
        {"id": "asked_on", "label": "Ngày đơn", "kind": "date"},
        {"id": "told_on", "label": "Ngày báo", "kind": "date", "not_before": "asked_on"},
        {"id": "people", "label": "Số người", "kind": "count"},
        {"id": "seen_at", "label": "Gặp lúc", "kind": "moment"},
        {"id": "proof", "label": "Tệp", "kind": "file"},
        {"id": "content", "label": "Nội dung", "kind": "long_text"},
        {"id": "dossiers", "label": "Hồ sơ", "kind": "dossiers"},
        {"id": "outcome", "label": "Kết quả", "required": True, "at_closing": True},
    ],
    "sheet": [
        {"head": "STT", "share": 20, "shows": ["number"]},
        {"head": "Họ tên, căn cước", "share": 50, "shows": ["name", "identity"]},
        {"head": "Hồ sơ, xong ngày", "share": 30, "shows": ["dossiers", "closed", "state"]},
    ],
}


def register_text(**changes: Any) -> str:
    """Return the text of the register with some of its items changed."""
    return json.dumps({**VALUES, **changes}, ensure_ascii=False)


def visits(**changes: Any) -> Register:
    """Return it read."""
    return read_register(register_text(**changes))
