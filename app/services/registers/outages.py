"""Outages of systems: propose the late dossiers one touched, and excuse what a supervisor approves.

Excusing is a step in the dossier's history, so that the net figures of every report, other
counters and restored stores follow. How an outage touches a dossier is ``app.domain.outages``.
"""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import Session

from app.domain.dossier_rebuild import CHANGED, Happening
from app.domain.dossier_state import Action
from app.domain.outages import DossierTimes, Outage, Touch, TouchedDossier, touch_of
from app.domain.registers import OUTAGES, Registers
from app.domain.roles import Actor, Permission
from app.errors import InputError, RuleError
from app.models.dossier import NOT_CANCELLED, Dossier
from app.models.dossier_event import DossierEvent
from app.models.office import Clerk
from app.models.procedure import ProcedureVersion
from app.models.register import RegisterEntry, RegisterLink
from app.services.context import Context
from app.services.dossier.promise_now import past_steps
from app.services.dossier.take_step import dossier_of, take_step
from app.services.register_commands import Exclude, Excluded
from app.services.registers.entry import (
    content_of,
    entry_of,
    number_of,
    require_standing,
    set_words,
    touch,
)
from app.services.store.journal_lines import note_line
from app.words import N_

_AT_ONCE = 500


def touched_dossiers(context: Context, actor: Actor, entry_id: int) -> tuple[TouchedDossier, ...]:
    """Return the late dossiers an outage touched or that were added to it, by their promise.

    Those excused by another outage are left out. RuleError while its end is not known.
    """
    actor.require(Permission.SEE_DOSSIERS)
    with context.database.read() as session:
        return read_touched(session, context, _outage_entry(session, entry_id))


def read_touched(
    session: Session, context: Context, entry: RegisterEntry
) -> tuple[TouchedDossier, ...]:
    """Return them within the caller's reading."""
    outage = outage_of(entry)
    now = context.now()
    links = _links(session, entry.id)
    conditions = _late_in(outage, now)
    rows = [*_rows(session, and_(Dossier.excluded.is_(False), *conditions))]
    rows += _rows_of(session, sorted(set(links) - {row.id for row, _name in rows}))
    steps = _steps(session, outage, [row.id for row, _name in rows])
    found: list[TouchedDossier] = []
    for dossier, procedure_name in rows:
        times = DossierTimes(
            received_at=dossier.received_at,
            promised_at=dossier.promised_at,
            finished_at=dossier.finished_at,
            steps=steps.get(dossier.id, ()),
        )
        touch = touch_of(outage, times, context.calendar, now)
        link, approver = links.get(dossier.id, (None, ""))
        if touch is None and link is None:
            continue
        found.append(
            TouchedDossier(
                dossier_id=dossier.id,
                code=dossier.official_code or dossier.code,
                procedure_name=procedure_name,
                received_at=dossier.received_at,
                promised_at=dossier.promised_at,
                finished_at=dossier.finished_at,
                how=touch.how if touch else Touch.HANDLED,
                explained=touch is not None and touch.explained,
                approved_at=link.approved_at if link else None,
                approved_by=approver,
            )
        )
    return tuple(sorted(found, key=lambda one: (one.promised_at, one.dossier_id)))


def exclude(context: Context, registers: Registers, command: Exclude) -> Excluded:
    """Excuse dossiers by an outage, or take that back with a reason; all of them or none.

    RuleError for who may not, for an outage without evidence, and for a dossier it did not touch.
    """
    command.actor.require(Permission.CLOSE_DAY)
    with context.database.write() as session:
        entry = _outage_entry(session, command.entry_id)
        require_standing(entry)
        if command.excluded:
            _require_evidence(entry)
            codes = _excuse(session, context, command, entry)
        else:
            codes = _accuse_again(session, context, command, entry)
        set_words(session, registers.get(OUTAGES), entry)
        touch(entry, context.now())
        note_line(session, context, entry)
        return Excluded(codes)


def outage_of(entry: RegisterEntry) -> Outage:
    """Return from when to when the system was out; RuleError while its end is not known."""
    until = content_of(entry).values.get("until", "")
    if not until:
        raise RuleError(
            N_("Chưa ghi lúc khắc phục sự cố."),
            N_("Sửa dòng sự cố, ghi lúc khắc phục, rồi xem hồ sơ bị ảnh hưởng."),
        )
    return Outage(entry.happened_at, datetime.fromisoformat(until))


def _excuse(
    session: Session, context: Context, command: Exclude, entry: RegisterEntry
) -> tuple[str, ...]:
    touched = {one.dossier_id: one for one in read_touched(session, context, entry)}
    reason = _reason(entry)
    codes: list[str] = []
    for dossier_id in command.dossier_ids:
        dossier = dossier_of(session, dossier_id)
        if dossier_id not in touched:
            raise RuleError(
                N_("Hồ sơ {code} không quá hạn vì sự cố này."),
                N_("Xem lại danh sách hồ sơ bị ảnh hưởng rồi duyệt lại."),
                code=dossier.code,
            )
        if touched[dossier_id].approved_at is not None:
            continue
        facts = {
            "outage": str(entry.uid),
            "outage_number": str(number_of(entry)),
            "touch": touched[dossier_id].how.value,
        }
        changes = {"excluded": True, "late_reason": reason}
        _step(session, context, command, dossier, reason, facts, changes)
        link = session.get(RegisterLink, (entry.id, dossier_id))
        if link is None:
            link = RegisterLink(entry_id=entry.id, dossier_id=dossier_id)
            session.add(link)
        link.note = touched[dossier_id].how.value
        link.approved_at, link.approved_by_id = context.now(), command.actor.clerk_id
        codes.append(dossier.code)
    session.flush()
    return tuple(codes)


