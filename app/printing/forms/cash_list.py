"""Bảng kê thu phí, lệ phí on A4 across: every sum by its receipt, the total in figures and words.

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
from app.printing.styles import WIDE_LIST
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
        WIDE_LIST,
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
    # A clerk's own list names its clerk above.
    takers = () if document.clerk_name else (Column(heads.taken_by, 30),)
    columns = (
        Column(heads.number, 9, Align.CENTER),
        Column(heads.receipt_number, 22, Align.CENTER),
        Column(heads.code, 43),
        Column(heads.payer, 40),
        Column(heads.procedure, width - 9 - 22 - 43 - 40 - 24 - 23 - 36 - 30 * len(takers)),
        Column(heads.amount, 24, Align.RIGHT),
        Column(heads.means, 23),
        Column(heads.exemption, 36),
        *takers,
    )
    rows = [
        (*_row(number, line, words.no_receipt), *([line.taken_by] if takers else []))
        for number, line in enumerate(document.lines, 1)
    ]
    rest = [""] * (len(columns) - 6)
    rows.append(("", "", "", words.total, "", grouped(document.total), *rest))
    draw_table(sheet.flow, columns, rows, size=sheet.flow.style.table, last_is_total=True)


def _row(number: int, line: CashLine, no_receipt: str) -> tuple[str, ...]:
    """Return a line; what was waived has neither receipt nor means."""
    receipt = line.receipt_number or (no_receipt if line.amount else "")
    amount = grouped(line.amount)
    about = (line.code, line.payer_name, line.procedure_name)
    return (str(number), receipt, *about, amount, line.means, line.exemption)


def _sums(document: CashListDocument, wording: FormSet) -> Iterator[Span]:
    words = wording.own.cash_list
    if not document.lines:
        yield Span(words.none, Face.ITALIC)
        return
    spelled = number_in_words(document.total)
    yield Span(words.in_words.format(words=spelled[:1].upper() + spelled[1:]), Face.BOLD_ITALIC)
    sums = "; ".join(
        f"{(means or words.no_means).lower()} {grouped(amount)}"
        for means, amount in document.by_means().items()
    )
    if sums:
        yield Span(words.by_means.format(sums=sums))
    numbers = [line.receipt_number for line in document.taken if line.receipt_number]
    if numbers:
        count, first, last = len(numbers), numbers[0], numbers[-1]
        yield Span(words.summary.format(count=count, first=first, last=last))
    if missing := len(document.taken) - len(numbers):
        yield Span(words.without_receipt.format(count=missing), Face.BOLD)
