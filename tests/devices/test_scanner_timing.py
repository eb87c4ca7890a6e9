import pytest

from app.devices.scanner_timing import WedgeTiming, fit_timing, timing_with


def test_the_limit_lies_between_the_slowest_scan_and_the_fastest_hand():
    fit = fit_timing([[4, 5, 30], [6, 5, 5]], [[120, 100, 90, 110, 100], [200, 80, 90, 90, 70, 80]])
    assert (fit.slowest_scan, fit.fastest_hand, fit.margin) == (30, 90, 60)
    assert fit.timing.digit_gap == 60


def test_one_pause_in_the_hand_is_enough_to_tell_it_from_a_scan():
    fit = fit_timing([[5] * 19], [[20, 20, 300, 20, 20]])
    assert fit.fastest_hand == 300


@pytest.mark.parametrize(("scan", "hand", "limit"), [(5, 400, 80), (2, 20, 35)])
def test_the_limit_stays_where_clocks_can_measure_it(scan: int, hand: int, limit: int):
    assert fit_timing([[scan] * 19], [[hand] * 9]).timing.digit_gap == limit


def test_when_speed_cannot_tell_them_apart_the_default_stays():
    fit = fit_timing([[90] * 19], [[70] * 9])
    assert fit.margin == -20
    assert fit.timing == WedgeTiming()


def test_numbers_too_short_to_compare_are_refused():
    with pytest.raises(ValueError, match="empty"):
        fit_timing([[5] * 19], [[70] * 3])


@pytest.mark.parametrize(("scan", "limit"), [(5, 50), (40, 60), (70, 75), (79, 79)])
def test_without_a_hand_to_measure_the_limit_is_only_raised(scan: int, limit: int):
    assert fit_timing([[scan] * 19]).timing.digit_gap == limit


def test_a_kept_limit_from_elsewhere_stays_where_clocks_can_measure_it():
    assert [timing_with(gap).digit_gap for gap in (0, 35, 64, 500)] == [35, 35, 64, 80]
