"""What a correction would change of a dossier, worked out before anything is written.

``correct`` writes it, ``correction`` tells it beforehand; both see the same.
"""

from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app.domain.appointment import check_appointment
from app.domain.catalogue_file import read_procedure
from app.domain.channel import Channel, DeliveryWay
from app.domain.corrections import (
    APPLICANT,
    COLLECTED,
    DIFFERENCE,
    FEE,
    FEE_INPUT,
    NOT_TAKEN,
    OPEN,
    PAPERS,
    PAPERS_BEFORE,
    PROCEDURE,
    SETTLED,
    open_difference,
    with_difference,
)
from app.domain.deadline import compute_deadline
from app.domain.deadline_words import explain
from app.domain.fees import FeeInput, compute_fee
from app.domain.papers import SubmittedPaper, missing_papers
from app.domain.printable import check_printable
from app.domain.procedure import Procedure
from app.domain.promise_history import PROMISED, UNTIL
from app.domain.text import tidy_name
from app.domain.time_limit import LimitUnit, TimeLimit, limit_in_words
from app.errors import InputError, NotFoundError
from app.models.dossier import Applicant, Dossier, Fee
from app.models.procedure import ProcedureVersion
from app.services.context import CatalogueRow, Context
from app.services.dossier.corrected_person import checked_number, person_changes
from app.services.dossier.corrected_rows import papers_fact, papers_of
from app.services.dossier.promise_now import past_steps
from app.services.step_commands import CorrectDossier
from app.words import N_

_SENT = (DeliveryWay.AT_HOME, DeliveryWay.POST)


@dataclass(slots=True)
class Plan:
    """Facts of the step and columns to set; ``missing`` are papers nobody has noted.

    ``pays`` means that a fee nobody has paid yet is paid with this step; ``difference`` is what of
    a paid one is to be collected or, negative, given back, earlier corrections included.
    """

    facts: dict[str, Any] = field(default_factory=dict[str, Any])
    changes: dict[str, Any] = field(default_factory=dict[str, Any])
    explanation: str = ""
    missing: tuple[str, ...] = ()
    fee: int = 0
    unpaid: bool = False
    difference: int = 0
    pays: bool = False

    @property
    def is_empty(self) -> bool:
        """True when nothing would be other than it is."""
        return not self.facts and not self.changes


def plan_correction(
    session: Session, context: Context, command: CorrectDossier, dossier: Dossier
) -> Plan:
    """Return what ``command`` changes of ``dossier``; InputError names the field to mend."""
    return _Planner(session, context, command, dossier).plan()


