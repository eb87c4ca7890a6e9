"""Every paper a clerk can have made comes out as a page, and once more as a marked reprint."""

from collections.abc import Callable
from pathlib import Path

import pytest

from app.domain.channel import DeliveryWay
from app.domain.fees import FeeInput
from app.domain.roles import Actor
from app.services.answers import PapersAsked
from app.services.commands import HandOver, PrinterChoice, PrintPapers, RecordResult, ReprintPaper
from app.services.counter import Counter
from tests import builders
from tests.builders import CERTIFIED_COPY
from tests.printing.papers import text_in

NAME = "Nguyễn Thị Ánh Tuyết Ngọc Diễm Quỳnh"


class Made:
    """A counter with a dossier for which every paper can be made."""

    def __init__(self, counter: Counter, clerk: Actor) -> None:
        self.counter, self.clerk = counter, clerk
        self.day = counter.context.today()
        self.dossier_id = self._dossier(DeliveryWay.POST)
        self._dossier(DeliveryWay.AT_HOME)

    def _dossier(self, way: DeliveryWay) -> int:
        command = builders.intake(
            self.clerk,
            CERTIFIED_COPY,
            fee=FeeInput(copies=2, pages=2),
            fee_paid=True,
            delivery=way,
            delivery_address="Số 5 phố Ngọc Lâm",
            submitter_name=NAME,
        )
        received = self.counter.dossiers.receive(command)
        self.counter.dossiers.hand_over(HandOver(self.clerk, (received.dossier_id,), "Tư pháp"))
        self.counter.dossiers.record_result(RecordResult(self.clerk, received.dossier_id))
        return received.dossier_id


Ask = Callable[[Made], PapersAsked]
PAPERS: dict[str, Ask] = {
    "kiem-soat": lambda m: m.counter.papers.control_sheets(m.clerk, [m.dossier_id]),
    "ban-giao": lambda m: m.counter.papers.hand_over_lists(m.clerk, m.day),
    "tra-xa": lambda m: m.counter.papers.delivery_list(m.clerk, DeliveryWay.POST),
    "bang-ke-thu": lambda m: m.counter.papers.cash_list(m.clerk, m.day),
    "nhan-tui": lambda m: m.counter.papers.labels(m.clerk, (m.dossier_id,)),
    "so-theo-doi": lambda m: m.counter.papers.ledger(m.clerk, m.day, m.day),
    "niem-yet": lambda m: m.counter.papers.posting_sheet(m.clerk),
    "ma-vach": lambda m: m.counter.papers.procedure_codes(m.clerk),
    "khan-cap": lambda m: m.counter.papers.emergency_slips(m.clerk, 2),
    "dang-mo": lambda m: m.counter.papers.open_register(m.clerk),
}
# What is stuck on a folder or kept in a drawer has no room for a mark, and proves nothing.
UNMARKED = {"nhan-tui", "khan-cap"}


@pytest.mark.parametrize("paper", PAPERS)
def test_a_paper_comes_out_and_comes_out_again_marked(
    counter: Counter, clerk: Actor, tmp_path: Path, paper: str
) -> None:
    asked = PAPERS[paper](Made(counter, clerk))
    printed = counter.papers.print_all(PrintPapers(clerk, asked.print_ids), PrinterChoice())
    assert printed.count == len(asked.print_ids)
    command = ReprintPaper(actor=clerk, print_id=asked.print_ids[0], reason="kẹt giấy")
    title = counter.papers.reprint(command, PrinterChoice()).title
    assert title.startswith(paper)
    first, again = (
        text_in(tmp_path / "phieu" / f"{name}.pdf")
        for name in (title.removesuffix("-in-lai-1"), title)
    )
    assert "IN LẠI" not in first
    assert ("IN LẠI LẦN 1" in again) == (paper not in UNMARKED)
    assert ("kẹt giấy" in again) == (paper not in UNMARKED)


def test_the_day_sheet_comes_out_again_marked(
    counter: Counter, clerk: Actor, tmp_path: Path
) -> None:
    printed = counter.days.print_sheet(clerk, counter.context.today(), PrinterChoice())
    command = ReprintPaper(actor=clerk, print_id=printed.print_id, reason="mờ")
    title = counter.papers.reprint(command, PrinterChoice()).title
    assert "IN LẠI LẦN 1" in text_in(tmp_path / "phieu" / f"{title}.pdf")
