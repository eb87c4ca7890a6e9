"""Ratings are counted by their four answers; the share is that of the content ones."""

import pytest

from app.domain.ratings import SCORE_LABELS, ClerkRatings, Score


def rated(*counts: int) -> ClerkRatings:
    return ClerkRatings(clerk_name="Hà", counts=tuple(zip(Score, counts, strict=True)))


def test_every_answer_has_words() -> None:
    assert list(SCORE_LABELS) == sorted(Score, reverse=True)


@pytest.mark.parametrize(
    ("counts", "share"),
    [
        ((0, 0, 0, 0), "–"),
        ((0, 0, 1, 2), "100,00 %"),
        ((1, 0, 0, 2), "66,67 %"),
        ((1, 1, 1, 0), "33,33 %"),
    ],
)
def test_the_share_has_two_decimals(counts: tuple[int, ...], share: str) -> None:
    assert rated(*counts).share == share
    assert rated(*counts).total == sum(counts)
