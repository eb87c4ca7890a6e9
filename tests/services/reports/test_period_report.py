"""The report of a period, against figures counted by hand and against a count without SQL."""

import csv
from collections import Counter as Tally
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest

from app.domain.period_report import PeriodReport, figure_filter
from app.errors import InputError
from app.services.commands import ImportRegister, TakeStep
from app.services.counter import Counter
from tests import builders
from tests.small_register import write_register

MARCH = (date(2021, 3, 1), date(2021, 3, 31))
SAMPLE = Path(__file__).parents[1] / "data" / "register-sample.csv"
# Some end amidst the sample, so that much of it is finished or collected only later.
PERIODS = [
    (date(2021, 1, 1), date(2021, 11, 20)),
    (date(2021, 4, 1), date(2021, 6, 30)),
    (date(2021, 1, 1), date(2021, 3, 10)),
    (date(2021, 2, 13), date(2021, 2, 14)),
]
LISTED = [
    "received",
    "finished",
    "in_process",
    "overdue_gross",
    "excluded",
    "overdue_net",
    "on_time_net",
    "early",
    "on_the_day",
    "programme",
    "programme_met",
    "returned",
    "waiting_collection",
    "home_death_registrations",
]


def take_in(counter: Counter, path: Path) -> None:
    command = ImportRegister(builders.supervisor(counter), str(path))
    counter.office.import_register(command, builders.quiet)


