"""Bảng kê thu phí, lệ phí on A4: every sum by its receipt, the total in figures and in words.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from collections.abc import Iterator

from app.domain.form_set import FormSet
from app.domain.forms.cash_list import CashLine, CashListDocument
from app.domain.forms.parts import ReprintMark
from app.domain.number_words import number_in_words
from app.domain.text import grouped
from app.domain.vietnam_time import short_moment, spelled_date, weekday_name
from app.printing.fonts import Face
from app.printing.layout import Align, Page
from app.printing.list_sheet import ListHead, ListSheet
from app.printing.styles import LIST
from app.printing.table import Column, draw_table
from app.printing.wrap import Span


def lay_out(
    document: CashListDocument, wording: FormSet, *, dpi: int = 0, mark: ReprintMark | None = None
) -> tuple[Page, ...]:
    """Return the sheets of one day; there is no code on them, ``dpi`` changes nothing."""
    words = wording.own.cash_list
    clerk, date = document.clerk_name, spelled_date(document.day)
    day = words.day.format(weekday=weekday_name(document.day), day=date)
    day = day[:1].upper() + day[1:]
    sheet = ListSheet(
        LIST,
        wording.page,
        words,
        ListHead(
            header=document.header,
            title=words.title,
            place_and_date=wording.page.place_and_date.format(
                place=document.header.place, date=date
            ),
            subtitles=(day, words.one_clerk.format(name=clerk) if clerk else words.whole_desk),
            running=day,
            mark=mark,
        ),
    )
    if document.lines:
        _table(sheet, document, wording)
    sheet.close(
        [*_sums(document, wording)],
        (words.payer_signature, document.made_by),
        (words.receiver_signature, ""),
        (words.leader_signature, ""),
    )
    return sheet.pages(
        words.made.format(moment=short_moment(document.made_at), name=document.made_by)
    )


def _table(sheet: ListSheet, document: CashListDocument, wording: FormSet) -> None:
    words, width = wording.own.cash_list, sheet.flow.width
    heads = words.columns
    columns = (
        Column(heads.number, 10, Align.CENTER),
        Column(heads.receipt_number, 22, Align.CENTER),
        Column(heads.code, 45),
        Column(heads.payer, 35),
        Column(heads.procedure, width - 10 - 22 - 45 - 35 - 24),
        Column(heads.amount, 24, Align.RIGHT),
    )
    rows = [_row(number, line, words.no_receipt) for number, line in enumerate(document.lines, 1)]
    rows.append(("", "", "", words.total, "", grouped(document.total)))
    draw_table(sheet.flow, columns, rows, size=sheet.flow.style.table, last_is_total=True)


def _row(number: int, line: CashLine, no_receipt: str) -> tuple[str, ...]:
    receipt = line.receipt_number or no_receipt
    amount = grouped(line.amount)
    return (str(number), receipt, line.code, line.payer_name, line.procedure_name, amount)


def _sums(document: CashListDocument, wording: FormSet) -> Iterator[Span]:
    words = wording.own.cash_list
    if not document.lines:
        yield Span(words.none, Face.ITALIC)
        return
    spelled = number_in_words(document.total)
    yield Span(words.in_words.format(words=spelled[:1].upper() + spelled[1:]), Face.BOLD_ITALIC)
    numbers = [line.receipt_number for line in document.lines if line.receipt_number]
    if numbers:
        count, first, last = len(numbers), numbers[0], numbers[-1]
        yield Span(words.summary.format(count=count, first=first, last=last))
    if missing := len(document.lines) - len(numbers):
        yield Span(words.without_receipt.format(count=missing), Face.BOLD)
