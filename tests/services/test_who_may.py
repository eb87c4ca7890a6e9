"""Who may do what, use case by use case: the table of domain/2 §4.3, asked of a real counter.

A new method of the counter stands here before it is merged: in ``MAY`` with the roles it lets do
it, or in ``ASKS_NOBODY`` with the reason.
"""

import inspect
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Never

import pytest

from app.domain.audited import AuditFilter
from app.domain.barcode_digits import Slip
from app.domain.batch import BatchKind
from app.domain.catalogue import as_draft
from app.domain.channel import DeliveryWay
from app.domain.dossier_code import parse_code
from app.domain.dossier_state import TRANSITIONS, Action
from app.domain.official_entry import OfficialTab
from app.domain.opening import Strip
from app.domain.ratings import Score
from app.domain.register_entries import EntryFilter
from app.domain.reports.objectives import QualityObjective
from app.domain.reports.report import Report, ReportKind, ReportOrder
from app.domain.roles import ROLE_LABELS, Actor, Role
from app.domain.scan import ScanSource
from app.domain.scan_answers import ScanMeaning
from app.domain.scan_log import ScanNote
from app.domain.store_protection import CopiesWish
from app.domain.vietnam_time import office_day
from app.errors import MotCuaError, RuleError
from app.services.catalogue_commands import (
    ChangeProcedure,
    ConfirmProcedure,
    EndProcedure,
    ImportCatalogue,
    UndoCatalogueImport,
)
from app.services.commands import (
    AnswerClock,
    AnswerPrint,
    BackUp,
    CancelUnmatched,
    ChangePassword,
    ChoosePlaces,
    ClerkInput,
    ConfirmBatch,
    CorrectForm,
    DropPapers,
    ExportDay,
    HandOver,
    ImportRegister,
    MergeBundle,
    PrinterChoice,
    PrintPaper,
    PrintPapers,
    PrintReceipt,
    RecordResult,
    ReprintPaper,
    ReturnResult,
    ReturnUnmatched,
    SavePaper,
    TakeStep,
)
from app.services.counter import Counter
from app.services.day_commands import AllowLate, CountDay
from app.services.official_commands import LinkOfficial, NoteOfficial
from app.services.opening_commands import NoteOpening
from app.services.register_commands import (
    CancelEntry,
    CloseEntry,
    Exclude,
    ExportRegister,
    LinkDossier,
    Rate,
    SaveEntry,
    UnlinkDossier,
)
from app.services.report_commands import EndObjective, SetObjective
from app.services.step_commands import CorrectDossier, ReturnElectronically
from tests import builders
from tests.steps import ODD, WAYS, act, brought_to

CLERK, SPECIALIST = Role.CLERK, Role.SPECIALIST
SUPERVISOR, ADMINISTRATOR = Role.SUPERVISOR, Role.ADMINISTRATOR
EVERYBODY = frozenset(Role)
DESK = frozenset({CLERK, SUPERVISOR})
PAPERS = frozenset({CLERK, SPECIALIST, SUPERVISOR})
KEEPERS = frozenset({SUPERVISOR, ADMINISTRATOR})
LEADER = frozenset({SUPERVISOR})
COPIES = frozenset({CLERK, SUPERVISOR, ADMINISTRATOR})


