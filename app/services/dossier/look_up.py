"""Look up: the dossier a code, a scan or a typed number stands for, and what may be done with it.

Every state that is not "ready" gets a message of its own, with what to do next.
"""

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.dossier_code import DossierCode, LocalCode, OfficialCode
from app.domain.dossier_state import DossierState
from app.domain.listings import DossierCard, ReturnProblem, ReturnView
from app.domain.roles import Actor
from app.domain.text import dong
from app.domain.vietnam_time import short_moment
from app.errors import NotFoundError
from app.models.dossier import Dossier
from app.services.context import Context
from app.services.dossier.dossier_card import read_card
from app.services.exchange.return_unmatched import waiting_return
from app.words import N_

_MESSAGES: dict[ReturnProblem, tuple[str, str]] = {
    ReturnProblem.NONE: (N_("Có kết quả, trả được ngay"), N_("Kiểm tra giấy tờ rồi xác nhận trả.")),
    ReturnProblem.NOT_HANDED_OVER: (
        N_("Hồ sơ còn ở quầy, chưa chuyển giải quyết"),
        N_("Nếu giải quyết ngay tại quầy, xác nhận trả; nếu không, chuyển chuyên môn."),
    ),
    ReturnProblem.IN_PROCESS: (
        N_("Hồ sơ đang giải quyết, chưa có kết quả"),
        N_("Hẹn trả {promised}. Nếu kết quả đã về quầy, bấm «Nhận kết quả»."),
    ),
    ReturnProblem.AWAITING_SUPPLEMENT: (
        N_("Hồ sơ đang chờ công dân bổ sung giấy tờ"),
        N_("Nhận giấy tờ bổ sung trước khi giải quyết tiếp."),
    ),
    ReturnProblem.AWAITING_PAYMENT: (
        N_("Hồ sơ chờ công dân thực hiện nghĩa vụ tài chính"),
        N_("Nhận chứng từ nộp tiền rồi xác nhận."),
    ),
    ReturnProblem.FEE_DUE: (
        N_("Có kết quả, nhưng chưa thu phí {fee}"),
        N_("Thu phí, ghi số biên lai rồi xác nhận trả."),
    ),
    ReturnProblem.ALREADY_RETURNED: (
        N_("Kết quả đã trả lúc {returned}"),
        N_("Người nhận: {collector}. Nếu trả nhầm, dùng «Hoàn tác trả kết quả»."),
    ),
    ReturnProblem.STOPPED: (
        N_("Hồ sơ đã dừng giải quyết"),
        N_("Xem lịch sử để biết lý do và trả lại giấy tờ đã nộp."),
    ),
    ReturnProblem.REFUSED: (N_("Hồ sơ đã bị từ chối tiếp nhận"), N_("Xem lý do trong lịch sử.")),
    ReturnProblem.CANCELLED: (
        N_("Mã hồ sơ này đã hủy do nhập nhầm"),
        N_("Tìm hồ sơ đúng bằng họ tên hoặc số căn cước."),
    ),
    ReturnProblem.UNKNOWN_CODE: (
        N_("Không có hồ sơ mang mã {code}"),
        N_("Kiểm tra lại phiếu, hoặc tìm bằng họ tên, số căn cước."),
    ),
    ReturnProblem.ANOTHER_OFFICE: (
        N_("Phiếu của cơ quan khác ({agency})"),
        N_("Mời công dân đến nơi ghi ở đầu phiếu."),
    ),
    ReturnProblem.ANOTHER_STATION: (
        N_("Phiếu do quầy số {station} cấp, máy này chưa có hồ sơ đó"),
        N_("Hỏi quầy số {station}; nếu kết quả đã ở đây, bấm «Vẫn trả kết quả»."),
    ),
    ReturnProblem.AWAITING_MATCH: (
        N_("Kết quả đã trả lúc {returned}, đang chờ ghép"),
        N_("Người nhận: {collector}. Hồ sơ sẽ được ghép khi nhập dữ liệu của quầy số {station}."),
    ),
}

_BY_STATE: dict[DossierState, ReturnProblem] = {
    DossierState.RECEIVED: ReturnProblem.NOT_HANDED_OVER,
    DossierState.IN_PROCESS: ReturnProblem.IN_PROCESS,
    DossierState.AWAITING_SUPPLEMENT: ReturnProblem.AWAITING_SUPPLEMENT,
    DossierState.AWAITING_PAYMENT: ReturnProblem.AWAITING_PAYMENT,
    DossierState.RETURNED: ReturnProblem.ALREADY_RETURNED,
    DossierState.STOPPED: ReturnProblem.STOPPED,
    DossierState.REFUSED: ReturnProblem.REFUSED,
    DossierState.GUIDED: ReturnProblem.REFUSED,
    DossierState.CANCELLED: ReturnProblem.CANCELLED,
}


def look_up_code(context: Context, actor: Actor, code: DossierCode) -> ReturnView:
    """Return what to tell the clerk who scanned or typed ``code``."""
    with context.database.read() as session:
        dossier_id = _find(session, str(code))
        if dossier_id is None:
            return _unknown(session, context, code)
        return view_of(read_card(session, context, actor, dossier_id))


def look_up_dossier(context: Context, actor: Actor, dossier_id: int) -> ReturnView:
    """Return the same view for a dossier picked from a list."""
    with context.database.read() as session:
        return view_of(read_card(session, context, actor, dossier_id))


def id_of(context: Context, code: str) -> int:
    """Return the key of the dossier with this local or official code; NotFoundError otherwise."""
    with context.database.read() as session:
        found = _find(session, code)
    if found is None:
        raise NotFoundError(
            N_("Không có hồ sơ mang mã {code}."), N_("Kiểm tra lại mã trên phiếu."), code=code
        )
    return found


def view_of(card: DossierCard) -> ReturnView:
    """Return the message that fits the state of ``card``."""
    problem = _BY_STATE.get(card.row.state, ReturnProblem.NONE)
    if problem is ReturnProblem.NONE and not card.fee_paid:
        problem = ReturnProblem.FEE_DUE
    values = {
        "promised": short_moment(card.row.promised_at),
        "fee": dong(card.fee),
        "returned": short_moment(card.returned_at) if card.returned_at else "",
        "collector": card.collector_name,
    }
    title, advice = _MESSAGES[problem]
    return ReturnView(problem, title, advice, values, card)


def _find(session: Session, code: str) -> int | None:
    return session.scalar(
        select(Dossier.id).where(or_(Dossier.code == code, Dossier.official_code == code))
    )


def _unknown(session: Session, context: Context, code: DossierCode) -> ReturnView:
    problem, values = ReturnProblem.UNKNOWN_CODE, {"code": str(code)}
    match code:
        case LocalCode() if code.station != context.station.digit:
            problem, values = ReturnProblem.ANOTHER_STATION, {"station": str(code.station)}
            waiting = waiting_return(session, str(code))
            if waiting is not None:
                problem = ReturnProblem.AWAITING_MATCH
                values["returned"] = short_moment(waiting.returned_at)
                values["collector"] = waiting.collector_name
        case OfficialCode() if code.agency != context.office().profile.agency_code:
            problem, values = ReturnProblem.ANOTHER_OFFICE, {"agency": code.agency}
        case _:
            pass
    title, advice = _MESSAGES[problem]
    return ReturnView(problem, title, advice, values, code=str(code))
