"""The two registers of an evening: a row for each emergency slip, and every open dossier.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from app.domain.form_set import FormSet
from app.domain.forms.emergency import (
    EmergencyRegisterDocument,
    OpenDossier,
    OpenRegisterDocument,
)
from app.domain.forms.parts import ReprintMark
from app.domain.vietnam_time import office_day, short_moment, spelled_date
from app.printing.fonts import Face
from app.printing.layout import Align, Page
from app.printing.list_sheet import ListHead, ListSheet
from app.printing.styles import WIDE_LIST
from app.printing.table import Code, Column, code_column, draw_table
from app.printing.wrap import Span

# Two rows of handwriting.
_ROOM_TO_WRITE = 15.0


def lay_out_slips(
    document: EmergencyRegisterDocument,
    wording: FormSet,
    *,
    dpi: int,
    mark: ReprintMark | None = None,
) -> tuple[Page, ...]:
    """Return the register the slips are written into, a row with its bars for each."""
    words = wording.own.emergency_register
    slips = document.slips
    numbers = words.numbers.format(first=slips[0].number, last=slips[-1].number, count=len(slips))
    day = spelled_date(office_day(document.printed_at))
    sheet = ListSheet(
        WIDE_LIST,
        wording.page,
        words,
        ListHead(
            header=document.header,
            title=words.title,
            place_and_date=wording.page.place_and_date.format(
                place=document.header.place, date=day
            ),
            subtitles=(numbers,),
            running=numbers,
            mark=mark,
        ),
    )
    for sentence in words.how:
        sheet.flow.paragraph(Span(f"– {sentence}", Face.ITALIC), size=sheet.flow.style.small)
    heads, width = words.columns, sheet.flow.width
    number = code_column(heads.number, [slip.barcode for slip in slips], dpi)
    columns = (
        number,
        Column(heads.received, 24),
        Column(heads.applicant, width - number.width - 24 - 50 - 24 - 22 - 42),
        Column(heads.procedure, 50),
        Column(heads.promised, 24),
        Column(heads.fee, 22),
        Column(heads.typed_in, 42),
    )
    rows = [(Code(slip.number, slip.barcode), *[""] * 6) for slip in slips]
    size = sheet.flow.style.table
    draw_table(sheet.flow, columns, rows, size=size, least_height=_ROOM_TO_WRITE, dpi=dpi)
    sheet.close((), (words.writer_signature, ""), (words.typist_signature, ""))
    return sheet.pages(words.printed.format(moment=short_moment(document.printed_at)))


def lay_out_open(
    document: OpenRegisterDocument,
    wording: FormSet,
    *,
    dpi: int = 0,
    mark: ReprintMark | None = None,
) -> tuple[Page, ...]:
    """Return the register of open dossiers; without a PC nothing is scanned: it has no codes."""
    words, day = wording.own.open_register, spelled_date(document.day)
    count = words.count.format(count=len(document.lines))
    sheet = ListSheet(
        WIDE_LIST,
        wording.page,
        words,
        ListHead(
            header=document.header,
            title=words.title,
            place_and_date=wording.page.place_and_date.format(
                place=document.header.place, date=day
            ),
            subtitles=(count,),
            running=day[:1].upper() + day[1:],
            mark=mark,
        ),
    )
    if document.lines:
        heads, width = words.columns, sheet.flow.width
        columns = (
            Column(heads.number, 10, Align.CENTER),
            Column(heads.code, 46),
            Column(heads.applicant, 58),
            Column(heads.procedure, width - 10 - 46 - 58 - 21 - 36 - 34),
            Column(heads.promised_at, 21, Align.CENTER),
            Column(heads.state, 36),
            Column(heads.done, 34),
        )
        rows = [_open_row(number, line) for number, line in enumerate(document.lines, 1)]
        draw_table(sheet.flow, columns, rows, size=sheet.flow.style.table)
    else:
        sheet.flow.paragraph(Span(words.none, Face.ITALIC))
    return sheet.pages(words.printed.format(moment=short_moment(document.printed_at)))


def _open_row(number: int, line: OpenDossier) -> tuple[str, ...]:
    return (
        str(number),
        line.code,
        line.applicant_name,
        line.procedure_name,
        short_moment(line.promised_at),
        line.state,
        "",
    )
