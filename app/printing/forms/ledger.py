"""Sổ theo dõi hồ sơ on A4 landscape: a row for each dossier, a sum on each sheet.

Every printed word comes from the document or the form set; nothing is worded here.
"""

from app.domain.form_set import FormSet
from app.domain.forms.ledger import LedgerColumns, LedgerDocument, LedgerEntry
from app.domain.vietnam_time import office_day, short_date, short_moment, spelled_date
from app.printing.layout import Align, Page
from app.printing.lines import set_lines
from app.printing.list_sheet import ListHead, ListSheet
from app.printing.styles import LEDGER
from app.printing.table import Column, draw_table
from app.printing.wrap import Piece, Span

# Millimetres a row needs to be signed in.
_SIGNING = 9.0


def lay_out(document: LedgerDocument, wording: FormSet) -> tuple[Page, ...]:
    """Return the sheets of the register; every one names its volume and sums up its rows."""
    words = wording.ledger
    place_and_date = wording.page.place_and_date.format(
        place=document.header.place, date=spelled_date(office_day(document.issued_at))
    )
    volume = words.volume.format(volume=document.volume)
    subtitles: list[str] = []

    def keep(*pieces: Piece) -> None:
        subtitles.append("".join(piece.text for piece in pieces if isinstance(piece, Span)))

    set_lines(words.opening, _values(document), keep)
    sheet = ListSheet(
        LEDGER,
        wording.page,
        words,
        ListHead(
            header=document.header,
            title=words.title,
            place_and_date=place_and_date,
            subtitles=tuple(subtitles),
            running=volume,
            mark=document.reprint,
        ),
    )
    flow, entries = sheet.flow, document.entries

    def sheet_sum(first: int, last: int) -> tuple[str, ...]:
        label = words.sheet_sum.format(count=last - first)
        sets = sum(entry.sets for entry in entries[first:last])
        return (label, "", "", str(sets), *[""] * 9)

    if not entries:
        flow.paragraph(Span(words.none))
        return sheet.pages()
    draw_table(
        flow,
        _columns(words.columns, flow.width),
        [_row(entry) for entry in entries],
        size=flow.style.table,
        least_height=_SIGNING,
        sheet_sum=sheet_sum,
    )
    total = words.total.format(
        first=entries[0].number,
        last=entries[-1].number,
        count=len(entries),
        sets=sum(entry.sets for entry in entries),
    )
    signers = ((words.keeper_signature, document.kept_by), (words.leader_signature, ""))
    sheet.close([Span(total)], *signers)
    return sheet.pages()


def _values(document: LedgerDocument) -> dict[str, str]:
    return {
        "counter": document.header.counter_name,
        "volume": document.volume,
        "field": document.field,
        "first_day": short_date(document.first_day),
        "last_day": short_date(document.last_day),
    }


def _columns(heads: LedgerColumns, width: float) -> tuple[Column, ...]:
    """Return the columns by their shares; a code and a date fit one row of theirs."""
    return (
        Column(heads.number, 0.04 * width, Align.CENTER),
        Column(heads.code, 0.127 * width),
        Column(heads.procedure, 0.118 * width),
        Column(heads.sets, 0.045 * width, Align.CENTER),
        Column(heads.applicant, 0.115 * width),
        Column(heads.address, 0.115 * width),
        Column(heads.agency, 0.075 * width),
        Column(heads.received_at, 0.067 * width, Align.CENTER, over=heads.days),
        Column(heads.promised_at, 0.067 * width, Align.CENTER, over=heads.days),
        Column(heads.returned_at, 0.067 * width, Align.CENTER, over=heads.days),
        Column(heads.delivery, 0.062 * width),
        Column(heads.signature, 0.062 * width, Align.CENTER),
        Column(heads.note, 0.04 * width),
    )


def _row(entry: LedgerEntry) -> tuple[str, ...]:
    return (
        entry.number,
        entry.code,
        entry.procedure_name,
        str(entry.sets),
        entry.applicant_name,
        ", ".join(filter(None, (entry.address, entry.phone))),
        entry.agency,
        short_moment(entry.received_at),
        short_moment(entry.promised_at),
        short_moment(entry.returned_at) if entry.returned_at else "",
        entry.delivery,
        entry.signed_by,
        entry.note,
    )
