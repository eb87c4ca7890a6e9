"""The day sheet on A4: each clerk's figures, what tomorrow begins with, and room for signatures.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from app.domain.form_set import FormSet
from app.domain.forms.day_sheet import (
    CarriedOver,
    CountedLine,
    DaySheetDocument,
    DaySheetLine,
)
from app.domain.forms.parts import ReprintMark
from app.domain.text import grouped
from app.domain.vietnam_time import short_moment, spelled_date, weekday_name
from app.printing.fonts import Face
from app.printing.layout import Align, Line, Operation, Page, Text
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
from app.printing.styles import DAY_SHEET
from app.printing.table import Column, draw_table
from app.printing.wrap import Span


def lay_out(
    document: DaySheetDocument, wording: FormSet, *, mark: ReprintMark | None = None
) -> tuple[Page, ...]:
    """Return the sheets of the day of one clerk or of the whole desk."""
    return _DaySheet(document, wording, mark).pages()


class _DaySheet:
    """One day sheet being laid out."""

    def __init__(
        self, document: DaySheetDocument, wording: FormSet, mark: ReprintMark | None
    ) -> None:
        self.document, self.mark = document, mark
        self.page = wording.page
        self.words = wording.own.day_sheet
        self.flow = Flow(DAY_SHEET, continuation=self._continue)

    def pages(self) -> tuple[Page, ...]:
        self._head()
        self._workload()
        self._carried_over()
        self._counted()
        self._late()
        self._signatures()
        return self.flow.pages(self._foot)

    def _head(self) -> None:
        flow, style, document = self.flow, self.flow.style, self.document
        day = spelled_date(document.day)
        place_and_date = self.page.place_and_date.format(place=document.header.place, date=day)
        right = national_heading(flow, self.page, place_and_date)
        left = agency_heading(flow, document.header, style.width - style.national - 1)
        flow.y = max(left, right)
        flow.space(6)
        flow.paragraph(Span(self.words.title, Face.BOLD), size=style.title, align=Align.CENTER)
        clerk = document.clerk_name
        whose = self.words.one_clerk.format(name=clerk) if clerk else self.words.whole_desk
        flow.paragraph(Span(self._day, Face.ITALIC), align=Align.CENTER)
        flow.paragraph(Span(whose), align=Align.CENTER)
        if self.mark:
            moment = short_moment(self.mark.printed_at)
            words = self.page.reprint.format(
                number=self.mark.number, moment=moment, reason=self.mark.reason
            )
            framed(flow, words)
        flow.space(3)

    @property
    def _day(self) -> str:
        weekday = weekday_name(self.document.day)
        text = self.words.day.format(weekday=weekday, day=spelled_date(self.document.day))
        return text[:1].upper() + text[1:]

    def _workload(self) -> None:
        heads, width = self.words.workload, self.flow.width
        self.flow.paragraph(Span(self.words.workload_title, Face.BOLD))
        figures = (
            (heads.received, 0.07),
            (heads.handed_over, 0.082),
            (heads.results, 0.07),
            (heads.returned, 0.07),
            (heads.supplements, 0.07),
            (heads.refusals, 0.07),
            (heads.in_hand, 0.07),
            (heads.overdue, 0.07),
        )
        columns = (
            Column(heads.number, 0.06 * width, Align.CENTER),
            Column(heads.clerk, 0.178 * width),
            *(Column(head, part * width, Align.CENTER) for head, part in figures),
            Column(heads.fees, 0.115 * width, Align.RIGHT),
            Column(heads.handling, 0.075 * width, Align.RIGHT),
        )
        rows = [
            (str(number), *_figures(line.clerk_name, line))
            for number, line in enumerate(self.document.lines, 1)
        ]
        rows.append(("", *_figures(self.words.total, self.document.total)))
        draw_table(self.flow, columns, rows, size=self.flow.style.table, last_is_total=True)
        for words in self.document.recounted:
            self.flow.paragraph(Span(f"– {words}"), size=self.flow.style.table)

    def _carried_over(self) -> None:
        heads, flow, document = self.words.carried_over, self.flow, self.document
        self._title(self.words.carried_over_title.format(count=document.carried_over_total))
        if not document.carried_over:
            flow.paragraph(Span(self.words.carried_over_none, Face.ITALIC))
            return
        columns = (
            Column(heads.number, 0.065 * flow.width, Align.CENTER),
            Column(heads.code, 0.225 * flow.width),
            Column(heads.applicant, 0.215 * flow.width),
            Column(heads.procedure, 0.245 * flow.width),
            Column(heads.promised_at, 0.115 * flow.width, Align.CENTER),
            Column(heads.state, 0.135 * flow.width, Align.CENTER),
        )
        rows = [_open_row(number, line) for number, line in enumerate(document.carried_over, 1)]
        draw_table(flow, columns, rows, size=flow.style.table - 1)
        if rest := document.carried_over_total - len(document.carried_over):
            more = self.words.carried_over_more.format(count=rest)
            flow.paragraph(Span(more, Face.ITALIC))

    def _counted(self) -> None:
        """Print the sums that were counted, and under them what explains a difference."""
        document, flow, heads = self.document, self.flow, self.words.counted
        if not document.counted:
            return
        self._title(self.words.counted_title)
        columns = (
            Column(heads.what, 0.43 * flow.width),
            *(
                Column(head, 0.19 * flow.width, Align.RIGHT)
                for head in (heads.expected, heads.counted, heads.difference)
            ),
        )
        rows = [_counted_row(line, self.words.not_counted) for line in document.counted]
        draw_table(flow, columns, rows, size=flow.style.table)
        flow.space(1)
        remark = self.words.remark.format(text=document.remark) if document.remark else ""
        for finding in (*document.findings, *([remark] if remark else [])):
            flow.paragraph(Span(f"– {finding}"), size=flow.style.table)

    def _late(self) -> None:
        document, flow, heads = self.document, self.flow, self.words.late
        if not document.late:
            return
        self._title(self.words.late_title.format(count=len(document.late)))
        columns = (
            Column(heads.number, 0.065 * flow.width, Align.CENTER),
            Column(heads.code, 0.225 * flow.width),
            Column(heads.step, 0.21 * flow.width),
            Column(heads.moment, 0.14 * flow.width, Align.CENTER),
            Column(heads.clerk, 0.18 * flow.width),
            Column(heads.allowed_by, 0.18 * flow.width),
        )
        rows = [
            (
                str(number),
                line.code,
                line.step,
                short_moment(line.moment),
                line.clerk_name,
                line.allowed_by,
            )
            for number, line in enumerate(document.late, 1)
        ]
        draw_table(flow, columns, rows, size=flow.style.table - 1)

    def _title(self, text: str) -> None:
        """Begin a part; its title stays with the head and the first row of what it announces."""
        self.flow.space(3)
        self.flow.need(4 * row_height(self.flow.style.body, self.flow.style))
        self.flow.paragraph(Span(text, Face.BOLD))

    def _signatures(self) -> None:
        flow, document, hint = self.flow, self.document, self.page.sign_and_name
        # The head of the journal's chain of hashes: the signed paper proves the file.
        head = self.words.history_head.format(head=document.history_head)
        flow.space(3)
        flow.paragraph(Span(head, Face.ITALIC), size=flow.style.small)
        flow.space(3)
        signature_block(
            flow,
            (
                Signature(self.words.maker_signature, hint, document.made_by),
                Signature(self.words.leader_signature, hint, ""),
            ),
        )

    def _continue(self, flow: Flow) -> None:
        style = flow.style
        base = baseline(flow.y, style.body)
        flow.draw(
            Text(flow.left, base, self.words.title, Face.BOLD, style.small),
            Text(flow.right, base, self._day, Face.ITALIC, style.small, Align.RIGHT),
        )
        flow.y += row_height(style.body, style)
        flow.draw(Line(flow.left, flow.y, flow.right, flow.y, 0.2))
        flow.space(2)

    def _foot(self, number: int, total: int) -> tuple[Operation, ...]:
        made = self.words.made.format(
            moment=short_moment(self.document.made_at), name=self.document.made_by
        )
        page = self.page.page.format(number=number, total=total)
        return foot(self.flow, f"{self.words.form_name} – {made}", page)


def _figures(name: str, line: DaySheetLine) -> tuple[str, ...]:
    counts = (
        line.received,
        line.handed_over,
        line.results,
        line.returned,
        line.supplements,
        line.refusals,
        line.in_hand,
        line.overdue,
    )
    return name, *map(str, counts), grouped(line.fees), line.handling


def _counted_row(line: CountedLine, not_counted: str) -> tuple[str, ...]:
    if line.counted is None:
        return line.what, grouped(line.expected), not_counted, ""
    off = line.counted - line.expected
    sign = "+" if off > 0 else ""
    return line.what, grouped(line.expected), grouped(line.counted), f"{sign}{grouped(off)}"


def _open_row(number: int, line: CarriedOver) -> tuple[str, ...]:
    return (
        str(number),
        line.code,
        line.applicant_name,
        line.procedure_name,
        short_moment(line.promised_at),
        line.state,
    )
