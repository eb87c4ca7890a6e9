"""Which invented paper shows the words of which form.

A form is named as the field its words stand in (``FormSet`` or ``OwnForms``).
"""

from collections.abc import Callable
from dataclasses import replace

from app.domain.documents import CopyName, PaperSize, PrintedDocument, PrintJob
from app.domain.form_set import FormSet, OwnForms
from app.domain.forms.parts import OfficeHeader
from app.domain.samples import dossier_papers, own_papers, public_texts, register_papers

_SAMPLES: dict[str, Callable[[OfficeHeader], PrintedDocument]] = {
    "page": lambda header: replace(
        dossier_papers.receipt(header), reprint=dossier_papers.reprint()
    ),
    "copies": dossier_papers.receipt,
    "receipt": dossier_papers.receipt,
    "supplement_request": dossier_papers.supplement_request,
    "refusal": dossier_papers.refusal,
    "extension_apology": dossier_papers.extension_apology,
    "stop_notice": dossier_papers.stop_notice,
    "control_sheet": dossier_papers.control_sheet,
    "ledger": dossier_papers.ledger,
    "day_sheet": own_papers.day_sheet,
    "recovery_key": own_papers.recovery_key,
    "device_test": own_papers.device_test,
    "opening_strip": own_papers.opening_strip,
    "hand_over_list": own_papers.hand_over_list,
    "delivery_list": own_papers.delivery_list,
    "cash_list": own_papers.cash_list,
    "folder_label": own_papers.folder_label,
    "posting_sheet": own_papers.posting_sheet,
    "procedure_codes": own_papers.procedure_codes,
    "emergency_slip": own_papers.emergency_slip,
    "emergency_register": own_papers.emergency_register,
    "open_register": own_papers.open_register,
    "register_book": register_papers.register_book,
    "exclusion_request": register_papers.exclusion_request,
    "report_sheet": register_papers.report_sheet,
}
# The words of these are all they are.
_TEXTS: dict[str, Callable[[OfficeHeader, OwnForms], PrintedDocument]] = {
    "public_notice": public_texts.public_notice,
    "loudspeaker_text": public_texts.loudspeaker_text,
    "year_text": public_texts.year_text,
}
# The others come out on A4.
_ON_A5 = frozenset(
    {
        *("page", "copies", "receipt", "supplement_request", "refusal"),
        *("device_test", "opening_strip"),
    }
)


def sample_job(form: str, wording: FormSet, header: OfficeHeader) -> PrintJob:
    """Return an invented paper of ``form`` in ``wording``; KeyError for a form without one."""
    document = _TEXTS[form](header, wording.own) if form in _TEXTS else _SAMPLES[form](header)
    return PrintJob(
        document=document,
        form_set=wording,
        title="mau",
        copies=tuple(CopyName) if form == "copies" else (CopyName.CITIZEN,),
        size=PaperSize.A5 if form in _ON_A5 else PaperSize.A4,
    )
