"""A register as one table, and that table as a workbook, a CSV file or a paper to be printed."""

from collections.abc import Callable
from pathlib import Path

from app.domain.forms.register_book import BookColumn, RegisterBookDocument
from app.domain.register_entries import EntryFilter, sheet_cell
from app.domain.registers import Registers
from app.domain.roles import Actor, Permission
from app.domain.table import Column, Table
from app.domain.vietnam_time import short_date
from app.errors import RuleError
from app.services import audit
from app.services.answers import PapersAsked
from app.services.audit import Audited
from app.services.context import Context
from app.services.papers.ask_for import put_down
from app.services.papers.paper import Paper
from app.services.register_commands import ExportRegister, RegisterExported
from app.services.registers.entry import entry_rows
from app.services.registers.list_entries import conditions_of, entries_where
from app.words import N_

_CSV = ".csv"
# The width a turned A4 sheet leaves, in mm; columns have their shares of it.
_SHEET_WIDTH = 267
WriteTable = Callable[[Table, Path], object]


def register_table(
    context: Context,
    registers: Registers,
    actor: Actor,
    wanted: EntryFilter,
    *,
    whole_numbers: bool = False,
) -> Table:
    """Return the wanted entries in the columns of the printed register, oldest first.

    RuleError for who asks for whole identity numbers and is no supervisor.
    """
    actor.require(Permission.CLOSE_DAY if whole_numbers else Permission.SEE_DOSSIERS)
    register = registers.get(wanted.register)
    with context.database.read() as session:
        found = entries_where(session, conditions_of(context, register, wanted))
        found.reverse()
        rows = entry_rows(session, register, found, context.today(), whole=whole_numbers)
    return Table(
        title=register.title,
        subtitle=f"{context.office().profile.name} – {_period(wanted)}",
        columns=tuple(
            Column(one.head, width_mm=one.share * _SHEET_WIDTH / 100) for one in register.sheet
        ),
        rows=tuple(
            tuple(sheet_cell(register, row, one.shows) for one in register.sheet) for row in rows
        ),
    )


def export_register(
    context: Context,
    registers: Registers,
    command: ExportRegister,
    write_csv: WriteTable,
    write_workbook: WriteTable,
) -> RegisterExported:
    """Write the table to a file; that this was done is audited."""
    command.actor.require(Permission.WORK_AT_DESK)
    table = register_table(
        context,
        registers,
        command.actor,
        command.wanted,
        whole_numbers=command.whole_numbers,
    )
    return export_table(context, command.actor, table, command.path, write_csv, write_workbook)


def export_table(
    context: Context,
    actor: Actor,
    table: Table,
    path: Path,
    write_csv: WriteTable,
    write_workbook: WriteTable,
) -> RegisterExported:
    """Write any table of the registers to ``path``, as its ending says."""
    actor.require(Permission.WORK_AT_DESK)
    write = write_csv if path.suffix.casefold() == _CSV else write_workbook
    write(table, path)
    with context.database.write() as session:
        detail = f"{table.title}: {path.name}"
        audit.note(session, context, actor.clerk_id, Audited.EXPORT_REGISTER, detail)
    return RegisterExported(path, len(table.rows))


def issue_register(
    context: Context,
    registers: Registers,
    actor: Actor,
    wanted: EntryFilter,
    *,
    whole_numbers: bool = False,
) -> PapersAsked:
    """Ask for the register as a paper; RuleError when nothing is in it."""
    actor.require(Permission.WORK_AT_DESK)
    register = registers.get(wanted.register)
    table = register_table(context, registers, actor, wanted, whole_numbers=whole_numbers)
    if not table.rows:
        raise RuleError(N_("Không có dòng nào để in."), N_("Chọn kỳ khác hoặc bỏ bớt điều kiện."))
    document = RegisterBookDocument(
        header=context.office().profile.header(),
        title=register.title,
        period=_period(wanted),
        legal_basis=register.legal_basis,
        columns=tuple(BookColumn(one.head, one.share) for one in register.sheet),
        rows=tuple(tuple(str(cell or "") for cell in row) for row in table.rows),
        made_at=context.now(),
        made_by=actor.name,
    )
    with context.database.write() as session:
        subject = f"{register.name}, {_period(wanted)}"
        asked = put_down(session, context, actor, [Paper(document=document, subject=subject)])
        audit.note(session, context, actor.clerk_id, Audited.EXPORT_REGISTER, subject)
    return asked


def _period(wanted: EntryFilter) -> str:
    first = short_date(wanted.first) if wanted.first else ""
    last = short_date(wanted.last) if wanted.last else ""
    if first and last:
        return f"{first} – {last}"
    if first or last:
        return f"từ {first}" if first else f"đến {last}"
    return "toàn bộ"
