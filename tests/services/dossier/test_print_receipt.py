"""Printing the receipt: the store knows what came out, and no two sheets look like the first."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.documents import CopyName, PaperSize, PrintJob
from app.domain.forms.receipt import ReceiptDocument
from app.domain.print_state import PrintState
from app.domain.printer_state import Outcome
from app.domain.roles import Actor
from app.errors import DeviceError, InputError, NotFoundError
from app.services.answers import Received
from app.services.commands import PrinterChoice, PrintReceipt
from app.services.counter import Counter
from app.services.dossier.print_receipt import print_receipt
from tests import builders
from tests.builders import SetClock


class FakePrinter:
    """Keeps every job; fails with ``failure`` while it has one."""

    def __init__(self) -> None:
        self.jobs: list[PrintJob] = []
        self.failure: BaseException | None = None

    def print_document(self, job: PrintJob) -> Path | Outcome:
        if self.failure is not None:
            raise self.failure
        self.jobs.append(job)
        return Outcome.CONFIRMED


@pytest.fixture
def printer() -> FakePrinter:
    return FakePrinter()


@pytest.fixture
def received(counter: Counter) -> Received:
    return builders.receive(counter)


class Desk:
    """A counter with a printer and one received dossier."""

    def __init__(
        self, counter: Counter, printer: FakePrinter, clerk: Actor, received: Received
    ) -> None:
        self.counter, self.printer, self.clerk, self.received = counter, printer, clerk, received

    def print(self, reason: str = "") -> ReceiptDocument:
        command = PrintReceipt(actor=self.clerk, dossier_id=self.received.dossier_id, reason=reason)
        print_receipt(self.counter.context, command, PrinterChoice(), lambda _choice: self.printer)
        document = self.printer.jobs[-1].document
        assert isinstance(document, ReceiptDocument)
        return document

    @property
    def states(self) -> list[str]:
        """The states of the sheets, newest first."""
        card = self.counter.dossiers.card(self.clerk, self.received.dossier_id)
        return [line.state for line in card.prints]


@pytest.fixture
def desk(counter: Counter, printer: FakePrinter, clerk: Actor, received: Received) -> Desk:
    return Desk(counter, printer, clerk, received)


def test_the_first_sheet_is_the_one_asked_for_at_intake(
    desk: Desk, clock: SetClock, received: Received
) -> None:
    assert desk.states == [PrintState.WAITING]
    clock.forward(minutes=2)
    assert desk.print().reprint is None
    assert desk.states == [PrintState.PRINTED]
    (job,) = desk.printer.jobs
    assert job.copies == (CopyName.FILE, CopyName.CITIZEN)
    assert job.size is PaperSize.A5
    assert job.form_set.id == "2025"
    assert job.title == f"giay-hen-{received.code}"
    (line,) = desk.counter.dossiers.card(desk.clerk, received.dossier_id).prints
    assert line.printed_at == clock.now()


def test_a_printer_that_fails_leaves_the_sheet_to_be_printed(desk: Desk) -> None:
    desk.printer.failure = DeviceError("Máy in hết giấy.")
    with pytest.raises(DeviceError):
        desk.print()
    assert desk.states == [PrintState.FAILED]
    desk.printer.failure = None
    assert desk.print().reprint is None
    assert desk.states == [PrintState.PRINTED]


def test_a_second_sheet_needs_a_reason(desk: Desk) -> None:
    desk.print()
    with pytest.raises(InputError, match="đã in rồi") as caught:
        desk.print(reason="  ")
    assert caught.value.field == "reason"
    assert desk.states == [PrintState.PRINTED]


def test_every_further_sheet_is_marked_and_numbered(desk: Desk, clock: SetClock) -> None:
    first = desk.print()
    for number in (1, 2):
        clock.forward(hours=1)
        marked = desk.print(reason=f"kẹt giấy {number}")
        assert marked.reprint is not None
        assert (marked.reprint.number, marked.reprint.reason) == (number, f"kẹt giấy {number}")
        assert marked.reprint.printed_at == clock.now()
        assert marked.code == first.code
    assert desk.states == [PrintState.PRINTED] * 3
    titles = [job.title.removeprefix(f"giay-hen-{first.code}") for job in desk.printer.jobs]
    assert titles == ["", "-in-lai-1", "-in-lai-2"]


def test_a_reprint_that_fails_stays_that_very_reprint(desk: Desk) -> None:
    desk.print()
    desk.printer.failure = DeviceError("Máy in hết giấy.")
    with pytest.raises(DeviceError):
        desk.print(reason="mờ")
    assert desk.states == [PrintState.FAILED, PrintState.PRINTED]
    desk.printer.failure = None
    marked = desk.print()
    assert marked.reprint is not None
    assert marked.reprint.number == 1
    assert desk.states == [PrintState.PRINTED, PrintState.PRINTED]


def test_after_a_crash_while_printing_nobody_pretends_to_know(desk: Desk) -> None:
    desk.printer.failure = KeyboardInterrupt()
    with pytest.raises(KeyboardInterrupt):
        desk.print()
    desk.printer.failure = None
    assert desk.states == [PrintState.PRINTING]
    with pytest.raises(InputError, match="chưa rõ giấy đã ra hay chưa"):
        desk.print()
    assert desk.print(reason="không thấy giấy").reprint is not None


def test_a_receipt_not_wanted_at_first_can_still_be_printed(
    counter: Counter, clerk: Actor, printer: FakePrinter
) -> None:
    desk = Desk(counter, printer, clerk, builders.receive(counter, slip_wanted=False))
    assert desk.print().reprint is None
    assert desk.states == [PrintState.PRINTED]


def test_the_sheet_is_the_one_issued_although_the_office_was_renamed(
    desk: Desk, supervisor: Actor, clock: SetClock
) -> None:
    clock.forward(days=30)
    renamed = replace(builders.PROFILE, name="UBND phường Bồ Đề", place="Bồ Đề")
    desk.counter.office.save_profile(supervisor, renamed)
    assert desk.print().header == builders.PROFILE.header()


def test_a_dossier_of_an_old_register_has_no_receipt_of_ours(desk: Desk) -> None:
    builders.change_store(desk.counter, "DELETE FROM print_records")
    with pytest.raises(NotFoundError, match="không có giấy hẹn"):
        desk.print()
    with pytest.raises(NotFoundError):
        desk.counter.dossiers.receipt(desk.received.dossier_id)


def test_the_counter_prints_on_the_chosen_printer(
    tmp_path: Path, clock: SetClock, printer: FakePrinter
) -> None:
    chosen: list[PrinterChoice] = []

    def find(choice: PrinterChoice) -> FakePrinter:
        chosen.append(choice)
        return printer

    counter = builders.sample_counter(tmp_path / "other", clock, printer=find)
    received = builders.receive(counter)
    command = PrintReceipt(actor=builders.actor(counter), dossier_id=received.dossier_id)
    printed = counter.dossiers.print_receipt(command, PrinterChoice("HP", PaperSize.A4))
    counter.close()
    assert printed.print_id == received.print_id
    assert chosen == [PrinterChoice("HP", PaperSize.A4)]
    assert printer.jobs[0].size is PaperSize.A4
