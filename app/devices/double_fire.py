"""One rule for every scanner: the same code again so soon is one scan.

What is then shown is the screen's business.
"""


class DoubleFire:
    """Remembers the last scan, and of it only what tells it from another: it may be a card."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._last: tuple[int, int] | None = None

    def is_again(self, text: str, at: int) -> bool:
        """Say whether ``text`` at ``at`` (milliseconds) is the last scan once more.

        What is a scan of its own is remembered; what came again is not, so that a code scanned
        over and over counts every ``limit`` milliseconds.
        """
        if self._last is not None:
            last, last_at = self._last
            if last == hash(text) and 0 <= at - last_at <= self._limit:
                return True
        self._last = (hash(text), at)
        return False
