"""What the public is told of a period, on A4: a notice to post, a text to read aloud, the year's.

Every printed word comes from the document or the form set; nothing is worded here. Nobody's name
is printed: who signs writes it.
"""

from dataclasses import replace

from app.domain.form_set import FormSet
from app.domain.forms.parts import ReprintMark
from app.domain.forms.public_text import (
    LoudspeakerText,
    PublicNotice,
    PublicText,
    TextWording,
    YearText,
)
from app.domain.vietnam_time import office_day, short_moment, spelled_date
from app.printing.forms.report_sheet import draw_report_table
from app.printing.layout import Page
from app.printing.list_sheet import ListHead, ListSheet
from app.printing.page import fewest_sheets
from app.printing.styles import LETTERS, LIST, Style
from app.printing.wrap import Span

# The notice hangs on a board: one sheet, however many fields there are.
_NOTICE = replace(LIST, body=13, small=11, table=11, gap=1.5)
_NOTICES = (
    _NOTICE,
    replace(_NOTICE, body=12, table=10, gap=1),
    replace(_NOTICE, body=11, table=9, small=9, gap=0.6, signing=17, top=12, bottom=10),
    replace(_NOTICE, body=10, table=8, small=8, gap=0.3, signing=14, top=10, bottom=8),
)
# Read standing before a microphone, often without glasses.
_ALOUD = replace(LIST, title=17, body=16, small=12, gap=4.5, leading=1.4)
# As wide as the centimetre by which the decree sets in the first row of a paragraph.
_INDENT = Span("\u00a0" * 8)
_BEFORE_TABLE = 1.0


def lay_out_notice(
    document: PublicNotice, wording: FormSet, *, dpi: int = 0, mark: ReprintMark | None = None
) -> tuple[Page, ...]:
    """Return the notice of a period; there is no code on it, ``dpi`` changes nothing."""
    words = wording.own.public_notice

    def pages(style: Style) -> tuple[Page, ...]:
        sheet = _sheet(document, wording, words, style, mark)
        for paragraph in document.paragraphs:
            sheet.flow.paragraph(Span(paragraph))
        sheet.flow.space(_BEFORE_TABLE)
        nothing = wording.own.report_sheet.nothing
        draw_report_table(sheet.flow, document.table, nothing, titled=True)
        return _closed(sheet, document, words)

    return fewest_sheets(_NOTICES, pages)


def lay_out_aloud(
    document: LoudspeakerText, wording: FormSet, *, dpi: int = 0, mark: ReprintMark | None = None
) -> tuple[Page, ...]:
    """Return the text to be read over the loudspeakers, in letters of 16 points."""
    words = wording.own.loudspeaker_text
    sheet = _sheet(document, wording, words, _ALOUD, mark)
    for paragraph in document.paragraphs:
        sheet.flow.paragraph(Span(paragraph))
    return _closed(sheet, document, words)


def lay_out_year(
    document: YearText, wording: FormSet, *, dpi: int = 0, mark: ReprintMark | None = None
) -> tuple[Page, ...]:
    """Return the text of a year, set as a letter of the agency is."""
    words = wording.own.year_text

    def pages(style: Style) -> tuple[Page, ...]:
        sheet = _sheet(document, wording, words, style, mark)
        for paragraph in document.paragraphs:
            sheet.flow.paragraph(_INDENT, Span(paragraph))
        return _closed(sheet, document, words)

    return fewest_sheets(LETTERS, pages)


def _sheet(
    document: PublicText,
    wording: FormSet,
    words: TextWording,
    style: Style,
    mark: ReprintMark | None,
) -> ListSheet:
    header = document.header
    day = spelled_date(office_day(document.made_at))
    return ListSheet(
        style,
        wording.page,
        words,
        ListHead(
            header=header,
            title=words.title,
            place_and_date=wording.page.place_and_date.format(place=header.place, date=day),
            subtitles=(document.period,),
            running=document.period,
            mark=mark,
        ),
    )


def _closed(sheet: ListSheet, document: PublicText, words: TextWording) -> tuple[Page, ...]:
    sheet.close((), (words.maker_signature, ""), (words.leader_signature, ""))
    return sheet.pages(words.made.format(moment=short_moment(document.made_at)))
