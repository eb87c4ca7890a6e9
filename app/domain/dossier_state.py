"""The life of a dossier as one table: state and action give the next state, paper and clock.

Only the business axis is here; money, delivery and official entry are separate statuses, and
"overdue" is derived from the promise, never a state.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.roles import Actor, Role
from app.errors import RuleError
from app.words import N_


class DossierState(StrEnum):
    """Where a dossier stands (national status codes in ``NATIONAL_CODES``)."""

    DRAFT = "draft"
    GUIDED = "guided"
    REFUSED = "refused"
    RECEIVED = "received"
    IN_PROCESS = "in_process"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    AWAITING_PAYMENT = "awaiting_payment"
    RESULT_READY = "result_ready"
    RETURNED = "returned"
    STOPPED = "stopped"
    CANCELLED = "cancelled"


class Action(StrEnum):
    """A step somebody takes with a dossier; also the kind of the event it leaves."""

    RECEIVE = "receive"
    GUIDE = "guide"
    REFUSE = "refuse"
    HAND_OVER = "hand_over"
    REQUEST_SUPPLEMENT = "request_supplement"
    ACCEPT_SUPPLEMENT = "accept_supplement"
    REQUEST_PAYMENT = "request_payment"
    CONFIRM_PAYMENT = "confirm_payment"
    RECORD_RESULT = "record_result"
    RETURN_RESULT = "return_result"
    UNDO_RETURN = "undo_return"
    STOP = "stop"
    CANCEL = "cancel"


class Clock(StrEnum):
    """What a step does to the legal clock of the dossier."""

    UNTOUCHED = "untouched"
    STARTS = "starts"
    PAUSES = "pauses"
    RESUMES = "resumes"
    STOPS = "stops"


class Form(StrEnum):
    """The official form a step prints (Phụ lục I, Thông tư 03/2025/TT-VPCP; wording is data)."""

    RECEIPT = "receipt"
    SUPPLEMENT_REQUEST = "supplement_request"
    REFUSAL = "refusal"
    EXTENSION_APOLOGY = "extension_apology"
    STOP_NOTICE = "stop_notice"
    CONTROL_SHEET = "control_sheet"
    LEDGER = "ledger"


STATE_LABELS: dict[DossierState, str] = {
    DossierState.DRAFT: N_("Bản nháp"),
    DossierState.GUIDED: N_("Đã hướng dẫn bổ sung"),
    DossierState.REFUSED: N_("Từ chối tiếp nhận"),
    DossierState.RECEIVED: N_("Đã tiếp nhận"),
    DossierState.IN_PROCESS: N_("Đang giải quyết"),
    DossierState.AWAITING_SUPPLEMENT: N_("Chờ bổ sung"),
    DossierState.AWAITING_PAYMENT: N_("Chờ nghĩa vụ tài chính"),
    DossierState.RESULT_READY: N_("Có kết quả, chờ trả"),
    DossierState.RETURNED: N_("Đã trả kết quả"),
    DossierState.STOPPED: N_("Dừng giải quyết"),
    DossierState.CANCELLED: N_("Đã hủy"),
}

ACTION_LABELS: dict[Action, str] = {
    Action.RECEIVE: N_("Tiếp nhận hồ sơ"),
    Action.GUIDE: N_("Hướng dẫn hoàn thiện hồ sơ"),
    Action.REFUSE: N_("Từ chối tiếp nhận"),
    Action.HAND_OVER: N_("Chuyển bộ phận chuyên môn"),
    Action.REQUEST_SUPPLEMENT: N_("Yêu cầu bổ sung"),
    Action.ACCEPT_SUPPLEMENT: N_("Nhận giấy tờ bổ sung"),
    Action.REQUEST_PAYMENT: N_("Yêu cầu nghĩa vụ tài chính"),
    Action.CONFIRM_PAYMENT: N_("Xác nhận nghĩa vụ tài chính"),
    Action.RECORD_RESULT: N_("Nhận kết quả từ chuyên môn"),
    Action.RETURN_RESULT: N_("Trả kết quả"),
    Action.UNDO_RETURN: N_("Hoàn tác trả kết quả"),
    Action.STOP: N_("Dừng giải quyết"),
    Action.CANCEL: N_("Hủy do nhập nhầm"),
}

# Status codes of the national exchange format; states of our own have none.
NATIONAL_CODES: dict[DossierState, int] = {
    DossierState.RECEIVED: 2,
    DossierState.REFUSED: 3,
    DossierState.IN_PROCESS: 4,
    DossierState.AWAITING_SUPPLEMENT: 5,
    DossierState.AWAITING_PAYMENT: 6,
    DossierState.STOPPED: 8,
    DossierState.RESULT_READY: 9,
    DossierState.RETURNED: 10,
}

# The promise still runs in these states; everything else is finished for the deadline.
OPEN_STATES = frozenset(
    {
        DossierState.RECEIVED,
        DossierState.IN_PROCESS,
        DossierState.AWAITING_SUPPLEMENT,
        DossierState.AWAITING_PAYMENT,
    }
)


@dataclass(frozen=True, slots=True)
class Transition:
    """One row of the table: what ``action`` makes of a dossier in ``source``."""

    source: DossierState
    action: Action
    target: DossierState
    clock: Clock = Clock.UNTOUCHED
    form: Form | None = None
    needs_reason: bool = False
    roles: frozenset[Role] = frozenset({Role.CLERK, Role.SUPERVISOR})


_S, _A, _C = DossierState, Action, Clock
_EVERYBODY = frozenset({Role.CLERK, Role.SPECIALIST, Role.SUPERVISOR})
_SUPERVISOR = frozenset({Role.SUPERVISOR})

_ROWS: tuple[Transition, ...] = (
    Transition(_S.DRAFT, _A.RECEIVE, _S.RECEIVED, _C.STARTS, Form.RECEIPT),
    Transition(_S.DRAFT, _A.GUIDE, _S.GUIDED, form=Form.SUPPLEMENT_REQUEST, needs_reason=True),
    Transition(_S.DRAFT, _A.REFUSE, _S.REFUSED, form=Form.REFUSAL, needs_reason=True),
    Transition(_S.RECEIVED, _A.RETURN_RESULT, _S.RETURNED, _C.STOPS),
    Transition(_S.RECEIVED, _A.HAND_OVER, _S.IN_PROCESS, form=Form.CONTROL_SHEET),
    Transition(
        _S.IN_PROCESS,
        _A.REQUEST_SUPPLEMENT,
        _S.AWAITING_SUPPLEMENT,
        _C.PAUSES,
        Form.SUPPLEMENT_REQUEST,
        needs_reason=True,
        roles=_EVERYBODY,
    ),
    Transition(
        _S.AWAITING_SUPPLEMENT, _A.ACCEPT_SUPPLEMENT, _S.IN_PROCESS, _C.RESUMES, Form.RECEIPT
    ),
    Transition(_S.IN_PROCESS, _A.REQUEST_PAYMENT, _S.AWAITING_PAYMENT, _C.PAUSES, roles=_EVERYBODY),
    Transition(_S.AWAITING_PAYMENT, _A.CONFIRM_PAYMENT, _S.IN_PROCESS, _C.RESUMES),
    Transition(_S.IN_PROCESS, _A.RECORD_RESULT, _S.RESULT_READY, _C.STOPS, roles=_EVERYBODY),
    Transition(_S.RESULT_READY, _A.RETURN_RESULT, _S.RETURNED),
    Transition(_S.RETURNED, _A.UNDO_RETURN, _S.RESULT_READY, needs_reason=True),
    *(
        Transition(state, _A.STOP, _S.STOPPED, _C.STOPS, Form.STOP_NOTICE, needs_reason=True)
        for state in (_S.RECEIVED, _S.IN_PROCESS, _S.AWAITING_SUPPLEMENT, _S.AWAITING_PAYMENT)
    ),
    *(
        Transition(state, _A.CANCEL, _S.CANCELLED, _C.STOPS, needs_reason=True, roles=_SUPERVISOR)
        for state in (
            _S.RECEIVED,
            _S.IN_PROCESS,
            _S.AWAITING_SUPPLEMENT,
            _S.AWAITING_PAYMENT,
            _S.RESULT_READY,
            _S.RETURNED,
        )
    ),
)

TRANSITIONS: dict[tuple[DossierState, Action], Transition] = {
    (row.source, row.action): row for row in _ROWS
}


def allowed_actions(state: DossierState, role: Role) -> tuple[Action, ...]:
    """Return the steps ``role`` may take from ``state``, in the order of the table."""
    return tuple(row.action for row in _ROWS if row.source is state and role in row.roles)


def transition(state: DossierState, action: Action, actor: Actor) -> Transition:
    """Return the row for ``action`` in ``state``; RuleError says why a step is not possible."""
    row = TRANSITIONS.get((state, action))
    if row is None:
        raise RuleError(
            N_("Hồ sơ đang ở trạng thái «{state}», không thể «{action}»."),
            N_("Mở lịch sử hồ sơ để xem bước trước đó."),
            state=STATE_LABELS[state],
            action=ACTION_LABELS[action],
        )
    if actor.role not in row.roles:
        raise RuleError(
            N_("Bước «{action}» cần người có thẩm quyền khác."),
            N_("Mời lãnh đạo phụ trách đăng nhập để thực hiện."),
            action=ACTION_LABELS[action],
        )
    return row
