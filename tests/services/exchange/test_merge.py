"""Merging: real stores, busy days, every order, and nothing taken in half."""

import contextlib
import itertools
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import select

from app.bootstrap import Workplace, open_counter
from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import DossierState
from app.errors import FileError, InputError, RuleError
from app.models.dossier import CodeCounter
from app.models.dossier_event import HistoryChain
from app.models.office import AuditRecord
from app.services.commands import (
    MergeBundle,
    RecordResult,
)
from app.services.counter import Counter
from tests import builders, busy_day, stores
from tests.builders import CERTIFIED_COPY, SetClock
from tests.counters import (
    Open,
    busy,
    clock_of,
    contents,
    counter_at,
    events,
    exported,
    give_out,
    merged,
    passphrase,
    state,
)


def test_a_bundle_brings_dossiers_whole(at: Open, stick: Path) -> None:
    here, there = at(1), busy(at(2))
    report = merged(here, exported(there, stick))
    assert (report.dossiers, report.changed, report.events, report.known_events) == (11, 0, 19, 0)
    assert report.lines == ()
    assert contents(here) == contents(there)
    assert here.days.check().ok


def test_merged_dossiers_are_found_and_counted_like_ones_own(at: Open, stick: Path) -> None:
    here, there = at(1), busy(at(2))
    merged(here, exported(there, stick))
    code = next(iter(contents(there)))
    for wanted in (code, "nguyen van duc", contents(there)[code]["identity_number"]):
        assert here.dossiers.count(DossierFilter(text=wanted)) > 0
    assert here.dossiers.known_people(builders.actor(here), "nguyen van duc")
    with here.context.database.read() as session:
        counters = session.scalars(select(CodeCounter)).all()
    assert {row.series for row in counters} == {"TN20"}
    assert sum(row.last for row in counters) == 11
    clock_of(here).pass_to(busy_day.NOW)
    figures = here.days.figures(builders.supervisor(here), busy_day.DAY)
    clock_of(there).pass_to(clock_of(here).now())
    assert figures.total == there.days.figures(builders.supervisor(there), busy_day.DAY).total


def test_receiving_goes_on_after_a_merge(at: Open, stick: Path) -> None:
    here, there = at(1), busy(at(2))
    merged(here, exported(there, stick))
    received = builders.receive(here)
    assert received.code.startswith("TN10-261116-0001-")
    assert here.days.check().ok


def test_a_bundle_taken_in_twice_changes_nothing(at: Open, stick: Path) -> None:
    here, there = at(1), busy(at(2))
    bundle = exported(there, stick)
    merged(here, bundle)
    before = contents(here)
    again = merged(here, bundle)
    assert again.repeated
    assert (again.dossiers, again.changed, again.events, again.known_events) == (0, 0, 0, 19)
    assert contents(here) == before
    assert len(here.exchange.merged()) == 1
    assert here.days.check().ok


@pytest.fixture(scope="module")
def evening(
    store_kind: str, tmp_path_factory: pytest.TempPathFactory
) -> tuple[Path, dict[int, list[Path]]]:
    """The folder of three closed counters, and their bundles."""
    folder = tmp_path_factory.mktemp("evening")
    opened = {station: busy(counter_at(folder / f"pc{station}", station)) for station in (1, 2, 3)}
    bundles = _work_on_each_others(opened.__getitem__, folder / "usb")
    for station, counter in opened.items():
        bundles[station].append(exported(counter, folder / "usb"))
        counter.close()
    return folder, bundles


@pytest.mark.parametrize("order", list(itertools.permutations((1, 2, 3))))
def test_three_counters_come_to_the_same_in_every_order(
    evening: tuple[Path, dict[int, list[Path]]], tmp_path: Path, order: tuple[int, ...]
) -> None:
    """Each has worked on a dossier of the next one; all bundles go everywhere, in any order."""
    folder, bundles = evening
    with contextlib.ExitStack() as stack:
        opened = [
            stack.enter_context(contextlib.closing(_opened_again(folder / name, tmp_path / name)))
            for name in ("pc1", "pc2", "pc3")
        ]
        for counter in opened:
            for other in order:
                _merge_in_some_order(counter, list(reversed(bundles[other])))
        first, *others = opened
        assert len(contents(first)) == 33
        for counter in others:
            assert contents(counter) == contents(first)
            assert events(counter) == events(first)
        assert all(counter.days.check().ok for counter in opened)


def _opened_again(closed: Path, folder: Path) -> Counter:
    stores.copied_office(closed, folder)
    return open_counter(Workplace(folder, SetClock(busy_day.NOW + timedelta(hours=1))))


