"""Everything the counter can be asked, as one object: what screens and the command line hold.

It loads the store's libraries, so only workers and the command line import it; a page names it for
the type checker alone and gets it from ``operations``.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from app.domain.audited import AuditFilter, AuditPage
from app.domain.backup_plan import BackupReason
from app.domain.deadline import Deadline, compute_deadline
from app.domain.documents import DaySheetDocument, ReceiptDocument
from app.domain.dossier_code import DossierCode
from app.domain.listings import (
    ClerkRow,
    DayFigures,
    DossierCard,
    DossierFilter,
    DossierPage,
    DossierRow,
    KnownPerson,
    ReturnView,
    Workload,
)
from app.domain.merge_report import UnmatchedRow
from app.domain.office import OfficeProfile, Station
from app.domain.period_report import PeriodReport
from app.domain.procedure import Procedure
from app.domain.register import RegisterSheet
from app.domain.roles import Actor
from app.domain.sign_in import Secret
from app.domain.table import Table
from app.domain.vietnam_time import office_day
from app.domain.working_calendar import CalendarDay, WorkingCalendar
from app.errors import InputError, StoreError
from app.models.second_place import SecondPlace
from app.services import answers, commands
from app.services.context import Context
from app.services.day import check, close_day, drafts, export_day, workload
from app.services.day.backups import Backups
from app.services.day.opening import Opening
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
    return_unmatched,
    undo_return,
)
from app.services.journal_upkeep import leave_second_place
from app.services.office import (
    audit_log,
    calendar,
    clerks,
    import_register,
    note_pc_settings,
    print_test,
    set_up,
    sign_in,
)
from app.services.office.encryption import Encryption
from app.services.office.exchange import Exchange
from app.services.office.upkeep import Upkeep
from app.services.ports import (
    BackupPlaces,
    BundleFinder,
    BundleOpener,
    BundleWriter,
    CarryBackup,
    DocumentPrinter,
    Tick,
)
from app.services.reports import period_report, usage


@dataclass(frozen=True, slots=True)
class Plugs:
    """What bootstrap plugs into the use cases: printers, files, and where backups go.

    ``backup_places`` is asked before each backup, because settings change.
    """

    printer: Callable[[commands.PrinterChoice], DocumentPrinter]
    write_bundle: BundleWriter
    open_bundle: BundleOpener
    find_bundles: BundleFinder
    read_register: Callable[[Path], RegisterSheet]
    write_table: Callable[[Table, Path], object]
    backup_places: Callable[[], BackupPlaces]
    carry_backup: CarryBackup
    second_place: SecondPlace


class Counter:
    """The open counter. Methods may be called from any worker thread, one call a transaction."""

    def __init__(self, context: Context, plugs: Plugs) -> None:
        self.context = context
        self._second_place = plugs.second_place
        self.dossiers = Dossiers(context, plugs)
        self.days = Days(context, plugs)
        self.opening = Opening(context)
        self.backups = Backups(context, plugs.backup_places, plugs.carry_backup, plugs.second_place)
        self.office = TheOffice(context, plugs, self.backups)
        self.upkeep = Upkeep(context, plugs.backup_places, plugs.second_place)
        self.encryption = Encryption(context, plugs.backup_places)
        self.exchange = Exchange(context, self.backups, plugs.open_bundle, plugs.find_bundles)

    def close(self) -> None:
        """Close the store; nothing can be asked afterwards."""
        leave_second_place(self.context, self._second_place)
        self.context.database.close()

    @property
    def journal_trouble(self) -> StoreError | None:
        """What keeps acknowledged dossiers out of their second place, None when all is well."""
        return self._second_place.trouble


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

    def look_up(self, actor: Actor, code: DossierCode) -> ReturnView:
        """Return what to tell whoever scanned or typed ``code``."""
        return look_up.look_up_code(self._context, actor, code)

    def look_up_dossier(self, actor: Actor, dossier_id: int) -> ReturnView:
        """Return the same for a dossier picked from a list."""
        return look_up.look_up_dossier(self._context, actor, dossier_id)

    def note_look_up(self, actor: Actor, dossier_id: int) -> None:
        """Note that a dossier was found by somebody's identity number."""
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
        printer = self._plugs.printer(choice)
        return print_receipt.print_receipt(self._context, command, printer, choice.size)


class Days:
    """Wishes about days: workload, closing, export, check, drafts."""

    def __init__(self, context: Context, plugs: Plugs) -> None:
        self._context = context
        self._plugs = plugs

    def workload(self, actor: Actor, day: date, clerk_id: int | None) -> Workload:
        """Return a clerk's day, or the desk's for None."""
        return workload.workload(self._context, actor, day, clerk_id)

    def figures(self, actor: Actor, day: date) -> DayFigures:
        """Return what closing ``day`` would fix."""
        return close_day.day_figures(self._context, actor, day)

    def close(self, actor: Actor, day: date) -> answers.DayClosed:
        """Fix the figures of ``day``."""
        return close_day.close_day(self._context, actor, day)

    def sheet(self, actor: Actor, day: date) -> DaySheetDocument:
        """Return the day sheet to sign."""
        return close_day.day_sheet(self._context, actor, day)

    def print_sheet(self, actor: Actor, day: date, choice: commands.PrinterChoice) -> Path | None:
        """Put the day sheet out on the chosen printer."""
        job = export_day.sheet_job(self._context, self.sheet(actor, day))
        return self._plugs.printer(choice).print_document(job)

    def export(self, command: commands.ExportDay, tick: Tick) -> answers.Exported:
        """Write a day's bundle to a folder or stick."""
        return export_day.export_day(self._context, command, self._plugs.write_bundle, tick)

    def check(self, tick: Tick = lambda _done, _total: None) -> check.CheckReport:
        """Verify the whole store, and hold it against its second place."""
        return check.check(self._context, self._plugs.second_place, tick)

    def period(self, first: date, last: date) -> PeriodReport:
        """Return the report of a period."""
        return period_report.period_report(self._context, first, last)

    def save_draft(self, actor: Actor, form: str, content: Mapping[str, Any]) -> answers.Saved:
        """Keep a half-filled form; an empty content forgets it."""
        return drafts.save_draft(self._context, actor, form, content)

    def load_draft(self, actor: Actor, form: str) -> dict[str, Any]:
        """Return a half-filled form, empty when there is none."""
        return drafts.load_draft(self._context, actor, form)


