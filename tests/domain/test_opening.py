"""What is kept of an opening is read back as it was seen, by older and newer programs alike."""

import json

from app.domain.opening import (
    LOOK_LABELS,
    Look,
    Room,
    RoomPlace,
    SeenLine,
    Standing,
    Strip,
    read_seen,
    seen_as_text,
)

LINES = (
    SeenLine(Look.PRINTER, Standing.BAD, "HP LaserJet: hết giấy"),
    SeenLine(Look.DISK, Standing.GOOD, "còn 120 GB"),
)


def test_what_was_seen_is_read_back_word_by_word() -> None:
    assert read_seen(seen_as_text(Strip.PRINTED, LINES)) == (Strip.PRINTED, LINES)


def test_what_a_newer_program_looks_at_is_left_out() -> None:
    kept = json.loads(seen_as_text(Strip.READ, LINES))
    kept["lines"].append(["weather", "good", "nắng"])
    assert read_seen(json.dumps(kept)) == (Strip.READ, LINES)


def test_everything_looked_at_has_a_name() -> None:
    assert set(LOOK_LABELS) == set(Look)


def test_a_full_disk_and_one_that_is_away_are_bad_and_a_scarce_one_is_to_be_looked_at() -> None:
    standings = [
        Room(RoomPlace.STORE, free).standing for free in (None, 10**8, 5 * 10**8, 2 * 1024**3)
    ]
    assert standings == [Standing.BAD, Standing.BAD, Standing.LOOK, Standing.GOOD]
