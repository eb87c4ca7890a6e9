"""The texts for the public have the figures of the reports beside them, and nobody's name."""

from datetime import date

import pytest
from sqlalchemy import select

from app.domain.form_set import OwnForms
from app.domain.number_words import number_in_words
from app.domain.reports.figure import Measure, span_of
from app.domain.reports.report import Report, ReportKind, ReportOrder
from app.domain.reports.resolution import received_in
from app.domain.text import grouped
from app.domain.vietnam_time import local
from app.errors import InputError
from app.models.dossier import Applicant
from app.services.counter import Counter
from app.services.reports.public_texts import PUBLIC_KINDS, made_text
from app.services.reports.report_work import ReportWork
from tests import builders

FIRST, LAST = date(2026, 11, 1), date(2026, 11, 30)


def made(counter: Counter, kind: ReportKind) -> Report:
    order = ReportOrder(kind=kind, first=FIRST, last=LAST)
    return counter.reports.make(builders.supervisor(counter), order)


def names_in(counter: Counter) -> set[str]:
    """Return every name and number of people that a text must not have."""
    with counter.context.database.read() as session:
        rows = session.execute(select(Applicant.name, Applicant.identity_number, Applicant.phone))
        found = {str(value) for row in rows for value in row if value}
    return found | {one.name for one in counter.office.clerks(active_only=False)}


def test_no_text_names_anybody(autumn: Counter) -> None:
    names = names_in(autumn)
    assert len(names) > 3
    for kind in PUBLIC_KINDS:
        report = made(autumn, kind)
        assert report.text is not None
        shown = f"{report.text.plain} {report.tables}"
        assert [name for name in names if name in shown] == []


def test_the_sentences_have_the_figures_of_the_report_of_resolution(autumn: Counter) -> None:
    totals = made(autumn, ReportKind.RESOLUTION).tables[0].totals
    handled, resolved, late = (int(str(totals[column])) for column in (2, 6, 9))
    assert handled
    assert resolved
    assert late
    for kind, said in (
        (ReportKind.NOTICE, grouped),
        (ReportKind.YEAR_TEXT, grouped),
        (ReportKind.LOUDSPEAKER, number_in_words),
    ):
        text = made(autumn, kind).text
        assert text is not None
        for count in (handled, resolved, late):
            assert said(count) in text.plain


def test_the_text_of_a_year_tells_outages_and_ratings(autumn: Counter) -> None:
    text = made(autumn, ReportKind.YEAR_TEXT).text
    assert text is not None
    assert "1 hồ sơ được loại trừ trách nhiệm" in text.plain
    assert "1 sự cố hệ thống" in text.plain
    assert "3 lượt người dân đánh giá, 2 lượt hài lòng" in text.plain


def test_nothing_is_told_of_a_period_still_to_come(autumn: Counter) -> None:
    for kind in PUBLIC_KINDS:
        order = ReportOrder(kind=kind, first=date(2027, 1, 1), last=date(2027, 3, 31))
        with pytest.raises(InputError) as caught:
            autumn.reports.make(builders.supervisor(autumn), order)
        assert caught.value.field == "first"


def test_the_year_before_is_counted_up_to_the_same_day(autumn: Counter) -> None:
    span = span_of(date(2027, 1, 1), date(2027, 12, 31), local(2027, 11, 3, 9))
    with autumn.context.database.read() as session:
        work = ReportWork(session, autumn.context, span)
        earlier = Measure(received_in(span_of(date(2026, 1, 1), date(2026, 11, 3), span.moment)))
        whole = Measure(received_in(span_of(date(2026, 1, 1), date(2026, 12, 31), span.moment)))
        text, _tables = made_text(work, ReportKind.YEAR_TEXT)
        until, year = work.count(earlier, whole)
    assert 0 < until < year
    assert f"so với cùng kỳ năm trước ({until} hồ sơ)" in text.plain


def test_every_text_has_its_words_among_the_forms() -> None:
    assert {kind.value for kind in PUBLIC_KINDS} == {"notice", "loudspeaker", "year_text"}
    assert {"public_notice", "loudspeaker_text", "year_text"} <= OwnForms.__annotations__.keys()