class _Planner:
    """Works out one correction, part by part, in the order of the receipt."""

    def __init__(
        self, session: Session, context: Context, command: CorrectDossier, dossier: Dossier
    ) -> None:
        self._session, self._context = session, context
        self._command, self._dossier = command, dossier
        self._applicant = session.get_one(Applicant, dossier.applicant_id)
        self._version = session.get_one(ProcedureVersion, dossier.procedure_id)
        self._plan = Plan(explanation=dossier.explanation)

    def plan(self) -> Plan:
        """Return the whole of it."""
        person = person_changes(self._context, self._command, self._applicant)
        if person:
            self._plan.facts[APPLICANT] = person
        self._submission()
        chosen = self._other_procedure()
        if chosen is not None:
            self._take_procedure(chosen)
        self._appointment()
        self._fee(chosen)
        self._papers(chosen)
        return self._plan

    def _submission(self) -> None:
        """Who handed in, how it came and how the result goes out."""
        command, dossier = self._command, self._dossier
        wanted: dict[str, Any] = {}
        for name in ("submitter_name", "delivery_address"):
            typed: str | None = getattr(command, name)
            if typed is not None:
                wanted[name] = tidy_name(typed)
        if command.submitter_identity is not None:
            wanted["submitter_identity"] = checked_number(
                command.submitter_identity, "submitter_identity"
            )
        note = dossier.note if command.note is None else command.note.strip()
        wanted["note"] = "\n".join(part for part in (note, *_remarks(command)) if part)
        if command.sets is not None:
            if command.sets < 1:
                raise InputError("sets", N_("Số bộ hồ sơ phải từ 1 trở lên."))
            wanted["sets"] = command.sets
        if command.channel is not None:
            wanted["channel"] = command.channel.value
        if command.delivery is not None:
            wanted["delivery"] = command.delivery.value
        way = DeliveryWay(wanted.get("delivery", dossier.delivery))
        if "delivery" in wanted or "delivery_address" in wanted:
            where = wanted.get("delivery_address", dossier.delivery_address)
            wanted["delivery_address"] = (where or self._home()) if way in _SENT else ""
        for name, after in wanted.items():
            if isinstance(after, str):
                check_printable(name, after, self._context.missing_letters)
        self._change(wanted)

    def _home(self) -> str:
        changed = self._plan.facts.get(APPLICANT, {}).get("address")
        return changed[1] if changed else self._applicant.address

    def _other_procedure(self) -> CatalogueRow | None:
        """Return the procedure that was meant, as it was on the day of reception."""
        code = self._command.procedure_code
        if code is None or code == self._version.code:
            return None
        try:
            return self._context.procedure(code, self._dossier.received_on)
        except NotFoundError as error:
            raise InputError("procedure", error.title, error.advice, **error.values) from error

    def _take_procedure(self, chosen: CatalogueRow) -> None:
        """Count limit and promise anew from the reception."""
        dossier, procedure = self._dossier, chosen.procedure
        deadline = compute_deadline(
            procedure.limit,
            dossier.received_at,
            self._context.calendar,
            cut_off=procedure.cut_off,
        )
        knows = self._context.calendar.knows
        unknown = [year for year in deadline.unconfirmed_years if not knows(year)]
        if unknown and self._command.promised_at is None:
            raise InputError(
                "promised_at",
                N_("Chưa có lịch nghỉ năm {year} nên không tính được ngày hẹn."),
                N_("Nhập lịch năm đó ở trang Cài đặt, hoặc tự nhập ngày hẹn kèm lý do."),
                year=min(unknown),
            )
        before = TimeLimit(dossier.limit_value, LimitUnit(dossier.limit_unit))
        self._plan.facts[PROCEDURE] = {
            "before": _named(self._version.code, self._version.version, self._version.name, before),
            "after": _named(procedure.code, procedure.version, procedure.name, procedure.limit),
        }
        self._plan.facts["computed"] = self._plan.facts[PROMISED] = deadline.due.isoformat()
        self._plan.explanation = explain(deadline)
        self._change(
            {
                "limit_value": procedure.limit.value,
                "limit_unit": procedure.limit.unit.value,
                "result_name": procedure.result_name,
                "in_programme": procedure.in_early_programme,
                "original_promised_at": deadline.due,
                "explanation": self._plan.explanation,
                "override_reason": "",
            }
        )

    def _appointment(self) -> None:
        """Let another day be promised than the one counted; both are kept."""
        given, dossier = self._command.promised_at, self._dossier
        if given is None or (given == dossier.promised_at and PROCEDURE not in self._plan.facts):
            return
        if dossier.finished_at is not None:
            raise InputError(
                "promised_at",
                N_("Hồ sơ đã có kết quả, không đổi ngày hẹn nữa."),
                N_("Để nguyên ngày hẹn rồi lưu những chỗ cần sửa khác."),
            )
        latest = max(dossier.original_promised_at, self._context.now())
        check_appointment(given, dossier.received_at, latest, self._context.calendar)
        self._plan.facts[UNTIL] = given.isoformat()
        self._change({"override_reason": self._command.reason.strip()})

    def _fee(self, chosen: CatalogueRow | None) -> None:
        """Count the fee anew when the procedure or what it is counted by was wrong."""
        fee = self._session.get(Fee, self._dossier.id)
        if fee is None:
            return
        facts, wanted, amount = self._plan.facts, dict[str, Any](), fee.amount
        procedure = chosen.procedure if chosen is not None else self._own_procedure()
        given = None
        if procedure is not None and (chosen is not None or self._command.fee is not None):
            channel = Channel(self._plan.changes.get("channel", self._dossier.channel))
            given = replace(self._command.fee or FeeInput(), channel=channel)
            counted = compute_fee(procedure.fees, given, self._dossier.received_on)
            amount, explanation = counted.amount, counted.explanation
            wanted = {"amount": amount, "explanation": explanation, "exemption": given.exemption}
        self._money(fee, amount, wanted)
        changed = {
            name: [getattr(fee, name), after]
            for name, after in wanted.items()
            if getattr(fee, name) != after
        }
        if changed:
            facts[FEE] = changed
            if given is not None:
                facts[FEE_INPUT] = asdict(given)
        self._plan.fee = amount

    def _money(self, fee: Fee, amount: int, wanted: dict[str, Any]) -> None:
        """Note what of the money is still to change hands, or has."""
        facts, number = self._plan.facts, self._command.fee_receipt_number.strip()
        settled = self._command.fee_settled
        left = open_difference(one.facts for one in past_steps(self._session, fee.dossier_id))
        if fee.paid_at is not None and (fee.amount or left):
            if amount != fee.amount:
                facts[DIFFERENCE] = amount - fee.amount
                facts[SETTLED] = False
            left += amount - fee.amount
            taken = fee.amount - left
            self._plan.difference = 0 if self._command.fee_not_taken else left
            if self._command.fee_not_taken and taken > 0 and DIFFERENCE not in facts:
                facts[NOT_TAKEN] = facts[SETTLED] = True
                facts[COLLECTED], wanted["receipt_number"], left = -taken, "", fee.amount
            elif settled and left:
                facts[COLLECTED], facts[SETTLED], left = left, True, 0
                if number:
                    wanted["receipt_number"] = "; ".join(filter(None, (fee.receipt_number, number)))
            elif DIFFERENCE in facts:
                facts[OPEN] = left
            if number and not settled and not facts.keys() & {DIFFERENCE, NOT_TAKEN}:
                wanted["receipt_number"] = number
            before = wanted.get("explanation", fee.explanation)
            wanted["explanation"] = with_difference(before, amount, left)
        elif amount != fee.amount:
            self._plan.unpaid = bool(amount)
            if amount and settled:
                facts["fee_paid_now"] = True
                facts["fee_receipt"] = number
                self._plan.pays = True

    def _papers(self, chosen: CatalogueRow | None) -> None:
        before = papers_of(self._session, self._dossier.id)
        papers = self._command.papers
        if papers is not None:
            papers = tuple(_tidied(paper) for paper in papers)
            names = " ".join(paper.name for paper in papers)
            check_printable("papers", names, self._context.missing_letters)
        if papers is not None and papers != before:
            self._plan.facts[PAPERS_BEFORE] = papers_fact(before)
            self._plan.facts[PAPERS] = papers_fact(papers)
        procedure = chosen.procedure if chosen is not None else self._own_procedure()
        if procedure is not None:
            there = papers if papers is not None else before
            gaps = missing_papers(procedure.papers, there)
            self._plan.missing = tuple(gap.paper.name for gap in gaps)

    def _own_procedure(self) -> Procedure | None:
        content = self._version.content
        return read_procedure(content) if content else None

    def _change(self, wanted: Mapping[str, Any]) -> None:
        for name, after in wanted.items():
            if getattr(self._dossier, name) != after:
                self._plan.changes[name] = after


