"""A report on A4: its tables one below the other, each with the rules it was counted by.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from dataclasses import replace

from app.domain.form_set import FormSet
from app.domain.forms.parts import ReprintMark
from app.domain.forms.report_sheet import ReportDocument, ReportTable
from app.domain.vietnam_time import office_day, short_moment, spelled_date
from app.printing.fonts import Face
from app.printing.layout import Align, Page
from app.printing.list_sheet import ListHead, ListSheet
from app.printing.page import Flow
from app.printing.styles import LIST, WIDE_LIST, Style
from app.printing.table import Column, draw_table
from app.printing.wrap import Span

# Reports have more to say than lists: their tables are set a little smaller, and a meeting's sheet
# smaller still, for everything is to be on one.
_WIDE = replace(WIDE_LIST, table=9.5, small=9.5, gap=0.7)
_MEETING = replace(
    LIST, left=18, right=12, top=14, bottom=12, table=8.5, small=8.5, gap=0.3, signing=13
)
_HEAD_ROOM = 30.0


def lay_out(
    document: ReportDocument,
    wording: FormSet,
    *,
    dpi: int = 0,
    mark: ReprintMark | None = None,
) -> tuple[Page, ...]:
    """Return the sheets of a report; there is no code on them, ``dpi`` changes nothing."""
    words, header = wording.own.report_sheet, document.header
    date = spelled_date(office_day(document.made_at))
    sheet = ListSheet(
        _style(document),
        wording.page,
        words,
        ListHead(
            header=replace(header, lines=document.form) if document.form else header,
            right=header.lines if document.form else (),
            title=document.title,
            place_and_date=wording.page.place_and_date.format(place=header.place, date=date),
            subtitles=(document.period,),
            running=document.period,
            mark=mark,
        ),
    )
    for table in document.tables:
        draw_report_table(sheet.flow, table, words.nothing, titled=table.title != document.title)
    sheet.close((), (words.maker_signature, document.made_by), (words.leader_signature, ""))
    moment = short_moment(document.made_at)
    return sheet.pages(words.made.format(moment=moment, name=document.made_by))


def _style(document: ReportDocument) -> Style:
    if not document.upright:
        return _WIDE
    return _MEETING if len(document.tables) > 1 else LIST


def draw_report_table(flow: Flow, table: ReportTable, nothing: str, *, titled: bool) -> None:
    """Set a table with its notes; ``nothing`` is said where it has no rows."""
    size = flow.style.table
    # A title never stands alone at the foot of a sheet.
    flow.need(_HEAD_ROOM)
    if titled:
        flow.space(1.5)
        flow.paragraph(Span(table.title, Face.BOLD), size=size + 1)
    if table.unit:
        flow.paragraph(Span(table.unit, Face.ITALIC), size=size, align=Align.RIGHT)
    columns = [
        Column(
            one.head,
            one.share * flow.width,
            Align.LEFT if one.words else Align.RIGHT,
            one.over,
        )
        for one in table.columns
    ]
    marks = tuple(one.mark for one in table.columns)
    rows = ((marks,) if any(marks) else ()) + table.rows
    if rows:
        draw_table(flow, columns, rows, size=size, last_is_total=table.totals)
    if not table.rows or (table.totals and len(table.rows) == 1):
        flow.paragraph(Span(nothing, Face.ITALIC), size=size)
    for note in table.notes:
        flow.paragraph(Span(note, Face.ITALIC), size=size)
