"""Everything the counter can be asked about dossiers: find, receive, move on, return, print."""

from datetime import datetime

from app.domain.deadline import Deadline, compute_deadline
from app.domain.dossier_code import DossierCode
from app.domain.forms.receipt import ReceiptDocument
from app.domain.listings import (
    DossierCard,
    DossierFilter,
    DossierPage,
    DossierRow,
    KnownPerson,
    ReturnView,
)
from app.domain.merge_report import UnmatchedRow
from app.domain.procedure import Procedure
from app.domain.roles import Actor
from app.domain.vietnam_time import office_day
from app.errors import InputError
from app.services import answers, commands
from app.services.context import Context
from app.services.dossier import (
    cancel,
    dossier_card,
    hand_over,
    known_people,
    list_dossiers,
    look_up,
    prepare_intake,
    print_receipt,
    receive,
    record_result,
    return_result,
    undo_return,
)
from app.services.exchange import return_unmatched
from app.services.plugs import Plugs
from app.services.reports import usage


class Dossiers:
    """Wishes about dossiers: find, receive, move on, return, print."""

    def __init__(self, context: Context, plugs: Plugs) -> None:
        self._context = context
        self._plugs = plugs

    def procedures(self) -> tuple[Procedure, ...]:
        """Return the procedures in force today."""
        return self._context.procedures(self._context.today())

    def usage(self, clerk_id: int | None = None) -> dict[str, int]:
        """Return how often each procedure was received lately."""
        return usage.procedure_usage(self._context, clerk_id)

    def promise(self, procedure_code: str, received_at: datetime | None = None) -> Deadline:
        """Return when a dossier received now (or then) would be due."""
        at = received_at or self._context.now()
        procedure = self._context.procedure(procedure_code, office_day(at)).procedure
        return compute_deadline(
            procedure.limit, at, self._context.calendar, cut_off=procedure.cut_off
        )

    def known_people(self, actor: Actor, text: str) -> tuple[KnownPerson, ...]:
        """Return people met before whose number or name begins like ``text``."""
        return known_people.known_people(self._context, actor, text)

    def open_dossiers_of(
        self,
        actor: Actor,
        identity_number: str,
        name: str,
        procedure_code: str,
        request_id: str = "",
    ) -> tuple[DossierRow, ...]:
        """Return a person's open dossiers of a procedure: a double intake perhaps."""
        return known_people.open_dossiers_of(
            self._context, actor, identity_number, name, procedure_code, request_id
        )

    def problems(self, command: commands.ReceiveDossier) -> tuple[InputError, ...]:
        """Return everything that keeps a dossier from being taken in, by field."""
        return prepare_intake.intake_problems(self._context, command)

    def receive(self, command: commands.ReceiveDossier) -> answers.Received:
        """Take in a dossier."""
        return receive.receive(self._context, command)

    def list(self, wanted: DossierFilter, after: int | None = None) -> DossierPage:
        """Return a page of the dossiers a filter shows."""
        return list_dossiers.list_dossiers(self._context, wanted, after)

    def count(self, wanted: DossierFilter) -> int:
        """Return how many dossiers a filter shows."""
        return list_dossiers.count_dossiers(self._context, wanted)

    def card(self, actor: Actor, dossier_id: int) -> DossierCard:
        """Return everything about one dossier."""
        return dossier_card.dossier_card(self._context, actor, dossier_id)

    def id_of(self, code: str) -> int:
        """Return the key of the dossier with this code."""
        return look_up.id_of(self._context, code)

    def look_up(self, actor: Actor, code: DossierCode, slip_version: int = 0) -> ReturnView:
        """Return what to tell whoever scanned or typed ``code`` off an issue of a slip."""
        return look_up.look_up_code(self._context, actor, code, slip_version)

    def look_up_dossier(self, actor: Actor, dossier_id: int) -> ReturnView:
        """Return the same for a dossier picked from a list."""
        return look_up.look_up_dossier(self._context, actor, dossier_id)

    def note_look_up(self, actor: Actor, dossier_id: int | None) -> None:
        """Note that a dossier was found by an identity number, or by a card (None: any)."""
        dossier_card.note_look_up(self._context, actor, dossier_id)

    def hand_over(self, command: commands.HandOver) -> answers.StepTaken:
        """Pass dossiers to the handling unit."""
        return hand_over.hand_over(self._context, command)

    def record_result(self, command: commands.RecordResult) -> answers.StepTaken:
        """Note that a result has come to the desk."""
        return record_result.record_result(self._context, command)

    def return_result(self, command: commands.ReturnResult) -> answers.StepTaken:
        """Hand a result out."""
        return return_result.return_result(self._context, command)

    def return_unmatched(self, command: commands.ReturnUnmatched) -> answers.ReturnedUnmatched:
        """Hand a result out for another counter's dossier that is not known here yet."""
        return return_unmatched.return_unmatched(self._context, command)

    def cancel_unmatched(self, command: commands.CancelUnmatched) -> answers.Saved:
        """Take that back, before the dossier has arrived."""
        return return_unmatched.cancel_unmatched(self._context, command)

    def unmatched(self) -> tuple[UnmatchedRow, ...]:
        """Return the results handed out so, waiting ones first."""
        return return_unmatched.unmatched_rows(self._context)

    def undo_return(self, command: commands.TakeStep) -> answers.StepTaken:
        """Take a mistaken return back."""
        return undo_return.undo_return(self._context, command)

    def cancel(self, command: commands.TakeStep) -> answers.StepTaken:
        """Burn the code of a dossier entered by mistake."""
        return cancel.cancel(self._context, command)

    def receipt(self, dossier_id: int) -> ReceiptDocument:
        """Return the receipt a dossier was issued with, for a preview."""
        return print_receipt.receipt_of(self._context, dossier_id)

    def print_receipt(
        self, command: commands.PrintReceipt, choice: commands.PrinterChoice
    ) -> answers.Printed:
        """Put a receipt out on the chosen printer."""
        return print_receipt.print_receipt(self._context, command, choice, self._plugs.printer)
