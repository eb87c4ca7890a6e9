"""What a receipt costs beside the same strokes on a bare reportlab canvas, alone and 500 in a file.

The bare side is given every place and width as numbers: it neither lays out nor measures. Both
sides run in turns in one process. Run with ``poe bench``.
"""

import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import timedelta
from io import BytesIO
from itertools import chain
from typing import Any, cast

import pytest
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.domain.barcode_digits import barcode_digits
from app.domain.documents import CopyName, PaperSize, PrintJob
from app.domain.dossier_code import LocalCode
from app.domain.forms.receipt import ReceiptDocument
from app.domain.vietnam_time import local
from app.printing.backends import pdf
from app.printing.compose import compose
from app.printing.fonts import Face
from app.printing.layout import Page
from tests.printing.papers import NEW, RECEIPT

RECEIPTS = 500
ROUNDS = 7
MOST = 1.5
FIRST_DAY = local(2026, 1, 5, 8, 0)

_Call = tuple[str, tuple[Any, ...], dict[str, Any]]


class _Recorder:
    """Stands where the canvas does and notes what is drawn on it."""

    def __init__(self) -> None:
        self.calls: list[_Call] = []

    def beginPath(self) -> Any:
        return cast(Any, Canvas)(BytesIO()).beginPath()

    def __getattr__(self, name: str) -> Callable[..., None]:
        return lambda *given, **named: self.calls.append((name, given, named))


def documents() -> list[ReceiptDocument]:
    """Return receipts of as many people, so that no measured text comes out of a cache."""
    made: list[ReceiptDocument] = []
    for n in range(RECEIPTS):
        at = FIRST_DAY + timedelta(days=n // 40, minutes=n % 40 * 9)
        code = LocalCode(1, 0, at.date(), n % 40 + 1)
        made.append(
            replace(
                RECEIPT,
                code=str(code),
                barcode=barcode_digits(code),
                applicant_name=f"Nguyễn Thị Ngọc {chr(0x41 + n % 26)}{n}",
                phone=f"09{n:08d}",
                address=f"Số {n}, ngõ {n % 38}, phố Thạch Bàn, phường Long Biên, thành phố Hà Nội",
                received_at=at,
            )
        )
    return made


def laid_out(document: ReceiptDocument) -> tuple[Page, ...]:
    job = PrintJob(
        document=document,
        form_set=NEW,
        title="",
        copies=(CopyName.CITIZEN,),
        size=PaperSize.A5,
    )
    return compose(job, dpi=600)


def recorded(pages: Sequence[Page]) -> list[_Call]:
    """Return the canvas calls that draw ``pages``, every value worked out."""
    recorder = _Recorder()
    for page in pages:
        recorder.setPageSize((page.sheet.width * mm, page.sheet.height * mm))
        for operation in page.operations:
            pdf._DRAW[type(operation)](recorder, page.sheet.height, operation)  # pyright: ignore[reportPrivateUsage]
        recorder.showPage()
    return recorder.calls


def write_bare(calls: Sequence[_Call]) -> int:
    target = BytesIO()
    canvas = cast(Any, Canvas)(target, initialFontName=Face.REGULAR.value)
    for name, given, named in calls:
        getattr(canvas, name)(*given, **named)
    canvas.save()
    return len(target.getvalue())


def write_ours(asked: Sequence[ReceiptDocument]) -> int:
    target = BytesIO()
    pdf.write_pdf(chain.from_iterable(map(laid_out, asked)), target, title="")
    return len(target.getvalue())


def timed(work: Callable[[], object]) -> float:
    begun = time.perf_counter()
    work()
    return time.perf_counter() - begun


@pytest.mark.benchmark
def test_a_receipt_costs_little_more_than_its_strokes() -> None:
    asked = documents()
    calls = [recorded(laid_out(document)) for document in asked]
    single_ours, single_bare, batch_ours, batch_bare = [], [], [], []
    for turn in range(ROUNDS):
        few = range(turn * 20, turn * 20 + 20)
        single_ours.append(timed(lambda few=few: [write_ours([asked[n]]) for n in few]) / 20)
        single_bare.append(timed(lambda few=few: [write_bare(calls[n]) for n in few]) / 20)
    for _turn in range(3):
        batch_ours.append(timed(lambda: write_ours(asked)))
        batch_bare.append(timed(lambda: write_bare(list(chain.from_iterable(calls)))))
    one, one_bare = statistics.median(single_ours), statistics.median(single_bare)
    all_, all_bare = statistics.median(batch_ours), statistics.median(batch_bare)
    print(
        f"\nreceipt {one * 1000:.1f} ms / bare {one_bare * 1000:.1f} ms = {one / one_bare:.2f};"
        f" {RECEIPTS} in one file {RECEIPTS / all_:.0f} a second /"
        f" bare {RECEIPTS / all_bare:.0f} a second = {all_ / all_bare:.2f}"
    )
    assert one / one_bare <= MOST
    assert RECEIPTS / all_ >= 300 or all_ / all_bare <= MOST
