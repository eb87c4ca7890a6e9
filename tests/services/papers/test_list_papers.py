"""The list of papers: today's, and whatever is unsettled however old it is."""

from datetime import date

import pytest

from app.domain.documents import PaperSize
from app.errors import DeviceError, NotFoundError
from app.services.commands import PrinterChoice
from app.services.papers.list_papers import list_papers
from tests import builders
from tests.builders import SetClock
from tests.services.papers.conftest import PaperDesk


def test_unsettled_papers_of_any_day_come_first_then_those_of_the_day(
    desk: PaperDesk, clock: SetClock
) -> None:
    old = builders.receive(desk.counter)
    settled = builders.receive(desk.counter)
    desk.print(settled.print_id)
    clock.forward(days=1)
    first, second = desk.ask("1", "2")
    desk.print_all(first, second)
    assert [row.subject for row in desk.rows()] == [old.code, "2", "1"]
    yesterday = list_papers(desk.counter.context, desk.clerk, date(2026, 11, 16))
    assert [row.subject for row in yesterday] == [old.code, settled.code]


def test_a_row_says_what_the_paper_is_and_whose(desk: PaperDesk) -> None:
    received = builders.receive(desk.counter)
    (row,) = desk.rows()
    assert (row.form, row.label, row.subject) == ("receipt", "Giấy hẹn", received.code)
    assert row.dossier_id == received.dossier_id
    assert row.applicant_name.startswith("Nguyễn Văn Đức")
    assert row.clerk_name == desk.clerk.name


def test_a_paper_answered_by_a_later_sheet_is_settled(desk: PaperDesk) -> None:
    (asked,) = desk.ask("1")
    desk.print(asked)
    builders.change_store(desk.counter, "UPDATE print_records SET state = 'unknown'")
    desk.reprint(asked)
    assert [(row.state.value, row.reprint_number) for row in desk.rows()] == [
        ("printed", 1),
        ("unknown", 0),
    ]
    desk.printer.failure = DeviceError("Kẹt giấy.")
    assert not desk.counter.opening.hanging(desk.clerk, desk.counter.context.now()).unknown


def test_a_paper_can_be_looked_at_as_it_would_come_out(desk: PaperDesk) -> None:
    received = builders.receive(desk.counter)
    papers = desk.counter.papers
    assert papers.receipt_of(desk.clerk, received.dossier_id) == received.print_id
    view = papers.look(desk.clerk, received.print_id, PrinterChoice(size=PaperSize.A5))
    assert (view.row.id, view.row.subject) == (received.print_id, received.code)
    assert (view.job.size, view.job.title) == (PaperSize.A5, f"giay-hen-{received.code}")
    with pytest.raises(NotFoundError):
        papers.look(desk.clerk, 77, PrinterChoice())


def test_a_day_without_papers_is_empty(desk: PaperDesk) -> None:
    assert desk.rows() == ()
    received = builders.receive(desk.counter)
    desk.print(received.print_id)
    assert list_papers(desk.counter.context, desk.clerk, date(2026, 11, 15)) == ()
    assert list_papers(desk.counter.context, desk.clerk, date(2026, 11, 17)) == ()
