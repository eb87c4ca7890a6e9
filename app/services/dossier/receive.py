"""Receive: take in one dossier, give it the next code and a promise, ask for its receipt.

One transaction: what comes back is durable, and a repeated request gets the first answer.
"""

from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from typing import Any

from sqlalchemy import Connection, Date, bindparam, func, literal, select, text, true

from app.domain.corrections import FEE_INPUT
from app.domain.dossier_code import LocalCode, next_serial
from app.domain.dossier_state import Action, DossierState, Form
from app.domain.forms.receipt import ReceiptDocument
from app.domain.office import Station
from app.domain.print_state import PrintState
from app.domain.roles import Permission
from app.domain.vietnam_time import office_day
from app.models.base import new_uid
from app.models.dossier import Applicant, CodeCounter, Dossier, DossierPaper, Fee
from app.models.office import WorkingDay
from app.models.paper import PrintRecord
from app.models.prepared import PreparedInsert
from app.models.search import add_words
from app.services import history
from app.services.answers import Received
from app.services.commands import ReceiveDossier
from app.services.context import Context
from app.services.day.late_entries import late_facts
from app.services.document_json import document_to_json
from app.services.dossier.dossier_rows import paper_rows, words_row
from app.services.dossier.fee_rows import fee_row
from app.services.dossier.prepare_intake import Intake, prepare_intake
from app.services.dossier.receipt import receipt_document
from app.services.office.clock import own_series, require_no_later_day, require_right_clock
from app.services.store.journal_entry import (
    Entry,
    IntakeRows,
    Place,
    entry_of_reception,
    receipt_entry,
)

# Made once: building a statement costs as much as running it.
_FIRST_ANSWER = (
    select(
        Dossier.id.label("dossier_id"),
        Dossier.code,
        Dossier.promised_at,
        Dossier.explanation,
        PrintRecord.id.label("print_id"),
    )
    .join(PrintRecord, PrintRecord.dossier_id == Dossier.id)
    .where(Dossier.request_id == bindparam("request_id"))
    .order_by(PrintRecord.id)
    .limit(1)
)
_newest = history.HEAD.subquery()
_LOOK = select(
    select(Dossier.id)
    .where(Dossier.request_id == bindparam("request_id"))
    .scalar_subquery()
    .label("known"),
    select(func.max(CodeCounter.day))
    .where(
        CodeCounter.series.between(bindparam("first_series"), bindparam("last_series")),
        CodeCounter.day > bindparam("today"),
        ~CodeCounter.mistaken,
    )
    .scalar_subquery()
    .label("later_day"),
    select(WorkingDay.closed_at)
    .where(WorkingDay.day == bindparam("received_on"))
    .scalar_subquery()
    .label("closed_at"),
    _newest.c.sequence,
    _newest.c.hash,
).select_from(select(literal(1)).subquery().outerjoin(_newest, true()))
_APPLICANTS, _DOSSIERS = PreparedInsert(Applicant), PreparedInsert(Dossier)
_PAPERS, _FEES, _PRINTS = (PreparedInsert(table) for table in (DossierPaper, Fee, PrintRecord))
_COUNT_UP = text(
    "INSERT INTO code_counters (series, day, last) VALUES (:series, :day, 1) "
    "ON CONFLICT (series, day) DO UPDATE SET last = code_counters.last + 1, mistaken = :mistaken "
    "RETURNING last"
).bindparams(bindparam("day", type_=Date), bindparam("mistaken", False))


def receive(context: Context, command: ReceiveDossier) -> Received:
    """Take in a dossier; InputError names the field to mend, and nothing is stored then.

    ClockError before anything else while nobody has vouched for a clock in doubt; RuleError when
    its day is closed and nobody who leads lets it in.

    StoreError also when the dossier is stored but not in the journal: asking again, with the same
    request, writes it there and gives the first answer.
    """
    command.actor.require(Permission.WORK_AT_DESK)
    require_right_clock(context)
    intake = prepare_intake(context, command)
    with context.database.transaction() as connection:
        look = connection.execute(_LOOK, _asked(context, intake)).one()
        if look.known is not None:
            answer = _first_answer(connection, command.request_id)
            entry = entry_of_reception(connection, context.store_id, look.known)
        else:
            require_no_later_day(context, look.later_day)
            late: Mapping[str, str] = {}
            if look.closed_at is not None:
                late = late_facts(context, command.actor, intake.received_on)
            code = _next_code(connection, context.station, intake.numbered_on)
            document = receipt_document(context, intake, code)
            newest = history.Head(look.sequence, look.hash) if look.sequence else None
            answer, entry = _store(connection, context, intake, document, newest, late)
    context.journal.append(intake.numbered_on, entry)
    return answer


