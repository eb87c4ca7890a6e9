"""The faces every paper is set in, and what their letters measure for every back-end.

Liberation Serif has the metrics of Times New Roman, which Nghị định 30/2020/NĐ-CP asks for. How
letters are drawn is the back-ends' business.
"""

# reportlab is not fully typed.
# pyright: reportUnknownMemberType=false

import unicodedata
from enum import StrEnum
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, cast

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from app.domain import text as letters
from app.errors import FileError
from app.words import N_

# Holds in the source tree and in the frozen program: there, too, resources lie beside app.
FONT_FOLDER = Path(__file__).resolve().parents[2] / "resources" / "fonts"

MM_PER_POINT = 25.4 / 72

# No glyph of their own in the face, but the same mark on paper.
_HYPHENS = str.maketrans({"\u2010": "-", "\u2011": "-"})
_INVISIBLE = frozenset({"Cc", "Cf"})


class Face(StrEnum):
    """A face by the name it is registered under, which is also its file's name."""

    REGULAR = "LiberationSerif-Regular"
    BOLD = "LiberationSerif-Bold"
    ITALIC = "LiberationSerif-Italic"
    BOLD_ITALIC = "LiberationSerif-BoldItalic"


def font_file(face: Face) -> Path:
    """Return the TTF file of ``face``."""
    return FONT_FOLDER / f"{face}.ttf"


@cache
def register() -> None:
    """Make the faces known to reportlab, once a process; FileError when one is missing."""
    for face in Face:
        if not font_file(face).is_file():
            raise FileError(
                N_("Thiếu tệp phông chữ {name}."),
                N_("Cài lại chương trình; không in được khi thiếu phông chữ."),
                name=font_file(face).name,
            )
        pdfmetrics.registerFont(TTFont(face.value, str(font_file(face))))


@cache
def drawable_letters() -> frozenset[str]:
    """Return every character that all four faces have."""
    register()
    glyphs = [cast(Any, pdfmetrics.getFont(face.value)).face.charToGlyph for face in Face]
    return frozenset[str].intersection(*(frozenset(map(chr, codes)) for codes in glyphs))


def missing_letters(text: str) -> tuple[str, ...]:
    """Return the characters of ``text`` that would be a "?" on paper, each once."""
    return letters.missing_letters(_plain(text), drawable_letters())


@lru_cache(maxsize=8192)
def printable(text: str) -> str:
    """Return ``text`` as it can be drawn: composed (NFC), nothing invisible, "?" for no glyph.

    reportlab and QPainter without shaping set the marks of decomposed letters beside them, and a
    letter without glyph would vanish without a trace.
    """
    drawable = drawable_letters()
    return "".join(c if c in drawable else "?" for c in _plain(text))


def text_width(text: str, face: Face, size: float) -> float:
    """Return the width of ``text`` in mm at ``size`` points."""
    return _width_in_ems(text, face) * size * MM_PER_POINT


@lru_cache(maxsize=8192)
def _width_in_ems(text: str, face: Face) -> float:
    register()
    return pdfmetrics.stringWidth(printable(text), face.value, 1.0)


def _plain(text: str) -> str:
    """Compose, turn tabs and line ends into blanks, drop what has no shape."""
    blanks = letters.nfc(text).translate(_HYPHENS).replace("\t", " ").replace("\n", " ")
    return "".join(c for c in blanks if unicodedata.category(c) not in _INVISIBLE)
