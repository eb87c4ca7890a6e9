"""Which monitor the board goes to: never the one the clerk works at, never a mirror of that."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class ScreenPlace:
    """A monitor: the system's name for it, and its place on the desktop in logical pixels."""

    name: str
    x: int
    y: int
    width: int
    height: int
    primary: bool = False

    @property
    def label(self) -> str:
        """What people know it by: its name and size."""
        return f"{self.name} ({self.width} × {self.height})"

    def overlaps(self, other: "ScreenPlace") -> bool:
        """Say whether both show some part of the desktop: one repeats the other."""
        across = self.x < other.x + other.width and other.x < self.x + self.width
        down = self.y < other.y + other.height and other.y < self.y + self.height
        return across and down


def board_screen(screens: Sequence[ScreenPlace], wanted: str, clerk: str) -> ScreenPlace | None:
    """Return the monitor for the board, None while there is none.

    ``wanted`` is the name chosen, or empty for any; ``clerk`` names the monitor of the window in
    use, or the primary one where that is not known.
    """
    own = next((one for one in screens if one.name == clerk), None)
    own = own or next((one for one in screens if one.primary), None)
    if own is None:
        return None
    free = [one for one in screens if not one.overlaps(own)]
    if wanted:
        return next((one for one in free if one.name == wanted), None)
    return min(free, key=lambda one: one.primary, default=None)
