"""A period in figures: a hand-made register, and one of three hundred lines counted twice."""

import csv
from collections import Counter as Tally
from datetime import date, datetime
from pathlib import Path

import pytest

from app.domain.roles import Actor
from app.errors import InputError
from app.services.commands import ImportRegister, TakeStep
from app.services.counter import Counter
from tests import builders, small_register

SAMPLE = Path(__file__).parents[1] / "data" / "register-sample.csv"
YEAR = date(2021, 1, 1), date(2021, 12, 31)


def bring_in(counter: Counter, path: Path) -> None:
    command = ImportRegister(builders.supervisor(counter), str(path))
    counter.office.import_register(command, lambda _done, _total: None)


def test_a_small_register_is_counted_by_every_rule(counter: Counter, tmp_path: Path) -> None:
    bring_in(counter, small_register.write_register(tmp_path))
    march = counter.days.period(date(2021, 3, 1), date(2021, 3, 31))
    assert march.received == 10
    # Finished on 1 April is not finished for a report of March.
    assert (march.finished, march.in_process) == (8, 2)
    assert (march.overdue_gross, march.excluded, march.overdue_net) == (2, 1, 1)
    assert march.on_time_net == 7
    assert (march.returned, march.waiting_collection) == (6, 2)
    assert march.home_death_registrations == 1
    assert sum(march.by_clerk.values()) == march.received
    assert sum(march.by_field.values()) == march.received
    assert sum(march.by_channel.values()) == march.received


def test_the_register_counted_with_the_csv_module_alone_says_the_same(counter: Counter) -> None:
    bring_in(counter, SAMPLE)
    with SAMPLE.open(encoding="utf-8-sig", newline="") as file:
        lines = list(csv.DictReader(file, delimiter=";"))

    def moment(line: dict[str, str], column: str) -> datetime | None:
        text = line[column]
        return datetime.strptime(text, "%d/%m/%Y %H:%M:%S") if text else None  # noqa: DTZ007

    want: Tally[str] = Tally()
    for line in lines:
        promised, finished = moment(line, "NgayHenTra"), moment(line, "NgayKetThucXuLy")
        assert promised is not None
        want["fees"] += int(line["LePhi"])
        if finished is None:
            continue
        want["finished"] += 1
        want["late"] += finished > promised
        want["early"] += finished.date() < promised.date()
        want["on_the_day"] += finished.date() == promised.date() and finished <= promised
        want["returned"] += moment(line, "NgayTra") is not None
    report = counter.days.period(*YEAR)
    assert report.received == len(lines)
    assert report.finished == want["finished"]
    assert report.overdue_gross == want["late"]
    assert report.early == want["early"]
    assert report.on_the_day == want["on_the_day"]
    assert report.returned == want["returned"]
    assert report.fees == want["fees"]
    assert report.by_clerk == dict(sorted(Tally(x["TenNguoiNhanHoSo"] for x in lines).items()))


def test_a_cancelled_dossier_is_in_no_figure(counter: Counter, supervisor: Actor) -> None:
    kept, burned = builders.receive(counter), builders.receive(counter)
    counter.dossiers.cancel(TakeStep(supervisor, burned.dossier_id, "nhập nhầm"))
    report = counter.days.period(counter.context.today(), counter.context.today())
    assert report.received == 1
    assert kept.code != burned.code


def test_a_period_that_ends_before_it_begins_is_refused(counter: Counter) -> None:
    with pytest.raises(InputError) as caught:
        counter.days.period(date(2021, 2, 1), date(2021, 1, 1))
    assert caught.value.field == "last"