class Scene:
    """A counter with dossiers in every state, and a place for files."""

    def __init__(self, counter: Counter, folder: Path) -> None:
        self.counter, self.folder = counter, folder
        self.day = office_day(counter.context.now())
        self.clerk, self.leader = builders.actor(counter), builders.supervisor(counter)

    def received(self) -> int:
        return builders.receive(self.counter, self.clerk).dossier_id

    def paid_day(self) -> date:
        """A day on which a dossier was received and paid for."""
        builders.receive(self.counter, self.clerk, fee_paid=True)
        return self.day

    def to_be_posted(self) -> DeliveryWay:
        """A way in which a result waits to be taken to its citizen."""
        received = builders.receive(
            self.counter, self.clerk, delivery=DeliveryWay.POST, delivery_address="Số 1"
        )
        self.counter.dossiers.hand_over(HandOver(self.clerk, (received.dossier_id,)))
        self.counter.dossiers.record_result(RecordResult(self.clerk, received.dossier_id))
        return DeliveryWay.POST

    def paper(self) -> int:
        return builders.receive(self.counter, self.clerk).print_id

    def handed_over(self) -> int:
        dossier_id = self.received()
        self.counter.dossiers.hand_over(HandOver(self.clerk, (dossier_id,)))
        return dossier_id

    def ready(self) -> int:
        dossier_id = self.handed_over()
        self.counter.dossiers.record_result(RecordResult(self.clerk, dossier_id))
        return dossier_id

    def returned(self) -> int:
        dossier_id = self.ready()
        self.give(self.clerk, dossier_id)
        return dossier_id

    def picture(self) -> str:
        """Return the path of a file that proves something."""
        picture = self.folder / "loi.png"
        picture.write_bytes(b"picture")
        return str(picture)

    def entry(self, by: Actor | None = None) -> int:
        """A call that was written into the register of the hotline."""
        return self.counter.registers.save(call(by or self.clerk)).entry_id

    def report(self, by: Actor) -> Report:
        """A report of the day."""
        order = ReportOrder(kind=ReportKind.RESOLUTION, first=self.day, last=self.day)
        return self.counter.reports.make(by, order)

    def goal(self) -> QualityObjective:
        """What a supervisor might want of the office."""
        return QualityObjective(
            title="100 % đúng hạn",
            measure="on_time_share",
            target=10_000,
            valid_from=self.day,
        )

    def give(self, by: Actor, dossier_id: int) -> None:
        card = self.counter.dossiers.card(self.clerk, dossier_id)
        self.counter.dossiers.return_result(
            ReturnResult(
                actor=by,
                dossier_id=dossier_id,
                collector_name=card.row.applicant_name,
                fee_paid_now=True,
            )
        )

    def correction(self, by: Actor) -> ChangeProcedure:
        """Another limit for a procedure, from today on."""
        shown = next(
            one.shown for one in self.counter.catalogue.entries() if one.code == "1.001193"
        )
        draft = as_draft(replace(shown, home_delivery=not shown.home_delivery), self.day)
        return ChangeProcedure(actor=by, procedure=draft, seen=shown.version, basis="QĐ 1")

    def code(self) -> str:
        return self.counter.dossiers.card(self.clerk, self.received()).row.code


Try = Callable[[Scene, Actor], object]


@dataclass(frozen=True, slots=True)
class May:
    """Which roles a use case lets do it, and how it is tried on behalf of one."""

    roles: frozenset[Role]
    attempt: Try


def row(roles: frozenset[Role], attempt: Try) -> May:
    return May(roles, attempt)


def late(scene: Scene, actor: Actor) -> AllowLate:
    """Return the wish to write down steps of a closed day, vouched for by the leader."""
    by, pin = scene.leader.clerk_id, builders.CLERK_PIN
    return AllowLate(actor=actor, day=scene.day, by_id=by, secret=pin)


# Steps with a use case of the same name, which the table of steps itself lets people take.
STEPS_ASKED = (
    Action.GUIDE,
    Action.REFUSE,
    Action.TAKE_UP,
    Action.REQUEST_SUPPLEMENT,
    Action.ACCEPT_SUPPLEMENT,
    Action.REQUEST_PAYMENT,
    Action.CONFIRM_PAYMENT,
    Action.SEND_TO_AGENCY,
    Action.BACK_FROM_AGENCY,
    Action.EXTEND,
    Action.CORRECT,
    Action.SEND_OUT,
    Action.BRING_BACK,
    Action.RETURN_PART,
    Action.WITHDRAW,
    Action.STOP,
)


def _step(action: Action) -> May:
    """Return the row of a step, tried with a dossier that is ready for it."""
    steps = [one for one in TRANSITIONS.values() if one.action is action]
    first = next((one for one in steps if one.source in WAYS), steps[0])
    odd = next((one for one in first.conditions if (first.source, one) in ODD), None)

    def attempt(scene: Scene, actor: Actor) -> object:
        ready = brought_to(scene.counter, first.source, odd) if first.source in WAYS else 0
        return act(scene.counter, actor, action, ready)

    return row(first.roles, attempt)


def call(by: Actor) -> SaveEntry:
    values = {"content": "hỏi hạn trả", "heard_by": "Hà"}
    return SaveEntry(actor=by, register="hotline", values=values)


