"""What is heard of a scan, and what of it is a failure."""

from app.domain.scan_answers import SCAN_ANSWERS, ScanMeaning, Severity, Sound
from app.domain.scan_log import FAILED, ScanHeard


def test_a_page_may_hear_a_meaning_otherwise_than_the_table() -> None:
    assert ScanHeard(ScanMeaning.AT_DESK).tone is Sound.LOOK
    assert ScanHeard(ScanMeaning.AT_DESK, sound=Sound.TAKEN).tone is Sound.TAKEN


def test_only_what_stops_the_desk_is_a_failure() -> None:
    assert {SCAN_ANSWERS[meaning].severity for meaning in FAILED} == {Severity.STOP}
