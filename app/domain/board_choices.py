"""What a PC shows on the board for the public, where, and how its settings file keeps that.

The file may be of an older program or edited by hand: whatever cannot be used is as it usually is.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.board import BoardPage

FEWEST_SECONDS, MOST_SECONDS = 5, 120
LONGEST_MESSAGE = 160
TEXT_SIZES = (100, 120, 140)


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardChoices:
    """``screen`` names a monitor, empty stands for whichever the clerks do not work at.

    ``text`` is in percent of the usual size, ``message`` a line of the office on every page,
    ``rating`` whether citizens are asked how content they are.
    """

    on: bool = False
    screen: str = ""
    pages: tuple[BoardPage, ...] = tuple(BoardPage)
    seconds: int = 15
    text: int = TEXT_SIZES[0]
    message: str = ""
    rating: bool = True


def choice_values(choices: BoardChoices) -> dict[str, Any]:
    """Return ``choices`` as the settings file keeps them."""
    return {
        "on": choices.on,
        "screen": choices.screen,
        "pages": [page.value for page in choices.pages],
        "seconds": choices.seconds,
        "text": choices.text,
        "message": choices.message,
        "rating": choices.rating,
    }


def read_choices(values: Mapping[str, Any]) -> BoardChoices:
    """Return the choices kept in a settings file; pages stand in their own order, each once."""
    usual = BoardChoices()

    def kept(name: str) -> Any:
        value, otherwise = values.get(name), getattr(usual, name)
        return value if type(value) is type(otherwise) else otherwise

    listed = values.get("pages")
    pages = tuple(p for p in BoardPage if p.value in listed) if isinstance(listed, list) else ()
    text = kept("text")
    return BoardChoices(
        on=kept("on"),
        screen=kept("screen"),
        pages=pages or usual.pages,
        seconds=min(max(kept("seconds"), FEWEST_SECONDS), MOST_SECONDS),
        text=text if text in TEXT_SIZES else usual.text,
        message=" ".join(kept("message").split())[:LONGEST_MESSAGE],
        rating=kept("rating"),
    )
