"""Whether paper can show a text: asked when it is saved, for on paper it would be too late.

Which letters there are is the printing package's knowledge and is only passed in here.
"""

from collections.abc import Callable, Sequence

from app.errors import InputError
from app.words import N_

LONGEST_NAME, LONGEST_LINE, LONGEST_NOTE = 200, 400, 2_000
"""The most letters of a name, of an address and of a note; what is longer was pasted by mistake."""

MissingLetters = Callable[[str], Sequence[str]]
"""Gives the letters of a text that the paper's faces do not have, each once."""


def nothing_missing(_text: str) -> tuple[str, ...]:
    """Stand in where nothing is printed: every letter is taken to be there."""
    return ()


def check_length(field: str, text: str, most: int) -> None:
    """Raise InputError(field) for a text that no line of a paper has room for."""
    if len(text) > most:
        raise InputError(
            field,
            N_("Ô này dài {count} chữ, nhiều nhất {most}."),
            N_("Xem có dán nhầm không, rồi ghi ngắn lại."),
            count=len(text),
            most=most,
        )


def check_printable(field: str, text: str, missing: MissingLetters) -> None:
    """Raise InputError(field) naming the letters of ``text`` that would be a "?" on paper."""
    if lost := missing(text):
        raise InputError(
            field,
            N_("Phông chữ in không có chữ «{letters}»."),
            N_("Gõ lại hoặc thay bằng chữ khác, nếu không giấy in ra dấu hỏi."),
            letters=" ".join(lost),
        )