class TheOffice:
    """Wishes about the office itself: profile, clerks, calendar, old registers."""

    def __init__(self, context: Context, plugs: Plugs, backups: Backups) -> None:
        self._context = context
        self._plugs = plugs
        self._backups = backups

    def profile(self) -> OfficeProfile:
        """Return the profile in force."""
        return self._context.office().profile

    def station(self) -> Station:
        """Return this PC's part of every local code."""
        return self._context.station

    def save_profile(self, actor: Actor, profile: OfficeProfile) -> answers.Saved:
        """Change the profile from today on."""
        return set_up.save_profile(self._context, actor, profile)

    def clerks(self, *, active_only: bool = True) -> tuple[ClerkRow, ...]:
        """Return the clerks."""
        return clerks.clerks(self._context, active_only=active_only)

    def sign_in(self, clerk_id: int, secret: str, kind: Secret = Secret.PIN) -> answers.SignedIn:
        """Check a PIN or password and return who is at the desk."""
        return sign_in.sign_in(self._context, clerk_id, secret, kind)

    def sign_out(self, actor: Actor, *, unattended: bool = False) -> answers.Saved:
        """Note that somebody has left the desk, or that it locked itself."""
        return sign_in.sign_out(self._context, actor, unattended=unattended)

    def change_password(self, command: commands.ChangePassword) -> answers.Saved:
        """Give a clerk the password and PIN of their choice."""
        return sign_in.change_password(self._context, command)

    def put_off_password(self, actor: Actor) -> answers.Saved:
        """Leave a clerk without a password in peace for today."""
        return sign_in.put_off_password(self._context, actor)

    def release_clerk(self, actor: Actor, clerk_id: int) -> answers.Saved:
        """Let a clerk who is locked out try again."""
        return sign_in.release_clerk(self._context, actor, clerk_id)

    def release_by(
        self, clerk_id: int, by_id: int, secret: str, kind: Secret = Secret.PIN
    ) -> answers.Saved:
        """Let a supervisor do so at the sign-in, without sitting down at the desk."""
        return sign_in.release_by(self._context, clerk_id, by_id, secret, kind)

    def save_clerk(self, actor: Actor, given: commands.ClerkInput) -> answers.Saved:
        """Add or change a clerk."""
        return clerks.save_clerk(self._context, actor, given)

    def audit_log(self, actor: Actor, wanted: AuditFilter, after: int | None = None) -> AuditPage:
        """Return a page of who did what."""
        return audit_log.audit_log(self._context, actor, wanted, after)

    def export_audit(self, actor: Actor, wanted: AuditFilter, path: Path) -> answers.AuditExported:
        """Write the same to a CSV file."""
        write_table = self._plugs.write_table
        return audit_log.export_audit(self._context, actor, wanted, path, write_table)

    def note_pc_settings(self, actor: Actor, changed: Mapping[str, str]) -> answers.Saved:
        """Note that somebody changed this PC's printer, folders or lock."""
        return note_pc_settings.note_pc_settings(self._context, actor, changed)

    def calendar(self) -> WorkingCalendar:
        """Return the working calendar."""
        return self._context.calendar

    def calendar_year(self, year: int) -> tuple[tuple[CalendarDay, ...], bool]:
        """Return a year's special days and whether they are confirmed."""
        return calendar.calendar_year(self._context, year)

    def calendar_years(self) -> tuple[int, ...]:
        """Return the years the calendar knows something about."""
        return calendar.years_known(self._context)

    def confirm_year(
        self, actor: Actor, year: int, days: tuple[CalendarDay, ...], basis: str
    ) -> answers.Saved:
        """Fix a year's special days on an official notice."""
        return calendar.confirm_year(self._context, actor, year, days, basis)

    def export_passphrase(self, actor: Actor) -> str:
        """Return the passphrase that opens this office's exports; noted in the audit."""
        return set_up.show_passphrase(self._context, actor)

    def print_test(self, choice: commands.PrinterChoice) -> Path | None:
        """Put a test slip out on the chosen printer; the answer is the file, if it writes one."""
        return print_test.print_test(self._context, self._plugs.printer(choice), choice.size)

    def import_register(self, command: commands.ImportRegister, tick: Tick) -> answers.Imported:
        """Take an older register in, once there is a copy of everything before."""
        if not command.dry_run:
            self._backups.before(BackupReason.BEFORE_IMPORT, lambda _done, _total: tick(0, 1))
        return import_register.import_register(
            self._context, command, self._plugs.read_register, tick
        )
