"""Papers that did not simply come out: asked about once, or let go."""

import pytest

from app.errors import RuleError
from app.services.commands import AnswerPrint, DropPapers
from tests import builders
from tests.builders import SetClock
from tests.services.papers.conftest import PaperDesk


def test_a_list_cut_off_is_asked_about_like_a_receipt(desk: PaperDesk, clock: SetClock) -> None:
    (asked,) = desk.ask("Tổ 1")
    desk.printer.failure = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        desk.print(asked)
    clock.forward(minutes=1)
    desk.counter.opening.begin()
    (paper,) = desk.counter.opening.hanging(desk.clerk, clock.now()).unknown
    assert (paper.print_id, paper.label, paper.subject) == (asked, "Phiếu cuối ngày", "Tổ 1")
    assert paper.applicant_name == ""
    desk.counter.papers.answer(AnswerPrint(actor=desk.clerk, print_id=asked))
    assert desk.states() == {"Tổ 1": "printed"}
    assert desk.counter.opening.hanging(desk.clerk, clock.now()).unknown == ()


def test_another_counters_lists_are_its_own_business(desk: PaperDesk) -> None:
    desk.ask("Tổ 1")
    builders.change_store(
        desk.counter, "UPDATE print_records SET state = 'printing', batch = '2-abc'"
    )
    desk.counter.opening.begin()
    assert desk.rows() == ()


def test_a_paper_let_go_can_still_be_printed(desk: PaperDesk) -> None:
    first, second = desk.ask("1", "2")
    assert desk.counter.papers.drop(DropPapers(desk.clerk, (first, second))).count == 2
    assert desk.states() == {"1": "not_wanted", "2": "not_wanted"}
    desk.print(second)
    assert desk.states() == {"1": "not_wanted", "2": "printed"}
    assert desk.printer.jobs[0].reprint is None


def test_what_was_sent_to_a_printer_cannot_be_let_go(desk: PaperDesk) -> None:
    first, second = desk.ask("1", "2")
    desk.print(first)
    with pytest.raises(RuleError, match="không bỏ được"):
        desk.counter.papers.drop(DropPapers(desk.clerk, (first, second)))
    assert desk.states() == {"1": "printed", "2": "waiting"}
