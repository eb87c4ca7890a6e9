"""Báo cáo đề nghị loại trừ trách nhiệm on A4: the outage, its evidence, and the dossiers in a list.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from collections.abc import Iterator

from app.domain.form_set import FormSet
from app.domain.forms.exclusion_request import ExclusionRequestDocument, ExcusedLine
from app.domain.forms.parts import ReprintMark
from app.domain.number_words import number_in_words
from app.domain.text import grouped
from app.domain.vietnam_time import (
    office_day,
    short_date,
    short_moment,
    spelled_date,
    spelled_moment,
)
from app.printing.fonts import Face
from app.printing.layout import Align, Page
from app.printing.list_sheet import ListHead, ListSheet
from app.printing.styles import LIST
from app.printing.table import Column, draw_table
from app.printing.wrap import Span


def lay_out(
    document: ExclusionRequestDocument,
    wording: FormSet,
    *,
    dpi: int = 0,
    mark: ReprintMark | None = None,
) -> tuple[Page, ...]:
    """Return the sheets of one report; there is no code on them, ``dpi`` changes nothing."""
    words, header = wording.own.exclusion_request, document.header
    day = spelled_date(document.day or office_day(document.made_at))
    number = words.number.format(number=document.number or "………………")
    sheet = ListSheet(
        LIST,
        wording.page,
        words,
        ListHead(
            header=header,
            title=words.title,
            place_and_date=wording.page.place_and_date.format(place=header.place, date=day),
            subtitles=(words.subject, number),
            running=number,
            mark=mark,
        ),
    )
    recipient = words.recipient.format(name=document.recipient or words.no_recipient)
    sheet.flow.paragraph(Span(recipient, Face.BOLD), align=Align.CENTER)
    sheet.flow.space(2)
    for text in _story(document, wording):
        sheet.flow.paragraph(Span(text))
    sheet.flow.space(1)
    _table(sheet, document, wording)
    figures = document.figures
    gross = words.gross.format(
        first=short_date(figures.first),
        last=short_date(figures.last),
        finished=grouped(figures.finished),
        gross=grouped(figures.gross),
    )
    net = words.net.format(excluded=grouped(figures.excluded), net=grouped(figures.net))
    sheet.close(
        [Span(gross), Span(net, Face.BOLD)],
        (words.maker_signature, document.made_by),
        (words.leader_signature, ""),
    )
    moment = short_moment(document.made_at)
    return sheet.pages(words.made.format(moment=moment, name=document.made_by))


def _story(document: ExclusionRequestDocument, wording: FormSet) -> Iterator[str]:
    words = wording.own.exclusion_request
    yield words.outage.format(
        start=spelled_moment(document.started_at),
        end=spelled_moment(document.ended_at),
        system=document.system,
        length=document.length,
    )
    yield words.what.format(what=document.what)
    if document.notice:
        yield words.notice.format(notice=document.notice)
    if document.evidence_name:
        yield words.evidence.format(name=document.evidence_name, sha256=document.evidence_sha256)
    count = len(document.lines)
    yield words.request.format(count=count, words=number_in_words(count))


def _table(sheet: ListSheet, document: ExclusionRequestDocument, wording: FormSet) -> None:
    words, width = wording.own.exclusion_request, sheet.flow.width
    heads = words.columns
    moments = 20.0
    columns = (
        Column(heads.number, 9, Align.CENTER),
        Column(heads.code, 36),
        Column(heads.procedure, width - 9 - 36 - 3 * moments - 20 - 25),
        Column(heads.received_at, moments, Align.CENTER),
        Column(heads.promised_at, moments, Align.CENTER),
        Column(heads.finished_at, moments, Align.CENTER),
        Column(heads.late_by, 20, Align.CENTER),
        Column(heads.touch, 25),
    )
    rows = [_row(number, line, words.unfinished) for number, line in enumerate(document.lines, 1)]
    draw_table(sheet.flow, columns, rows, size=sheet.flow.style.table)


def _row(number: int, line: ExcusedLine, unfinished: str) -> tuple[str, ...]:
    return (
        str(number),
        line.code,
        line.procedure_name,
        short_moment(line.received_at),
        short_moment(line.promised_at),
        short_moment(line.finished_at) if line.finished_at else unfinished,
        line.late_by,
        line.touch,
    )