def _correction(actor: Actor) -> CorrectForm:
    return CorrectForm(
        actor=actor,
        set_id="2025",
        seen=1,
        based_on=1,
        texts={"receipt.title": "PHIẾU HẸN"},
        reason="theo công văn",
    )


# What a scene needs for a step is there before the attempt: ``s.ready()`` makes it as its clerk.
MAY: dict[str, May] = {
    "dossiers.known_people": row(DESK, lambda s, a: s.counter.dossiers.known_people(a, "nguyen")),
    "dossiers.doubts": row(DESK, lambda s, a: s.counter.dossiers.doubts(builders.intake(a))),
    "dossiers.receive": row(DESK, lambda s, a: s.counter.dossiers.receive(builders.intake(a))),
    "dossiers.card": row(PAPERS, lambda s, a: s.counter.dossiers.card(a, s.received())),
    "dossiers.look_up": row(
        PAPERS, lambda s, a: s.counter.dossiers.look_up(a, parse_code(s.code()))
    ),
    "dossiers.look_up_dossier": row(
        PAPERS, lambda s, a: s.counter.dossiers.look_up_dossier(a, s.received())
    ),
    "dossiers.note_look_up": row(
        PAPERS, lambda s, a: s.counter.dossiers.note_look_up(a, s.received())
    ),
    "dossiers.hand_over": row(
        DESK, lambda s, a: s.counter.dossiers.hand_over(HandOver(a, (s.received(),)))
    ),
    "dossiers.record_result": row(
        PAPERS, lambda s, a: s.counter.dossiers.record_result(RecordResult(a, s.handed_over()))
    ),
    **{f"dossiers.{action}": _step(action) for action in STEPS_ASKED},
    "dossiers.correction": row(DESK, lambda s, a: s.counter.dossiers.correction(a, s.received())),
    "dossiers.preview_correction": row(
        DESK,
        lambda s, a: s.counter.dossiers.preview_correction(
            CorrectDossier(actor=a, dossier_id=s.received(), reason="nhầm", sets=2)
        ),
    ),
    "dossiers.turned_away": row(DESK, lambda s, a: s.counter.dossiers.turned_away(a, s.day, s.day)),
    "dossiers.typed_then": row(DESK, lambda s, a: s.counter.dossiers.typed_then(a, 1)),
    "dossiers.return_result": row(DESK, lambda s, a: s.give(a, s.ready())),
    "dossiers.return_electronically": row(
        DESK,
        lambda s, a: s.counter.dossiers.return_electronically(
            ReturnElectronically(
                actor=a, dossier_id=s.ready(), collector_name="Lê Thị Bé", sent_to="be@x.vn"
            )
        ),
    ),
    "dossiers.return_unmatched": row(
        DESK,
        lambda s, a: s.counter.dossiers.return_unmatched(
            ReturnUnmatched(actor=a, code="TN20-261116-0001-00", collector_name="Lê Thị Bé")
        ),
    ),
    "dossiers.cancel_unmatched": row(
        LEADER, lambda s, a: s.counter.dossiers.cancel_unmatched(CancelUnmatched(a, 1, "nhầm"))
    ),
    "dossiers.undo_result": row(
        DESK, lambda s, a: s.counter.dossiers.undo_result(TakeStep(a, s.ready(), "ghi nhầm"))
    ),
    "dossiers.undo_return": row(
        DESK, lambda s, a: s.counter.dossiers.undo_return(TakeStep(a, s.returned(), "trả nhầm"))
    ),
    "dossiers.cancel": row(
        LEADER, lambda s, a: s.counter.dossiers.cancel(TakeStep(a, s.received(), "nhập nhầm"))
    ),
    "dossiers.print_receipt": row(
        DESK,
        lambda s, a: s.counter.dossiers.print_receipt(
            PrintReceipt(actor=a, dossier_id=s.received()), PrinterChoice()
        ),
    ),
    "days.workload": row(LEADER, lambda s, a: s.counter.days.workload(a, s.day, None)),
    "days.refusals": row(LEADER, lambda s, a: s.counter.days.refusals(a, s.day, None)),
    "days.takings": row(LEADER, lambda s, a: s.counter.days.takings(a, s.day, None)),
    "days.figures": row(COPIES, lambda s, a: s.counter.days.figures(a, s.day)),
    "days.close": row(LEADER, lambda s, a: s.counter.days.close(a, s.day)),
    "closing.reconciliation": row(COPIES, lambda s, a: s.counter.closing.reconciliation(a, s.day)),
    "closing.count": row(
        DESK, lambda s, a: s.counter.closing.count(CountDay(actor=a, day=s.day, slips=1))
    ),
    "closing.close_again": row(
        LEADER, lambda s, a: s.counter.closing.close_again(a, s.day, "đếm lại")
    ),
    "closing.allow_late": row(DESK, lambda s, a: s.counter.closing.allow_late(late(s, a))),
    "days.sheet": row(COPIES, lambda s, a: s.counter.days.sheet(a, s.day)),
    "days.print_sheet": row(
        COPIES, lambda s, a: s.counter.days.print_sheet(a, s.day, PrinterChoice())
    ),
    "days.export": row(
        COPIES,
        lambda s, a: s.counter.days.export(ExportDay(a, s.day, str(s.folder)), builders.quiet),
    ),
    "days.save_draft": row(EVERYBODY, lambda s, a: s.counter.days.save_draft(a, "receive", {})),
    "days.load_draft": row(EVERYBODY, lambda s, a: s.counter.days.load_draft(a, "receive")),
    "reports.make": row(
        EVERYBODY,
        lambda s, a: s.counter.reports.make(
            a, ReportOrder(kind=ReportKind.RESOLUTION, first=s.day, last=s.day)
        ),
    ),
    "reports.documents": row(EVERYBODY, lambda s, a: s.counter.reports.documents(a, s.report(a))),
    "reports.issue": row(EVERYBODY, lambda s, a: s.counter.reports.issue(a, s.report(a))),
    "reports.write": row(
        EVERYBODY, lambda s, a: s.counter.reports.write(a, s.report(a), s.folder / "bao-cao.csv")
    ),
    "reports.set_objective": row(
        LEADER, lambda s, a: s.counter.reports.set_objective(SetObjective(a, s.goal()))
    ),
    "reports.end_objective": row(
        LEADER,
        lambda s, a: s.counter.reports.end_objective(
            EndObjective(
                a,
                s.counter.reports.set_objective(SetObjective(s.leader, s.goal())).objective_id,
                s.day,
            )
        ),
    ),
    "scans.note": row(
        EVERYBODY,
        lambda s, a: s.counter.scans.note(a, ScanNote(ScanMeaning.CARD, ScanSource.KEYBOARD)),
    ),
    "scans.batch_line": row(
        PAPERS,
        lambda s, a: s.counter.scans.batch_line(a, BatchKind.RETURN, Slip(parse_code(s.code()))),
    ),
    "scans.batch_lines": row(
        PAPERS, lambda s, a: s.counter.scans.batch_lines(a, BatchKind.RETURN, [(s.code(), 1)])
    ),
    "scans.expected": row(PAPERS, lambda s, a: s.counter.scans.expected(a, BatchKind.RESULTS)),
    "scans.paper_lists": row(
        PAPERS, lambda s, a: s.counter.scans.paper_lists(a, BatchKind.RESULTS)
    ),
    "scans.confirm": row(
        DESK,
        lambda s, a: s.counter.scans.confirm(
            ConfirmBatch(actor=a, kind=BatchKind.HAND_OVER, dossier_ids=(s.received(),))
        ),
    ),
    "scans.recent": row(KEEPERS, lambda s, a: s.counter.scans.recent(a)),
    "catalogue.change": row(KEEPERS, lambda s, a: s.counter.catalogue.change(s.correction(a))),
    "catalogue.end": row(
        KEEPERS,
        lambda s, a: s.counter.catalogue.end(
            EndProcedure(actor=a, code="1.001193", seen=1, from_day=s.day, basis="QĐ 1")
        ),
    ),
    "catalogue.confirm": row(
        KEEPERS,
        lambda s, a: s.counter.catalogue.confirm(
            ConfirmProcedure(actor=a, code="1.001193", version=1, basis="QĐ 1")
        ),
    ),
    "catalogue.take_in": row(
        KEEPERS,
        lambda s, a: s.counter.catalogue.take_in(
            ImportCatalogue(actor=a, path="none.xlsx", from_day=s.day, dry_run=True),
            builders.quiet,
        ),
    ),
    "catalogue.undo": row(
        KEEPERS, lambda s, a: s.counter.catalogue.undo(UndoCatalogueImport(actor=a, batch="none"))
    ),
    "official.work": row(PAPERS, lambda s, a: s.counter.official.work(a, OfficialTab.NOT_ENTERED)),
    "official.view": row(PAPERS, lambda s, a: s.counter.official.view(a, s.received())),
    "official.sheet": row(PAPERS, lambda s, a: s.counter.official.sheet(a, s.received())),
    "official.link": row(
        DESK,
        lambda s, a: s.counter.official.link(
            LinkOfficial(actor=a, dossier_id=s.received(), official_code="H26.107-261116-0001")
        ),
    ),
    "official.note": row(
        DESK,
        lambda s, a: s.counter.official.note(
            NoteOfficial(actor=a, dossier_id=s.received(), entered=True)
        ),
    ),
    "opening.note": row(
        DESK, lambda s, a: s.counter.opening.note(NoteOpening(actor=a, strip=Strip.SKIPPED))
    ),
    "opening.openings": row(COPIES, lambda s, a: s.counter.opening.openings(a, s.day, s.day)),
    "opening.view": row(COPIES, lambda s, a: s.counter.opening.view(a)),
    "opening.answer_clock": row(
        EVERYBODY, lambda s, a: s.counter.opening.answer_clock(AnswerClock(actor=a, typed="1/1"))
    ),
    "opening.hanging": row(
        EVERYBODY, lambda s, a: s.counter.opening.hanging(a, s.counter.context.now())
    ),
    "papers.list": row(DESK, lambda s, a: s.counter.papers.list(a, s.day)),
    "papers.look": row(PAPERS, lambda s, a: s.counter.papers.look(a, s.paper(), PrinterChoice())),
    "papers.receipt_of": row(PAPERS, lambda s, a: s.counter.papers.receipt_of(a, s.received())),
    "papers.print": row(
        DESK,
        lambda s, a: s.counter.papers.print(
            PrintPaper(actor=a, print_id=s.paper()), PrinterChoice()
        ),
    ),
    "papers.print_all": row(
        DESK, lambda s, a: s.counter.papers.print_all(PrintPapers(a, ()), PrinterChoice())
    ),
    "papers.reprint": row(
        DESK,
        lambda s, a: s.counter.papers.reprint(
            ReprintPaper(actor=a, print_id=s.paper(), reason="mờ"), PrinterChoice()
        ),
    ),
    "papers.save": row(
        PAPERS, lambda s, a: s.counter.papers.save(SavePaper(a, s.paper()), PrinterChoice())
    ),
    "papers.answer": row(
        DESK, lambda s, a: s.counter.papers.answer(AnswerPrint(actor=a, print_id=1))
    ),
    "papers.control_sheets": row(
        DESK, lambda s, a: s.counter.papers.control_sheets(a, [s.received()])
    ),
    "papers.hand_over_lists": row(
        DESK, lambda s, a: s.counter.papers.hand_over_lists(a, s.day, (s.handed_over(),))
    ),
    "papers.delivery_list": row(
        DESK, lambda s, a: s.counter.papers.delivery_list(a, s.to_be_posted())
    ),
    "papers.cash_list": row(DESK, lambda s, a: s.counter.papers.cash_list(a, s.paid_day())),
    "papers.labels": row(DESK, lambda s, a: s.counter.papers.labels(a, (s.received(),))),
    "papers.ledger": row(DESK, lambda s, a: s.counter.papers.ledger(a, s.paid_day(), s.day)),
    "papers.posting_sheet": row(DESK, lambda s, a: s.counter.papers.posting_sheet(a)),
    "papers.procedure_codes": row(DESK, lambda s, a: s.counter.papers.procedure_codes(a)),
    "papers.emergency_slips": row(DESK, lambda s, a: s.counter.papers.emergency_slips(a, 2)),
    "papers.open_register": row(DESK, lambda s, a: s.counter.papers.open_register(a)),
    "papers.drop": row(DESK, lambda s, a: s.counter.papers.drop(DropPapers(a, (s.paper(),)))),
    "backups.make": row(
        COPIES, lambda s, a: s.counter.backups.make(BackUp(actor=a), builders.quiet)
    ),
    "backups.prepare": row(
        KEEPERS,
        lambda s, a: s.counter.backups.prepare(
            ChoosePlaces(a, "sao-luu"), lambda _folder: _never()
        ),
    ),
    "office.save_profile": row(
        KEEPERS, lambda s, a: s.counter.office.save_profile(a, builders.PROFILE)
    ),
    "office.sign_out": row(EVERYBODY, lambda s, a: s.counter.office.sign_out(a)),
    "office.change_password": row(
        EVERYBODY,
        lambda s, a: s.counter.office.change_password(ChangePassword(actor=a, current="")),
    ),
    "office.put_off_password": row(EVERYBODY, lambda s, a: s.counter.office.put_off_password(a)),
    "office.release_clerk": row(
        KEEPERS, lambda s, a: s.counter.office.release_clerk(a, s.clerk.clerk_id)
    ),
    "office.save_clerk": row(
        KEEPERS, lambda s, a: s.counter.office.save_clerk(a, ClerkInput("", CLERK))
    ),
    "office.audit_log": row(KEEPERS, lambda s, a: s.counter.office.audit_log(a, AuditFilter())),
    "office.export_audit": row(
        KEEPERS,
        lambda s, a: s.counter.office.export_audit(a, AuditFilter(), s.folder / "nhat-ky.csv"),
    ),
    "office.note_pc_settings": row(
        EVERYBODY, lambda s, a: s.counter.office.note_pc_settings(a, {"printer": ""})
    ),
    "office.confirm_year": row(
        KEEPERS, lambda s, a: s.counter.office.confirm_year(a, 2028, (), "9441/TB-BNV")
    ),
    "office.proposed_days": row(KEEPERS, lambda s, a: s.counter.office.proposed_days(a, 2029)),
    "office.promises_moved_by": row(
        KEEPERS,
        lambda s, a: s.counter.office.promises_moved_by(a, 2028, (), "9441/TB-BNV", builders.quiet),
    ),
    "office.correct_form": row(LEADER, lambda s, a: s.counter.office.correct_form(_correction(a))),
    "office.save_corrections": row(
        LEADER, lambda s, a: s.counter.office.save_corrections(a, s.folder / "mau.json")
    ),
    "exchange.make_export_key": row(
        KEEPERS, lambda s, a: s.counter.exchange.make_export_key(a, s.folder / "khoa.pem")
    ),
    "exchange.forget_export_key": row(
        KEEPERS, lambda s, a: s.counter.exchange.forget_export_key(a)
    ),
    "office.export_passphrase": row(KEEPERS, lambda s, a: s.counter.office.export_passphrase(a)),
    "office.import_register": row(
        KEEPERS,
        lambda s, a: s.counter.office.import_register(
            ImportRegister(a, str(s.folder / "so.csv"), dry_run=True), builders.quiet
        ),
    ),
    "encryption.show_key": row(KEEPERS, lambda s, a: s.counter.encryption.show_key(a)),
    "encryption.prepare": row(KEEPERS, lambda s, a: s.counter.encryption.prepare(a, "1")),
    "encryption.bring_copies": row(
        KEEPERS,
        lambda s, a: s.counter.encryption.bring_copies(a, CopiesWish.DELETE, builders.quiet),
    ),
    "registers.list": row(
        PAPERS, lambda s, a: s.counter.registers.list(a, EntryFilter(register="hotline"))
    ),
    "registers.card": row(PAPERS, lambda s, a: s.counter.registers.card(a, s.entry())),
    "registers.open": row(DESK, lambda s, a: s.counter.registers.open(a, s.entry())),
    "registers.save": row(DESK, lambda s, a: s.counter.registers.save(call(a))),
    "registers.end": row(
        DESK,
        lambda s, a: s.counter.registers.end(
            CloseEntry(actor=a, entry_id=s.entry(), values={"outcome": "đã trả lời"})
        ),
    ),
    # The clerk's own of today too: tests/services/registers/test_end_entry.py.
    "registers.cancel": row(
        LEADER,
        lambda s, a: s.counter.registers.cancel(
            CancelEntry(actor=a, entry_id=s.entry(by=s.leader), reason="nhầm")
        ),
    ),
    "registers.link": row(
        DESK,
        lambda s, a: s.counter.registers.link(
            LinkDossier(actor=a, entry_id=s.entry(), code=s.code())
        ),
    ),
    "registers.unlink": row(
        DESK,
        lambda s, a: s.counter.registers.unlink(
            UnlinkDossier(actor=a, entry_id=s.entry(), dossier_id=1)
        ),
    ),
    "registers.table": row(
        PAPERS, lambda s, a: s.counter.registers.table(a, EntryFilter(register="hotline"))
    ),
    "registers.export": row(
        DESK,
        lambda s, a: s.counter.registers.export(
            ExportRegister(
                actor=a, wanted=EntryFilter(register="hotline"), path=s.folder / "so.csv"
            )
        ),
    ),
    "registers.issue": row(
        DESK, lambda s, a: s.counter.registers.issue(a, EntryFilter(register="hotline"))
    ),
    "registers.touched": row(PAPERS, lambda s, a: s.counter.registers.touched(a, s.entry())),
    "registers.exclude": row(
        LEADER,
        lambda s, a: s.counter.registers.exclude(
            Exclude(actor=a, entry_id=s.entry(), dossier_ids=())
        ),
    ),
    "registers.exclusion_request": row(
        LEADER, lambda s, a: s.counter.registers.exclusion_request(a, s.entry())
    ),
    "registers.keep_evidence": row(
        DESK, lambda s, a: s.counter.registers.keep_evidence(a, s.picture())
    ),
    "registers.evidence_file": row(
        PAPERS,
        lambda s, a: s.counter.registers.evidence_file(
            a, s.counter.registers.keep_evidence(s.clerk, s.picture())
        ),
    ),
    "registers.export_ratings": row(
        DESK,
        lambda s, a: s.counter.registers.export_ratings(a, s.day, s.day, s.folder / "diem.xlsx"),
    ),
    "registers.rate": row(
        DESK, lambda s, a: s.counter.registers.rate(Rate(actor=a, score=Score.CONTENT))
    ),
    "upkeep.confirm_restored": row(KEEPERS, lambda s, a: s.counter.upkeep.confirm_restored(a)),
    "exchange.merge": row(
        KEEPERS,
        lambda s, a: s.counter.exchange.merge(
            MergeBundle(actor=a, path=str(s.folder), dry_run=True), builders.quiet
        ),
    ),
}

