"""Make a report: every kind, counted in one reading of the store and headed for paper."""

from collections.abc import Callable
from dataclasses import replace

from app.domain.reports.figure import span_of
from app.domain.reports.report import Report, ReportKind, ReportOrder, Section
from app.domain.reports.resolution import FORM, net_resolution, resolution
from app.domain.roles import Actor
from app.errors import InputError
from app.services.context import Context
from app.services.reports.outages_of_period import outages_of_period
from app.services.reports.report_work import ReportWork
from app.words import N_

Sections = tuple[Section, ...]


def make_report(context: Context, actor: Actor, order: ReportOrder) -> Report:
    """Count what ``order`` asks for.

    InputError when the period ends before it begins.
    """
    if order.last < order.first:
        raise InputError(
            "last", N_("Ngày cuối kỳ trước ngày đầu kỳ."), N_("Chọn lại khoảng thời gian.")
        )
    now = context.now()
    with context.database.read() as session:
        work = ReportWork(session, context, span_of(order.first, order.last, now), order.clerk_id)
        sections = _MAKERS[order.kind](work)
    return Report(
        kind=order.kind,
        first=order.first,
        last=order.last,
        counted_at=now,
        sections=tuple(_headed(context, order.kind, one) for one in sections),
    )


def _headed(context: Context, kind: ReportKind, section: Section) -> Section:
    lines = context.office().profile.header_lines
    head = (FORM, lines) if kind is ReportKind.RESOLUTION else (lines, ())
    return replace(section, table=replace(section.table, head=head))


def _resolution(work: ReportWork) -> Sections:
    net = work.section(net_resolution(work.span))
    return work.section(resolution(work.span)), net, outages_of_period(work)


_MAKERS: dict[ReportKind, Callable[[ReportWork], Sections]] = {
    ReportKind.RESOLUTION: _resolution,
}
