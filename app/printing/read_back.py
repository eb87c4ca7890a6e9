"""Codes read back from what was drawn: for the self-test and the demo, without a scanner.

A picture of the page stands in for the paper; real paper is proven by the sheet that the office
prints and scans when it sets up.
"""

# pypdfium2 and zxing-cpp are not fully typed.
# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false

from dataclasses import dataclass
from pathlib import Path
from typing import Any, cast

import pypdfium2
from PIL.Image import Image


@dataclass(frozen=True, slots=True)
class ReadCode:
    """A code found on a page (numbered from 1)."""

    page: int
    symbology: str
    text: str


def read_codes(pdf: Path | bytes, *, dpi: int = 300) -> tuple[ReadCode, ...]:
    """Return every code on every page of ``pdf``, seen at ``dpi`` dots per inch."""
    # Kept by a module, its types outlive the interpreter's end, which the library complains of.
    import zxingcpp

    formats = zxingcpp.BarcodeFormats(
        [zxingcpp.BarcodeFormat.Code128, zxingcpp.BarcodeFormat.QRCode]
    )
    document = pypdfium2.PdfDocument(pdf)
    try:
        return tuple(
            ReadCode(number, found.format.name, found.text)
            for number, page in enumerate(document, 1)
            for found in zxingcpp.read_barcodes(_picture(page, dpi), formats=formats)
        )
    finally:
        document.close()


def _picture(page: pypdfium2.PdfPage, dpi: int) -> Image:
    return cast(Any, page).render(scale=dpi / 72, grayscale=True).to_pil()
