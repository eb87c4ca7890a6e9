"""View data that can say something of itself: what a scan turned out to be."""

import pytest

from app.domain.listings import OlderSlip, ReturnView
from app.domain.scan_answers import SCAN_ANSWERS, ScanMeaning


@pytest.mark.parametrize("meaning", ScanMeaning)
def test_a_view_speaks_in_the_words_of_its_meaning(meaning: ScanMeaning) -> None:
    view = ReturnView(meaning)
    assert (view.title, view.advice) == (SCAN_ANSWERS[meaning].title, SCAN_ANSWERS[meaning].advice)
    assert view.noted_as is meaning


def test_an_older_slip_is_noted_as_that() -> None:
    view = ReturnView(ScanMeaning.READY, older=OlderSlip(1, 2))
    assert view.noted_as is ScanMeaning.OLDER_SLIP
