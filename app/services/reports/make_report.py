"""Make a report: every kind, counted in one reading of the store and headed for paper."""

from collections.abc import Callable
from dataclasses import replace

from app.domain.dossier_state import Action
from app.domain.reports import clerk_sheet, fee_tables, meeting, splits, timeliness_tables
from app.domain.reports.breakdown import Breakdown
from app.domain.reports.figure import Span, span_of
from app.domain.reports.indicators import IndicatorCounts, indicator_measures, indicators
from app.domain.reports.programme import programme
from app.domain.reports.report import Report, ReportKind, ReportOrder, ReportText, Section
from app.domain.reports.resolution import FORM, net_resolution, resolution
from app.domain.reports.supplements import supplements
from app.domain.reports.visits import visits
from app.domain.roles import Actor
from app.errors import InputError
from app.services.context import Context
from app.services.reports import objectives
from app.services.reports.clerk_sheets import clerk_sheets
from app.services.reports.comparisons import by_month, compared
from app.services.reports.late_dossiers import late_dossiers
from app.services.reports.outages_of_period import outages_of_period
from app.services.reports.public_texts import PUBLIC_KINDS, made_text
from app.services.reports.ratings_report import ratings_section
from app.services.reports.report_work import ReportWork
from app.services.reports.takings_of_period import takings_of_period
from app.services.reports.visit_counts import by_reason, disliked
from app.services.reports.working_times import working_times
from app.words import N_

Sections = tuple[Section, ...]
Maker = Callable[[ReportWork], Sections]


def make_report(context: Context, actor: Actor, order: ReportOrder) -> Report:
    """Count what ``order`` asks for.

    InputError when the period ends before it begins, RuleError for who asks for the figures of
    another clerk and may not see them.
    """
    if order.last < order.first:
        raise InputError(
            "last", N_("Ngày cuối kỳ trước ngày đầu kỳ."), N_("Chọn lại khoảng thời gian.")
        )
    now = context.now()
    with context.database.read() as session:
        work = ReportWork(session, context, span_of(order.first, order.last, now), order.clerk_id)
        text: ReportText | None = None
        if order.kind is ReportKind.CLERKS_SHEETS:
            sections = clerk_sheets(work, actor)
        elif order.kind in PUBLIC_KINDS:
            text, sections = made_text(work, order.kind)
        else:
            sections = _MAKERS[order.kind](work)
    return Report(
        kind=order.kind,
        title=text.title if text else _TITLES.get(order.kind) or sections[0].table.title,
        first=order.first,
        last=order.last,
        counted_at=now,
        form=FORM if order.kind is ReportKind.RESOLUTION else (),
        text=text,
        sections=_headed(work, order.kind, sections),
    )


def _headed(work: ReportWork, kind: ReportKind, sections: Sections) -> Sections:
    """Give every table its period and the lines at the head of its sheet."""
    lines = work.context.office().profile.header_lines
    heads: list[tuple[tuple[str, ...], tuple[str, ...]]] = [(lines, ())] * len(sections)
    if kind is ReportKind.RESOLUTION:
        heads[0] = (FORM, lines)
    return tuple(
        replace(
            one,
            table=replace(one.table, head=head, subtitle=one.table.subtitle or work.period),
        )
        for one, head in zip(sections, heads, strict=True)
    )


def _tables(*definitions: Callable[[Span], Breakdown]) -> Maker:
    return lambda work: tuple(work.section(one(work.span)) for one in definitions)


def _resolution(work: ReportWork) -> Sections:
    net = work.section(net_resolution(work.span))
    return work.section(resolution(work.span)), net, outages_of_period(work)


def _refusals(work: ReportWork) -> Sections:
    actions = (Action.REFUSE, Action.GUIDE)
    return tuple(visits(action, by_reason(work, action)) for action in actions)


def _indicators(work: ReportWork) -> Sections:
    counts = work.count(*indicator_measures(work.span))
    found = IndicatorCounts(counts, disliked(work))
    return indicators(work.span, found), working_times(work)


def _meeting(work: ReportWork) -> Sections:
    return (
        _brief(compared(work, meeting.FIGURES), 1),
        objectives.standing(work),
        late_dossiers(work),
        _brief(outages_of_period(work), 0),
        meeting.wishes_section(),
    )


def _brief(section: Section, notes: int) -> Section:
    """Return a section with its first notes only: the whole meeting has one sheet."""
    return replace(section, table=replace(section.table, notes=section.table.notes[:notes]))


# Other reports are called as their first table.
_TITLES = {
    ReportKind.CLERKS_SHEETS: clerk_sheet.TITLE,
    ReportKind.MEETING: meeting.TITLE,
}
_FEE_TABLES = _tables(
    fee_tables.fees_by_procedure, fee_tables.fees_by_means, fee_tables.fee_exemptions
)
_MAKERS: dict[ReportKind, Maker] = {
    ReportKind.RESOLUTION: _resolution,
    ReportKind.TIMELINESS: _tables(
        timeliness_tables.timeliness_by_field, timeliness_tables.late_reasons
    ),
    ReportKind.PROGRAMME: _tables(programme),
    ReportKind.CLERKS: _tables(splits.by_receiver, splits.by_handler, splits.by_returner),
    ReportKind.PROCEDURES: _tables(splits.by_procedure),
    ReportKind.CHANNELS: _tables(splits.by_channel, splits.by_delivery),
    ReportKind.MONTHS: lambda work: (by_month(work),),
    ReportKind.FEES: lambda work: (*_FEE_TABLES(work), takings_of_period(work)),
    ReportKind.REFUSALS: _refusals,
    ReportKind.SUPPLEMENTS: _tables(supplements),
    ReportKind.SATISFACTION: lambda work: (ratings_section(work),),
    ReportKind.COMPARISON: lambda work: (compared(work),),
    ReportKind.INDICATORS: _indicators,
    ReportKind.OBJECTIVES: lambda work: (objectives.standing(work),),
    ReportKind.MEETING: _meeting,
}
