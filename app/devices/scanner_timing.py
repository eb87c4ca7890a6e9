"""The time limits of the keyboard wedge, and how the set-up page fits them to one scanner.

All values are milliseconds. What is done with them is in ``keyboard_wedge``.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

# Windows stamps keys in steps of 10-16 ms, so a smaller limit would measure the clock.
_SMALLEST_DIGIT_GAP = 35
_LARGEST_DIGIT_GAP = 80
# A quick hand's speed for six digits on end; how quick this one is, nobody has measured.
_USUAL_HAND = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class WedgeTiming:
    """What counts as a scanner's speed; the defaults fit the scanners that were tried."""

    digit_gap: int = 50  # between the first digits of a scan; also how long a digit is held back
    burst_gap: int = 150  # within a scan once it is recognized; a longer silence ends it
    burst_length: int = 6  # so many digits at that speed are a scan
    fast_gap: int = 25  # median gap no hand reaches: a bad burst this fast is refused aloud
    stall: int = 1000  # how long a scan that broke off may wait for its second half
    memory: int = 4000  # how long digits in a field may turn out to be a slow scanner's
    double_fire: int = 1500  # the same code within this time is one scan
    late_end: int = 500  # an Enter this soon after a scan that ended by silence belongs to it
    key_repeat: int = 20  # a held key never repeats faster


@dataclass(frozen=True, slots=True)
class TimingFit:
    """Timing for one scanner and one pair of hands.

    ``margin`` is the distance between the slowest scan and the fastest hand; at 0 or below the
    two cannot be told apart by speed, and the default limits are kept.
    """

    timing: WedgeTiming
    slowest_scan: int
    fastest_hand: int
    margin: int


def fit_timing(scans: Sequence[Sequence[int]], typed: Sequence[Sequence[int]] = ()) -> TimingFit:
    """Return limits between the key gaps of ``scans`` and those of numbers ``typed`` by hand.

    Each inner sequence holds the gaps of one scan or one number. With no number typed a usual
    hand is assumed, and the limit is only raised for a slow scanner, never lowered.

    ValueError when there is nothing to compare: no gaps scanned, or numbers typed of which none
    is long enough to be a burst.
    """
    timing = WedgeTiming()
    slowest_scan = max(gap for gaps in scans for gap in gaps)
    speeds = _speed_of_fastest_burst(typed, timing.burst_length)
    fastest_hand = min(speeds) if typed else _USUAL_HAND
    margin = fastest_hand - slowest_scan
    if margin > 0:
        middle = (slowest_scan + fastest_hand) // 2
        timing = timing_with(middle if typed else max(middle, timing.digit_gap))
    return TimingFit(timing, slowest_scan, fastest_hand, margin)


def timing_with(digit_gap: int) -> WedgeTiming:
    """Return the usual limits with ``digit_gap``, kept where clocks can measure it."""
    fitted = min(max(digit_gap, _SMALLEST_DIGIT_GAP), _LARGEST_DIGIT_GAP)
    return replace(WedgeTiming(), digit_gap=fitted)


def _speed_of_fastest_burst(numbers: Iterable[Sequence[int]], burst_length: int) -> Iterator[int]:
    """For every run of ``burst_length`` keys yield the limit at which it would pass for a scan."""
    window = burst_length - 1
    for gaps in numbers:
        for start in range(len(gaps) - window + 1):
            yield max(gaps[start : start + window])
