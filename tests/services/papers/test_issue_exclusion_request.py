"""The report asks to excuse the approved dossiers, with the outage's evidence and both figures."""

from datetime import date

import pytest

from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.errors import RuleError
from app.services.counter import Counter
from app.services.register_commands import Exclude
from tests.services.papers.issued import documents, subjects
from tests.services.registers.conftest import Books


@pytest.fixture
def books(counter: Counter, clerk: Actor) -> Books:
    return Books(counter, clerk)


def test_the_report_lists_what_was_approved_with_both_figures(books: Books) -> None:
    ids = books.late_dossiers(3, local(2026, 11, 17, 14))
    entry_id = books.outage(
        local(2026, 11, 16, 14),
        local(2026, 11, 17, 12),
        evidence=f"{'ab' * 32} loi.png",
        report_number="12/BC-UBND",
        report_day="2026-11-17",
        reported_to="UBND thành phố",
    )
    with pytest.raises(RuleError, match="duyệt loại trừ"):
        books.counter.registers.exclusion_request(books.supervisor, entry_id)
    books.counter.registers.exclude(
        Exclude(actor=books.supervisor, entry_id=entry_id, dossier_ids=tuple(ids[:2]))
    )
    asked = books.counter.registers.exclusion_request(books.supervisor, entry_id)
    (report,) = documents(books.counter, asked)
    assert [line.late_by for line in report.lines] == ["4 giờ 30 phút"] * 2
    assert (report.number, report.day, report.recipient) == (
        "12/BC-UBND",
        date(2026, 11, 17),
        "UBND thành phố",
    )
    assert (report.evidence_name, report.evidence_sha256) == ("loi.png", "ab" * 32)
    assert report.length == "7 giờ 30 phút"
    figures = report.figures
    assert (figures.finished, figures.gross, figures.excluded, figures.net) == (3, 3, 2, 1)
    assert subjects(books.counter, asked) == ["Sự cố 1/2026"]


def test_a_clerk_asks_nobody_to_excuse_anything(books: Books) -> None:
    with pytest.raises(RuleError, match="Vai trò"):
        books.counter.registers.exclusion_request(books.clerk, 1)
