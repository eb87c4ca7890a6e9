"""Print the receipt of a dossier: the sheet asked for at intake, or a marked reprint of it."""

from app.domain.forms.receipt import ReceiptDocument
from app.domain.paper_listing import NOT_ON_PAPER
from app.domain.print_state import PrintState
from app.domain.roles import Permission
from app.errors import InputError
from app.services.answers import Printed
from app.services.commands import PrinterChoice, PrintReceipt
from app.services.context import Context
from app.services.document_json import document_from_json
from app.services.papers.ask_for import ask_again
from app.services.papers.own_papers import newest_receipt
from app.services.papers.print_paper import PrinterFinder, put_out
from app.words import N_

_PRINTED_BEFORE = (
    N_("Giấy hẹn đã in rồi, in lại cần ghi lý do."),
    N_("Chọn lý do: kẹt giấy, mờ, công dân làm mất, khác."),
)
_PERHAPS_PRINTED = (
    N_("Lần in trước bị ngắt giữa chừng, chưa rõ giấy đã ra hay chưa."),
    N_("Xem ở máy in; nếu chưa có giấy, ghi lý do rồi in lại."),
)


def print_receipt(
    context: Context, command: PrintReceipt, choice: PrinterChoice, find: PrinterFinder
) -> Printed:
    """Put the receipt out; InputError when a reprint has no reason, DeviceError when it failed."""
    command.actor.require(Permission.WORK_AT_DESK)
    with context.database.write() as session:
        newest = newest_receipt(session, command.dossier_id)
        state = PrintState(newest.state)
        if state not in NOT_ON_PAPER:
            if not command.reason.strip():
                printed = state is PrintState.PRINTED
                raise InputError("reason", *(_PRINTED_BEFORE if printed else _PERHAPS_PRINTED))
            newest = ask_again(session, context, command.actor, newest, command.reason)
        print_id = newest.id
    return put_out(context, print_id, choice, find)


def receipt_of(context: Context, dossier_id: int) -> ReceiptDocument:
    """Return the receipt a dossier was issued with, for a preview."""
    with context.database.read() as session:
        return document_from_json(ReceiptDocument, newest_receipt(session, dossier_id).content)