def _asked(context: Context, intake: Intake) -> dict[str, Any]:
    station, series = context.station, own_series(context)
    return {
        "request_id": intake.command.request_id,
        "received_on": intake.received_on,
        "first_series": series[0],
        "last_series": series[-1],
        "today": intake.numbered_on,
        "station": station.digit,
        "epoch": station.epoch,
    }


def _first_answer(connection: Connection, request_id: str) -> Received:
    row = connection.execute(_FIRST_ANSWER, {"request_id": request_id}).one()
    return Received(*row, repeated=True)


def _next_code(connection: Connection, station: Station, today: date) -> LocalCode:
    """Take the next serial of today's series; the transaction's rollback gives it back."""
    series = f"TN{station.digit}{station.epoch_digit}"
    serial: int = connection.execute(_COUNT_UP, {"series": series, "day": today}).scalar_one()
    return LocalCode(station.digit, station.epoch_digit, today, next_serial(serial - 1))


def _store(
    connection: Connection,
    context: Context,
    intake: Intake,
    document: ReceiptDocument,
    newest: history.Head | None,
    late: Mapping[str, str],
) -> tuple[Received, Entry]:
    """Write every row of the intake; the second part of the answer is for the journal."""
    code, promise, actor = document.code, intake.promise, intake.command.actor
    applicant = _applicant_row(intake)
    applicant_id = _APPLICANTS.add(connection, applicant)
    dossier = _dossier_row(context, intake, code, applicant_id)
    dossier_id = _DOSSIERS.add(connection, dossier)
    papers = paper_rows(dossier_id, intake.command.papers)
    _PAPERS.add_all(connection, papers)
    fee = fee_row(dossier_id, intake.command, intake.fee, intake.received_at)
    _FEES.add(connection, fee)
    sheet = _print_row(dossier_id, intake, document)
    print_id = _PRINTS.add(connection, sheet)
    subject = intake.entry.procedure.short_name
    words = words_row(dossier_id, code, intake.applicant, intake.command, subject)
    add_words(connection, words)
    facts = {**_facts(intake, code, applicant, fee), **late}
    step = history.Step(dossier_id, code, Action.RECEIVE, intake.received_at, facts)
    head = history.write_down(connection, context.station, actor, [step], newest=newest)
    rows = IntakeRows(
        office=context.office().valid_from,
        procedure=(intake.entry.procedure.code, intake.entry.procedure.version),
        applicant=applicant,
        dossier=dossier,
        papers=papers,
        fee=fee,
        paid_to=actor.name if intake.command.fee_paid else "",
        sheet=sheet,
    )
    place = Place(context.store_id, context.station)
    received = Received(dossier_id, code, promise.promised_at, promise.explanation, print_id)
    return received, receipt_entry(place, step, actor.name, head, rows)


def _applicant_row(intake: Intake) -> dict[str, Any]:
    applicant = intake.applicant
    return {
        "name": applicant.name,
        # No list is sorted by it, but the store wants a word there.
        "sort_key": "",
        "is_organization": applicant.is_organization,
        "identity_number": applicant.identity_number,
        "birth": str(applicant.birth) if applicant.birth else "",
        "sex": applicant.sex,
        "address": applicant.address,
        "phone": applicant.phone,
        "email": applicant.email,
    }


