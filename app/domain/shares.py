"""Shares and changes in percent, rounded half up to two decimals and counted in hundredths."""

HUNDREDTHS = 10_000
"""One whole in hundredths of a percent."""


def share_of(part: int, whole: int) -> int | None:
    """Return ``part`` of ``whole`` in hundredths of a percent; None of nothing."""
    if not whole:
        return None
    sign = -1 if (part < 0) != (whole < 0) else 1
    return sign * ((abs(part) * HUNDREDTHS * 2 + abs(whole)) // (abs(whole) * 2))


def percent(hundredths: int) -> str:
    """Return hundredths of a percent as papers have them: 98,50 %."""
    sign = "-" if hundredths < 0 else ""
    whole, rest = divmod(abs(hundredths), 100)
    return f"{sign}{whole},{rest:02d} %"