def _accuse_again(
    session: Session, context: Context, command: Exclude, entry: RegisterEntry
) -> tuple[str, ...]:
    if not command.reason.strip():
        raise InputError("reason", N_("Chưa ghi lý do bỏ loại trừ."), N_("Ghi ngắn gọn lý do."))
    codes: list[str] = []
    for dossier_id in command.dossier_ids:
        link = session.get(RegisterLink, (entry.id, dossier_id))
        if link is None or link.approved_at is None:
            continue
        dossier = dossier_of(session, dossier_id)
        facts = {"outage": str(entry.uid), "outage_number": str(number_of(entry))}
        past = past_steps(session, dossier.id)
        changes = {"excluded": False, "late_reason": _reason_before(past, entry, dossier)}
        _step(session, context, command, dossier, command.reason, facts, changes)
        link.approved_at = link.approved_by_id = None
        codes.append(dossier.code)
    session.flush()
    return tuple(codes)


def _step(
    session: Session,
    context: Context,
    command: Exclude,
    dossier: Dossier,
    reason: str,
    facts: Mapping[str, str],
    changes: Mapping[str, Any],
) -> None:
    take_step(
        session,
        context,
        command.actor,
        dossier,
        Action.EXCLUDE,
        at=context.now(),
        reason=reason,
        facts={**facts, "excluded": command.excluded},
        changes=changes,
    )


def _reason_before(past: Sequence[Happening], entry: RegisterEntry, dossier: Dossier) -> str:
    """Return the late reason that stood before ``entry`` excused ``dossier``.

    When another has been given since, that one: what was written last stays.
    """
    stands, uid = dossier.late_reason, str(entry.uid)
    own = [one for one in past if one.facts.get("outage") == uid and one.facts.get("excluded")]
    changed: Mapping[str, Any] = own[-1].facts.get(CHANGED, {}) if own else {}
    before, after = changed.get("late_reason", (stands, stands))
    return before if after == stands else stands


def _reason(entry: RegisterEntry) -> str:
    system = content_of(entry).values.get("system", "")
    return f"Sự cố hệ thống số {number_of(entry)}: {system}"


def _require_evidence(entry: RegisterEntry) -> None:
    values = content_of(entry).values
    if not (values.get("notice") or values.get("evidence")):
        raise RuleError(
            N_("Sự cố này chưa có bằng chứng."),
            N_("Ghi số thông báo hoặc chọn tệp thông báo, ảnh chụp màn hình rồi duyệt."),
        )


def _outage_entry(session: Session, entry_id: int) -> RegisterEntry:
    entry = entry_of(session, entry_id)
    if entry.register != OUTAGES:
        raise RuleError(N_("Dòng này không phải là sự cố hệ thống."), N_("Mở sổ sự cố hệ thống."))
    return entry


def _late_in(outage: Outage, now: datetime) -> tuple[ColumnElement[bool], ...]:
    """Choose what can have been touched at all: ``touch_of`` has the last word."""
    return (
        NOT_CANCELLED,
        Dossier.received_at < outage.ended_at,
        Dossier.promised_at >= outage.started_at,
        Dossier.promised_at < now,
        or_(
            Dossier.finished_at.is_(None),
            and_(
                Dossier.finished_at > Dossier.promised_at, Dossier.finished_at > outage.started_at
            ),
        ),
    )


def _rows(session: Session, where: ColumnElement[bool]) -> list[tuple[Dossier, str]]:
    statement = (
        select(Dossier, ProcedureVersion.short_name, ProcedureVersion.name)
        .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
        .where(where)
    )
    return [(dossier, short or name) for dossier, short, name in session.execute(statement)]


def _rows_of(session: Session, dossier_ids: Sequence[int]) -> list[tuple[Dossier, str]]:
    rows: list[tuple[Dossier, str]] = []
    for at in range(0, len(dossier_ids), _AT_ONCE):
        rows += _rows(session, Dossier.id.in_(dossier_ids[at : at + _AT_ONCE]))
    return rows


def _links(session: Session, entry_id: int) -> dict[int, tuple[RegisterLink, str]]:
    rows = session.execute(
        select(RegisterLink, Clerk.name)
        .outerjoin(Clerk, Clerk.id == RegisterLink.approved_by_id)
        .where(RegisterLink.entry_id == entry_id)
    )
    return {link.dossier_id: (link, name or "") for link, name in rows}


def _steps(
    session: Session, outage: Outage, dossier_ids: Sequence[int]
) -> dict[int, tuple[datetime, ...]]:
    """Return when each dossier was worked on while the system was out."""
    steps: dict[int, tuple[datetime, ...]] = {}
    for at in range(0, len(dossier_ids), _AT_ONCE):
        rows = session.execute(
            select(DossierEvent.dossier_id, DossierEvent.occurred_at).where(
                DossierEvent.dossier_id.in_(dossier_ids[at : at + _AT_ONCE]),
                DossierEvent.occurred_at.between(outage.started_at, outage.ended_at),
                DossierEvent.kind != Action.EXCLUDE.value,
            )
        )
        for dossier_id, occurred_at in rows:
            steps[dossier_id] = (*steps.get(dossier_id, ()), occurred_at)
    return steps
