"""Adding up the figures of clerks to those of the whole desk."""

from collections.abc import Iterable
from dataclasses import fields, replace

from app.domain.listings import ClerkFigures

COUNTED = tuple(
    item.name
    for item in fields(ClerkFigures)
    if item.name not in ("clerk_id", "clerk_name", "desk")
)
"""The fields of ``ClerkFigures`` that are figures."""


def total_figures(figures: Iterable[ClerkFigures]) -> ClerkFigures:
    """Return the sum of ``figures``: the whole desk's."""
    total = ClerkFigures(clerk_id=None, clerk_name="Cả bộ phận")
    for one in figures:
        total = replace(
            total, **{name: getattr(total, name) + getattr(one, name) for name in COUNTED}
        )
    return total
