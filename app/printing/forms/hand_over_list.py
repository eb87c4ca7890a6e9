"""Biên bản bàn giao hồ sơ on A4: a barcode a line, so that the other side scans what it takes.

Bars and no QR: a camera held over the list would see five lines' QR codes at once, and a laser
reads none. Every printed word comes from the document or the form set.
"""

from app.domain.form_set import FormSet
from app.domain.forms.hand_over_list import HandOverDocument, HandOverLine
from app.domain.forms.parts import ReprintMark
from app.domain.number_words import number_in_words
from app.domain.vietnam_time import office_day, short_moment, spelled_date, spelled_moment
from app.printing.fonts import Face
from app.printing.layout import Align, Page
from app.printing.list_sheet import ListHead, ListSheet
from app.printing.styles import LIST
from app.printing.table import Code, Column, code_column, draw_table
from app.printing.wrap import Span


def lay_out(
    document: HandOverDocument, wording: FormSet, *, dpi: int, mark: ReprintMark | None = None
) -> tuple[Page, ...]:
    """Return the sheets of a list that went out, or of results that came back."""
    words = wording.own.hand_over_list
    number = words.number.format(number=document.number) if document.number else ""
    day = spelled_date(office_day(document.made_at))
    sheet = ListSheet(
        LIST,
        wording.page,
        words,
        ListHead(
            header=document.header,
            title=words.results_title if document.results else words.title,
            place_and_date=wording.page.place_and_date.format(
                place=document.header.place, date=day
            ),
            subtitles=(number,),
            running=number,
            mark=mark,
        ),
    )
    _beginning(sheet, document, wording)
    _table(sheet, document, wording, dpi)
    _end(sheet, document, wording)
    return sheet.pages(short_moment(document.made_at))


def _beginning(sheet: ListSheet, document: HandOverDocument, wording: FormSet) -> None:
    words = wording.own.hand_over_list
    texts = (
        words.beginning.format(
            moment=spelled_moment(document.made_at), counter=document.header.counter_name
        ),
        words.giver.format(name=document.giver_name or words.unnamed, unit=document.giver_unit),
        words.receiver.format(
            name=document.receiver_name or words.unnamed, unit=document.receiver_unit
        ),
    )
    for text in texts:
        sheet.flow.paragraph(Span(text))
    sheet.flow.space(1)


def _table(sheet: ListSheet, document: HandOverDocument, wording: FormSet, dpi: int) -> None:
    words = wording.own.hand_over_list
    heads, width = words.columns, sheet.flow.width
    # Without any note its column would only take room from the names.
    note = 16 if any(line.note for line in document.lines) else 0
    code = code_column(heads.code, [line.barcode for line in document.lines], dpi)
    names = width - 9 - code.width - 13 - 22 - note
    columns = (
        Column(heads.number, 9, Align.CENTER),
        code,
        Column(heads.applicant, 0.48 * names),
        Column(heads.procedure, 0.52 * names),
        Column(words.result_sheets if document.results else heads.sheets, 13, Align.CENTER),
        Column(heads.due, 22, Align.CENTER),
        *([Column(heads.note, note)] if note else []),
    )
    rows = [_row(number, line)[: len(columns)] for number, line in enumerate(document.lines, 1)]
    draw_table(sheet.flow, columns, rows, size=sheet.flow.style.table, dpi=dpi)


def _row(number: int, line: HandOverLine) -> tuple[str | Code, ...]:
    return (
        str(number),
        Code(line.code, line.barcode),
        line.applicant_name,
        line.procedure_name,
        str(line.sheets),
        short_moment(line.due),
        line.note,
    )


def _end(sheet: ListSheet, document: HandOverDocument, wording: FormSet) -> None:
    words, count = wording.own.hand_over_list, len(document.lines)
    total = words.total.format(
        count=count,
        words=number_in_words(count),
        sheets=sum(line.sheets for line in document.lines),
    )
    sheet.close(
        (Span(total, Face.BOLD), Span(words.copies, Face.ITALIC)),
        (words.giver_signature, document.giver_name),
        (words.receiver_signature, document.receiver_name),
    )
