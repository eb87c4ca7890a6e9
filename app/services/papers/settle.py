"""What becomes of papers that did not simply come out: asked about, or not wanted any more."""

from sqlalchemy import select, update

from app.domain.print_state import PrintState
from app.domain.roles import Permission
from app.errors import RuleError
from app.models.dossier import Dossier
from app.models.paper import PrintRecord
from app.services.answers import PapersDropped, PrintAnswered
from app.services.commands import AnswerPrint, DropPapers
from app.services.context import Context
from app.services.papers.own_papers import newest_papers, own_papers
from app.words import N_

_MAY_BE_DROPPED = (PrintState.WAITING.value, PrintState.FAILED.value)


def note_cut_off_prints(context: Context) -> int:
    """Call unknown what was being printed when the program ended, and return how many those are.

    Only for the first program on this counter, before it prints anything itself: nobody else
    knows that none of these sheets is on its way. Nothing is printed here.
    """
    left = newest_papers(context, PrintState.PRINTING).with_only_columns(PrintRecord.id)
    with context.database.read() as session:
        cut_off = session.scalars(left).all()
    if cut_off:
        with context.database.write() as session:
            session.execute(
                update(PrintRecord)
                .where(PrintRecord.id.in_(cut_off), PrintRecord.state == PrintState.PRINTING.value)
                .values(state=PrintState.UNKNOWN.value)
            )
    return len(cut_off)


def answer_print(context: Context, command: AnswerPrint) -> PrintAnswered:
    """Note that a sheet of which nobody knew has come out; one that has not is printed again.

    When it came out nobody knows, so no moment is noted. An answer given twice changes nothing.
    """
    command.actor.require(Permission.WORK_AT_DESK)
    with context.database.write() as session:
        record = session.get(PrintRecord, command.print_id)
        if record is not None and record.state == PrintState.UNKNOWN.value:
            record.state = PrintState.PRINTED.value
    return PrintAnswered(command.print_id)


def drop_papers(context: Context, command: DropPapers) -> PapersDropped:
    """Let waiting papers go; they stay in the list and can still be printed when asked for.

    RuleError, and nothing is dropped, when one of them has been sent to a printer.
    """
    command.actor.require(Permission.WORK_AT_DESK)
    wanted = PrintRecord.id.in_(command.print_ids)
    with context.database.write() as session:
        own = (
            select(PrintRecord)
            .outerjoin(Dossier, Dossier.id == PrintRecord.dossier_id)
            .where(wanted, own_papers(context))
        )
        records = session.scalars(own).all()
        if any(record.state not in _MAY_BE_DROPPED for record in records):
            raise RuleError(
                N_("Có giấy đã gửi in, không bỏ được nữa."),
                N_("Chỉ bỏ được giấy đang chờ in hoặc in lỗi."),
            )
        for record in records:
            record.state = PrintState.NOT_WANTED.value
    return PapersDropped(len(records))