@pytest.fixture(scope="module")
def march(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    folder = tmp_path_factory.mktemp("march")
    counter = builders.sample_counter(folder)
    take_in(counter, write_register(folder))
    yield counter
    counter.close()


@pytest.fixture(scope="module")
def year(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    counter = builders.sample_counter(tmp_path_factory.mktemp("year"))
    take_in(counter, SAMPLE)
    yield counter
    counter.close()


def test_every_case_counts_where_a_person_would_count_it(march: Counter) -> None:
    assert march.days.period(*MARCH).as_json() == {
        "period": ["2021-03-01", "2021-03-31"],
        "received": 10,
        "finished": 8,  # one result came on 1 April, one not at all
        "in_process": 2,
        "overdue_gross": 2,
        "excluded": 1,
        "overdue_net": 1,
        "early": 1,
        "on_the_day": 5,  # one of them in the very minute
        "on_time_net": 7,
        "programme": 5,
        "programme_met": 4,  # one came 90 working minutes early only
        "returned": 6,
        "waiting_collection": 2,  # one was collected on 2 April
        "fees": 313_000,
        "home_death_registrations": 1,  # the other one was not yet handed over
        "by_clerk": {"Phạm Văn Cường": 5, "Vũ Thị Dung": 5},
        "by_channel": {"Trực tiếp": 5, "Trực tuyến": 4, "Bưu chính": 1},
        "by_field": {"Chứng thực": 1, "Hộ kinh doanh": 3, "Hộ tịch": 6},
        "working_days": 23,
    }


def test_a_burned_code_counts_nowhere(counter: Counter, tmp_path: Path) -> None:
    take_in(counter, write_register(tmp_path))
    counter.dossiers.cancel(TakeStep(builders.supervisor(counter), 1, "nhập nhầm"))
    report = counter.days.period(*MARCH)
    assert (report.received, report.fees, report.programme_met) == (9, 309_000, 3)


def test_a_period_without_dossiers_is_a_report_of_nothing(counter: Counter) -> None:
    report = counter.days.period(*MARCH).as_json()
    assert report["working_days"] == 23
    assert not any(value for key, value in report.items() if key not in ("period", "working_days"))


def test_a_period_does_not_end_before_it_begins(counter: Counter) -> None:
    with pytest.raises(InputError) as caught:
        counter.days.period(date(2021, 3, 2), date(2021, 3, 1))
    assert caught.value.field == "last"


def test_a_day_is_a_period(march: Counter) -> None:
    assert march.days.period(date(2021, 3, 8), date(2021, 3, 8)).received == 1


@pytest.mark.parametrize("figure", LISTED)
def test_every_figure_opens_a_list_of_its_length(
    march: Counter, year: Counter, figure: str
) -> None:
    for counter, periods in ((march, [MARCH]), (year, PERIODS)):
        for first, last in periods:
            report = counter.days.period(first, last)
            listed = counter.dossiers.count(figure_filter(figure, first, last))
            assert listed == getattr(report, figure), (first, last)


def test_every_number_of_the_report_is_listed_or_a_sum() -> None:
    numbers = {name for name, kind in PeriodReport.__annotations__.items() if kind is int}
    assert numbers - set(LISTED) == {"fees", "working_days"}


# What follows knows nothing of the program: it counts the file itself, line by line.

_FORM = "%d/%m/%Y %H:%M:%S"
_OFF = {
    date(2021, 1, 1), date(2021, 4, 21), date(2021, 4, 30), date(2021, 5, 3),
    date(2021, 9, 2), date(2021, 9, 3),
    *(date(2021, 2, day) for day in range(10, 17)),
}  # fmt: skip
_SESSIONS = ((time(8), time(12)), (time(13, 30), time(17, 30)))


def worked_on(day: date) -> bool:
    return day.weekday() < 5 and day not in _OFF


def days(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(n) for n in range((last - first).days + 1))


def working_minutes(start: datetime, end: datetime) -> float:
    total = timedelta()
    for day in filter(worked_on, days(start.date(), end.date())):
        for opens, closes in _SESSIONS:
            begin = max(start, datetime.combine(day, opens))
            stop = min(end, datetime.combine(day, closes))
            total += max(stop - begin, timedelta())
    return total / timedelta(minutes=1)


def moment(text: str) -> datetime | None:
    return datetime.strptime(text, _FORM) if text else None  # noqa: DTZ007


def counted_from_the_file(first: date, last: date) -> dict[str, Any]:
    number: Tally[str] = Tally()
    by_clerk: Tally[str] = Tally()
    by_channel: Tally[str] = Tally()
    by_field: Tally[str] = Tally()
    with SAMPLE.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file, delimiter=";"))
    for row in rows:
        received, promised = moment(row["NgayTiepNhan"]), moment(row["NgayHenTra"])
        finished, returned = moment(row["NgayKetThucXuLy"]), moment(row["NgayTra"])
        assert received is not None
        assert promised is not None
        if not first <= received.date() <= last:
            continue
        by_clerk[row["TenNguoiNhanHoSo"]] += 1
        by_channel[row["KenhTiepNhan"]] += 1
        by_field[row["LinhVuc"]] += 1
        in_programme = row["ChuongTrinhTruocHan"] == "Có"
        number["received"] += 1
        number["fees"] += int(row["LePhi"])
        number["programme"] += in_programme
        if finished is None or finished.date() > last:
            number["in_process"] += 1
            continue
        late = finished > promised
        number["finished"] += 1
        number["overdue_gross"] += late
        number["excluded"] += late and row["LoaiTruTrachNhiem"] == "Có"
        number["early"] += finished.date() < promised.date()
        number["on_the_day"] += finished.date() == promised.date() and not late
        number["programme_met"] += in_programme and working_minutes(finished, promised) >= 240
        collected = returned is not None and returned.date() <= last
        number["returned"] += collected
        number["waiting_collection"] += not collected
        at_home = row["MaTTHC"] == "1.000656" and row["PhuongThucTra"] == "Tại nhà"
        number["home_death_registrations"] += collected and at_home
    net = number["overdue_gross"] - number["excluded"]
    return {
        "period": [first.isoformat(), last.isoformat()],
        **{name: number[name] for name in (*LISTED, "fees")},
        "overdue_net": net,
        "on_time_net": number["finished"] - net,
        "by_clerk": dict(by_clerk),
        "by_channel": dict(by_channel),
        "by_field": dict(by_field),
        "working_days": sum(map(worked_on, days(first, last))),
    }


@pytest.mark.parametrize(("first", "last"), PERIODS)
def test_the_report_agrees_with_a_count_of_the_file_itself(
    year: Counter, first: date, last: date
) -> None:
    assert year.days.period(first, last).as_json() == counted_from_the_file(first, last)
