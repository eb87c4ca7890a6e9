"""The life of a dossier as one table: state and action give the next state, paper and clock.

Only the business axis is here; money, delivery and official entry are separate statuses, and
"overdue" is derived from the promise, never a state. ``docs/lifecycle.md`` is made from it.
"""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum

from app.domain.roles import Actor, Role
from app.domain.step_conditions import CONDITION_WORDS, ORDINARY, Condition
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
    TAKE_UP = "take_up"
    REQUEST_SUPPLEMENT = "request_supplement"
    ACCEPT_SUPPLEMENT = "accept_supplement"
    REQUEST_PAYMENT = "request_payment"
    CONFIRM_PAYMENT = "confirm_payment"
    SEND_TO_AGENCY = "send_to_agency"
    BACK_FROM_AGENCY = "back_from_agency"
    RECORD_RESULT = "record_result"
    UNDO_RESULT = "undo_result"
    EXTEND = "extend"
    REPROMISE = "repromise"
    CORRECT = "correct"
    SEND_OUT = "send_out"
    BRING_BACK = "bring_back"
    RETURN_PART = "return_part"
    RETURN_RESULT = "return_result"
    UNDO_RETURN = "undo_return"
    WITHDRAW = "withdraw"
    EXCLUDE = "exclude"
    NOTE_OFFICIAL = "note_official"
    MOVE = "move"
    STOP = "stop"
    CANCEL = "cancel"


class Clock(StrEnum):
    """What a step does to the legal clock; ``RUNS_ON``: as if it had never stopped."""

    UNTOUCHED = "untouched"
    STARTS = "starts"
    PAUSES = "pauses"
    RESUMES = "resumes"
    STOPS = "stops"
    RUNS_ON = "runs on"


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
    Action.TAKE_UP: N_("Chuyên môn nhận hồ sơ"),
    Action.REQUEST_SUPPLEMENT: N_("Yêu cầu bổ sung"),
    Action.ACCEPT_SUPPLEMENT: N_("Nhận giấy tờ bổ sung"),
    Action.REQUEST_PAYMENT: N_("Yêu cầu nghĩa vụ tài chính"),
    Action.CONFIRM_PAYMENT: N_("Xác nhận nghĩa vụ tài chính"),
    Action.SEND_TO_AGENCY: N_("Chuyển cơ quan phối hợp"),
    Action.BACK_FROM_AGENCY: N_("Cơ quan phối hợp trả về"),
    Action.RECORD_RESULT: N_("Nhận kết quả từ chuyên môn"),
    Action.UNDO_RESULT: N_("Hoàn tác nhận kết quả"),
    Action.EXTEND: N_("Xin lỗi và hẹn lại"),
    Action.REPROMISE: N_("Hẹn lại theo lịch làm việc"),
    Action.CORRECT: N_("Sửa thông tin hồ sơ"),
    Action.SEND_OUT: N_("Gửi kết quả đi"),
    Action.BRING_BACK: N_("Kết quả gửi đi quay về quầy"),
    Action.RETURN_PART: N_("Trả trước một phần"),
    Action.RETURN_RESULT: N_("Trả kết quả"),
    Action.UNDO_RETURN: N_("Hoàn tác trả kết quả"),
    Action.WITHDRAW: N_("Công dân rút hồ sơ"),
    Action.EXCLUDE: N_("Loại trừ trách nhiệm"),
    Action.NOTE_OFFICIAL: N_("Ghi hệ thống quốc gia"),
    Action.MOVE: N_("Đổi chỗ để hồ sơ"),
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
    """One row of the table: what ``action`` makes of a dossier in ``source``.

    ``conditions`` must hold too. A step that is to happen ``once`` needs a strong confirmation
    when it is taken again, and every time counts.
    """

    source: DossierState
    action: Action
    target: DossierState
    clock: Clock = Clock.UNTOUCHED
    form: Form | None = None
    needs_reason: bool = False
    roles: frozenset[Role] = frozenset({Role.CLERK, Role.SUPERVISOR})
    conditions: frozenset[Condition] = frozenset()
    once: bool = False


