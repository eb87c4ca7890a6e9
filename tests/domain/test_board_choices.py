"""The choices survive their file, and a file edited by hand spoils nothing."""

import json

from app.domain.board import BoardPage
from app.domain.board_choices import (
    FEWEST_SECONDS,
    LONGEST_MESSAGE,
    BoardChoices,
    choice_values,
    read_choices,
)


def test_choices_come_back_as_they_were_kept() -> None:
    chosen = BoardChoices(
        on=True,
        screen="HDMI-1",
        pages=(BoardPage.READY, BoardPage.CONTACT),
        seconds=30,
        text=120,
        message="Chiều thứ Bảy nghỉ.",
        rating=False,
    )
    assert read_choices(json.loads(json.dumps(choice_values(chosen)))) == chosen


def test_what_cannot_be_used_is_as_it_usually_is() -> None:
    usual = BoardChoices()
    assert read_choices({}) == usual
    spoiled = {"on": "yes", "screen": 2, "pages": "ready", "text": 99, "message": [], "rating": 0}
    assert read_choices(spoiled) == usual
    assert read_choices({"pages": ["nothing"]}).pages == usual.pages
    assert read_choices({"pages": ["hours", "ready", "ready"]}).pages == (
        BoardPage.READY,
        BoardPage.HOURS,
    )
    assert read_choices({"seconds": -1}).seconds == FEWEST_SECONDS
    assert len(read_choices({"message": "a " * 900}).message) <= LONGEST_MESSAGE
