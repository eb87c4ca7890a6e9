"""A paper of any form comes out once, is told truly, and is the same paper years later."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.documents import CopyName, PaperSize
from app.domain.form_set import OWN
from app.domain.forms.day_sheet import DaySheetDocument
from app.domain.forms.receipt import ReceiptDocument
from app.domain.printer_role import PrinterRole
from app.domain.printer_state import Outcome
from app.errors import DeviceError, InputError, RuleError
from app.printing.spooler import PdfFolderPrinter
from app.services.commands import PrinterChoice, PrintPaper, SavePaper
from app.services.papers.print_paper import print_paper
from tests import builders
from tests.builders import SetClock
from tests.services.papers.conftest import PaperDesk


def test_a_list_comes_out_once_in_the_own_words_of_the_office(desk: PaperDesk) -> None:
    (asked,) = desk.ask("Tổ 1, 16/11")
    desk.print(asked)
    (job,) = desk.printer.jobs
    assert isinstance(job.document, DaySheetDocument)
    assert (job.title, job.copies, job.form_set.own.id) == ("phieu-cuoi-ngay-to-1-16-11", (), OWN)
    (row,) = desk.rows()
    assert (row.state.value, row.printer, row.printed_at) == (
        "printed",
        "HP",
        desk.counter.context.now(),
    )
    with pytest.raises(RuleError, match="đã gửi in rồi"):
        desk.print(asked)
    assert len(desk.printer.jobs) == 1


def test_why_a_paper_did_not_come_out_is_kept_until_it_does(desk: PaperDesk) -> None:
    (asked,) = desk.ask("Tổ 1")
    desk.printer.failure = DeviceError("Máy in «{name}» hết giấy.", "Nạp giấy.", name="HP")
    with pytest.raises(DeviceError):
        desk.print(asked)
    (row,) = desk.rows()
    assert row.state.value == "failed"
    assert row.problem is not None
    assert row.problem.title.format(**row.problem.values) == "Máy in «HP» hết giấy."
    assert row.problem.advice == "Nạp giấy."
    desk.printer.failure = None
    desk.print(asked)
    (row,) = desk.rows()
    assert (row.state.value, row.problem) == ("printed", None)


def test_what_the_printer_does_not_confirm_is_asked_about_and_its_next_sheet_is_marked(
    desk: PaperDesk,
) -> None:
    (asked,) = desk.ask("Tổ 1")
    desk.printer.outcome = Outcome.UNCONFIRMED
    command = PrintPaper(actor=desk.clerk, print_id=asked)
    printed = print_paper(
        desk.counter.context, command, PrinterChoice("HP"), lambda _choice: desk.printer
    )
    assert not printed.confirmed
    assert desk.states() == {"Tổ 1": "unknown"}
    desk.printer.outcome = Outcome.CONFIRMED
    desk.reprint(asked)
    assert desk.printer.jobs[-1].reprint is not None
    assert [row.state.value for row in desk.rows()] == ["printed", "unknown"]


def test_where_there_is_no_printer_the_answer_tells_the_file(
    desk: PaperDesk, tmp_path: Path
) -> None:
    (asked,) = desk.ask("Tổ 1")
    folder = PdfFolderPrinter(tmp_path / "phieu")
    command = PrintPaper(actor=desk.clerk, print_id=asked)
    printed = print_paper(desk.counter.context, command, PrinterChoice(), lambda _choice: folder)
    assert printed.file is not None
    assert printed.file.read_bytes().startswith(b"%PDF")


def test_nothing_comes_out_by_itself_after_ten_minutes(desk: PaperDesk, clock: SetClock) -> None:
    first, second = desk.ask("Tổ 1", "Tổ 2")
    clock.forward(minutes=10)
    desk.print(first, by_itself=True)
    clock.forward(minutes=1)
    with pytest.raises(RuleError, match="quá 10 phút"):
        desk.print(second, by_itself=True)
    assert [row.expired for row in desk.rows()] == [True, False]
    desk.print(second)
    assert desk.states() == {"Tổ 1": "printed", "Tổ 2": "printed"}


def test_a_batch_stops_at_the_first_failed_sheet_and_goes_on_there(desk: PaperDesk) -> None:
    asked = desk.ask("1", "2", "3")
    desk.printer.failure = DeviceError("Kẹt giấy.")
    desk.printer.failing = {"phieu-cuoi-ngay-2"}
    with pytest.raises(DeviceError):
        desk.print_all(*asked)
    assert desk.states() == {"1": "printed", "2": "failed", "3": "waiting"}
    desk.printer.failure = None
    assert desk.print_all(*asked) == 2
    assert [job.title[-1] for job in desk.printer.jobs] == ["1", "2", "3"]
    assert all(job.reprint is None for job in desk.printer.jobs)


def test_a_reprint_is_the_same_paper_with_a_mark(desk: PaperDesk, clock: SetClock) -> None:
    received = builders.receive(desk.counter)
    desk.print(received.print_id)
    renamed = replace(builders.PROFILE, name="UBND phường Bồ Đề")
    clock.forward(days=400)
    desk.counter.office.save_profile(builders.supervisor(desk.counter), renamed)
    for number in (1, 2):
        desk.reprint(received.print_id, "mờ")
        assert desk.printer.jobs[-1].title.endswith(f"-in-lai-{number}")
    first, _again, last = desk.printer.jobs
    assert isinstance(first.document, ReceiptDocument)
    assert isinstance(last.document, ReceiptDocument)
    assert last.document.reprint is not None
    assert last.document.reprint.reason == "mờ"
    assert replace(last.document, reprint=None) == first.document
    assert (last.form_set, last.copies) == (first.form_set, (CopyName.FILE, CopyName.CITIZEN))


def test_a_reprint_says_why(desk: PaperDesk) -> None:
    (asked,) = desk.ask("Tổ 1")
    desk.print(asked)
    with pytest.raises(InputError, match="lý do") as caught:
        desk.reprint(asked, " ")
    assert caught.value.field == "reason"
    assert len(desk.rows()) == 1


def test_what_never_came_out_is_no_reprint(desk: PaperDesk) -> None:
    (asked,) = desk.ask("Tổ 1")
    desk.reprint(asked)
    assert desk.printer.jobs[0].reprint is None
    assert [row.reprint_number for row in desk.rows()] == [0]


def test_each_form_goes_to_its_own_printer(desk: PaperDesk) -> None:
    lists = PrinterChoice("Laser", PaperSize.A4)
    choice = PrinterChoice("Slip", PaperSize.A5, others={PrinterRole.LIST: lists})
    found: list[PrinterChoice] = []
    received = builders.receive(desk.counter)
    for print_id in (received.print_id, *desk.ask("Tổ 1")):
        command = PrintPaper(actor=desk.clerk, print_id=print_id)
        print_paper(
            desk.counter.context, command, choice, lambda one: found.append(one) or desk.printer
        )
    assert [one.name for one in found] == ["Slip", "Laser"]
    assert [job.size for job in desk.printer.jobs] == [PaperSize.A5, PaperSize.A4]


def test_a_paper_saved_as_a_file_still_waits_for_its_printer(
    desk: PaperDesk, tmp_path: Path
) -> None:
    received = builders.receive(desk.counter)
    saved = desk.counter.papers.save(SavePaper(desk.clerk, received.print_id), PrinterChoice())
    assert saved.path.read_bytes().startswith(b"%PDF")
    assert saved.path.is_relative_to(tmp_path)
    assert desk.states() == {received.code: "waiting"}
