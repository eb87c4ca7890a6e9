"""The office's quality objectives: set and ended by a supervisor, and where they stand."""

from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.reports.figure import Span
from app.domain.reports.key_figures import KEY_FIGURES, KEY_SHARES
from app.domain.reports.objectives import (
    MEASURE_LABELS,
    SATISFACTION,
    QualityObjective,
    objectives_section,
    proposals,
)
from app.domain.reports.report import Section
from app.domain.roles import Permission
from app.domain.shares import HUNDREDTHS, share_of
from app.errors import InputError, NotFoundError
from app.models.office import Objective
from app.services import audit
from app.services.audit import Audited
from app.services.context import Context
from app.services.report_commands import EndObjective, ObjectiveSaved, SetObjective
from app.services.reports.report_work import ReportWork
from app.services.reports.visit_counts import ratings
from app.words import N_


def list_objectives(context: Context) -> tuple[QualityObjective, ...]:
    """Return every objective there is or was, the newest first."""
    with context.database.read() as session:
        return _read(session)


def propose_objectives(context: Context) -> tuple[QualityObjective, ...]:
    """Return what an office that has set none may begin with; nothing once it has."""
    return () if list_objectives(context) else proposals(context.today())


def set_objective(context: Context, command: SetObjective) -> ObjectiveSaved:
    """Write an objective down, or change one that is there.

    InputError names what is wrong with it, RuleError for who may not.
    """
    command.actor.require(Permission.CLOSE_DAY)
    wanted = command.objective
    if not wanted.title.strip():
        raise InputError("title", N_("Chưa ghi mục tiêu."))
    if wanted.measure not in MEASURE_LABELS:
        raise InputError("measure", N_("Chưa chọn cách đo mục tiêu."))
    if not 0 <= wanted.target <= HUNDREDTHS:
        raise InputError("target", N_("Mục tiêu phải từ 0 đến 100 %."))
    if wanted.valid_to is not None and wanted.valid_to < wanted.valid_from:
        raise InputError("valid_to", N_("Ngày cuối phải sau ngày đầu."))
    with context.database.write() as session:
        row = Objective() if wanted.id is None else _row(session, wanted.id)
        row.title = " ".join(wanted.title.split())
        row.measure, row.target = wanted.measure, wanted.target
        row.basis = " ".join(wanted.basis.split())
        row.valid_from, row.valid_to = wanted.valid_from, wanted.valid_to
        session.add(row)
        session.flush()
        _note(session, context, command.actor.clerk_id, row)
        return ObjectiveSaved(row.id)


def end_objective(context: Context, command: EndObjective) -> ObjectiveSaved:
    """Let an objective hold until the day before ``command.from_day``; it stays in old reports."""
    command.actor.require(Permission.CLOSE_DAY)
    with context.database.write() as session:
        row = _row(session, command.objective_id)
        row.valid_to = command.from_day - timedelta(days=1)
        _note(session, context, command.actor.clerk_id, row)
        return ObjectiveSaved(row.id)


def standing(work: ReportWork) -> Section:
    """Return where the objectives of the period stand in it."""
    in_force = [one for one in _read(work.session) if one.in_force(work.span.first, work.span.last)]
    in_force.sort(key=lambda one: (one.valid_from, one.id or 0))
    return objectives_section([(one, share(work, one.measure, work.span)) for one in in_force])


def share(work: ReportWork, measure: str, span: Span) -> int | None:
    """Return a measure of objectives in hundredths of a percent; None where nothing was done."""
    if measure == SATISFACTION:
        total, content = ratings(work, span)
        return share_of(content, total)
    known = KEY_SHARES.get(measure)
    if known is None:
        return None
    part, whole = work.count(
        KEY_FIGURES[known.part].measure(span), KEY_FIGURES[known.whole].measure(span)
    )
    return share_of(part, whole)


def _read(session: Session) -> tuple[QualityObjective, ...]:
    rows = session.scalars(select(Objective).order_by(Objective.valid_from.desc(), Objective.id))
    return tuple(
        QualityObjective(
            id=row.id,
            title=row.title,
            measure=row.measure,
            target=row.target,
            basis=row.basis,
            valid_from=row.valid_from,
            valid_to=row.valid_to,
        )
        for row in rows
    )


def _row(session: Session, objective_id: int) -> Objective:
    row = session.get(Objective, objective_id)
    if row is None:
        raise NotFoundError(N_("Không tìm thấy mục tiêu này."))
    return row


def _note(session: Session, context: Context, clerk_id: int, row: Objective) -> None:
    audit.note(session, context, clerk_id, Audited.CHANGE_OBJECTIVE, f"{row.id}: {row.measure}")
