"""Letters of the deciding agency about a dossier on A4, as Nghị định 30/2020/NĐ-CP wants them.

Number and day may be left to the registry. What a letter says is each form's own.
"""

from collections.abc import Iterator, Mapping, Sequence

from app.domain.form_set import FormSet
from app.domain.forms.letter import LetterDocument, LetterWording
from app.domain.forms.parts import TextLine
from app.domain.vietnam_time import office_day, spelled_date, spelled_moment
from app.printing.dossier_paper import DossierPaper
from app.printing.fonts import Face
from app.printing.layout import Align, Operation, Page, Text
from app.printing.lines import DOTS, set_lines
from app.printing.page import (
    Flow,
    Signature,
    baseline,
    fewest_sheets,
    foot,
    head_height,
    row_height,
    signature_block,
)
from app.printing.styles import LETTERS, Style
from app.printing.wrap import Span, wrap

# As wide as the centimetre by which the decree sets in the first row of a paragraph.
_INDENT = Span("\u00a0" * 8)

# Points: the list under Nơi nhận.
_RECIPIENTS_TITLE, _RECIPIENT = 12, 11


def lay_out_letter(
    document: LetterDocument,
    wording: FormSet,
    words: LetterWording,
    *,
    addressee: Sequence[TextLine],
    body: Sequence[TextLine],
    values: Mapping[str, str],
    dpi: int,
) -> tuple[Page, ...]:
    """Return the sheets of a letter, for a printer of ``dpi`` dots per inch."""
    known = {**letter_values(document), **values}

    def pages(style: Style) -> tuple[Page, ...]:
        paper = DossierPaper(document, wording.page, words, style)
        flow = paper.flow
        number = words.number.format(number=document.number or DOTS)
        day = spelled_date(document.issued_on) if document.issued_on else words.undated
        paper.head(day, number=number, dpi=dpi)
        paper.title()
        set_lines(addressee, known, lambda *p: flow.paragraph(*p, align=Align.CENTER))
        flow.space(style.gap)
        set_lines(body, known, lambda *p: flow.paragraph(_INDENT, *p))
        flow.space(2 * style.gap)
        _close(flow, document, words)
        return flow.pages(lambda number, _total: _foot(flow, words, number))

    return fewest_sheets(LETTERS, pages)


def letter_values(document: LetterDocument) -> dict[str, str]:
    """Return what every letter can fill in, by the names the form sets use."""
    received, promised = document.received_at, document.promised_at
    return {
        "counter": document.header.counter_name,
        "agency": document.agency,
        "applicant": document.applicant_name,
        "address": document.address,
        "phone": document.phone,
        "procedure": document.procedure_name,
        "procedure_code": document.procedure_code,
        "code": document.code,
        "received_at": spelled_moment(received),
        "received_on": spelled_date(office_day(received)),
        "promised_at": spelled_moment(promised),
        "promised_on": spelled_date(office_day(promised)),
    }


def _close(flow: Flow, document: LetterDocument, words: LetterWording) -> None:
    """Set Nơi nhận at the left and the signature at the right, side by side on one sheet."""
    titles = document.signer_titles or (words.signature,)
    signature = Signature(titles[-1], words.signature_hint, document.signer_name, titles[:-1])
    top = signature_block(flow, (Signature("", "", ""), signature))
    y = _recipient(flow, top, words.recipients_title, Face.BOLD_ITALIC, _RECIPIENTS_TITLE)
    for line in words.recipients:
        text = line.format(counter=document.header.counter_name, agency=document.agency)
        y = _recipient(flow, y, text, Face.REGULAR, _RECIPIENT)
    flow.y = max(flow.y, y)


def _recipient(flow: Flow, y: float, text: str, face: Face, size: float) -> float:
    """Draw a line of the recipients in the left half; return where it ends."""
    for row in wrap((Span(text, face),), flow.width / 2 - 4, size):
        flow.draw(*row.place(flow.left, baseline(y, size), size, Align.LEFT))
        y += head_height(size)
    return y


def _foot(flow: Flow, words: LetterWording, number: int) -> Iterator[Operation]:
    """Draw the form's name below and, from the second sheet on, the page's number above."""
    style = flow.style
    yield from foot(flow, words.form_name, "")
    if number > 1:
        y = baseline(style.top - 1.5 * row_height(style.place, style), style.place)
        center = style.sheet.width / 2
        yield Text(center, y, str(number), Face.REGULAR, style.place, Align.CENTER)