_REFERENCE = "names of the office's own things, and nothing of any citizen"
_MASKED = "identity numbers are masked"
_PROGRAM = "the program asks it by itself, whoever is signed in"
ASKS_NOBODY: dict[str, str] = {
    "dossiers.procedures": _REFERENCE,
    "dossiers.usage": _REFERENCE,
    "dossiers.promise": _REFERENCE,
    "dossiers.problems": "says what is wrong with what was typed, and stores nothing",
    "dossiers.list": _MASKED,
    "dossiers.count": _MASKED,
    "dossiers.id_of": "a key, which opens nothing by itself",
    "dossiers.unmatched": "codes, and who has collected; needed by whoever is asked for one",
    "dossiers.receipt": "the paper as its citizen has it, for who has just issued it",
    "days.board": "shortened codes, initials and figures, made to hang in public",
    "days.check": _PROGRAM,
    "days.period": "figures only",
    "reports.kinds": _REFERENCE,
    "reports.objectives": _REFERENCE,
    "reports.proposed_objectives": _REFERENCE,
    "scans.counts": "figures only",
    "catalogue.entries": _REFERENCE,
    "catalogue.batches": _REFERENCE,
    "catalogue.export": _REFERENCE,
    "official.counts": "figures only",
    "opening.begin": _PROGRAM,
    "opening.clock": _PROGRAM,
    "opening.is_wanted": _PROGRAM,
    "opening.rooms": "figures only",
    "opening.print_strip": "a paper about nobody",
    "opening.quick_check": _PROGRAM,
    "backups.fresh": _PROGRAM,
    "backups.before": _PROGRAM,
    "backups.status": _PROGRAM,
    "backups.rows": "names of files",
    "backups.places": "names of folders",
    "office.profile": _REFERENCE,
    "office.station": _REFERENCE,
    "office.shared_seat": _REFERENCE,
    "office.clerks": "asked before anybody has signed in",
    "office.sign_in": "proves who somebody is",
    "office.release_by": "proves who somebody is, then asks as release_clerk does",
    "office.calendar": _REFERENCE,
    "office.calendar_year": _REFERENCE,
    "office.calendar_years": _REFERENCE,
    "office.print_test": "a paper about nobody",
    "office.print_device_test": "a paper about nobody",
    "office.form_versions": _REFERENCE,
    "office.form_set": _REFERENCE,
    "office.form_draft": "shows words nobody has stored",
    "office.load_corrections": "reads a file of another office, and stores nothing",
    "encryption.protection": _PROGRAM,
    "upkeep.check": _PROGRAM,
    "upkeep.drill": _PROGRAM,
    "upkeep.drill_is_due": _PROGRAM,
    "upkeep.health": _PROGRAM,
    "exchange.bundles_in": "names of folders",
    "exchange.outlook": "days, and the office a stick is marked with",
    "registers.all": _REFERENCE,
    "registers.counts": "figures only",
    "registers.rate_on_screen": "a citizen's answer: nobody is asked who they are",
    "registers.ratings": "figures only, no citizen's name is kept with them",
    "registers.ratings_table": "figures only, no citizen's name is kept with them",
    "exchange.merged": "names of files and counters",
    "exchange.news": "how far the other counters have come",
}


