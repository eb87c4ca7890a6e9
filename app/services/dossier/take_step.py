"""The common part of every later step: look the dossier up, let the table decide, write it down.

Each verb has its own file and adds what is particular to it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app.domain.channel import OUT
from app.domain.dossier_rebuild import CHANGED
from app.domain.dossier_state import Action, Clock, DossierState, Transition, transition
from app.domain.promise_history import CLOCK_RUNS, names_a_day
from app.domain.roles import Actor
from app.domain.step_conditions import Condition
from app.domain.vietnam_time import office_day
from app.errors import InputError, NotFoundError
from app.models.dossier import Dossier
from app.services import history
from app.services.context import Context
from app.services.day.late_entries import closed_at, late_facts
from app.services.dossier.corrected_rows import correct_rows
from app.services.dossier.promise_now import promise_with
from app.services.registers.apologies import settle_apologies
from app.services.store.journal_steps import note_step
from app.words import N_

_COUNTED = {Action.REQUEST_SUPPLEMENT: "supplements", Action.EXTEND: "extensions"}


def dossier_of(session: Session, dossier_id: int) -> Dossier:
    """Return the dossier with this key; NotFoundError when there is none."""
    dossier = session.get(Dossier, dossier_id)
    if dossier is None:
        raise NotFoundError(
            N_("Không tìm thấy hồ sơ này trong kho dữ liệu."),
            N_("Tìm lại bằng mã hồ sơ hoặc họ tên."),
        )
    return dossier


def conditions_of(dossier: Dossier, today: date) -> frozenset[Condition]:
    """Return which conditions of the table hold of ``dossier``."""
    due = dossier.supplement_due_on
    held = {
        Condition.AWAY if dossier.agency else Condition.HERE,
        Condition.OUT if dossier.delivery_state == OUT else Condition.NOT_OUT,
    }
    if not dossier.parts_kept:
        held.add(Condition.NOTHING_GIVEN)
    if not dossier.extensions:
        held.add(Condition.NOT_EXTENDED)
    if due is None or due < today:
        held.add(Condition.PAST_SUPPLEMENT_DAY)
    return frozenset(held)


def require_step(context: Context, actor: Actor, dossier: Dossier, action: Action) -> Transition:
    """Return the row of ``action`` for ``dossier`` now; RuleError says why it cannot be taken."""
    holds = conditions_of(dossier, context.today())
    return transition(DossierState(dossier.state), action, actor, holds)


def take_step(
    session: Session,
    context: Context,
    actor: Actor,
    dossier: Dossier,
    action: Action,
    *,
    at: datetime,
    reason: str = "",
    facts: Mapping[str, Any] | None = None,
    changes: Mapping[str, Any] | None = None,
    again: bool = False,
) -> Transition:
    """Move ``dossier`` on in the caller's transaction and add the step to its history.

    ``changes`` are columns to set; the history keeps what stood there before and after. ``again``
    confirms a step that should happen once. RuleError when the table knows no such step or the
    role may not take it, or the office day of ``at`` is closed and nobody who leads lets it in;
    InputError with the field ``reason`` or ``again`` where one is needed.
    """
    row = require_step(context, actor, dossier, action)
    if row.needs_reason and not reason.strip():
        raise InputError(
            "reason", N_("Bước này cần ghi lý do."), N_("Ghi ngắn gọn lý do rồi thực hiện lại.")
        )
    written: dict[str, Any] = {"from": row.source.value, "to": row.target.value, **(facts or {})}
    if closed_at(session, office_day(at)) is not None:
        written |= late_facts(context, actor, office_day(at))
    if reason:
        written["reason"] = reason.strip()
    wanted = {**_counted(dossier, row, again=again), **(changes or {})}
    taken = _Taken(action, at, written)
    wanted |= _clock_changes(session, context, dossier, row, taken)
    if changed := _change(dossier, wanted):
        written[CHANGED] = changed
    correct_rows(session, dossier.id, written)
    dossier.state = row.target.value
    if row.clock is Clock.STOPS and dossier.finished_at is None:
        dossier.finished_at = at
        dossier.finished_on = office_day(at)
    elif row.clock is Clock.RUNS_ON:
        dossier.finished_at = dossier.finished_on = None
    session.flush()
    if dossier.extensions and row.clock in (Clock.STOPS, Clock.RUNS_ON):
        settle_apologies(session, context, dossier)
    step = history.Step(dossier.id, dossier.code, action, at, written)
    newest = history.write_down(session.connection(), context.station, actor, [step])
    note_step(session, context, step, actor.name, newest)
    return row


@dataclass(frozen=True, slots=True)
class _Taken:
    """The step being taken, for the rules."""

    action: Action
    at: datetime
    facts: Mapping[str, Any]


def _counted(dossier: Dossier, row: Transition, *, again: bool) -> dict[str, Any]:
    """Return the count this step raises; InputError when it should happen once and is not."""
    name = _COUNTED.get(row.action)
    if name is None:
        return {}
    before: int = getattr(dossier, name)
    if row.once and before and not again:
        raise InputError(
            "again",
            N_("Hồ sơ này đã yêu cầu bổ sung {count} lần; quy định chỉ được yêu cầu một lần."),
            N_("Nếu vẫn phải yêu cầu, đánh dấu xác nhận; lần này bị tính vào chỉ số phục vụ."),
            count=before,
        )
    return {name: before + 1}


def _clock_changes(
    session: Session, context: Context, dossier: Dossier, row: Transition, step: _Taken
) -> dict[str, Any]:
    """Return what the step makes of the promise, counted anew from the beginning."""
    if row.clock is Clock.PAUSES:
        return {} if step.facts.get(CLOCK_RUNS) else {"paused_at": step.at}
    if not names_a_day(step) and (dossier.paused_at is None or row.clock is Clock.UNTOUCHED):
        return {}
    promise = promise_with(session, context.calendar, dossier, step)
    return {
        "promised_at": promise.due,
        "promised_on": office_day(promise.due),
        "paused_at": promise.paused_at,
    }


def _change(dossier: Dossier, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Set the columns and return those that were something else, as the history keeps them."""
    changed: dict[str, Any] = {}
    for name, after in wanted.items():
        before = getattr(dossier, name)
        if before != after:
            setattr(dossier, name, after)
            changed[name] = [_plain(before), _plain(after)]
    return changed


def _plain(value: Any) -> Any:
    return value.isoformat() if isinstance(value, date) else value
