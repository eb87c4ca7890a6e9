"""Labels for the folders of dossiers: one a label, on A4 sheets of labels, or on a strip.

A label never goes on elsewhere: letters are made smaller and long names are cut, the code never.
"""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.documents import PaperSize
from app.domain.form_set import FormSet
from app.domain.forms.folder_label import (
    FolderLabel,
    FolderLabelsDocument,
    FolderLabelWording,
    LabelSheet,
)
from app.domain.vietnam_time import office_day, short_date, short_moment
from app.printing import barcode
from app.printing.fonts import Face, text_width
from app.printing.layout import A4, Align, Operation, Page, Sheet, Text, moved
from app.printing.page import Flow, baseline, head_height
from app.printing.strip import draw_codes_of_strip, grouped_digits
from app.printing.styles import receipt_styles
from app.printing.wrap import Span, fitting_size, wrap

# Points; a name is read from a shelf at arm's length.
_UNIT, _CODE, _DIGITS, _NAME, _PROCEDURE, _DUE, _SMALL = 8.5, 20, 11, 13, 10, 14, 9
_LEAST_NAME, _LEAST_PROCEDURE = 9, 8
_NAME_ROWS = 2
# Millimetres.
_MARGIN = 3.0
_BARS = 12.0


def lay_out(
    document: FolderLabelsDocument, wording: FormSet, *, size: PaperSize, dpi: int
) -> tuple[Page, ...]:
    """Return labels of their own, strips, or for every other size A4 sheets of labels."""
    words = wording.own.folder_label
    match size:
        case PaperSize.LABEL:
            sheet = Sheet(words.label.width, words.label.height, cut=True)
            return tuple(Page(sheet, _label(one, words, sheet, dpi)) for one in document.labels)
        case PaperSize.ROLL_80 | PaperSize.ROLL_58:
            return tuple(_strip(one, words, size, dpi) for one in document.labels)
        case _:
            return _sheets(document, words, dpi)


def _sheets(
    document: FolderLabelsDocument, words: FolderLabelWording, dpi: int
) -> tuple[Page, ...]:
    """Return A4 sheets whose labels are filled row by row, the used ones left out."""
    places, dot = words.sheet.columns * words.sheet.rows, 25.4 / dpi
    area = Sheet(words.sheet.width / 10, words.sheet.height / 10)
    cells: list[FolderLabel | None] = [*[None] * (document.used % places), *document.labels]
    pages: list[Page] = []
    for begin in range(0, len(cells), places):
        operations: list[Operation] = []
        for place, one in enumerate(cells[begin : begin + places]):
            if one:
                left, top = _place(words.sheet, place)
                # By whole dots, or the bars would fall beside the printer's grid.
                by = round(left / dot) * dot
                operations += [moved(o, by, top) for o in _label(one, words, area, dpi)]
        pages.append(Page(A4, tuple(operations)))
    return tuple(pages)


def _place(sheet: LabelSheet, place: int) -> tuple[float, float]:
    row, column = divmod(place, sheet.columns)
    return (sheet.left + column * sheet.across) / 10, (sheet.top + row * sheet.down) / 10


def _label(
    label: FolderLabel, words: FolderLabelWording, area: Sheet, dpi: int
) -> tuple[Operation, ...]:
    """Return what stands on a label as large as ``area``, from its own top left corner."""
    width, center = area.width - 2 * _MARGIN, area.width / 2
    operations: list[Operation] = []

    def centered(y: float, text: str, face: Face, largest: float, least: float) -> float:
        size = fitting_size(text, face, width, largest, least)
        shown = _cut(text, face, width, size)
        operations.append(Text(center, baseline(y, size), shown, face, size, Align.CENTER))
        return y + head_height(size)

    y = centered(_MARGIN * 0.7, label.unit, Face.REGULAR, _UNIT, 6)
    y = centered(y, label.code, Face.BOLD, _CODE, 10)
    if label.barcode:
        bars = barcode.bars(
            label.barcode, 0, y, width=area.width, height=_BARS, dpi=dpi, printable=width
        )
        operations.append(bars)
        y = centered(y + _BARS + 0.3, grouped_digits(label.barcode), Face.REGULAR, _DIGITS, 8)
    due = area.height - _MARGIN * 0.7 - head_height(_DUE)
    room = due - head_height(_SMALL) - y
    for text, face, largest, least, share in (
        (label.applicant_name, Face.BOLD, _NAME, _LEAST_NAME, 0.6),
        (label.procedure_name, Face.REGULAR, _PROCEDURE, _LEAST_PROCEDURE, 0.4),
    ):
        operations += _block(text, face, largest, least, y, width, room * share)
        y += room * share
    ends = _ends(label, words)
    size = fitting_size(ends, Face.REGULAR, width, _SMALL, 6)
    operations.append(Text(_MARGIN, baseline(y, size), ends, Face.REGULAR, size))
    centered(due, _due(label, words), Face.BOLD, _DUE, 9)
    return tuple(operations)


