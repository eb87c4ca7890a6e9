"""Mẫu 04 on A4: the apology for a late result with the day it is promised again.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from app.domain.form_set import FormSet
from app.domain.forms.extension_apology import ExtensionApologyDocument
from app.domain.vietnam_time import office_day, spelled_date, spelled_moment
from app.printing.layout import Page
from app.printing.letter import lay_out_letter


def lay_out(document: ExtensionApologyDocument, wording: FormSet, *, dpi: int) -> tuple[Page, ...]:
    """Return the letter's sheets for a printer of ``dpi`` dots per inch."""
    words, promise = wording.extension_apology, document.new_promise_at
    return lay_out_letter(
        document,
        wording,
        words,
        addressee=words.addressee,
        body=words.body,
        values={
            "reason": document.reason,
            "new_promise_at": spelled_moment(promise),
            "new_promise_on": spelled_date(office_day(promise)),
        },
        dpi=dpi,
    )
