"""Everything the counter can be asked about dossiers: find, receive, move on, return, print."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from app.domain.corrections import CorrectionPreview, Standing
from app.domain.deadline import Deadline, compute_deadline
from app.domain.dossier_code import DossierCode
from app.domain.dossier_filter import DossierFilter
from app.domain.forms.receipt import ReceiptDocument
from app.domain.intake_doubts import IntakeDoubts
from app.domain.listings import DossierCard, DossierPage, KnownPerson, ReturnView, TurnedAwayRow
from app.domain.merge_report import UnmatchedRow
from app.domain.procedure import Procedure
from app.domain.roles import Actor
from app.domain.vietnam_time import office_day
from app.errors import InputError
from app.services import answers, commands, step_commands
from app.services.context import Context
from app.services.dossier import (
    accept_supplement,
    back_from_agency,
    bring_back,
    cancel,
    confirm_payment,
    correct,
    correction,
    dossier_card,
    extend,
    guide,
    hand_over,
    intake_doubts,
    known_people,
    list_dossiers,
    look_up,
    prepare_intake,
    print_receipt,
    receive,
    record_result,
    refuse,
    request_payment,
    request_supplement,
    return_electronically,
    return_part,
    return_result,
    send_out,
    send_to_agency,
    stop,
    take_up,
    turned_away,
    undo_result,
    undo_return,
    withdraw,
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

    def doubts(self, command: commands.ReceiveDossier) -> IntakeDoubts:
        """Return what should be asked before a dossier is taken in: a second one, a slip."""
        return intake_doubts.intake_doubts(self._context, command)

    def problems(self, command: commands.ReceiveDossier) -> tuple[InputError, ...]:
        """Return everything that keeps a dossier from being taken in, by field."""
        return prepare_intake.intake_problems(self._context, command)

    def receive(self, command: commands.ReceiveDossier) -> answers.Received:
        """Take in a dossier."""
        return receive.receive(self._context, command)

    def guide(self, command: step_commands.GuideVisit) -> answers.VisitEnded:
        """End a visit with a list of what is missing."""
        return guide.guide(self._context, command)

    def refuse(self, command: step_commands.RefuseVisit) -> answers.VisitEnded:
        """End a visit without receiving, and say why."""
        return refuse.refuse(self._context, command)

    def turned_away(self, actor: Actor, first: date, last: date) -> tuple[TurnedAwayRow, ...]:
        """Return the visits that ended without a dossier."""
        return turned_away.turned_away(self._context, actor, first, last)

    def typed_then(self, actor: Actor, turned_away_id: int) -> Mapping[str, Any]:
        """Return what was typed in such a visit, to begin an intake with."""
        return turned_away.typed_then(self._context, actor, turned_away_id)

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

    def take_up(self, command: step_commands.TakeUp) -> answers.StepTaken:
        """Note who works on a dossier that was handed over."""
        return take_up.take_up(self._context, command)

    def request_supplement(self, command: step_commands.RequestSupplement) -> answers.StepTaken:
        """Ask for papers and stop the clock."""
        return request_supplement.request_supplement(self._context, command)

    def accept_supplement(self, command: step_commands.AcceptSupplement) -> answers.StepTaken:
        """Take what was brought and let the clock go on."""
        return accept_supplement.accept_supplement(self._context, command)

    def request_payment(self, command: step_commands.RequestPayment) -> answers.StepTaken:
        """Let a dossier wait for what the citizen owes the state."""
        return request_payment.request_payment(self._context, command)

    def confirm_payment(self, command: step_commands.ConfirmPayment) -> answers.StepTaken:
        """Note that it is paid."""
        return confirm_payment.confirm_payment(self._context, command)

    def send_to_agency(self, command: step_commands.SendToAgency) -> answers.StepTaken:
        """Pass a dossier to another agency."""
        return send_to_agency.send_to_agency(self._context, command)

    def back_from_agency(self, command: step_commands.BackFromAgency) -> answers.StepTaken:
        """Note that the other agency has answered."""
        return back_from_agency.back_from_agency(self._context, command)

    def extend(self, command: step_commands.Extend) -> answers.StepTaken:
        """Apologize and name a new day."""
        return extend.extend(self._context, command)

    def correction(self, actor: Actor, dossier_id: int) -> Standing:
        """Return what can be put right of a dossier, as it stands now."""
        return correction.correction(self._context, actor, dossier_id)

    def preview_correction(self, command: step_commands.CorrectDossier) -> CorrectionPreview:
        """Return what saving a correction would change."""
        return correction.preview_correction(self._context, command)

    def correct(self, command: step_commands.CorrectDossier) -> answers.StepTaken:
        """Put right what was taken down wrongly."""
        return correct.correct(self._context, command)

    def stop(self, command: step_commands.StopDossier) -> answers.StepTaken:
        """End a dossier without a result."""
        return stop.stop(self._context, command)

    def withdraw(self, command: step_commands.StopDossier) -> answers.StepTaken:
        """End a dossier at its citizen's wish."""
        return withdraw.withdraw(self._context, command)

    def send_out(self, command: step_commands.SendOut) -> answers.StepTaken:
        """Send a result on its way."""
        return send_out.send_out(self._context, command)

    def bring_back(self, command: commands.TakeStep) -> answers.StepTaken:
        """Let a result that could not be delivered wait at the desk again."""
        return bring_back.bring_back(self._context, command)

    def return_part(self, command: step_commands.ReturnPart) -> answers.StepTaken:
        """Give out what there is and keep the rest."""
        return return_part.return_part(self._context, command)

    def record_result(self, command: commands.RecordResult) -> answers.StepTaken:
        """Note that a result has come to the desk."""
        return record_result.record_result(self._context, command)

    def undo_result(self, command: commands.TakeStep) -> answers.StepTaken:
        """Take a result that was recorded by mistake back."""
        return undo_result.undo_result(self._context, command)

    def return_result(self, command: commands.ReturnResult) -> answers.StepTaken:
        """Hand a result out."""
        return return_result.return_result(self._context, command)

    def return_electronically(
        self, command: step_commands.ReturnElectronically
    ) -> answers.StepTaken:
        """Note that a result has gone to an account of the citizen."""
        return return_electronically.return_electronically(self._context, command)

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
