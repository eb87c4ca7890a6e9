"""Phiếu kiểm soát quá trình giải quyết hồ sơ on A4: a row for each hand-over, the rest by hand.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from dataclasses import dataclass

from app.domain.form_set import FormSet
from app.domain.forms.control_sheet import ControlColumns, ControlRow, ControlSheetDocument
from app.domain.vietnam_time import office_day, spelled_date, spelled_moment
from app.printing.dossier_paper import DossierPaper
from app.printing.fonts import Face
from app.printing.layout import Align, Line, Page
from app.printing.lines import set_lines
from app.printing.page import Flow, baseline, row_height
from app.printing.styles import CONTROL_SHEET
from app.printing.table import Column, Table
from app.printing.wrap import Row, Span, balanced, wrap

# Shares of the width.
_AGENCY, _TIME, _RESULT, _NOTE = 0.25, 0.44, 0.18, 0.13

# Millimetres: room to sign over a name of one row, and between rules and letters.
_SIGNING = 8.0
_SIDE, _ABOVE, _STROKE = 1.1, 0.6, 0.18

_TO_FILL = ControlRow(giving="")


def lay_out(document: ControlSheetDocument, wording: FormSet, *, dpi: int) -> tuple[Page, ...]:
    """Return the sheets: what is known of the dossier's way, then empty rows to the last foot."""
    words = wording.control_sheet
    paper = DossierPaper(document, wording.page, words, CONTROL_SHEET)
    flow = paper.flow
    paper.head(spelled_date(office_day(document.issued_at)), dpi=dpi)
    paper.title()
    set_lines(words.opening, _values(document), flow.paragraph)
    flow.space(1)
    notes = [Span(words.notes_title, Face.BOLD_ITALIC)]
    notes += [Span(f"- {note}", Face.ITALIC) for note in words.notes]
    _draw_rows(flow, words.table, document.rows, keep=_height_of(flow, notes))
    for note in notes:
        flow.paragraph(note, size=flow.style.small)
    return paper.pages()


def _values(document: ControlSheetDocument) -> dict[str, str]:
    return {
        "counter": document.header.counter_name,
        "applicant": document.applicant_name,
        "phone": document.phone,
        "procedure": document.procedure_name,
        "procedure_code": document.procedure_code,
        "received_at": spelled_moment(document.received_at),
        "promised_at": spelled_moment(document.promised_at),
        "agency": document.agency,
        "coordinating_agency": document.coordinating_agency,
    }


def _height_of(flow: Flow, notes: list[Span]) -> float:
    """Return what the notes under the table take."""
    style = flow.style
    heights = [
        len(wrap((note,), flow.width, style.small)) * row_height(style.small, style) + style.gap
        for note in notes
    ]
    return sum(heights) + style.gap


def _draw_rows(
    flow: Flow, words: ControlColumns, rows: tuple[ControlRow, ...], *, keep: float
) -> None:
    """Draw the hand-overs and at least one row to fill in, down to ``keep`` mm above the foot."""
    columns = (
        Column(words.agency, _AGENCY * flow.width),
        Column(words.time, _TIME * flow.width),
        Column(words.result, _RESULT * flow.width),
        Column(words.note, _NOTE * flow.width),
    )
    table = Table(flow, columns, flow.style.table)
    for row in rows:
        _HandOver.of(flow, columns, words, row).draw(table)
    to_fill = _HandOver.of(flow, columns, words, _TO_FILL)
    to_fill.draw(table)
    while flow.fits(to_fill.height + keep):
        to_fill.draw(table)
    flow.space(flow.style.gap)


@dataclass(frozen=True, slots=True)
class _HandOver:
    """A row, its words broken to the columns: who gives, who takes, when, and both signatures."""

    flow: Flow
    columns: tuple[Column, ...]
    words: ControlColumns
    giving: tuple[Row, ...]
    taking: tuple[Row, ...]
    time: tuple[Row, ...]
    names: tuple[tuple[Row, ...], tuple[Row, ...]]
    result: tuple[Row, ...]
    note: tuple[Row, ...]

    @classmethod
    def of(
        cls, flow: Flow, columns: tuple[Column, ...], words: ControlColumns, row: ControlRow
    ) -> "_HandOver":
        agency, time, result, note = (column.width - 2 * _SIDE for column in columns)
        size, box = flow.style.table, columns[1].width / 2 - 2 * _SIDE

        def rows(text: str, width: float) -> tuple[Row, ...]:
            return wrap((Span(text),), width, size)

        return cls(
            flow,
            columns,
            words,
            giving=rows(words.giving.format(name=row.giving), agency),
            taking=rows(words.taking.format(name=row.taking), agency),
            time=rows(spelled_moment(row.at) if row.at else words.time_blank, time),
            names=(
                balanced(row.giver_name, Face.REGULAR, box, size),
                balanced(row.taker_name, Face.REGULAR, box, size),
            ),
            result=rows(row.result, result),
            note=rows(row.note, note),
        )

    @property
    def height(self) -> float:
        texts = max(len(self.giving) + len(self.taking), len(self.result), len(self.note))
        return max(texts * self._row + 3 * _ABOVE, self._signing + self._boxes)

    @property
    def _row(self) -> float:
        return row_height(self.flow.style.table, self.flow.style)

    @property
    def _signing(self) -> float:
        """Where the two boxes begin, below the instant."""
        return len(self.time) * self._row + 2 * _ABOVE

    @property
    def _boxes(self) -> float:
        more_names = (max(map(len, self.names)) - 1) * self._row
        return self._row + _SIGNING + more_names + _ABOVE

    def draw(self, table: Table) -> None:
        table.make_room(self.height)
        flow, height = self.flow, self.height
        lefts = [flow.left]
        for column in self.columns:
            lefts.append(lefts[-1] + column.width)
        top, bottom = flow.y, flow.y + height
        x_agency, x_time, x_result, x_note, right = lefts
        middle, below = (x_time + x_result) / 2, top + self._signing
        flow.draw(
            *(Line(x, top, x, bottom, _STROKE) for x in lefts),
            Line(x_agency, bottom, right, bottom, _STROKE),
            Line(x_time, below, x_result, below, _STROKE),
            Line(middle, below, middle, bottom, _STROKE),
        )
        self._set(self.giving, x_agency + _SIDE, top + _ABOVE, Align.LEFT)
        last = height - len(self.taking) * self._row - _ABOVE
        taking = max(len(self.giving) * self._row + 2 * _ABOVE, min(height / 2, last))
        self._set(self.taking, x_agency + _SIDE, top + taking, Align.LEFT)
        self._set(self.time, middle, top + _ABOVE, Align.CENTER)
        boxes = ((x_time, self.words.giver), (middle, self.words.taker))
        for (left, title), names in zip(boxes, self.names, strict=True):
            center = left + (middle - x_time) / 2
            head = wrap((Span(title, Face.ITALIC),), middle - x_time, flow.style.table)
            self._set(head, center, below + _ABOVE, Align.CENTER)
            at = bottom - len(names) * self._row - _ABOVE
            self._set(names, center, at, Align.CENTER)
        self._set(self.result, (x_result + x_note) / 2, top + _ABOVE, Align.CENTER)
        self._set(self.note, x_note + _SIDE, top + _ABOVE, Align.LEFT)
        flow.y = bottom

    def _set(self, rows: tuple[Row, ...], x: float, y: float, align: Align) -> None:
        size = self.flow.style.table
        for row in rows:
            self.flow.draw(*row.place(x, baseline(y, size), size, align))
            y += self._row
