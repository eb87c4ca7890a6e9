"""What holds for every paper of the circulars besides the receipt: order, letters, bars, sheets."""

import unicodedata
from collections.abc import Iterator
from dataclasses import fields, replace
from functools import cache

import pytest

from app.domain.documents import PaperSize, PrintedDocument
from app.domain.form_set import FormSet
from app.domain.forms.ledger import LedgerDocument
from app.printing.layout import A4, A4_LANDSCAPE, A5, Bars, Page
from app.printing.read_back import read_codes
from app.services.document_json import document_from_json, document_to_json
from tests.printing.circular_papers import (
    ACCENTED,
    LONG,
    MARK,
    SHORT,
    form_sets_of,
    pages_of,
)
from tests.printing.papers import area_of, dots_of, overlaps, pdf_of, runs_in, text_in, texts_of

SLIPS = {"supplement-request", "refusal"}
WIDTHS = {
    PaperSize.A4: A4.width,
    PaperSize.A5: A5.width,
    PaperSize.ROLL_80: 80,
    PaperSize.ROLL_58: 58,
}


def sizes_of(name: str) -> tuple[PaperSize, ...]:
    return tuple(WIDTHS) if name in SLIPS else (PaperSize.A4,)


def cases() -> Iterator[object]:
    for length, documents in (("short", SHORT), ("long", LONG)):
        for name, document in documents.items():
            for wording in form_sets_of(document):
                for size in sizes_of(name):
                    yield pytest.param(
                        document, wording, size, id=f"{name}-{length}-{wording.id}-{size}"
                    )


EVERY_PAPER = pytest.mark.parametrize(("document", "wording", "size"), list(cases()))
EVERY_FORM = pytest.mark.parametrize("name", SHORT)
OF_A_DOSSIER = pytest.mark.parametrize("name", [name for name in SHORT if name != "ledger"])


@cache
def pages(document: PrintedDocument, wording: FormSet, size: PaperSize) -> tuple[Page, ...]:
    return pages_of(document, wording, size=size)


def running(document: PrintedDocument, wording: FormSet) -> str:
    """Return all words of a paper in the order they were set, rows joined."""
    texts = texts_of(pages(document, wording, PaperSize.A4))
    return " ".join(" ".join(text.text for text in texts).replace("\u00a0", " ").split())


def bars_on(sheets: tuple[Page, ...]) -> Bars:
    """Return the one symbol of a paper."""
    (bars,) = (o for page in sheets for o in page.operations if isinstance(o, Bars))
    return bars


@EVERY_PAPER
def test_nothing_stands_on_anything_else_or_off_the_sheet(
    document: PrintedDocument, wording: FormSet, size: PaperSize
) -> None:
    for page in pages(document, wording, size):
        wide = isinstance(document, LedgerDocument)
        assert page.sheet.width == (A4_LANDSCAPE.width if wide else WIDTHS[size])
        assert list(overlaps(page)) == []
        for text in texts_of((page,)):
            area = area_of(text)
            assert 3.99 <= area.left <= area.right <= page.sheet.width - 3.99
            assert 3.99 <= area.top < area.bottom <= page.sheet.height - 3.99


@EVERY_FORM
def test_the_longest_goes_on_under_a_small_head_on_sheets_that_are_counted(name: str) -> None:
    document = LONG[name]
    for wording in form_sets_of(document):
        first, second, *_ = pages(document, wording, PaperSize.A4)
        code = getattr(document, "code", "")
        assert code in texts_of((second,))[0].text
        assert texts_of((second,))[0].y < texts_of((first,))[-1].y
        numbers = [text.text for text in texts_of((second,)) if "2" in text.text]
        assert any(words == "2" or "Trang 2/" in words for words in numbers)


@EVERY_FORM
def test_an_ordinary_paper_of_a_dossier_is_one_sheet(name: str) -> None:
    if name != "ledger":
        for wording in form_sets_of(SHORT[name]):
            for size in sizes_of(name):
                assert len(pages(SHORT[name], wording, size)) == 1


