"""What the office's lists share: head, title, the small head of further sheets, and the foot.

The table in between is ``table``; what stands in it, and which list it is, is in ``forms``.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from app.domain.forms.parts import FormWording, OfficeHeader, PageWording, ReprintMark
from app.domain.vietnam_time import short_moment
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
from app.printing.styles import Style
from app.printing.wrap import Span, fitting_size, wrap

# Between what is signed and the titles of those who sign.
_ABOVE = 3.0


@dataclass(frozen=True, slots=True, kw_only=True)
class ListHead:
    """What a list begins with; ``place_and_date`` in words, ``running`` on every further sheet.

    ``right`` are the lines at the right, instead of country and motto, where a table is not a paper
    of the agency but of a ministry's collection.
    """

    header: OfficeHeader
    title: str
    place_and_date: str
    subtitles: tuple[str, ...] = ()
    running: str = ""
    mark: ReprintMark | None = None
    right: tuple[str, ...] = ()


class ListSheet:
    """A list being laid out; its table is drawn into ``flow``."""

    def __init__(
        self, style: Style, page: PageWording, wording: FormWording, head: ListHead
    ) -> None:
        self.page = page
        self.wording = wording
        self.head = head
        self.flow = Flow(style, continuation=self._continue)
        self._draw_head()

    def close(self, texts: Sequence[Span], *signers: tuple[str, str]) -> None:
        """Set what is signed and room to sign for each title, with the name where it is known.

        They stay together: nobody signs a sheet that says nothing.
        """
        flow, style, hint = self.flow, self.flow.style, self.page.sign_and_name
        row = row_height(style.body, style)
        rows = sum(len(wrap((text,), flow.width, style.body)) for text in texts)
        flow.need(_ABOVE + (rows + 4) * row + len(texts) * style.gap + style.signing)
        flow.space(1)
        for text in texts:
            flow.paragraph(text)
        flow.space(_ABOVE)
        signature_block(flow, [Signature(title, hint, name) for title, name in signers])

    def pages(self, remark: str = "") -> tuple[Page, ...]:
        """Return the sheets; ``remark`` stands in the foot behind the form's name."""

        def foot_of(number: int, total: int) -> tuple[Operation, ...]:
            left = f"{self.wording.form_name} – {remark}" if remark else self.wording.form_name
            return foot(self.flow, left, self.page.page.format(number=number, total=total))

        return self.flow.pages(foot_of)

    def _draw_head(self) -> None:
        flow, style, head = self.flow, self.flow.style, self.head
        if head.right:
            unit = replace(head.header, lines=head.right)
            right = agency_heading(flow, unit, style.national, left=flow.right - style.national)
        else:
            right = national_heading(flow, self.page, head.place_and_date)
        left = agency_heading(flow, head.header, style.width - style.national - 1)
        flow.y = max(left, right)
        flow.space(5)
        size = fitting_size(head.title, Face.BOLD, flow.width, style.title, 9)
        flow.paragraph(Span(head.title, Face.BOLD), size=size, align=Align.CENTER)
        for subtitle in filter(None, head.subtitles):
            flow.paragraph(Span(subtitle, Face.ITALIC), align=Align.CENTER)
        if head.mark:
            moment = short_moment(head.mark.printed_at)
            words = self.page.reprint.format(
                number=head.mark.number, moment=moment, reason=head.mark.reason
            )
            framed(flow, words)
        flow.space(2)

    def _continue(self, flow: Flow) -> None:
        style, head = flow.style, self.head
        base = baseline(flow.y, style.body)
        flow.draw(
            Text(flow.left, base, head.title, Face.BOLD, style.small),
            Text(flow.right, base, head.running, Face.ITALIC, style.small, Align.RIGHT),
        )
        flow.y += row_height(style.body, style)
        flow.draw(Line(flow.left, flow.y, flow.right, flow.y, 0.2))
        flow.space(2)
