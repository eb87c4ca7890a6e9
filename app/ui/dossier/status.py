"""How the state of a dossier and the nearness of its promise look: words, shape, lightness.

Only the look; what the states are and when a promise is near is decided elsewhere.
"""

from app.domain.dossier_state import DossierState
from app.domain.listings import DossierRow, DueMark
from app.domain.vietnam_time import to_local
from app.ui.widgets.status_pill import Pill, PillTone
from app.words import N_, tr

_STATES: dict[DossierState, tuple[str, str, PillTone]] = {
    DossierState.DRAFT: (N_("Bản nháp"), "edit", PillTone.DONE),
    DossierState.GUIDED: (N_("Đã hướng dẫn"), "help-circle", PillTone.DONE),
    DossierState.REFUSED: (N_("Từ chối"), "file-x", PillTone.DONE),
    DossierState.RECEIVED: (N_("Mới nhận"), "circle-dot", PillTone.NEW),
    DossierState.IN_PROCESS: (N_("Đang giải quyết"), "circle-dashed", PillTone.ACTIVE),
    DossierState.AWAITING_SUPPLEMENT: (N_("Chờ bổ sung"), "file-alert", PillTone.WAITING),
    DossierState.AWAITING_PAYMENT: (N_("Chờ nộp tiền"), "coin", PillTone.WAITING),
    DossierState.RESULT_READY: (N_("Chờ trả"), "package", PillTone.READY),
    DossierState.RETURNED: (N_("Đã trả"), "circle-check", PillTone.DONE),
    DossierState.STOPPED: (N_("Dừng giải quyết"), "player-stop", PillTone.DONE),
    DossierState.CANCELLED: (N_("Đã hủy"), "ban", PillTone.DONE),
}


def state_pill(state: DossierState) -> Pill:
    """Return the pill of a state, in the language of the screen."""
    words, icon, tone = _STATES[state]
    return Pill(tr(words), icon, tone)


def due_pill(row: DossierRow) -> Pill | None:
    """Return the louder pill of a promise that is near or broken, None for any other."""
    promised = to_local(row.promised_at)
    match row.due:
        case DueMark.NONE:
            return None
        case DueMark.DUE_SOON:
            words = tr("Sắp hạn {day}", day=f"{promised:%d/%m}")
            return Pill(words, "clock", PillTone.WAITING)
        case DueMark.DUE_TODAY:
            return Pill(tr("Hạn hôm nay"), "hourglass", PillTone.SOON)
        case DueMark.OVERDUE:
            words = tr("Quá hạn {day}", day=f"{promised:%d/%m}")
            return Pill(words, "alert-octagon", PillTone.LATE)
