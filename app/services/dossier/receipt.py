"""The receipt's view data, frozen at the moment of intake."""

from app.domain.barcode_digits import barcode_digits
from app.domain.channel import DELIVERY_LABELS
from app.domain.dossier_code import LocalCode
from app.domain.forms.receipt import PaperLine, ReceiptDocument
from app.domain.papers import PAPER_KIND_LABELS, SubmittedPaper
from app.domain.promise_words import override_in_words
from app.domain.time_limit import limit_in_words
from app.services.context import Context
from app.services.dossier.prepare_intake import Intake


def receipt_document(context: Context, intake: Intake, code: LocalCode) -> ReceiptDocument:
    """Return everything the receipt of ``intake`` says, in the form set in force that day."""
    command, procedure = intake.command, intake.entry.procedure
    form_set = context.form_set(intake.received_on)
    return ReceiptDocument(
        header=context.office().profile.header(),
        form_set=form_set.id,
        form_version=form_set.version,
        code=str(code),
        barcode=barcode_digits(code),
        applicant_name=intake.applicant.name,
        submitter_name=command.submitter_name or intake.applicant.name,
        identity_number=intake.applicant.identity_number,
        address=intake.applicant.address,
        phone=intake.applicant.phone,
        email=intake.applicant.email,
        procedure_code=procedure.code,
        procedure_name=procedure.name,
        papers=tuple(_line(paper) for paper in command.papers),
        sets=command.sets,
        limit_in_words=limit_in_words(procedure.limit),
        received_at=intake.received_at,
        promised_at=intake.promise.promised_at,
        explanation=_explanation(intake),
        unconfirmed_years=intake.promise.unconfirmed_years,
        delivery=DELIVERY_LABELS[command.delivery],
        fee=intake.fee.amount,
        fee_paid=command.fee_paid,
        fee_explanation=intake.fee.explanation,
        clerk_name=command.actor.name,
        desk=command.actor.desk,
        book_volume=command.book_volume.strip(),
        book_number=command.book_number.strip(),
        note=command.note,
    )


def _explanation(intake: Intake) -> str:
    """Tell how the date came about; what was computed alone would contradict a given one."""
    promise = intake.promise
    if promise.promised_at == promise.computed_at:
        return promise.explanation
    why = override_in_words(promise.promised_at, intake.command.override_reason)
    return f"{promise.explanation}; {why}"


def _line(paper: SubmittedPaper) -> PaperLine:
    return PaperLine(
        name=paper.name,
        kind=PAPER_KIND_LABELS[paper.kind],
        quantity=max(paper.originals + paper.copies, 1),
    )
