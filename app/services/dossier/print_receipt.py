"""Print the receipt: the paper asked for at intake, or a marked reprint of exactly that paper."""

from dataclasses import replace

from sqlalchemy import Select, exists, select, update
from sqlalchemy.orm import Session, aliased

from app.domain.documents import CopyName, PaperSize, PrintJob
from app.domain.dossier_code import LOCAL_PREFIX
from app.domain.dossier_state import Form
from app.domain.forms.parts import ReprintMark
from app.domain.forms.receipt import ReceiptDocument
from app.domain.print_state import PrintState
from app.domain.roles import Actor, Permission
from app.errors import InputError, MotCuaError, NotFoundError
from app.models.dossier import NOT_CANCELLED, Dossier
from app.models.paper import PrintRecord
from app.services.answers import PrintAnswered, Printed
from app.services.commands import AnswerPrint, PrintReceipt
from app.services.context import Context
from app.services.document_json import document_from_json, document_to_json
from app.services.ports import DocumentPrinter
from app.words import N_

_PRINTED_BEFORE = (
    N_("Giấy hẹn đã in rồi, in lại cần ghi lý do."),
    N_("Chọn lý do: kẹt giấy, mờ, công dân làm mất, khác."),
)
_PERHAPS_PRINTED = (
    N_("Lần in trước bị ngắt giữa chừng, chưa rõ giấy đã ra hay chưa."),
    N_("Xem ở máy in; nếu chưa có giấy, ghi lý do rồi in lại."),
)
_NOT_ON_PAPER = (
    PrintState.WAITING.value,
    PrintState.FAILED.value,
    PrintState.NOT_WANTED.value,
)


def print_receipt(
    context: Context, command: PrintReceipt, printer: DocumentPrinter, size: PaperSize
) -> Printed:
    """Put the receipt out; InputError when a reprint has no reason, DeviceError when it failed.

    The state is in the store before the printer gets the sheet. After a crash in between nobody
    knows whether the paper came out, so the next sheet counts as a reprint.
    """
    command.actor.require(Permission.WORK_AT_DESK)
    with context.database.write() as session:
        record = _record(session, context, command)
        record.state = PrintState.PRINTING.value
        document = document_from_json(ReceiptDocument, record.content)
    job = PrintJob(
        document=document,
        form_set=context.form_set_named(document.form_set, document.form_version),
        title=_title(document),
        copies=(CopyName.FILE, CopyName.CITIZEN),
        size=size,
    )
    try:
        printer.print_document(job)
    except MotCuaError:
        _set_state(context, record.id, PrintState.FAILED)
        raise
    _set_state(context, record.id, PrintState.PRINTED)
    return Printed(record.id, job.title)


def note_cut_off_prints(context: Context) -> int:
    """Call unknown what was being printed when the program ended, and return how many those are.

    Only for the first program on this counter, before it prints anything itself: nobody else
    knows that none of these sheets is on its way. Nothing is printed here.
    """
    left = receipts_in(context, PrintState.PRINTING).with_only_columns(PrintRecord.id)
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


def receipts_in(context: Context, *states: PrintState) -> Select[PrintRecord, Dossier]:
    """Select this counter's receipts whose newest sheet is in one of ``states``, with the dossier.

    A later sheet of the same dossier has answered what became of the ones before.
    """
    later = aliased(PrintRecord)
    own = f"{LOCAL_PREFIX}{context.station.digit}%"
    return (
        select(PrintRecord, Dossier)
        .join(Dossier, Dossier.id == PrintRecord.dossier_id)
        .where(
            PrintRecord.state.in_([state.value for state in states]),
            PrintRecord.form == Form.RECEIPT.value,
            ~exists().where(
                later.dossier_id == PrintRecord.dossier_id,
                later.form == PrintRecord.form,
                later.id > PrintRecord.id,
            ),
            Dossier.code.like(own),
            NOT_CANCELLED,
        )
        .order_by(PrintRecord.id)
    )


def receipt_of(context: Context, dossier_id: int) -> ReceiptDocument:
    """Return the receipt a dossier was issued with, for a preview."""
    with context.database.read() as session:
        return document_from_json(ReceiptDocument, _newest(session, dossier_id).content)


def _record(session: Session, context: Context, command: PrintReceipt) -> PrintRecord:
    newest = _newest(session, command.dossier_id)
    if newest.state in _NOT_ON_PAPER:
        return newest
    if not command.reason.strip():
        printed = newest.state == PrintState.PRINTED.value
        raise InputError("reason", *(_PRINTED_BEFORE if printed else _PERHAPS_PRINTED))
    return _reprint(session, context, newest, command.actor, command.reason.strip())


def _reprint(
    session: Session, context: Context, earlier: PrintRecord, actor: Actor, reason: str
) -> PrintRecord:
    number = earlier.reprint_number + 1
    document = document_from_json(ReceiptDocument, earlier.content)
    marked = replace(document, reprint=ReprintMark(number, context.now(), reason))
    record = PrintRecord(
        dossier_id=earlier.dossier_id,
        form=Form.RECEIPT.value,
        form_set=earlier.form_set,
        form_version=earlier.form_version,
        content=document_to_json(marked),
        state=PrintState.WAITING.value,
        asked_at=context.now(),
        clerk_id=actor.clerk_id,
        reprint_number=number,
        reason=reason,
    )
    session.add(record)
    session.flush()
    return record


def _newest(session: Session, dossier_id: int) -> PrintRecord:
    record = session.scalars(
        select(PrintRecord)
        .where(PrintRecord.dossier_id == dossier_id, PrintRecord.form == Form.RECEIPT.value)
        .order_by(PrintRecord.id.desc())
        .limit(1)
    ).first()
    if record is None:
        raise NotFoundError(
            N_("Máy này không có giấy hẹn của hồ sơ."),
            N_("Hồ sơ nhập từ quầy khác hoặc từ sổ cũ: in lại ở nơi đã tiếp nhận."),
        )
    return record


def _set_state(context: Context, record_id: int, state: PrintState) -> None:
    with context.database.write() as session:
        record = session.get_one(PrintRecord, record_id)
        record.state = state.value
        if state is PrintState.PRINTED:
            record.printed_at = context.now()


def _title(document: ReceiptDocument) -> str:
    mark = f"-in-lai-{document.reprint.number}" if document.reprint else ""
    return f"giay-hen-{document.code}{mark}"
