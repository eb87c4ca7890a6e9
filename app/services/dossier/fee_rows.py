"""The row of a dossier's fee: what it costs at reception, and that it has been paid since."""

from datetime import datetime
from typing import Any

from app.domain.fees import Fee as ComputedFee
from app.domain.fees import PaymentMeans, usual_means
from app.models.dossier import Fee
from app.services.commands import ReceiveDossier


def fee_row(
    dossier_id: int, command: ReceiveDossier, fee: ComputedFee, at: datetime
) -> dict[str, Any]:
    """Return the row of a fee just computed, paid ``at`` the reception if ``command`` says so."""
    means = command.fee_means or usual_means(command.channel)
    return {
        "dossier_id": dossier_id,
        "amount": fee.amount,
        "explanation": fee.explanation,
        "receipt_number": command.fee_receipt_number,
        "paid_at": at if command.fee_paid else None,
        "paid_to_id": command.actor.clerk_id if command.fee_paid else None,
        "means": means.value if command.fee_paid else "",
        "exemption": command.fee.exemption if command.fee else "",
    }


def note_paid(
    fee: Fee, clerk_id: int, at: datetime, means: PaymentMeans, receipt_number: str
) -> None:
    """Note that a fee that was still owed has been paid, to whom and how."""
    fee.paid_at, fee.paid_to_id = at, clerk_id
    fee.means, fee.receipt_number = means.value, receipt_number.strip()
