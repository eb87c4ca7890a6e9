"""What the screen shows of a register, for the catalogue of English words.

Registers are data and not source: `poe words` reads them here. What goes on paper, and what is
written into the book (choices), stays Vietnamese and is left out.
"""

import json
from collections.abc import Iterator
from typing import Any, BinaryIO

_OF_A_REGISTER = ("name", "entry", "purpose", "happened")
_OF_DUE = ("label", "overdue")
_OF_CLOSING = ("action", "open", "closed", "date_label")
_OF_A_COLUMN = ("label", "hint")

Found = tuple[int, str, str, list[str]]


def extract(file: BinaryIO, keywords: object, tags: object, options: object) -> Iterator[Found]:
    """Give the words of one file in ``resources/registers``, as Babel's extractors do."""
    register: dict[str, Any] = json.load(file)
    parts = [
        (register, _OF_A_REGISTER),
        (register["due"] or {}, _OF_DUE),
        (register["closing"] or {}, _OF_CLOSING),
        *((column, _OF_A_COLUMN) for column in register["columns"]),
    ]
    for part, names in parts:
        for name in names:
            if part.get(name):
                yield 1, "", part[name], []
