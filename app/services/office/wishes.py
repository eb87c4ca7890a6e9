"""Everything the counter can be asked about the office itself."""

from collections.abc import Mapping
from pathlib import Path

from app.domain.audited import AuditFilter, AuditPage
from app.domain.backup_plan import BackupReason
from app.domain.calendar_change import MovedPromise
from app.domain.documents import PrintJob
from app.domain.form_corrections import FormVersions
from app.domain.form_exchange import Proposal
from app.domain.form_set import FormSet
from app.domain.listings import (
    ClerkRow,
)
from app.domain.office import OfficeProfile, Station
from app.domain.printer_state import Outcome
from app.domain.roles import Actor
from app.domain.shared_place import SharedSeat
from app.domain.sign_in import Secret
from app.domain.working_calendar import CalendarDay, WorkingCalendar
from app.services import answers, commands
from app.services.calendar_commands import PromiseDecision, Vouched, YearConfirmed
from app.services.context import Context
from app.services.office import (
    audit_log,
    calendar,
    clerks,
    forms,
    import_register,
    note_pc_settings,
    print_test,
    set_up,
    sign_in,
)
from app.services.plugs import Plugs
from app.services.ports import (
    Tick,
)
from app.services.store import stations
from app.services.store.backups import Backups


def _untold(_done: int, _total: int) -> None:
    """Follow a work nobody waits for."""


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

    def shared_seat(self) -> SharedSeat | None:
        """Return this PC's place in a shared store, None when the store is its own."""
        return stations.shared_seat(self._context)

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

    def calendar_year(self, year: int) -> tuple[tuple[CalendarDay, ...], Vouched | None]:
        """Return a year's special days and who confirmed them."""
        return calendar.calendar_year(self._context, year)

    def calendar_years(self) -> tuple[int, ...]:
        """Return the years the calendar knows something about."""
        return calendar.years_known(self._context)

    def proposed_days(self, actor: Actor, year: int) -> tuple[CalendarDay, ...]:
        """Return a first draft of a year's special days."""
        return calendar.proposed_days(actor, year)

    def promises_moved_by(
        self, actor: Actor, year: int, days: tuple[CalendarDay, ...], basis: str, tick: Tick
    ) -> tuple[MovedPromise, ...]:
        """Return the open dossiers whose promise other days of a year would move."""
        return calendar.promises_moved_by(self._context, actor, year, days, basis, tick)

    def confirm_year(
        self,
        actor: Actor,
        year: int,
        days: tuple[CalendarDay, ...],
        basis: str,
        decision: PromiseDecision | None = None,
        tick: Tick = _untold,
    ) -> YearConfirmed:
        """Fix a year's special days on an official notice, and the promises this moves."""
        decided = decision or PromiseDecision()
        return calendar.confirm_year(self._context, actor, year, days, basis, decided, tick)

    def export_passphrase(self, actor: Actor) -> str:
        """Return the passphrase that opens this office's exports; noted in the audit."""
        return set_up.show_passphrase(self._context, actor)

    def form_versions(self) -> tuple[FormVersions, ...]:
        """Return every form set with what was corrected in it."""
        return forms.form_versions(self._context)

    def form_set(self) -> FormSet:
        """Return the words of papers issued today."""
        return self._context.form_set(self._context.today())

    def form_draft(
        self, set_id: str, based_on: int, texts: Mapping[str, str], form: str
    ) -> PrintJob:
        """Return an invented paper as it would be with ``texts``, for a preview."""
        return forms.form_draft(self._context, set_id, based_on, texts, form)

    def correct_form(self, command: commands.CorrectForm) -> answers.FormCorrected:
        """Issue papers in other words from now on."""
        return forms.correct_form(self._context, command)

    def save_corrections(self, actor: Actor, path: Path) -> Path:
        """Write the corrections in use to a file for other offices."""
        return forms.save_corrections(self._context, actor, path)

    def load_corrections(self, path: Path) -> tuple[Proposal, ...]:
        """Return what such a file proposes for our forms."""
        return forms.load_corrections(self._context, path)

    def print_test(self, choice: commands.PrinterChoice) -> Path | Outcome:
        """Put a test slip out on the chosen printer; the answer is as a printer gives it."""
        return print_test.print_test(self._context, self._plugs.printer(choice), choice.size)

    def print_device_test(self, choice: commands.PrinterChoice, sheet: int) -> Path | Outcome:
        """Put out the sheet that tries the chosen printer with a scanner."""
        printer = self._plugs.printer(choice)
        return print_test.print_device_test(self._context, printer, choice.name, choice.size, sheet)

    def import_register(self, command: commands.ImportRegister, tick: Tick) -> answers.Imported:
        """Take an older register in, once there is a copy of everything before."""
        if not command.dry_run:
            self._backups.before(BackupReason.BEFORE_IMPORT, lambda _done, _total: tick(0, 1))
        return import_register.import_register(
            self._context, command, self._plugs.read_register, tick
        )
