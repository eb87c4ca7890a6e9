"""Each PC of a shared store has a digit of its own, and so a series and a history of its own."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from app.bootstrap import Workplace, join_office, open_counter
from app.domain.dossier_filter import DossierFilter
from app.domain.shared_place import Leader, Vow
from app.domain.sign_in import Secret
from app.errors import InputError, RuleError, StoreError
from app.models.office import AuditRecord
from app.models.postgresql import PostgresDatabase
from app.services.commands import HandOver
from app.services.context import Context
from app.services.counter import Counter
from app.services.store.stations import (
    CounterPc,
    check_in,
    counters,
    join,
    shared_place,
    shared_seat,
    take_over,
)
from app.settings import load_settings, save_settings
from tests import builders, stores
from tests.builders import SetClock

pytestmark = pytest.mark.server_only

NEW = CounterPc("another-machine", "QUAY 02")


@pytest.fixture
def first(tmp_path: Path) -> Iterator[Counter]:
    opened = builders.sample_counter(tmp_path / "first")
    yield opened
    opened.close()


def second_pc(tmp_path: Path, name: str = "second") -> Workplace:
    """Return a PC that has been told where the shared store is, and nothing else."""
    url = load_settings(tmp_path / "first").database_url
    settings = replace(load_settings(tmp_path / name), database_url=url)
    (tmp_path / name).mkdir(exist_ok=True)
    save_settings(tmp_path / name, settings)
    return Workplace(tmp_path / name, SetClock())


def test_two_counters_number_side_by_side_and_see_each_others_dossiers(
    first: Counter, tmp_path: Path
) -> None:
    second = join_office(second_pc(tmp_path), 2)
    taken = [builders.receive(counter).code[:16] for counter in (first, second, first, second)]
    assert taken == [
        "TN10-261116-0001",
        "TN20-261116-0001",
        "TN10-261116-0002",
        "TN20-261116-0002",
    ]
    for counter in (first, second):
        assert counter.dossiers.count(DossierFilter()) == 4
        assert counter.days.check().findings == ()
    second.close()


def test_each_counter_writes_its_own_chain_of_the_one_history(
    first: Counter, tmp_path: Path
) -> None:
    received = builders.receive(first)
    second = join_office(second_pc(tmp_path), 2)
    by = builders.actor(second, 1)
    second.dossiers.hand_over(HandOver(by, (received.dossier_id,)))
    (row,) = first.dossiers.list(DossierFilter()).rows
    assert len(first.dossiers.card(by, row.id).history) == 2
    rows = stores.ask(tmp_path / "first", "SELECT station, sequence FROM dossier_events ORDER BY 1")
    assert rows == [(1, 1), (2, 1)]
    second.close()


def test_clerks_sign_in_anywhere(first: Counter, tmp_path: Path) -> None:
    second = join_office(second_pc(tmp_path), 2)
    assert first.office.clerks() == second.office.clerks()
    second.close()


def test_a_pc_is_the_same_counter_when_it_starts_again(first: Counter, tmp_path: Path) -> None:
    join_office(second_pc(tmp_path), 2).close()
    again = open_counter(second_pc(tmp_path))
    assert again.office.station().digit == 2
    again.close()


def test_a_pc_that_has_not_joined_is_told_how(first: Counter, tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="chưa nối vào kho dữ liệu chung"):
        open_counter(second_pc(tmp_path))


def test_a_digit_belongs_to_one_pc(first: Counter) -> None:
    with pytest.raises(RuleError, match="Số 1 trong kho dữ liệu chung là của máy khác"):
        join(first.context, NEW)
    with pytest.raises(StoreError, match="là của máy khác"):
        check_in(first.context.database, 1, NEW.machine)
    with pytest.raises(StoreError, match=r"chưa biết máy này \(số 7\)"):
        check_in(first.context.database, 7, NEW.machine)


def test_a_new_pc_takes_the_place_of_one_that_is_gone(first: Counter) -> None:
    builders.receive(first)
    join(first.context, NEW, instead=True)
    assert counters(first.context.database) == {1: NEW}
    check_in(first.context.database, 1, NEW.machine)
    assert builders.receive(first).code.startswith("TN10-261116-0002")


def vow(leader: Leader, secret: str = builders.CLERK_PIN) -> Vow:
    return Vow(leader_id=leader.id, secret=secret, kind=leader.asked)


def test_whoever_leads_the_office_may_put_a_new_pc_in_its_place(first: Counter) -> None:
    place = shared_place(first.context.database)
    (leader,) = place.leaders
    assert (leader.name, leader.asked) == (builders.CLERKS[2].name, Secret.PIN)
    with pytest.raises(RuleError, match="Mã PIN không đúng"):
        take_over(first.context, NEW, vow(leader, "9999"))
    clerk = Leader(builders.actor(first).clerk_id, "", Secret.PIN)
    with pytest.raises(RuleError, match="Vai trò"):
        take_over(first.context, NEW, vow(clerk))
    assert counters(first.context.database)[1] != NEW
    take_over(first.context, NEW, vow(leader))
    assert counters(first.context.database) == {1: NEW}
    noted = select(AuditRecord.clerk_id).where(AuditRecord.action == "join_store")
    with first.context.database.read() as session:
        assert list(session.scalars(noted))[-1] == leader.id


def test_a_leader_with_a_password_gives_it_and_not_the_pin_of_the_day(first: Counter) -> None:
    builders.give_passwords(first)
    (leader,) = shared_place(first.context.database).leaders
    assert leader.asked is Secret.PASSWORD
    take_over(first.context, NEW, vow(leader, builders.CLERK_PASSWORD))
    assert builders.CLERK_PASSWORD not in repr(vow(leader, builders.CLERK_PASSWORD))


def test_a_pc_knows_its_seat_without_the_password_of_the_server(
    first: Counter, tmp_path: Path
) -> None:
    second = join_office(second_pc(tmp_path), 2)
    seat = shared_seat(second.context)
    assert seat is not None
    assert (seat.digit, sorted(seat.pcs)) == (2, [1, 2])
    database = second.context.database
    assert isinstance(database, PostgresDatabase)
    secret = PostgresDatabase(database.url.set(password="geheim"))
    second.close()
    assert "geheim" not in str(shared_seat(Context(secret, SetClock(), (), digit=2)))
    secret.close()


def test_a_store_of_ones_own_has_no_seats(tmp_path: Path) -> None:
    with stores.stores_are(stores.SQLITE):
        own = builders.sample_counter(tmp_path / "own")
    assert own.office.shared_seat() is None
    own.close()


def test_a_pc_that_takes_another_digit_leaves_the_first_one_free(
    first: Counter, tmp_path: Path
) -> None:
    join_office(second_pc(tmp_path), 2).close()
    join_office(second_pc(tmp_path), 5).close()
    assert sorted(counters(first.context.database)) == [1, 5]
    join_office(second_pc(tmp_path, "third"), 2).close()
    assert sorted(counters(first.context.database)) == [1, 2, 5]


def test_a_digit_under_which_another_store_was_merged_is_refused(
    first: Counter, tmp_path: Path
) -> None:
    builders.change_store(first, "INSERT INTO history_chains VALUES (3, 0, 'other', 'x', 0, '')")
    with pytest.raises(RuleError, match="nhập từ kho dữ liệu khác"):
        join_office(second_pc(tmp_path), 3)
    assert load_settings(tmp_path / "second").station == -1


def test_there_are_ten_digits(first: Counter, tmp_path: Path) -> None:
    with pytest.raises(InputError) as refused:
        join_office(second_pc(tmp_path), 10)
    assert refused.value.field == "station_digit"


def test_joining_is_noted(first: Counter, tmp_path: Path) -> None:
    join_office(second_pc(tmp_path), 2).close()
    (noted,) = stores.ask(
        tmp_path / "first",
        "SELECT detail FROM audit_records WHERE action = 'join_store' AND id > 2",
    )
    assert str(noted[0]).startswith("2 ")


def test_what_another_counter_changed_is_seen_within_moments(
    first: Counter, tmp_path: Path
) -> None:
    place = second_pc(tmp_path)
    second = join_office(place, 2)
    name = second.office.profile().name
    boss = builders.supervisor(first)
    first.office.save_profile(boss, replace(first.office.profile(), name="UBND phường Mới"))
    assert second.office.profile().name == name
    assert isinstance(place.clock, SetClock)
    place.clock.forward(seconds=21)
    assert second.office.profile().name == "UBND phường Mới"
    second.close()
