"""Issue the register book (sổ theo dõi hồ sơ) of a period, in the columns of its form."""

from datetime import date
from typing import Any

from sqlalchemy import func, select

from app.domain.channel import DELIVERY_LABELS, DeliveryWay, way_given
from app.domain.dossier_state import STATE_LABELS, DossierState
from app.domain.forms.ledger import LedgerDocument, LedgerEntry
from app.domain.roles import Actor, Permission
from app.domain.vietnam_time import short_date
from app.errors import InputError, RuleError
from app.models.dossier import Applicant, Dossier
from app.models.procedure import ProcedureVersion
from app.services.answers import PapersAsked
from app.services.context import Context
from app.services.papers.ask_for import put_down
from app.services.papers.paper import Paper
from app.services.papers.paper_facts import unit_of
from app.words import N_

MOST_ENTRIES = 3000


def issue_ledger(context: Context, actor: Actor, first: date, last: date) -> PapersAsked:
    """Ask for the book of what was received from ``first`` to ``last``, both included.

    Numbers run through the year, so that the books of its months follow each other; a cancelled
    dossier keeps its line. RuleError for a period with nothing in it, or too much for one book.
    """
    actor.require(Permission.WORK_AT_DESK)
    if last < first:
        raise InputError("last", N_("Ngày cuối phải sau ngày đầu."))
    with context.database.write() as session:
        rows = session.execute(
            select(Dossier, Applicant, ProcedureVersion)
            .join(Applicant, Applicant.id == Dossier.applicant_id)
            .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
            .where(Dossier.received_on.between(first, last))
            .order_by(Dossier.received_at, Dossier.id)
            .limit(MOST_ENTRIES + 1)
        ).all()
        _require_a_book(len(rows), first, last)
        before = session.scalar(
            select(func.count())
            .select_from(Dossier)
            .where(Dossier.received_on >= date(first.year, 1, 1), Dossier.received_on < first)
        )
        form_set = context.form_set(context.today())
        profile = context.office().profile
        document = LedgerDocument(
            header=profile.header(),
            form_set=form_set.id,
            form_version=form_set.version,
            volume=str(first.year),
            first_day=first,
            last_day=last,
            entries=tuple(
                _entry(number, profile.name, *row)
                for number, row in enumerate(rows, start=(before or 0) + 1)
            ),
            issued_at=context.now(),
            kept_by=actor.name,
        )
        days = short_date(first) if first == last else f"{short_date(first)} – {short_date(last)}"
        return put_down(session, context, actor, [Paper(document=document, subject=days)])


def _require_a_book(count: int, first: date, last: date) -> None:
    if not count:
        raise RuleError(
            N_("Từ {first} đến {last} không nhận hồ sơ nào."),
            first=short_date(first),
            last=short_date(last),
        )
    if count > MOST_ENTRIES:
        raise RuleError(
            N_("Kỳ này có hơn {most} hồ sơ, quá nhiều cho một quyển sổ."),
            N_("In từng tháng hoặc từng tuần."),
            most=MOST_ENTRIES,
        )


def _entry(
    number: int, office: str, dossier: Dossier, applicant: Applicant, procedure: Any
) -> LedgerEntry:
    cancelled = dossier.state == DossierState.CANCELLED.value
    way = way_given(dossier.delivery, dossier.delivery_state)
    electronic = bool(dossier.returned_at) and way is DeliveryWay.ELECTRONIC
    sent_to = f"Trả điện tử tới {dossier.delivery_item}" if electronic else ""
    note = STATE_LABELS[DossierState.CANCELLED] if cancelled else ""
    return LedgerEntry(
        number=str(number),
        code=dossier.official_code or dossier.code,
        procedure_name=procedure.name,
        sets=dossier.sets,
        applicant_name=applicant.name,
        address=applicant.address,
        phone=applicant.phone,
        agency=unit_of(procedure) or office,
        received_at=dossier.received_at,
        promised_at=dossier.promised_at,
        returned_at=dossier.returned_at,
        delivery=DELIVERY_LABELS[way],
        signed_by=dossier.collector_name if dossier.returned_at and not electronic else "",
        note="; ".join(part for part in (note, sent_to, dossier.late_reason) if part),
    )