def _block(
    text: str,
    face: Face,
    largest: float,
    least: float,
    top: float,
    width: float,
    height: float,
) -> list[Operation]:
    """Set ``text`` in at most two rows that keep to ``height``: smaller first, then cut."""
    size = largest
    while size > least and (
        len(wrap((Span(text, face),), width, size)) > _NAME_ROWS
        or _NAME_ROWS * head_height(size) > height
    ):
        size -= 0.5
    fitting = max(1, min(_NAME_ROWS, int((height + 0.01) / head_height(size))))
    rows = list(wrap((Span(text, face),), width, size))
    if len(rows) > fitting:
        kept = " ".join(_words(row.pieces) for row in rows[fitting - 1 :])
        last = wrap((Span(_cut(kept, face, width, size), face),), width, size)
        rows = [*rows[: fitting - 1], *last]
    step = head_height(size)
    return [
        operation
        for number, row in enumerate(rows[:fitting])
        for operation in row.place(_MARGIN, baseline(top + number * step, size), size, Align.LEFT)
    ]


def _words(pieces: Sequence[tuple[float, object]]) -> str:
    return " ".join(piece.text for _, piece in pieces if isinstance(piece, Span))


def _cut(text: str, face: Face, width: float, size: float) -> str:
    """Return as many whole words of ``text`` as one row holds, with an ellipsis for the rest."""
    if text_width(text, face, size) <= width:
        return text
    words = text.split(" ")
    while len(words) > 1 and text_width(" ".join(words) + "…", face, size) > width:
        words.pop()
    return " ".join(words) + "…"


def _ends(label: FolderLabel, words: FolderLabelWording) -> str:
    received = words.received.format(day=short_date(office_day(label.received_at)))
    place = words.place.format(place=label.place) if label.place else ""
    return " – ".join(filter(None, (received, place)))


def _due(label: FolderLabel, words: FolderLabelWording) -> str:
    return words.promised.format(moment=short_moment(label.promised_at))


def _strip(label: FolderLabel, words: FolderLabelWording, size: PaperSize, dpi: int) -> Page:
    """Return a strip to fold over the folder's edge: here the names have all the room they need."""
    style = receipt_styles(size)[0]
    flow = Flow(replace(style, bar_height=_BARS), continuation=lambda _flow: None)
    flow.paragraph(Span(label.unit), size=style.foot, align=Align.CENTER)
    code_size = fitting_size(label.code, Face.BOLD, flow.width, _CODE, 9)
    flow.paragraph(Span(label.code, Face.BOLD), size=code_size, align=Align.CENTER)
    if label.barcode:
        draw_codes_of_strip(flow, label.barcode, dpi, with_matrix=False)
    flow.paragraph(Span(label.applicant_name, Face.BOLD), size=_NAME)
    flow.paragraph(Span(label.procedure_name), size=_PROCEDURE)
    flow.paragraph(Span(_ends(label, words)), size=style.small)
    due = _due(label, words)
    due_size = fitting_size(due, Face.BOLD, flow.width, _DUE, 9)
    flow.paragraph(Span(due, Face.BOLD), size=due_size, align=Align.CENTER)
    (page,) = flow.pages(lambda _number, _total: ())
    return page
