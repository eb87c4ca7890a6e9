"""Samples of the office's own papers add up and open nothing."""

from app.domain.recovery_key import key_number
from app.domain.samples import own_papers
from tests.builders import PROFILE

HEADER = PROFILE.header()


def test_the_sum_under_a_sample_is_right() -> None:
    sheet = own_papers.day_sheet(HEADER)
    assert sheet.total.received == sum(line.received for line in sheet.lines)
    assert sheet.total.fees == sum(line.fees for line in sheet.lines)


def test_a_sample_key_is_always_the_same_one() -> None:
    first, second = own_papers.recovery_key(HEADER), own_papers.recovery_key(HEADER)
    assert first == second
    assert first.number != key_number(bytes(32))