_REFUSALS = frozenset(
    {
        "Vai trò «{role}» không được làm việc này.",
        "Bước «{action}» cần người có thẩm quyền khác.",
    }
)


def _never() -> Never:
    raise AssertionError("looked at a folder whose path is not whole")


def groups(counter: Counter) -> Iterator[tuple[str, object]]:
    """Give the parts of the counter that screens and the command line ask."""
    for name, part in vars(counter).items():
        if not name.startswith("_") and name != "context":
            yield name, part


def use_cases(counter: Counter) -> dict[str, Callable[..., object]]:
    return {
        f"{group}.{name}": method
        for group, part in groups(counter)
        for name, method in vars(type(part)).items()
        if inspect.isfunction(method) and not name.startswith("_")
    }


def is_refused(scene: Scene, attempt: Try, actor: Actor) -> bool:
    """Say whether the role is what keeps ``actor`` from it; any other failure comes after that."""
    try:
        attempt(scene, actor)
    except RuleError as error:
        return error.title in _REFUSALS
    except MotCuaError:
        return False
    return False


def test_every_use_case_stands_in_the_table(counter: Counter) -> None:
    assert set(use_cases(counter)) == set(MAY) | set(ASKS_NOBODY)
    assert not set(MAY) & set(ASKS_NOBODY)


