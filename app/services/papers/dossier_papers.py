"""The papers a step of a dossier asks for, in the words of the form set of the day.

Only what each of them says; asking for them is ``ask_for``, and when to is the step's business.
"""

from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from sqlalchemy.orm import Session

from app.domain.catalogue_file import read_procedure
from app.domain.channel import DELIVERY_LABELS, DeliveryWay
from app.domain.forms.extension_apology import ExtensionApologyDocument
from app.domain.forms.receipt import PaperLine, ReceiptDocument
from app.domain.forms.stop_notice import StopNoticeDocument
from app.domain.forms.supplement_request import RequestedPaper, SupplementRequestDocument
from app.domain.papers import PAPER_KIND_LABELS, SubmittedPaper
from app.domain.promise_history import Promise
from app.domain.promise_words import override_in_words, pauses_in_words
from app.domain.roles import Actor
from app.domain.text import dong
from app.domain.time_limit import LimitUnit, TimeLimit, limit_in_words
from app.domain.vietnam_time import office_day
from app.domain.working_calendar import WorkingCalendar
from app.models.dossier import Applicant, Dossier, Fee
from app.models.procedure import ProcedureVersion
from app.services.context import Context
from app.services.dossier.corrected_rows import papers_of
from app.services.papers.paper import SLIP_COPIES, Paper
from app.services.papers.paper_facts import digits_of

# Catalogues name the kind of agency that decides; of this kind is the office itself.
_THIS_OFFICE = ("", "Ủy ban nhân dân cấp xã")


class DossierPapers:
    """Makes the papers of one dossier, as it stands at that moment."""

    def __init__(self, session: Session, context: Context, actor: Actor, dossier: Dossier) -> None:
        self._session, self._context, self._actor = session, context, actor
        self._dossier = dossier
        self._applicant = session.get_one(Applicant, dossier.applicant_id)
        self._procedure = session.get_one(ProcedureVersion, dossier.procedure_id)
        self._form_set = context.form_set(context.today())

    def receipt(self, promise: Promise, calendar: WorkingCalendar) -> Paper:
        """Return Mẫu số 01 as issue ``slip_version``, with the date that counts now."""
        dossier, applicant = self._dossier, self._applicant
        fee = self._session.get(Fee, dossier.id)
        limit = TimeLimit(dossier.limit_value, LimitUnit(dossier.limit_unit))
        moved = (*self._given_by_hand(), *pauses_in_words(promise, calendar))
        document = ReceiptDocument(
            **self._head(),
            official_code=dossier.official_code or "",
            submitter_name=dossier.submitter_name or applicant.name,
            identity_number=applicant.identity_number,
            address=applicant.address,
            email=applicant.email,
            papers=tuple(_line(paper) for paper in papers_of(self._session, dossier.id)),
            sets=dossier.sets,
            limit_in_words=limit_in_words(limit),
            received_at=dossier.received_at,
            promised_at=dossier.promised_at,
            explanation="; ".join(part for part in (dossier.explanation, *moved) if part),
            unconfirmed_years=calendar.unconfirmed_between(
                office_day(dossier.received_at), office_day(dossier.promised_at)
            )
            if limit.unit is not LimitUnit.CLOCK_HOURS
            else (),
            delivery=DELIVERY_LABELS[DeliveryWay(dossier.delivery)],
            fee=fee.amount if fee else 0,
            fee_paid=fee is None or not fee.amount or fee.paid_at is not None,
            fee_explanation=fee.explanation if fee else "",
            book_volume=dossier.book_volume,
            book_number=dossier.book_number,
            clerk_name=self._actor.name,
            desk=self._actor.desk,
            version=dossier.slip_version,
        )
        return self._paper(document, copies=SLIP_COPIES)

    def supplement_request(
        self,
        papers: Sequence[RequestedPaper],
        reason: str,
        complete_by: date | None,
        issued_at: datetime,
    ) -> Paper:
        """Return Mẫu số 02 for a dossier that has been received."""
        document = SupplementRequestDocument(
            **self._head(),
            issued_at=issued_at,
            address=self._applicant.address,
            email=self._applicant.email,
            papers=tuple(papers),
            reason=reason,
            complete_by=complete_by,
            contact_phone=self._context.office().profile.hotline,
            clerk_name=self._actor.name,
            desk=self._actor.desk,
        )
        return self._paper(document)

    def apology(
        self, promised_at: datetime, until: datetime, reason: str, title: str, signer: str
    ) -> Paper:
        """Return Mẫu số 04: ``promised_at`` was the promise so far, ``until`` is the new one."""
        document = ExtensionApologyDocument(
            **self._letter(),
            promised_at=promised_at,
            reason=reason,
            new_promise_at=until,
            signer_titles=(title,) if title else (),
            signer_name=signer,
        )
        return self._paper(document)

    def stop_notice(
        self, reason: str, stopped_on: date, requested_on: date | None, stage: str
    ) -> Paper | None:
        """Return the notice of 2025 (Mẫu số 05), None under rules that know none."""
        if self._form_set.stop_notice is None:
            return None
        document = StopNoticeDocument(
            **self._letter(),
            promised_at=self._dossier.promised_at,
            requested_on=requested_on,
            stage=stage,
            reason=reason,
            stopped_on=stopped_on,
            money=self._money(),
            papers_returned=self._papers_returned(),
        )
        return self._paper(document)

    def _paper(self, document: Any, **more: Any) -> Paper:
        dossier = self._dossier
        return Paper(document=document, subject=dossier.code, dossier_id=dossier.id, **more)

    def _head(self) -> dict[str, Any]:
        dossier = self._dossier
        return {
            "header": self._context.office().profile.header(),
            "form_set": self._form_set.id,
            "form_version": self._form_set.version,
            "code": dossier.code,
            "barcode": digits_of(dossier.code, dossier.slip_version),
            "applicant_name": self._applicant.name,
            "phone": self._applicant.phone,
            "procedure_code": self._procedure.code,
            "procedure_name": self._procedure.name,
        }

    def _letter(self) -> dict[str, Any]:
        content = self._procedure.content
        agency = read_procedure(content).deciding_agency if content else ""
        return {
            **self._head(),
            "agency": self._context.office().profile.name if agency in _THIS_OFFICE else agency,
            "address": self._applicant.address,
            "received_at": self._dossier.received_at,
        }

    def _given_by_hand(self) -> tuple[str, ...]:
        """Tell of a day given by hand; after an extension that day no longer counts."""
        dossier = self._dossier
        reason = dossier.override_reason
        same = dossier.promised_at == dossier.original_promised_at
        if not reason or same or dossier.extensions or self._context.missing_letters(reason):
            return ()
        return (override_in_words(dossier.promised_at, reason),)

    def _money(self) -> str:
        fee = self._session.get(Fee, self._dossier.id)
        if fee is None or not fee.amount or fee.paid_at is None:
            return ""
        return f"{dong(fee.amount)} đã nộp, không hoàn lại theo quy định."

    def _papers_returned(self) -> str:
        papers = papers_of(self._session, self._dossier.id)
        return "; ".join(f"{one.name} ({_sheets(one)})" for one in papers)


def _line(paper: SubmittedPaper) -> PaperLine:
    return PaperLine(paper.name, PAPER_KIND_LABELS[paper.kind], _count(paper))


def _sheets(paper: SubmittedPaper) -> str:
    return f"{_count(paper):02} {PAPER_KIND_LABELS[paper.kind].lower()}"


def _count(paper: SubmittedPaper) -> int:
    return max(paper.originals + paper.copies, 1)
