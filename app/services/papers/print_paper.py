"""Print a paper that was asked for; the store says before and after what is known of the sheet."""

from collections.abc import Callable
from pathlib import Path

from app.domain.audited import Audited
from app.domain.documents import PrintJob
from app.domain.forms.registry import form_kind
from app.domain.paper_listing import NOT_ON_PAPER, PRINTS_BY_ITSELF_FOR
from app.domain.print_state import PrintState
from app.domain.printer_state import Outcome
from app.domain.roles import Permission
from app.errors import MotCuaError, RuleError
from app.models.paper import PrintRecord
from app.services import audit
from app.services.answers import PaperSaved, PapersPrinted, Printed
from app.services.commands import (
    PrinterChoice,
    PrintPaper,
    PrintPapers,
    ReprintPaper,
    SavePaper,
)
from app.services.context import Context
from app.services.papers.ask_for import ask_again
from app.services.papers.own_papers import newest_sheet, paper_with
from app.services.papers.paper import job_of, problem_to_json
from app.services.ports import DocumentPrinter, Tick
from app.words import N_

PrinterFinder = Callable[[PrinterChoice], DocumentPrinter]


def print_paper(
    context: Context, command: PrintPaper, choice: PrinterChoice, find: PrinterFinder
) -> Printed:
    """Put a waiting paper out; DeviceError says why it did not come, and is kept with the paper.

    RuleError for one that may be on paper already, or that has waited too long to come by itself.
    """
    command.actor.require(Permission.WORK_AT_DESK)
    with context.database.read() as session:
        record = paper_with(session, command.print_id)
        _require_not_on_paper(record)
        waited = context.now() - record.asked_at
        if command.by_itself and waited > PRINTS_BY_ITSELF_FOR:
            raise RuleError(
                N_("Giấy chờ in quá 10 phút nên không tự in nữa."),
                N_("Nếu vẫn cần, bấm «In» trong danh sách giấy tờ in."),
            )
    return put_out(context, command.print_id, choice, find)


def reprint_paper(
    context: Context, command: ReprintPaper, choice: PrinterChoice, find: PrinterFinder
) -> Printed:
    """Put out once more exactly what was issued, marked with number, moment and reason.

    InputError("reason") without a reason. A sheet that never came out is printed as the first.
    """
    command.actor.require(Permission.WORK_AT_DESK)
    with context.database.write() as session:
        newest = newest_sheet(session, paper_with(session, command.print_id))
        if PrintState(newest.state) not in NOT_ON_PAPER:
            newest = ask_again(session, context, command.actor, newest, command.reason)
        print_id = newest.id
    return put_out(context, print_id, choice, find)


def print_papers(
    context: Context, command: PrintPapers, choice: PrinterChoice, find: PrinterFinder, tick: Tick
) -> PapersPrinted:
    """Put papers out one after another; the first that fails stops the rest, with its DeviceError.

    Asked again with the same keys, it goes on at that sheet: what is on paper is passed over.
    """
    command.actor.require(Permission.WORK_AT_DESK)
    count = 0
    for done, print_id in enumerate(command.print_ids):
        tick(done, len(command.print_ids))
        with context.database.read() as session:
            waiting = PrintState(paper_with(session, print_id).state) in NOT_ON_PAPER
        if waiting:
            put_out(context, print_id, choice, find)
            count += 1
    return PapersPrinted(count)


def save_paper(
    context: Context, command: SavePaper, choice: PrinterChoice, folder: DocumentPrinter
) -> PaperSaved:
    """Save a paper as a PDF file as it was issued; whether it is on paper stays as it is.

    Personal data leave the store with it, so the audit knows who did it.
    """
    command.actor.require(Permission.SEE_DOSSIERS)
    job = paper_job(context, command.print_id, choice)
    with context.database.write() as session:
        audit.note(session, context, command.actor.clerk_id, Audited.SAVE_PAPER, job.title)
    saved = folder.print_document(job)
    return PaperSaved(saved if isinstance(saved, Path) else Path())


def paper_job(context: Context, print_id: int, choice: PrinterChoice) -> PrintJob:
    """Return a paper as it would come out of the printer for its form."""
    with context.database.read() as session:
        record = paper_with(session, print_id)
        return job_of(context, record, choice.for_role(form_kind(record.form).role).size)


def put_out(context: Context, print_id: int, choice: PrinterChoice, find: PrinterFinder) -> Printed:
    """Print without asking whether it may be.

    The state is in the store before the printer gets the sheet. After a crash in between nobody
    knows whether the paper came out, so the next sheet counts as a reprint.
    """
    with context.database.write() as session:
        record = paper_with(session, print_id)
        # Two screens may have asked for the same sheet at once.
        _require_not_on_paper(record)
        chosen = choice.for_role(form_kind(record.form).role)
        job = job_of(context, record, chosen.size)
        record.state = PrintState.PRINTING.value
        record.printer, record.size, record.problem = chosen.name, chosen.size.value, ""
    try:
        outcome = find(chosen).print_document(job)
    except MotCuaError as failure:
        _note_end(context, print_id, PrintState.FAILED, problem_to_json(failure))
        raise
    confirmed = outcome is not Outcome.UNCONFIRMED
    _note_end(context, print_id, PrintState.PRINTED if confirmed else PrintState.UNKNOWN)
    file = outcome if isinstance(outcome, Path) else None
    return Printed(print_id, job.title, confirmed, file)


def _require_not_on_paper(record: PrintRecord) -> None:
    if PrintState(record.state) not in NOT_ON_PAPER:
        raise RuleError(
            N_("Giấy này đã gửi in rồi."), N_("Nếu không có giấy, bấm «In lại» và ghi lý do.")
        )


def _note_end(context: Context, print_id: int, state: PrintState, problem: str = "") -> None:
    with context.database.write() as session:
        record = session.get_one(PrintRecord, print_id)
        record.state, record.problem = state.value, problem
        if state is PrintState.PRINTED:
            record.printed_at = context.now()
