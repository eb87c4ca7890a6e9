"""The head that every paper of an office begins with, alone: what the set-up shows beforehand.

The papers themselves draw the same parts through ``page``; no code and no barcode stand here.
"""

from datetime import date

from app.domain.documents import PaperSize
from app.domain.form_set import FormSet
from app.domain.forms.parts import OfficeHeader
from app.domain.vietnam_time import spelled_date
from app.printing.layout import Page, Sheet
from app.printing.page import Flow, agency_heading, national_heading
from app.printing.styles import receipt_styles


def lay_out(header: OfficeHeader, wording: FormSet, day: date) -> Page:
    """Return the head of a slip of half a sheet, on a sheet just high enough for it."""
    style = receipt_styles(PaperSize.A5)[0]
    flow = Flow(style, continuation=lambda _flow: None)
    place_and_date = wording.page.place_and_date.format(place=header.place, date=spelled_date(day))
    national_end = national_heading(flow, wording.page, place_and_date)
    agency_end = agency_heading(flow, header, style.width - style.national - 1)
    (page,) = flow.pages(lambda _number, _total: ())
    height = max(national_end, agency_end) + style.top
    return Page(Sheet(style.sheet.width, height), page.operations)
