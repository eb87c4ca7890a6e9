"""What a letter of apology (Mẫu số 04) leaves in the register of apologies, column by column.

Writing it there is ``app.services.registers.apologies``; the register is data as all others are.
"""

from datetime import datetime

from app.domain.reasons import LateReason
from app.domain.vietnam_time import office_day

APOLOGIES = "apology-letters"
"""The register that fills itself whenever a dossier is promised anew with an apology."""

# The words of the register's column «Nhóm lý do» for what is picked when a dossier is extended.
REASON_CLASSES: dict[LateReason, str] = {
    LateReason.OVERLOAD: "Khối lượng hồ sơ lớn",
    LateReason.VERIFICATION: "Phải xác minh",
    LateReason.OTHER_AGENCY: "Cơ quan phối hợp chậm",
    LateReason.SYSTEM_FAILURE: "Lỗi hệ thống",
    LateReason.AWAITING_PAYMENT: "Chờ nghĩa vụ tài chính",
    LateReason.OWN_FAULT: "Chủ quan",
}


def apology_values(
    *,
    applicant_name: str,
    reason_class: LateReason,
    explanation: str,
    was_promised: datetime,
    until: datetime,
    signer: str,
) -> dict[str, str]:
    """Return the columns the letter itself tells, those it leaves open are not among them.

    Its number, and when and how it went out, are written in later by hand.
    """
    values = {
        "to": applicant_name,
        "reason": REASON_CLASSES[reason_class],
        "explanation": explanation.strip(),
        "old_day": office_day(was_promised).isoformat(),
        "new_day": office_day(until).isoformat(),
        "signer": signer.strip(),
    }
    return {name: value for name, value in values.items() if value}