_S, _A, _C, _IF = DossierState, Action, Clock, Condition
_EVERYBODY = frozenset({Role.CLERK, Role.SPECIALIST, Role.SUPERVISOR})
_SUPERVISOR = frozenset({Role.SUPERVISOR})
_HERE, _NOT_OUT = frozenset({_IF.HERE}), frozenset({_IF.NOT_OUT})
_OPEN = (_S.RECEIVED, _S.IN_PROCESS, _S.AWAITING_SUPPLEMENT, _S.AWAITING_PAYMENT)


def _steps_from_the_desk() -> tuple[Transition, ...]:
    return (
        Transition(_S.DRAFT, _A.RECEIVE, _S.RECEIVED, _C.STARTS, Form.RECEIPT),
        Transition(_S.DRAFT, _A.GUIDE, _S.GUIDED, form=Form.SUPPLEMENT_REQUEST, needs_reason=True),
        Transition(_S.DRAFT, _A.REFUSE, _S.REFUSED, form=Form.REFUSAL, needs_reason=True),
        Transition(_S.RECEIVED, _A.RETURN_RESULT, _S.RETURNED, _C.STOPS),
        Transition(_S.RECEIVED, _A.HAND_OVER, _S.IN_PROCESS, form=Form.CONTROL_SHEET),
    )


def _steps_of_the_handling_unit() -> tuple[Transition, ...]:
    at_work = _S.IN_PROCESS
    return (
        Transition(at_work, _A.TAKE_UP, at_work, roles=_EVERYBODY, conditions=_HERE),
        Transition(
            at_work,
            _A.REQUEST_SUPPLEMENT,
            _S.AWAITING_SUPPLEMENT,
            _C.PAUSES,
            Form.SUPPLEMENT_REQUEST,
            needs_reason=True,
            roles=_EVERYBODY,
            conditions=_HERE,
            once=True,
        ),
        Transition(_S.AWAITING_SUPPLEMENT, _A.ACCEPT_SUPPLEMENT, at_work, _C.RESUMES, Form.RECEIPT),
        Transition(
            at_work,
            _A.REQUEST_PAYMENT,
            _S.AWAITING_PAYMENT,
            _C.PAUSES,
            roles=_EVERYBODY,
            conditions=_HERE,
        ),
        Transition(_S.AWAITING_PAYMENT, _A.CONFIRM_PAYMENT, at_work, _C.RESUMES, Form.RECEIPT),
        Transition(
            at_work,
            _A.SEND_TO_AGENCY,
            at_work,
            roles=_EVERYBODY,
            conditions=_HERE,
        ),
        Transition(
            at_work,
            _A.BACK_FROM_AGENCY,
            at_work,
            roles=_EVERYBODY,
            conditions=frozenset({_IF.AWAY}),
        ),
        Transition(
            at_work,
            _A.RECORD_RESULT,
            _S.RESULT_READY,
            _C.STOPS,
            roles=_EVERYBODY,
            conditions=_HERE,
        ),
    )


def _steps_that_return() -> tuple[Transition, ...]:
    ready = _S.RESULT_READY
    return (
        Transition(ready, _A.RETURN_RESULT, _S.RETURNED),
        Transition(ready, _A.RETURN_PART, ready, needs_reason=True, conditions=_NOT_OUT),
        Transition(ready, _A.SEND_OUT, ready, conditions=_NOT_OUT),
        Transition(ready, _A.BRING_BACK, ready, needs_reason=True, conditions=frozenset({_IF.OUT})),
        Transition(_S.RETURNED, _A.UNDO_RETURN, ready, needs_reason=True),
        Transition(
            ready,
            _A.UNDO_RESULT,
            _S.IN_PROCESS,
            _C.RUNS_ON,
            needs_reason=True,
            conditions=_NOT_OUT | {_IF.NOTHING_GIVEN},
        ),
    )


