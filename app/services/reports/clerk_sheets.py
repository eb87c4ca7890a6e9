"""Counting what each clerk did in a period, one sheet a clerk."""

from sqlalchemy import select

from app.domain.reports.clerk_sheet import clerk_measures, clerk_sheet
from app.domain.reports.report import Section
from app.domain.roles import Actor, Permission
from app.domain.text import person_sort_key
from app.errors import NotFoundError
from app.models.office import Clerk
from app.services.reports.report_work import ReportWork
from app.services.reports.visit_counts import clerk_counts
from app.words import N_


def clerk_sheets(work: ReportWork, actor: Actor) -> tuple[Section, ...]:
    """Return the sheet of the wanted clerk, or of every one who did anything, by name.

    Everybody may see their own, a supervisor all: RuleError for others.
    """
    if work.clerk_id != actor.clerk_id:
        actor.require(Permission.SEE_ALL_WORKLOADS)
    wanted = select(Clerk.id, Clerk.name)
    if work.clerk_id is not None:
        wanted = wanted.where(Clerk.id == work.clerk_id)
    rows = work.session.execute(wanted).all()
    if not rows:
        raise NotFoundError(N_("Không có công chức này trong kho dữ liệu."))
    names = {row.id: row.name for row in rows}
    sheets: list[Section] = []
    for clerk_id in sorted(names, key=lambda key: person_sort_key(names[key])):
        counts = work.count(*(measure for _, measure in clerk_measures(work.span, clerk_id)))
        others = clerk_counts(work, clerk_id)
        busy = any(counts) or others.guided or others.refused or others.ratings
        if busy or work.clerk_id is not None:
            sheets.append(clerk_sheet(names[clerk_id], work.span, clerk_id, counts, others))
    return tuple(sheets)
