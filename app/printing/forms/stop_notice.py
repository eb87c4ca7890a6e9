"""Thông báo dừng giải quyết hồ sơ (Mẫu 05 since 2025) on A4.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from app.domain.form_set import FormSet
from app.domain.forms.stop_notice import StopNoticeDocument
from app.domain.vietnam_time import spelled_date
from app.errors import RuleError
from app.printing.layout import Page
from app.printing.letter import lay_out_letter
from app.words import N_


def lay_out(document: StopNoticeDocument, wording: FormSet, *, dpi: int) -> tuple[Page, ...]:
    """Return the letter's sheets for a printer of ``dpi`` dots per inch.

    RuleError under rules that know no such notice, as those of 2018.
    """
    words = wording.stop_notice
    if words is None:
        raise RuleError(
            N_("«{name}» không có mẫu thông báo dừng giải quyết hồ sơ."),
            N_("Dùng bộ mẫu có mẫu này, từ ngày 01/07/2025."),
            name=wording.name,
        )
    requested_on = document.requested_on
    return lay_out_letter(
        document,
        wording,
        words,
        addressee=words.addressee,
        body=words.body,
        values={
            "requested_on": spelled_date(requested_on) if requested_on else "",
            "stage": document.stage,
            "reason": document.reason,
            "stopped_on": spelled_date(document.stopped_on),
            "money": document.money,
            "papers_returned": document.papers_returned,
        },
        dpi=dpi,
    )
