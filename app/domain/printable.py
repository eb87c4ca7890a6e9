"""Whether paper can show a text: asked when it is saved, for on paper it would be too late.

Which letters there are is the printing package's knowledge and is only passed in here.
"""

from collections.abc import Callable, Sequence

from app.errors import InputError
from app.words import N_

MissingLetters = Callable[[str], Sequence[str]]
"""Gives the letters of a text that the paper's faces do not have, each once."""


def nothing_missing(_text: str) -> tuple[str, ...]:
    """Stand in where nothing is printed: every letter is taken to be there."""
    return ()


def check_printable(field: str, text: str, missing: MissingLetters) -> None:
    """Raise InputError(field) naming the letters of ``text`` that would be a "?" on paper."""
    if lost := missing(text):
        raise InputError(
            field,
            N_("Phông chữ in không có chữ «{letters}»."),
            N_("Gõ lại hoặc thay bằng chữ khác, nếu không giấy in ra dấu hỏi."),
            letters=" ".join(lost),
        )
