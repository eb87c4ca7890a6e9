"""The lists of results that go by post or to people's homes, on a turned A4 sheet.

Each line has its bars: what comes back in the evening is scanned from the list. Every printed
word comes from the document or the form set.
"""

from app.domain.form_set import FormSet
from app.domain.forms.delivery_list import DeliveryLine, DeliveryListDocument
from app.domain.forms.parts import ReprintMark
from app.domain.number_words import number_in_words
from app.domain.text import dong, grouped
from app.domain.vietnam_time import office_day, short_moment, spelled_date
from app.printing.fonts import Face
from app.printing.layout import Align, Page
from app.printing.list_sheet import ListHead, ListSheet
from app.printing.styles import WIDE_LIST
from app.printing.table import Code, Column, code_column, draw_table
from app.printing.wrap import Span

# Room to write day and hour, a signature and a name; in the post's list, for a number to stick on.
_ROOM_TO_SIGN, _ROOM_FOR_ITEM = 20.0, 15.0


def lay_out(
    document: DeliveryListDocument, wording: FormSet, *, dpi: int, mark: ReprintMark | None = None
) -> tuple[Page, ...]:
    """Return the sheets of one journey."""
    words = wording.own.delivery_list
    number = words.number.format(number=document.number) if document.number else ""
    day = spelled_date(office_day(document.made_at))
    made = words.made.format(moment=short_moment(document.made_at), name=document.giver_name)
    sheet = ListSheet(
        WIDE_LIST,
        wording.page,
        words,
        ListHead(
            header=document.header,
            title=words.home_title if document.at_home else words.title,
            place_and_date=wording.page.place_and_date.format(
                place=document.header.place, date=day
            ),
            subtitles=(number,),
            running=number,
            mark=mark,
        ),
    )
    carrier = words.home_carrier if document.at_home else words.carrier
    sheet.flow.paragraph(Span(carrier.format(name=document.carrier_name or words.unnamed)))
    _table(sheet, document, wording, dpi)
    _end(sheet, document, wording)
    return sheet.pages(made)


def _table(sheet: ListSheet, document: DeliveryListDocument, wording: FormSet, dpi: int) -> None:
    words = wording.own.delivery_list
    heads, width = words.columns, sheet.flow.width
    common = (
        Column(heads.number, 9, Align.CENTER),
        code_column(heads.code, [line.barcode for line in document.lines], dpi),
        Column(heads.recipient, 46),
        Column(heads.address, 54),
    )
    taken = sum(column.width for column in common)
    if document.at_home:
        ends = (Column(heads.signature, 62),)
    else:
        ends = (Column(heads.item_code, 36, Align.CENTER), Column(heads.postage, 22, Align.RIGHT))
    result = Column(heads.result, width - taken - sum(column.width for column in ends))
    rows = [
        _row(number, line, words.phone, at_home=document.at_home)
        for number, line in enumerate(document.lines, 1)
    ]
    draw_table(
        sheet.flow,
        (*common, result, *ends),
        rows,
        size=sheet.flow.style.table,
        least_height=_ROOM_TO_SIGN if document.at_home else _ROOM_FOR_ITEM,
        dpi=dpi,
    )


def _row(number: int, line: DeliveryLine, phone: str, *, at_home: bool) -> tuple[str | Code, ...]:
    recipient = line.recipient_name
    if line.phone:
        # A number torn apart is dialed wrong.
        recipient += " – " + phone.format(phone=line.phone).replace(" ", "\u00a0")
    postage = grouped(line.postage) if line.postage else ""
    ends = ("",) if at_home else (line.item_code, postage)
    common = (str(number), Code(line.code, line.barcode), recipient, line.address)
    return (*common, line.result_name, *ends)


def _end(sheet: ListSheet, document: DeliveryListDocument, wording: FormSet) -> None:
    words = wording.own.delivery_list
    count, postage = len(document.lines), sum(line.postage for line in document.lines)
    total = words.total.format(count=count, words=number_in_words(count))
    texts = [Span(total, Face.BOLD)]
    if postage:
        amount = words.postage_total.format(amount=dong(postage), words=number_in_words(postage))
        texts.append(Span(amount, Face.BOLD))
    if document.at_home:
        texts.append(Span(words.home_note, Face.ITALIC))
    receiver = words.home_carrier_signature if document.at_home else words.carrier_signature
    sheet.close(
        texts,
        (words.giver_signature, document.giver_name),
        (receiver, document.carrier_name if document.at_home else ""),
    )
