"""The promises of open dossiers that another calendar would move: found, and kept or moved.

What moves a promise, and to when, is ``app.domain.calendar_change``.
"""

from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from app.domain.calendar_change import GivenPromise, MovedPromise, deadline_on, promise_on
from app.domain.deadline import CUT_OFF
from app.domain.deadline_words import explain
from app.domain.dossier_state import OPEN_STATES, Action, DossierState, transition
from app.domain.forms.register_book import BookColumn, RegisterBookDocument
from app.domain.promise_history import PROMISED, UNTIL, PastStep, counted_facts
from app.domain.roles import Actor
from app.domain.time_limit import LimitUnit, TimeLimit
from app.domain.vietnam_time import short_moment
from app.domain.working_calendar import WorkingCalendar
from app.errors import RuleError
from app.models.dossier import Applicant, Dossier
from app.models.procedure import ProcedureVersion
from app.services.calendar_commands import PromiseDecision, YearConfirmed
from app.services.changes import Changes
from app.services.context import Context
from app.services.dossier.new_slip import new_slip as issue_slip
from app.services.dossier.promise_now import past_steps_of
from app.services.dossier.take_step import dossier_of, take_step
from app.services.papers.ask_for import put_down
from app.services.papers.paper import Paper
from app.services.ports import Tick
from app.words import N_

_AT_ONCE = 500
_CALL_COLUMNS = (
    BookColumn("Mã hồ sơ", 17),
    BookColumn("Người nộp", 20),
    BookColumn("Điện thoại", 11),
    BookColumn("Thủ tục", 20),
    BookColumn("Hẹn cũ", 11),
    BookColumn("Hẹn mới", 11),
    BookColumn("Đã báo (ngày, người báo)", 10),
)


def moved_promises(
    session: Session, context: Context, wanted: WorkingCalendar, tick: Tick
) -> tuple[MovedPromise, ...]:
    """Return the open dossiers that ``wanted`` gives another day than the calendar in force does.

    In the order of their present promise; ``tick`` stops the search by raising.
    """
    present = context.calendar
    changed = [
        entry.day
        for entry in (*present.days, *wanted.days)
        if present.is_working_day(entry.day) != wanted.is_working_day(entry.day)
    ]
    if not changed:
        return ()
    # Days before the reception count for no promise.
    rows = session.execute(_open_dossiers().where(Dossier.received_on <= max(changed))).all()
    moved: list[MovedPromise] = []
    for at in range(0, len(rows), _AT_ONCE):
        tick(at, len(rows))
        moved += _moved_of(session, context, rows[at : at + _AT_ONCE], wanted)
    return tuple(moved)


def require_may_decide(actor: Actor, moved: Sequence[MovedPromise]) -> None:
    """Raise the RuleError of the table of steps for who may not move these promises."""
    for one in moved[:1]:
        transition(one.state, Action.REPROMISE, actor)