def _merge_in_some_order(counter: Counter, bundles: list[Path]) -> None:
    """Take in what goes, and what was refused for a gap once the gap is closed."""
    for bundle in [*bundles, *bundles]:
        with contextlib.suppress(RuleError):
            merged(counter, bundle)


def _work_on_each_others(at: Open, stick: Path) -> dict[int, list[Path]]:
    early = {station: [exported(at(station), stick)] for station in (1, 2, 3)}
    for station, other in ((1, 2), (2, 3), (3, 1)):
        merged(at(station), early[other][0])
        clock_of(at(station)).forward(minutes=station)
        actor = builders.actor(at(station))
        open_ones = [
            code
            for code, row in contents(at(station)).items()
            if code.startswith(f"TN{other}") and row["state"] == DossierState.IN_PROCESS
        ]
        for code in open_ones:
            dossier_id = at(station).dossiers.id_of(code)
            at(station).dossiers.record_result(RecordResult(actor, dossier_id))
        give_out(at(station), open_ones[0])
    return early


def test_bundles_out_of_order_are_refused_with_the_gap(at: Open, stick: Path) -> None:
    here, there = at(1), busy(at(2))
    first = exported(there, stick)
    builders.receive(there)
    second = exported(there, stick)
    with pytest.raises(RuleError, match="Thiếu gói của quầy 2 từ dòng 1 đến 19"):
        merged(here, second)
    assert contents(here) == {}
    merged(here, first)
    assert merged(here, second).dossiers == 1
    assert contents(here) == contents(there)


def test_the_whole_history_makes_up_for_a_lost_stick(at: Open, stick: Path) -> None:
    here, there = at(1), busy(at(2))
    exported(there, stick)
    builders.receive(there)
    assert merged(here, exported(there, stick, whole=True)).dossiers == 12
    assert contents(here) == contents(there)


def test_an_encrypted_bundle_asks_for_the_other_counters_passphrase(at: Open, stick: Path) -> None:
    here, there = at(1), busy(at(2))
    bundle = exported(there, stick, encrypted=True)
    with pytest.raises(InputError, match="được mã hóa") as asked:
        merged(here, bundle)
    assert asked.value.field == "passphrase"
    with pytest.raises(FileError, match="Mật khẩu không mở được"):
        merged(here, bundle, passphrase=passphrase(here))
    assert merged(here, bundle, passphrase=passphrase(there).lower()).dossiers == 11


def test_a_dossier_that_comes_through_a_third_counter_fits_its_own_bundle(
    at: Open, stick: Path
) -> None:
    here, there, third = at(1), at(2), at(3)
    for _ in range(3):
        builders.receive(third)
    code = builders.receive(third, None, CERTIFIED_COPY).code
    from_third = exported(third, stick)
    merged(there, from_third)
    clock_of(there).forward(minutes=5)
    give_out(there, code)
    merged(here, exported(there, stick))
    assert state(here, code) is DossierState.RETURNED
    assert here.days.check().ok
    assert merged(here, from_third).dossiers == 3
    assert contents(here) == contents(there)
    assert here.days.check().ok


def test_a_merge_can_be_cancelled_anywhere_and_leaves_nothing(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    for _ in range(60):
        builders.receive(there)
    bundle = exported(there, stick)
    asked = 0

    class CancelledError(Exception):
        pass

    def stop_at(limit: int) -> Callable[[int, int], None]:
        def tick(_done: int, total: int) -> None:
            nonlocal asked
            asked += total > 1
            if asked > limit:
                raise CancelledError

        return tick

    for limit in range(3):
        asked = 0
        with pytest.raises(CancelledError):
            merged(here, bundle, stop_at(limit))
        assert contents(here) == {}
    assert merged(here, bundle).dossiers == 60


def test_only_who_leads_or_administers_may_merge(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    builders.receive(there)
    command = MergeBundle(actor=builders.actor(here), path=str(exported(there, stick)))
    with pytest.raises(RuleError, match="Vai trò"):
        here.exchange.merge(command, builders.quiet)


def test_a_merge_is_noted(at: Open, stick: Path) -> None:
    here, there = at(1), busy(at(2))
    bundle = exported(there, stick)
    merged(here, bundle)
    (row,) = here.exchange.merged()
    assert (row.name, row.station, row.last_sequence) == (bundle.name, 2, 19)
    with here.context.database.read() as session:
        noted = session.scalars(select(AuditRecord).where(AuditRecord.action == "merge_bundle"))
        assert [one.detail for one in noted] == [f"{bundle.name}: 11 + 19"]
        chain = session.get_one(HistoryChain, (2, 0))
        assert chain.store_id == there.context.store_id
