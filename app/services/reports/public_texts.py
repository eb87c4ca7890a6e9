"""Counting what the public is told of a period: the notice and the texts of a month or year."""

from collections.abc import Callable, Mapping

from sqlalchemy import func, select

from app.domain.apologies import APOLOGIES
from app.domain.form_set import OwnForms
from app.domain.forms.public_text import OTHER_FIGURES, TextWording
from app.domain.period_report import figure_filter
from app.domain.reports.compared_periods import days_a_year_before
from app.domain.reports.figure import Dimension, Measure, Span, span_of
from app.domain.reports.key_figures import KEY_FIGURES, KEY_SHARES
from app.domain.reports.public_text import NamedFigure, TextFacts, public_text
from app.domain.reports.report import ReportKind, ReportText, Section
from app.domain.reports.resolution import received_in, short_resolution
from app.domain.shares import share_of
from app.domain.table import ColumnKind
from app.domain.vietnam_time import short_date
from app.errors import InputError
from app.models.register import RegisterEntry
from app.services.reports.groups import groups
from app.services.reports.outages_of_period import outages_of_period
from app.services.reports.report_work import ReportWork
from app.services.reports.visit_counts import ratings
from app.words import N_

_WORDINGS: Mapping[ReportKind, Callable[[OwnForms], TextWording]] = {
    ReportKind.NOTICE: lambda own: own.public_notice,
    ReportKind.LOUDSPEAKER: lambda own: own.loudspeaker_text,
    ReportKind.YEAR_TEXT: lambda own: own.year_text,
}
PUBLIC_KINDS = frozenset(_WORDINGS)
"""The reports that are texts for the public; nobody's name is in them."""


def made_text(work: ReportWork, kind: ReportKind) -> tuple[ReportText, tuple[Section, ...]]:
    """Return the text of a period, and its tables: the fields of a notice, the figures named.

    InputError for a period still to come: nothing can be told of it.
    """
    if work.span.reached < work.span.first:
        raise InputError(
            "first",
            N_("Kỳ này bắt đầu ngày {day}, chưa có số liệu để công bố."),
            N_("Chọn kỳ đã qua hoặc kỳ đang diễn ra."),
            day=short_date(work.span.first),
        )
    own = work.context.form_set(work.context.today()).own
    text, figures = public_text(_WORDINGS[kind](own), _facts(work))
    if kind is ReportKind.NOTICE:
        return text, (work.section(short_resolution(work.span)), figures)
    return text, (figures,)


def _facts(work: ReportWork) -> TextFacts:
    """Count everything any of the texts may name, so that an office may name it, too."""
    span, profile = work.span, work.context.office().profile
    figures = {**_key_figures(work), **_others(work)}
    return TextFacts(
        first=span.first,
        # A month that still runs has its figures up to today.
        last=span.reached,
        figures=figures,
        fields=_fields(work),
        texts={
            "office": profile.name,
            "counter": profile.counter_name,
            "hotline": profile.hotline,
        },
    )


def _key_figures(work: ReportWork) -> dict[str, NamedFigure]:
    measures = {name: one.measure(work.span) for name, one in KEY_FIGURES.items()}
    counts = dict(zip(measures, work.count(*measures.values()), strict=True))
    figures = {
        name: NamedFigure(one.label, counts[name], measures[name].wanted)
        for name, one in KEY_FIGURES.items()
    }
    shares = {
        name: _share(one.label, counts[one.part], counts[one.whole])
        for name, one in KEY_SHARES.items()
    }
    return {**figures, **shares}


def _others(work: ReportWork) -> dict[str, NamedFigure]:
    span = work.span
    at_home = figure_filter("home_death_registrations", span.first, span.last)
    now, before = received_in(span), received_in(_a_year_before(work))
    home, received, earlier = work.count(Measure(at_home), Measure(now), Measure(before))
    rated, content = ratings(work, span)
    change = received - earlier if earlier else 0
    named = {
        "home_deaths": NamedFigure(OTHER_FIGURES["home_deaths"], home, at_home),
        "received_before": NamedFigure(OTHER_FIGURES["received_before"], earlier, before),
        "content_share": _share(OTHER_FIGURES["content_share"], content, rated),
    }
    counts = {
        "outages": _outages(work),
        "apologies": _apologies(work),
        "ratings": rated,
        "content": content,
        "more": max(0, change),
        "fewer": max(0, -change),
    }
    return named | {name: NamedFigure(OTHER_FIGURES[name], n) for name, n in counts.items()}


def _share(label: str, part: int, whole: int) -> NamedFigure:
    return NamedFigure(label, share_of(part, whole), share=True)


def _a_year_before(work: ReportWork) -> Span:
    return span_of(*days_a_year_before(work.span), work.context.now())


def _outages(work: ReportWork) -> int:
    """Return how many outages of the register excused a dossier that was resolved in the period."""
    table = outages_of_period(work).table
    began = [column.kind for column in table.columns].index(ColumnKind.MOMENT)
    return sum(row[began] is not None and bool(row[-1]) for row in table.rows)


def _apologies(work: ReportWork) -> int:
    statement = select(func.count()).where(
        RegisterEntry.register == APOLOGIES,
        RegisterEntry.cancelled_reason == "",
        RegisterEntry.happened_on.between(work.span.first, work.span.last),
    )
    return work.scalar(statement) or 0


def _fields(work: ReportWork) -> tuple[NamedFigure, ...]:
    """Return what was received by field, the most first."""
    received = Measure(received_in(work.span))
    counts = work.tally([received], Dimension.FIELD)
    named = [
        NamedFigure(
            group.words[0], counts[group.key][0], received.of(Dimension.FIELD, group.key).wanted
        )
        for group in groups(work.session, Dimension.FIELD, counts)
    ]
    return tuple(sorted(named, key=lambda one: -(one.value or 0)))
