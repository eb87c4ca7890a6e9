"""Khóa khôi phục kho dữ liệu on A4: a key in large groups, what it is for, and how it is kept.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from collections.abc import Sequence

from app.domain.form_set import FormSet
from app.domain.forms.recovery_key import RecoveryKeyDocument
from app.domain.vietnam_time import office_day, short_moment, spelled_date
from app.printing.fonts import Face
from app.printing.layout import Align, Box, Page, Text
from app.printing.page import (
    Flow,
    Signature,
    agency_heading,
    baseline,
    foot,
    framed,
    national_heading,
    row_height,
    signature_block,
)
from app.printing.styles import RECOVERY_SHEET
from app.printing.wrap import Span

# Five groups a row are read without losing the line; sizes in points, lengths in mm.
_A_ROW = 5
_GROUP_SIZE = 22
_PLACE_SIZE = 9
_CELL = 13.0
_HEAD_ROW, _ROW_TO_FILL = 5.5, 7.5
_ROWS_TO_FILL = 3


def lay_out(document: RecoveryKeyDocument, wording: FormSet) -> tuple[Page, ...]:
    """Return the sheet; with the shipped words it is one."""
    words = wording.own.recovery_key
    flow = Flow(RECOVERY_SHEET, continuation=lambda _flow: None)
    _head(flow, document, wording)
    framed(flow, words.warning)
    flow.space(1)
    flow.paragraph(Span(words.key_title))
    _groups(flow, document.groups)
    flow.space(2)
    for title, items in ((words.about_title, words.about), (words.keeping_title, words.keeping)):
        flow.paragraph(Span(title, Face.BOLD))
        for item in items:
            flow.paragraph(Span(f"– {item}"))
    flow.space(1)
    hint = wording.page.sign_and_name
    signature_block(
        flow,
        (
            Signature(words.maker_signature, hint, document.made_by),
            Signature(words.leader_signature, hint, ""),
            Signature(words.keeper_signature, hint, ""),
        ),
    )
    flow.space(3)
    _opened(flow, wording)

    number = words.number.format(number=document.number)
    return flow.pages(lambda _number, _total: foot(flow, words.form_name, number))


def _head(flow: Flow, document: RecoveryKeyDocument, wording: FormSet) -> None:
    style, words = flow.style, wording.own.recovery_key
    day = spelled_date(office_day(document.made_at))
    place_and_date = wording.page.place_and_date.format(place=document.header.place, date=day)
    right = national_heading(flow, wording.page, place_and_date)
    left = agency_heading(flow, document.header, style.width - style.national - 1)
    flow.y = max(left, right)
    flow.space(6)
    flow.paragraph(Span(words.title, Face.BOLD), size=style.title, align=Align.CENTER)
    number = words.number.format(number=document.number)
    flow.paragraph(Span(number, Face.BOLD), size=style.title - 2, align=Align.CENTER)
    made = words.made.format(moment=short_moment(document.made_at))
    flow.paragraph(Span(made, Face.ITALIC), align=Align.CENTER)
    flow.space(2)


def _groups(flow: Flow, groups: Sequence[str]) -> None:
    """Set the groups in frames of their own, each with its place, by which errors name it."""
    width = flow.width / _A_ROW
    rows = -(-len(groups) // _A_ROW)
    flow.need(rows * _CELL)
    for at, group in enumerate(groups):
        x, y = flow.left + at % _A_ROW * width, flow.y + at // _A_ROW * _CELL
        middle = baseline(y + (_CELL - row_height(_GROUP_SIZE, flow.style)) / 2, _GROUP_SIZE)
        place = Text(x + 1, baseline(y + 0.6, _PLACE_SIZE), str(at + 1), Face.ITALIC, _PLACE_SIZE)
        letters = Text(x + width / 2 + 2, middle, group, Face.BOLD, _GROUP_SIZE, Align.CENTER)
        flow.draw(Box(x, y, width, _CELL), place, letters)
    flow.y += rows * _CELL


def _opened(flow: Flow, wording: FormSet) -> None:
    """Leave rows to be filled in by hand, so high that one can write in them."""
    heads, size = wording.own.recovery_key.opened, flow.style.table
    columns = ((heads.when, 0.2), (heads.who, 0.3), (heads.why, 0.3), (heads.signature, 0.2))
    flow.need(row_height(flow.style.body, flow.style) + _HEAD_ROW + _ROWS_TO_FILL * _ROW_TO_FILL)
    flow.paragraph(Span(wording.own.recovery_key.opened_title, Face.BOLD))
    x = flow.left
    for head, share in columns:
        width = share * flow.width
        base = baseline(flow.y + 0.4, size)
        flow.draw(
            Box(x, flow.y, width, _HEAD_ROW),
            Text(x + width / 2, base, head, Face.BOLD, size, Align.CENTER),
        )
        for row in range(_ROWS_TO_FILL):
            flow.draw(Box(x, flow.y + _HEAD_ROW + row * _ROW_TO_FILL, width, _ROW_TO_FILL))
        x += width
    flow.y += _HEAD_ROW + _ROWS_TO_FILL * _ROW_TO_FILL
