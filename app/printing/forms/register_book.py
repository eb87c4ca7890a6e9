"""A register of the office on turned A4 sheets, in the columns its definition gives.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from app.domain.form_set import FormSet
from app.domain.forms.parts import ReprintMark
from app.domain.forms.register_book import RegisterBookDocument
from app.domain.number_words import number_in_words
from app.domain.vietnam_time import office_day, short_moment, spelled_date
from app.printing.layout import Align, Page
from app.printing.list_sheet import ListHead, ListSheet
from app.printing.styles import WIDE_LIST
from app.printing.table import Column, draw_table
from app.printing.wrap import Span


def lay_out(
    document: RegisterBookDocument,
    wording: FormSet,
    *,
    dpi: int = 0,
    mark: ReprintMark | None = None,
) -> tuple[Page, ...]:
    """Return the sheets of one period; there is no code on them, ``dpi`` changes nothing."""
    words, header = wording.own.register_book, document.header
    period = words.period.format(period=document.period)
    date = spelled_date(office_day(document.made_at))
    sheet = ListSheet(
        WIDE_LIST,
        wording.page,
        words,
        ListHead(
            header=header,
            title=document.title,
            place_and_date=wording.page.place_and_date.format(place=header.place, date=date),
            subtitles=(period, words.basis.format(basis=document.legal_basis)),
            running=period,
            mark=mark,
        ),
    )
    width, first = sheet.flow.width, document.columns[0]
    columns = (
        Column(first.head, first.share * width / 100, Align.CENTER),
        *(Column(one.head, one.share * width / 100) for one in document.columns[1:]),
    )
    draw_table(sheet.flow, columns, document.rows, size=sheet.flow.style.table)
    count = len(document.rows)
    total = words.total.format(count=count, words=number_in_words(count))
    sheet.close(
        [Span(total)], (words.keeper_signature, document.made_by), (words.leader_signature, "")
    )
    moment = short_moment(document.made_at)
    return sheet.pages(words.made.format(moment=moment, name=document.made_by))