def test_who_is_asked_for_nothing_is_not_told_who_wishes_it(counter: Counter) -> None:
    methods = use_cases(counter)
    asked = [
        name
        for name in ASKS_NOBODY
        if Actor
        in (each.annotation for each in inspect.signature(methods[name]).parameters.values())
    ]
    assert asked == []


@pytest.mark.sqlite_only(reason="who may is asked before any store; what is done then, elsewhere")
@pytest.mark.parametrize("name", MAY)
def test_a_use_case_lets_those_roles_do_it_and_no_other(
    counter: Counter, tmp_path: Path, name: str
) -> None:
    scene, may = Scene(counter, tmp_path), MAY[name]
    # Refusals first: they change nothing for those who come after.
    for role in sorted(Role, key=lambda role: role in may.roles):
        actor = Actor(scene.clerk.clerk_id, scene.clerk.name, role, scene.clerk.desk)
        refused = is_refused(scene, may.attempt, actor)
        assert refused is (role not in may.roles), f"{name} as {ROLE_LABELS[role]}"


def test_ones_own_workload_is_everybodys(counter: Counter, clerk: Actor) -> None:
    day = office_day(counter.context.now())
    for role in Role:
        actor = Actor(clerk.clerk_id, clerk.name, role)
        assert counter.days.workload(actor, day, clerk.clerk_id).clerks == () or role in LEADER


def test_a_return_of_an_earlier_day_is_undone_by_a_supervisor_only(
    counter: Counter, tmp_path: Path, clock: builders.SetClock
) -> None:
    scene = Scene(counter, tmp_path)
    dossier_id = scene.returned()
    clock.forward(days=1)
    step = TakeStep(scene.clerk, dossier_id, "trả nhầm")
    assert is_refused(scene, lambda s, a: s.counter.dossiers.undo_return(step), scene.clerk)
    counter.dossiers.undo_return(TakeStep(scene.leader, dossier_id, "trả nhầm"))
