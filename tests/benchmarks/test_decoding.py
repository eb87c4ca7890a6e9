"""How often a scanner reads our codes after what happens to paper, beside the library's defaults.

The bars python-barcode draws when nobody tells it better (0.2 mm a module, whatever the printer)
hold the code as it is written. Each cell is the share of trigger pulls that were read. Run with
``poe bench``.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from typing import Any, cast

import pytest
from barcode.codex import Code128
from barcode.writer import BaseWriter
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from app.domain.documents import CopyName, PaperSize, PrintJob
from app.printing.compose import compose
from app.printing.layout import Bars, Matrix, Page
from tests.benchmarks.damage import DAMAGES, Box, is_read, printed
from tests.printing.papers import NEW, RECEIPT, pdf_of

PULLS = 24
DPIS = (203, 300, 600)
# What a slip must survive in a citizen's bag; the rest of the table is for comparing.
EVERYDAY = {
    "clean",
    "blur 0.10 mm",
    "blur 0.15 mm",
    "tilted 10°",
    "contrast 20 %",
    "ink spread 0.1 mm",
    "fold across",
}
LEAST = 0.9


@dataclass(frozen=True, slots=True)
class Printed:
    """A code on a sheet: where it stands, and what it says."""

    pdf: bytes
    page: int
    box: Box
    text: str


class _DefaultBars(BaseWriter):
    """Draws what python-barcode draws by itself, in mm."""

    def __init__(self, canvas: Any, height: float) -> None:
        super().__init__(None, self._draw, None, lambda: None)
        self._canvas, self._height = canvas, height

    def _draw(self, x: float, y: float, width: float, color: str) -> None:
        if color == self.foreground:
            place = (x + 10) * mm, (self._height - y - 10 - self.module_height) * mm
            self._canvas.rect(*place, width * mm, self.module_height * mm, stroke=0, fill=1)


def library_default() -> Printed:
    target = BytesIO()
    canvas = cast(Any, Canvas)(target, pagesize=(110 * mm, 40 * mm))
    Code128(RECEIPT.code, writer=_DefaultBars(canvas, 40)).render({"write_text": False})
    canvas.save()
    return Printed(target.getvalue(), 0, (8, 8, 108, 32), RECEIPT.code)


def ours(dpi: int) -> tuple[Printed, Printed]:
    """Return the bars and the QR of a receipt composed for a printer of ``dpi``."""
    job = PrintJob(
        document=RECEIPT, form_set=NEW, title="", copies=(CopyName.CITIZEN,), size=PaperSize.A5
    )
    pages = compose(job, dpi=dpi)
    bars, square = codes_on(pages[0])
    pdf = pdf_of(pages)
    return Printed(pdf, 0, bars, RECEIPT.barcode), Printed(pdf, 0, square, RECEIPT.barcode)


def codes_on(page: Page) -> Iterator[Box]:
    """Give the place of each code on ``page`` with its quiet zone: bars first."""
    for kind in (Bars, Matrix):
        for code in page.operations:
            if isinstance(code, kind):
                height = code.height if isinstance(code, Bars) else code.side
                width = code.width if isinstance(code, Bars) else code.side
                above = 0 if isinstance(code, Bars) else code.quiet
                yield (
                    code.x - code.quiet,
                    code.y - above,
                    code.x + width + code.quiet,
                    code.y + height + above,
                )


def rate(code: Printed, dpi: int, name: str) -> float:
    damage = next(damage for damage in DAMAGES if damage.name == name)
    dots = printed(code.pdf, code.page, code.box, dpi)
    chance = random.Random(f"{name} {dpi}")
    read = sum(is_read(dots, dpi, damage, code.text, chance) > 0 for _pull in range(PULLS))
    return read / PULLS


@pytest.mark.benchmark
def test_our_codes_are_read_after_what_happens_to_paper() -> None:
    default = library_default()
    drawn = {dpi: (*ours(dpi), default) for dpi in DPIS}
    print(f"\n| damage | bars {DPIS} | QR | bars or QR at worst | library's default |")
    weak: list[str] = []
    for damage in DAMAGES:
        rates = {dpi: [rate(code, dpi, damage.name) for code in drawn[dpi]] for dpi in DPIS}
        cells = ["/".join(f"{rates[dpi][kind]:.0%}" for dpi in DPIS) for kind in range(3)]
        either = min(max(rates[dpi][:2]) for dpi in DPIS)
        print(f"| {damage.name} | {cells[0]} | {cells[1]} | {either:.0%} | {cells[2]} |")
        if damage.name in EVERYDAY and either < LEAST:
            weak.append(damage.name)
    assert not weak
