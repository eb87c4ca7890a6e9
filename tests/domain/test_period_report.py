"""The report's own sums and its published keys."""

from datetime import date

import pytest

from app.domain.channel import Channel
from app.domain.period_report import PeriodReport, figure_filter
from app.domain.timeliness import Timeliness

REPORT = PeriodReport(
    first=date(2021, 1, 1),
    last=date(2021, 11, 20),
    received=10,
    finished=8,
    in_process=2,
    overdue_gross=3,
    excluded=2,
    early=1,
    on_the_day=4,
    programme=5,
    programme_met=3,
    returned=6,
    waiting_collection=2,
    fees=100_000,
    home_death_registrations=1,
    by_clerk={"Cán bộ quầy 1": 10},
    by_channel={Channel.DIRECT: 7, Channel.ONLINE: 3},
    by_field={"Hộ tịch": 10},
    working_days=220,
)


def test_net_leaves_out_what_was_excluded() -> None:
    assert REPORT.overdue_net == 1
    assert REPORT.on_time_net == 7


def test_the_json_has_the_published_keys_and_vietnamese_channels() -> None:
    published = REPORT.as_json()
    assert published["period"] == ["2021-01-01", "2021-11-20"]
    assert published["by_channel"] == {"Trực tiếp": 7, "Trực tuyến": 3}
    assert published["on_time_net"] == 7


def test_a_figure_opens_the_list_of_its_period() -> None:
    late = figure_filter("overdue_gross", REPORT.first, REPORT.last)
    assert late.timeliness is Timeliness.LATE
    assert (late.received_from, late.received_to) == (REPORT.first, REPORT.last)
    with pytest.raises(KeyError):
        figure_filter("working_days", REPORT.first, REPORT.last)