def _remarks(command: CorrectDossier) -> tuple[str, ...]:
    """Return what joins the note, in the words of a reception."""
    known = (command.submitter_relation.strip(), command.submitter_authority.strip())
    right = ", ".join(part for part in known if part)
    without = command.no_phone_reason.strip()
    return (
        f"Nộp thay: {right}" if right else "",
        f"Không có số điện thoại: {without}" if without else "",
    )


def plain(value: Any) -> Any:
    """Return a column's value as the history keeps it."""
    return value.isoformat() if isinstance(value, date | datetime) else value


def _named(code: str, version: int, name: str, limit: TimeLimit) -> dict[str, Any]:
    return {"code": code, "version": version, "name": name, "limit": limit_in_words(limit)}


def _tidied(paper: SubmittedPaper) -> SubmittedPaper:
    paper = replace(paper, name=tidy_name(paper.name))
    if not paper.name:
        raise InputError(
            "papers",
            N_("Có dòng giấy tờ chưa ghi tên."),
            N_("Ghi tên giấy tờ, hoặc bỏ dòng đó."),
        )
    if min(paper.originals, paper.copies) < 0 or not paper.originals + paper.copies:
        raise InputError(
            "papers",
            N_("«{name}» chưa có bản nào."),
            N_("Ghi số bản chính hoặc bản sao, hoặc bỏ dòng đó."),
            name=paper.name,
        )
    return paper
