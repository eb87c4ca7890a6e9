"""Why papers are asked for, a dossier is refused, or a result comes late: lists to pick from.

What is picked goes together with what somebody writes; the words on paper are made here.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from app.words import N_

R = TypeVar("R", bound=StrEnum)


class SupplementReason(StrEnum):
    """Why a dossier is not complete."""

    MISSING = "missing"
    EXPIRED = "expired"
    WRONGLY_DECLARED = "wrongly_declared"
    WRONG_SIGNATURE = "wrong_signature"
    CANNOT_COMPARE = "cannot_compare"
    NO_AUTHORIZATION = "no_authorization"
    DIFFERS_FROM_DATABASE = "differs_from_database"
    OTHER = "other"


class RefusalReason(StrEnum):
    """Why a dossier is not received."""

    NOT_COMPETENT = "not_competent"
    NOT_ELIGIBLE = "not_eligible"
    DUPLICATE = "duplicate"
    NOT_SUPPLEMENTED = "not_supplemented"
    FORGED = "forged"
    OTHER = "other"


class LateReason(StrEnum):
    """Why a result comes later than it was promised."""

    SYSTEM_FAILURE = "system_failure"
    OTHER_AGENCY = "other_agency"
    VERIFICATION = "verification"
    OVERLOAD = "overload"
    AWAITING_PAYMENT = "awaiting_payment"
    OWN_FAULT = "own_fault"


SUPPLEMENT_REASONS: dict[SupplementReason, str] = {
    SupplementReason.MISSING: N_("Thiếu thành phần hồ sơ"),
    SupplementReason.EXPIRED: N_("Giấy tờ hết hạn"),
    SupplementReason.WRONGLY_DECLARED: N_("Kê khai sai"),
    SupplementReason.WRONG_SIGNATURE: N_("Sai thẩm quyền chữ ký"),
    SupplementReason.CANNOT_COMPARE: N_("Bản sao không đối chiếu được"),
    SupplementReason.NO_AUTHORIZATION: N_("Thiếu giấy ủy quyền"),
    SupplementReason.DIFFERS_FROM_DATABASE: N_("Thông tin không khớp cơ sở dữ liệu dân cư"),
    SupplementReason.OTHER: N_("Lý do khác"),
}

REFUSAL_REASONS: dict[RefusalReason, str] = {
    RefusalReason.NOT_COMPETENT: N_("Không thuộc thẩm quyền giải quyết"),
    RefusalReason.NOT_ELIGIBLE: N_("Không đủ điều kiện theo quy định"),
    RefusalReason.DUPLICATE: N_("Hồ sơ trùng với hồ sơ đã nộp"),
    RefusalReason.NOT_SUPPLEMENTED: N_("Không bổ sung theo yêu cầu"),
    RefusalReason.FORGED: N_("Giấy tờ giả"),
    RefusalReason.OTHER: N_("Lý do khác"),
}

LATE_REASONS: dict[LateReason, str] = {
    LateReason.SYSTEM_FAILURE: N_("Lỗi hệ thống"),
    LateReason.OTHER_AGENCY: N_("Chờ cơ quan phối hợp"),
    LateReason.VERIFICATION: N_("Việc xác minh phức tạp"),
    LateReason.OVERLOAD: N_("Quá tải hồ sơ"),
    LateReason.AWAITING_PAYMENT: N_("Chờ nghĩa vụ tài chính"),
    LateReason.OWN_FAULT: N_("Chủ quan của cơ quan giải quyết"),
}

NO_LATE_REASON, OTHER_LATE_REASON = "none", "other"
LATE_CLASSES: dict[str, str] = {
    **{reason.value: label for reason, label in LATE_REASONS.items()},
    OTHER_LATE_REASON: N_("Lý do khác"),
    NO_LATE_REASON: N_("Chưa ghi lý do"),
}
"""The reasons of lateness as reports count them: what else was written is another reason."""

# Of these the law or the facts must be named: what is picked says nothing by itself.
_SAY_MORE = frozenset({"other", RefusalReason.NOT_ELIGIBLE.value})


def says_enough(picked: StrEnum, written: str) -> bool:
    """Tell whether somebody who reads the reason will know it: some need words of their own."""
    return bool(written.strip()) or picked.value not in _SAY_MORE


def reason_in_words(labels: Mapping[R, str], picked: R, written: str) -> str:
    """Return the reason as paper and history say it: what was picked, then what was written."""
    written = written.strip()
    if picked.value == "other":
        return written
    return f"{labels[picked]}: {written}" if written else labels[picked]
