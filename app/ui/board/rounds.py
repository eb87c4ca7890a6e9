"""Whose turn it is on the board: pages follow one another, long ones part by part."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from app.domain.board import BoardPage

# The catalogue is long: others have their turn in between, and it goes on where it was.
_MOST_IN_A_ROW = {BoardPage.PROCEDURES: 2}


@dataclass(frozen=True, slots=True)
class Turn:
    """A page, and which of its parts; ``seen`` counts the parts shown one after another."""

    page: BoardPage
    part: int = 0
    seen: int = 1


class Rounds:
    """Gives the turns one by one; pages and parts may change at any time."""

    def __init__(self) -> None:
        self._turn: Turn | None = None
        self._next_part: dict[BoardPage, int] = {}

    def now(self, pages: Sequence[BoardPage], parts: Mapping[BoardPage, int]) -> Turn:
        """Return the turn as it stands, with ``pages`` (one or more) of so many ``parts`` each."""
        turn = self._turn
        if turn is None or turn.page not in pages:
            return self._begin(pages[0], parts)
        if turn.part >= parts[turn.page]:
            self._turn = turn = Turn(turn.page, 0, turn.seen)
        return turn

    def following(self, pages: Sequence[BoardPage], parts: Mapping[BoardPage, int]) -> Turn:
        """Go on to the next turn."""
        turn = self.now(pages, parts)
        after = turn.part + 1
        most = _MOST_IN_A_ROW.get(turn.page)
        if after < parts[turn.page] and (most is None or turn.seen < most):
            self._turn = Turn(turn.page, after, turn.seen + 1)
            return self._turn
        if most is not None:
            self._next_part[turn.page] = after
        return self._begin(pages[(pages.index(turn.page) + 1) % len(pages)], parts)

    def _begin(self, page: BoardPage, parts: Mapping[BoardPage, int]) -> Turn:
        self._turn = Turn(page, self._next_part.get(page, 0) % max(1, parts[page]))
        return self._turn