@OF_A_DOSSIER
@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_the_bars_are_read_in_black_and_white_dots(name: str, dpi: int) -> None:
    document = LONG[name]
    (page, *_) = pages_of(document, size=PaperSize.A4, dpi=dpi)
    bars = bars_on((page,))
    middle = round((bars.y + bars.height / 2) / 25.4 * dpi)
    begin, end = (bars.x - bars.quiet) / 25.4, (bars.x + bars.width + bars.quiet) / 25.4
    row = dots_of(pdf_of((page,)), dpi)[middle][round(begin * dpi) : round(end * dpi)]
    dots = round(bars.module / 25.4 * dpi)
    assert runs_in(row) == [run * dots for run in bars.runs]


@OF_A_DOSSIER
@pytest.mark.parametrize("dpi", [203, 300, 600])
def test_bars_and_matrix_hold_the_digits_that_stand_below(name: str, dpi: int) -> None:
    for document in (SHORT[name], LONG[name]):
        for size in sizes_of(name):
            # Scanners see no more than this, however fine the printer is.
            seen = min(dpi, 300)
            found = read_codes(pdf_of(pages_of(document, size=size, dpi=dpi)[:1]), dpi=seen)
            digits = getattr(document, "barcode", "")
            assert sorted((code.symbology, code.text) for code in found) == [
                ("Code128", digits),
                ("QRCode", digits),
            ]


@OF_A_DOSSIER
def test_no_content_moves_or_shrinks_the_bars(name: str) -> None:
    short = replace(LONG[name], applicant_name="An", procedure_name="Khai sinh")
    for size in sizes_of(name):
        assert bars_on(pages_of(short, size=size)) == bars_on(pages_of(LONG[name], size=size))


@EVERY_FORM
def test_every_accented_name_is_found_in_the_file_however_it_was_typed(name: str) -> None:
    document = LONG[name]
    if isinstance(document, LedgerDocument):
        typed = unicodedata.normalize("NFD", ACCENTED)
        entries = (replace(document.entries[0], applicant_name=typed),)
        document = replace(document, entries=entries)
    else:
        document = replace(document, applicant_name=unicodedata.normalize("NFD", ACCENTED))
    for wording in form_sets_of(document):
        words = text_in(pdf_of(pages_of(document, wording)))
        assert unicodedata.is_normalized("NFC", words)
        assert set(ACCENTED) <= set(words)
        assert ACCENTED in words.replace(" ", "")


@EVERY_FORM
def test_a_reprint_says_so_on_every_form(name: str) -> None:
    document = replace(SHORT[name], reprint=MARK)
    for wording in form_sets_of(document):
        assert "IN LẠI LẦN 2 – 09:14 30/11/2026 – lý do: công dân làm mất" in running(
            document, wording
        )


@EVERY_FORM
def test_the_offices_own_number_of_a_form_stands_in_the_foot(name: str) -> None:
    field = name.replace("-", "_")
    for wording in form_sets_of(SHORT[name]):
        numbered = replace(getattr(wording, field), iso_code="BM-07/MC, lần ban hành 02")
        words = running(SHORT[name], replace(wording, **{field: numbered}))
        assert f"{numbered.footer} – BM-07/MC, lần ban hành 02" in words


@EVERY_FORM
def test_every_word_and_number_of_the_document_is_on_the_paper(name: str) -> None:
    document = SHORT[name]
    words = running(document, form_sets_of(document)[-1])
    unprinted = {"form_set", "form_version", "barcode", "submitter_name", "procedure_code"}
    for field in fields(document):
        value = getattr(document, field.name)
        if isinstance(value, str) and field.name not in unprinted:
            assert value in words, field.name


@EVERY_FORM
def test_a_paper_kept_for_years_is_the_same_paper(name: str) -> None:
    for document in (SHORT[name], LONG[name]):
        assert document_from_json(type(document), document_to_json(document)) == document
