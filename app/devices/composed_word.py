"""The word an input method is building while a scan's digits come in as its growth.

With an input method on, digits are no key presses; what to do with them is decided in
``keyboard_wedge``.
"""

from dataclasses import dataclass


@dataclass(slots=True)
class ComposedWord:
    """One word from the first digit caught in it until it is committed."""

    base: str  # what stood in it before the digits that begin at ``start`` of the run
    start: int
    typed: str  # what the operator had typed before the run, to be restored after a scan
    eats: bool = False  # VNI: the first digits of the run became marks on its letters
    digit_at: int = 0  # when the last digit came
    finished: bool = False
