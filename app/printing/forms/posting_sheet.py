"""Bảng niêm yết on turned A4 sheets: every procedure with limit, fee and number of papers.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from app.domain.form_set import FormSet
from app.domain.forms.parts import ReprintMark
from app.domain.forms.posting_sheet import PostedProcedure, PostingDocument
from app.domain.vietnam_time import spelled_date
from app.printing.fonts import Face
from app.printing.layout import Align, Page
from app.printing.list_sheet import ListHead, ListSheet
from app.printing.styles import POSTING
from app.printing.table import Cells, Column, Group, draw_table
from app.printing.wrap import Span


def lay_out(
    document: PostingDocument, wording: FormSet, *, dpi: int = 0, mark: ReprintMark | None = None
) -> tuple[Page, ...]:
    """Return the sheets; there is no code on them, ``dpi`` changes nothing."""
    words, header = wording.own.posting_sheet, document.header
    day = spelled_date(document.day)
    in_force = words.in_force.format(day=day)
    sheet = ListSheet(
        POSTING,
        wording.page,
        words,
        ListHead(
            header=header,
            title=words.title,
            place_and_date=wording.page.place_and_date.format(place=header.place, date=day),
            subtitles=(in_force,),
            running=in_force,
            mark=mark,
        ),
    )
    _table(sheet, document, wording)
    count = sum(len(field.procedures) for field in document.fields)
    total = Span(words.total.format(count=count), Face.BOLD)
    sheet.close([total], (words.leader_signature, ""))
    return sheet.pages(words.hotline.format(hotline=header.hotline) if header.hotline else "")


def _table(sheet: ListSheet, document: PostingDocument, wording: FormSet) -> None:
    words, width = wording.own.posting_sheet, sheet.flow.width
    heads = words.columns
    columns = (
        Column(heads.number, 12, Align.CENTER),
        Column(heads.code, 24, Align.CENTER),
        Column(heads.name, width - 12 - 24 - 42 - 82 - 20),
        Column(heads.limit, 42),
        Column(heads.fee, 82),
        Column(heads.papers, 20, Align.CENTER),
    )
    rows: list[Cells | Group] = []
    number = 0
    for field in document.fields:
        rows.append(Group(words.field.format(name=field.name, count=len(field.procedures))))
        for procedure in field.procedures:
            number += 1
            rows.append(_row(number, procedure, words.no_papers))
    draw_table(sheet.flow, columns, rows, size=sheet.flow.style.table)


def _row(number: int, procedure: PostedProcedure, no_papers: str) -> tuple[str, ...]:
    papers = str(procedure.papers) if procedure.papers else no_papers
    return (
        str(number),
        procedure.code,
        procedure.name,
        procedure.limit,
        procedure.fee,
        papers,
    )