class Decider:
    """Keeps or moves promises in the caller's transaction, before ``wanted`` is the calendar.

    ``calendar`` names what was changed, ``basis`` the notice it rests on.
    """

    def __init__(
        self,
        session: Session,
        context: Context,
        actor: Actor,
        wanted: WorkingCalendar,
        calendar: str,
        basis: str,
    ) -> None:
        self._session, self._context, self._actor = session, context, actor
        self._wanted, self._calendar, self._basis = wanted, calendar, basis
        self._print_ids: list[int] = []

    def decide(
        self, moved: Sequence[MovedPromise], decision: PromiseDecision, tick: Tick
    ) -> YearConfirmed:
        """Keep or move each of ``moved``; a day that has passed is given to nobody.

        RuleError when the supervisor was shown others than these.
        """
        if decision.shown != frozenset(one.dossier_id for one in moved):
            raise RuleError(
                N_("Lịch này làm đổi ngày hẹn của {count} hồ sơ, cần quyết định từng hồ sơ."),
                N_("Xem danh sách hồ sơ bị đổi ngày hẹn, rồi giữ nguyên hoặc dời."),
                count=len(moved),
            )
        given = [one for one in moved if one.dossier_id in decision.move and not one.passed]
        kept = [one for one in moved if one not in given]
        for done, one in enumerate((*given, *kept)):
            tick(done, len(moved))
            self._note(one, moves=done < len(given), new_slip=decision.new_slips)
        if given and decision.call_list:
            asked = put_down(self._session, self._context, self._actor, [self._call_list(given)])
            self._print_ids += asked.print_ids
        changes = Changes.CALENDAR
        changes |= Changes.DOSSIERS if moved else Changes.NOTHING
        changes |= Changes.PRINTS if self._print_ids else Changes.NOTHING
        return YearConfirmed(
            moved=tuple(one.code for one in given),
            kept=tuple(one.code for one in kept),
            print_ids=tuple(self._print_ids),
            changes=changes,
        )

    def _note(self, one: MovedPromise, *, moves: bool, new_slip: bool) -> None:
        dossier = dossier_of(self._session, one.dossier_id)
        changes: dict[str, Any] = {}
        if moves and one.explanation:
            changes["explanation"] = one.explanation
        if moves and new_slip:
            changes["slip_version"] = dossier.slip_version + 1
        take_step(
            self._session,
            self._context,
            self._actor,
            dossier,
            Action.REPROMISE,
            at=self._context.now(),
            reason=f"{self._calendar} theo {self._basis}",
            facts={
                "was_promised": dossier.promised_at.isoformat(),
                UNTIL: (one.becomes if moves else dossier.promised_at).isoformat(),
            },
            changes=changes,
        )
        if moves and new_slip:
            slip = issue_slip(self._session, self._context, self._actor, dossier, self._wanted)
            self._print_ids += slip.print_ids

    def _call_list(self, given: Sequence[MovedPromise]) -> Paper:
        """Return the sheet to tell the citizens by; it stays at the counter."""
        document = RegisterBookDocument(
            header=self._context.office().profile.header(),
            title="DANH SÁCH HỒ SƠ ĐỔI NGÀY HẸN",
            period=self._calendar,
            legal_basis=self._basis,
            columns=_CALL_COLUMNS,
            rows=tuple(
                (
                    one.code,
                    one.applicant_name,
                    one.phone,
                    one.procedure_name,
                    short_moment(one.promised_at),
                    short_moment(one.becomes),
                    "",
                )
                for one in given
            ),
            made_at=self._context.now(),
            made_by=self._actor.name,
        )
        return Paper(document=document, subject=f"Hồ sơ đổi ngày hẹn, {self._calendar}")


def _moved_of(
    session: Session, context: Context, rows: Sequence[Row[Any]], wanted: WorkingCalendar
) -> Iterator[MovedPromise]:
    cut_offs = {entry.id: entry.procedure.cut_off for entry in context.catalogue()}
    steps = past_steps_of(session, [row.id for row in rows])
    for row in rows:
        given, by_hand = _first_promise(steps[row.id], row.original_promised_at)
        promise = GivenPromise(
            limit=TimeLimit(row.limit_value, LimitUnit(row.limit_unit)),
            received_at=row.received_at,
            cut_off=cut_offs.get(row.procedure_id, CUT_OFF),
            given=given,
            by_hand=by_hand,
            steps=steps[row.id],
        )
        becomes = promise_on(promise, wanted)
        if becomes in (row.promised_at, promise_on(promise, context.calendar)):
            continue
        deadline = deadline_on(promise, wanted)
        yield MovedPromise(
            dossier_id=row.id,
            code=row.code,
            state=DossierState(row.state),
            applicant_name=row.applicant_name,
            phone=row.phone,
            procedure_name=row.short_name,
            promised_at=row.promised_at,
            becomes=becomes,
            passed=becomes <= context.now(),
            explanation=explain(deadline) if deadline else "",
        )


def _first_promise(steps: Sequence[PastStep], computed: datetime) -> tuple[datetime, bool]:
    """Return what was promised at the reception, and whether a person chose it.

    What an older register promised was counted elsewhere: it stands like a day somebody chose.
    """
    first = counted_facts(steps)
    if first is None:
        return computed, False
    promised = datetime.fromisoformat(first[PROMISED])
    return promised, "register" in first or first.get("computed") != first[PROMISED]


def _open_dossiers() -> Select[*tuple[Any, ...]]:
    return (
        select(
            Dossier.id,
            Dossier.code,
            Dossier.state,
            Dossier.received_at,
            Dossier.limit_value,
            Dossier.limit_unit,
            Dossier.promised_at,
            Dossier.original_promised_at,
            Dossier.procedure_id,
            Applicant.name.label("applicant_name"),
            Applicant.phone,
            ProcedureVersion.short_name,
        )
        .join(Applicant, Applicant.id == Dossier.applicant_id)
        .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
        .where(Dossier.finished_at.is_(None), Dossier.state.in_([one.value for one in OPEN_STATES]))
        .order_by(Dossier.promised_at, Dossier.id)
    )