def _steps_of_an_open_dossier() -> tuple[Transition, ...]:
    return (
        *(
            Transition(
                state,
                _A.EXTEND,
                state,
                form=Form.EXTENSION_APOLOGY,
                needs_reason=True,
                roles=_EVERYBODY,
                conditions=frozenset({_IF.NOT_EXTENDED}),
            )
            for state in (_S.RECEIVED, _S.IN_PROCESS)
        ),
        *(
            Transition(state, _A.CORRECT, state, form=Form.RECEIPT, needs_reason=True)
            for state in (*_OPEN, _S.RESULT_READY)
        ),
        # The calendar was changed under a promise: a supervisor keeps it, or names the new day.
        *(
            Transition(state, _A.REPROMISE, state, needs_reason=True, roles=_SUPERVISOR)
            for state in _OPEN
        ),
    )


def _steps_that_end() -> tuple[Transition, ...]:
    return (
        *(
            Transition(
                state, _A.WITHDRAW, _S.STOPPED, _C.STOPS, Form.STOP_NOTICE, needs_reason=True
            )
            for state in _OPEN
        ),
        *(
            Transition(
                state,
                _A.STOP,
                _S.STOPPED,
                _C.STOPS,
                Form.STOP_NOTICE,
                needs_reason=True,
                conditions=frozenset({_IF.PAST_SUPPLEMENT_DAY})
                if state is _S.AWAITING_SUPPLEMENT
                else frozenset(),
            )
            for state in _OPEN
        ),
        *(
            Transition(
                state, _A.CANCEL, _S.CANCELLED, _C.STOPS, needs_reason=True, roles=_SUPERVISOR
            )
            for state in (*_OPEN, _S.RESULT_READY, _S.RETURNED)
        ),
    )


def _steps_that_excuse() -> tuple[Transition, ...]:
    # Excluded from responsibility, or no longer: figures change, the dossier stays where it is.
    return tuple(
        Transition(state, _A.EXCLUDE, state, needs_reason=True, roles=_SUPERVISOR)
        for state in (*_OPEN, _S.RESULT_READY, _S.RETURNED, _S.STOPPED)
    )


def _steps_beside() -> tuple[Transition, ...]:
    # What the official system says of a dossier, and where its papers lie, moves it nowhere here.
    standing = (*_OPEN, _S.RESULT_READY, _S.RETURNED, _S.STOPPED)
    return (
        *(Transition(state, _A.NOTE_OFFICIAL, state) for state in standing),
        *(Transition(state, _A.MOVE, state) for state in (*standing, _S.CANCELLED)),
    )


TRANSITIONS: dict[tuple[DossierState, Action], Transition] = {
    (row.source, row.action): row
    for rows in (
        _steps_from_the_desk(),
        _steps_of_the_handling_unit(),
        _steps_that_return(),
        _steps_of_an_open_dossier(),
        _steps_that_end(),
        _steps_that_excuse(),
        _steps_beside(),
    )
    for row in rows
}


def allowed_actions(
    state: DossierState, role: Role, holds: Collection[Condition] = ORDINARY
) -> tuple[Action, ...]:
    """Return the steps ``role`` may take from ``state``, in the order of the table.

    ``holds`` are the conditions that are met.
    """
    return tuple(
        row.action
        for row in TRANSITIONS.values()
        if row.source is state and role in row.roles and row.conditions <= set(holds)
    )


def transition(
    state: DossierState, action: Action, actor: Actor, holds: Collection[Condition] = ORDINARY
) -> Transition:
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
    for condition in Condition:
        if condition in row.conditions and condition not in holds:
            title, advice = CONDITION_WORDS[condition]
            raise RuleError(title, advice, action=ACTION_LABELS[action])
    return row