def _dossier_row(context: Context, intake: Intake, code: str, applicant_id: int) -> dict[str, Any]:
    command, promise, procedure = intake.command, intake.promise, intake.entry.procedure
    return {
        "uid": new_uid(),
        "request_id": command.request_id,
        "code": code,
        "state": DossierState.RECEIVED.value,
        "procedure_id": intake.entry.id,
        "applicant_id": applicant_id,
        "office_id": context.office().id,
        "submitter_name": command.submitter_name,
        "submitter_identity": command.submitter_identity,
        "channel": command.channel.value,
        "sets": command.sets,
        "received_at": intake.received_at,
        "received_on": intake.received_on,
        "received_by_id": command.actor.clerk_id,
        "desk": command.actor.desk,
        "limit_value": procedure.limit.value,
        "limit_unit": procedure.limit.unit.value,
        "promised_at": promise.promised_at,
        "promised_on": office_day(promise.promised_at),
        "original_promised_at": promise.computed_at,
        "explanation": promise.explanation,
        "override_reason": command.override_reason,
        "result_name": procedure.result_name,
        "collector_name": "",
        "collector_identity": "",
        "collector_relation": "",
        "delivery": command.delivery.value,
        "delivery_address": command.delivery_address,
        "in_programme": procedure.in_early_programme,
        "excluded": False,
        "late_reason": "",
        "place": "",
        "book_volume": command.book_volume.strip(),
        "book_number": command.book_number.strip(),
        "note": _note(command),
        "slip_version": 1,
    }


def _note(command: ReceiveDossier) -> str:
    reasons = (
        command.note,
        *_doubts(command),
        _authority(command),
        command.incomplete_reason and f"Nhận khi chưa đủ giấy tờ: {command.incomplete_reason}",
        command.applicant.no_phone_reason
        and f"Không có số điện thoại: {command.applicant.no_phone_reason}",
    )
    return "\n".join(reason for reason in reasons if reason)


def _doubts(command: ReceiveDossier) -> list[str]:
    """Return why the dossier was taken in although something was doubtful."""
    words = [doubt.in_words().rstrip(".") for doubt in command.doubts]
    return [f"{doubt}: {command.doubts_reason}" for doubt in words]


def _authority(command: ReceiveDossier) -> str:
    known = (command.submitter_relation, command.submitter_authority)
    said = ", ".join(part for part in known if part)
    return f"Nộp thay: {said}" if said else ""


def _print_row(dossier_id: int, intake: Intake, document: ReceiptDocument) -> dict[str, Any]:
    return {
        "dossier_id": dossier_id,
        "form": Form.RECEIPT.value,
        "form_set": document.form_set,
        "form_version": document.form_version,
        "content": document_to_json(document),
        "state": (
            PrintState.WAITING if intake.command.slip_wanted else PrintState.NOT_WANTED
        ).value,
        "asked_at": intake.taken_at,
        "clerk_id": intake.command.actor.clerk_id,
        "reprint_number": 0,
        "reason": "",
    }


def _facts(
    intake: Intake, code: str, applicant: dict[str, Any], fee: dict[str, Any]
) -> dict[str, Any]:
    """Return what the history keeps of the reception: enough to rebuild the dossier from.

    And why it was taken in as it was, where that had to be said.
    """
    command, procedure, promise = intake.command, intake.entry.procedure, intake.promise
    said = {
        "incomplete": command.incomplete_reason,
        "no_phone": command.applicant.no_phone_reason,
        "relation": command.submitter_relation,
        "authority": command.submitter_authority,
        "doubts": [[doubt.kind.value, doubt.in_words()] for doubt in command.doubts],
        "doubts_reason": command.doubts_reason if command.doubts else "",
        "fee_exemption": fee["exemption"],
        "fee_means": fee["means"],
        "fee_receipt": fee["receipt_number"],
        FEE_INPUT: asdict(command.fee) if command.fee else {},
    }
    return {
        "code": code,
        "procedure": procedure.code,
        "procedure_version": procedure.version,
        "applicant": {key: value for key, value in applicant.items() if value},
        "submitter": command.submitter_name,
        "channel": command.channel.value,
        "delivery": command.delivery.value,
        "papers": [[paper.name, paper.originals, paper.copies] for paper in command.papers],
        "sets": command.sets,
        "fee": intake.fee.amount,
        "fee_paid": command.fee_paid,
        "computed": promise.computed_at.isoformat(),
        "promised": promise.promised_at.isoformat(),
        "reason": command.override_reason,
        **{name: value for name, value in said.items() if value},
    }
