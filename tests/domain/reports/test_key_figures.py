"""The figures a period is told by."""

from datetime import date

from app.domain.reports.figure import span_of
from app.domain.reports.key_figures import KEY_FIGURES, KEY_SHARES
from app.domain.vietnam_time import local

SPAN = span_of(date(2026, 10, 15), date(2026, 11, 14), local(2026, 12, 1))


def test_every_share_is_of_two_figures_and_has_a_name_of_its_own() -> None:
    for share in KEY_SHARES.values():
        assert {share.part, share.whole} <= KEY_FIGURES.keys()
    assert not KEY_SHARES.keys() & KEY_FIGURES.keys()


def test_only_fees_are_added_up_in_dong() -> None:
    assert [one.name for one in KEY_FIGURES.values() if one.measure(SPAN).fees] == ["fees"]


def test_figures_of_a_period_are_of_that_period() -> None:
    measured = [one.measure(SPAN).wanted for one in KEY_FIGURES.values()]
    assert len(set(measured)) >= len(measured) - 1  # fees open what was received
