"""Stands for the board for the public until it is made, which is after the first painting."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

if TYPE_CHECKING:
    from app.ui.board.public_board import PublicBoard
    from app.ui.operations import Operations


class BoardHolder:
    """Passes wishes on to the board that ``make`` makes; before that they are no wishes yet."""

    def __init__(self, make: "Callable[[], PublicBoard]") -> None:
        self._make = make
        self.board: PublicBoard | None = None

    def use(self, operations: "Operations | None") -> None:
        """Let the board show what is in the store that is open now."""
        if self.board is None:
            self.board = self._make()
        if operations is not None:
            self.board.use(operations)

    def follow(self) -> None:
        """Let it see who is at the desk, and what this PC has chosen."""
        if self.board is not None:
            self.board.follow()

    def toggle(self) -> None:
        """Switch it on or off, or open it for a look."""
        if self.board is not None:
            self.board.toggle()

    def look(self) -> None:
        """Open it for a look."""
        if self.board is not None:
            self.board.open_look()

    def may_stay(self, window: QWidget) -> bool:
        """Say whether ``window`` is the board where everybody may see it."""
        return self.board is not None and self.board.may_stay(window)

    def close(self) -> None:
        """Take it down for good."""
        if self.board is not None:
            self.board.close()
