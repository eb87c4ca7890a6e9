"""Merging: two or three real stores, busy days, every order, and nothing taken in half."""

import contextlib
import itertools
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select, text

from app.domain.dossier_state import DossierState
from app.domain.listings import DossierFilter
from app.domain.merge_report import MergeNotice
from app.domain.roles import Role
from app.domain.vietnam_time import local
from app.errors import FileError, InputError, RuleError
from app.models.dossier import Applicant, CodeCounter, Dossier, Fee
from app.models.dossier_event import HistoryChain
from app.models.office import AuditRecord, Clerk
from app.services.commands import (
    CancelUnmatched,
    HandOver,
    ImportRegister,
    MergeBundle,
    RecordResult,
    ReturnResult,
    ReturnUnmatched,
    TakeStep,
)
from app.services.counter import Counter
from tests import builders, busy_day
from tests.builders import CERTIFIED_COPY, SetClock
from tests.counters import counter_at, exported, merged, passphrase
from tests.small_register import write_register

Open = Callable[[int], Counter]


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "usb"


@pytest.fixture
def at(tmp_path: Path) -> Iterator[Open]:
    """Open the counter of a station; each has a clock of its own."""
    opened: dict[int, Counter] = {}

    def counter(station: int) -> Counter:
        if station not in opened:
            opened[station] = counter_at(tmp_path / f"pc{station}", station, SetClock())
        return opened[station]

    yield counter
    for one in opened.values():
        one.close()


def clock_of(counter: Counter) -> SetClock:
    clock = counter.context.clock
    assert isinstance(clock, SetClock)
    return clock


def busy(counter: Counter) -> Counter:
    busy_day.play(counter, clock_of(counter))
    return counter


def contents(counter: Counter) -> dict[str, dict[str, Any]]:
    """Return everything about each dossier that does not depend on whose store it is in."""
    clerks = {row.id: row.name for row in counter.office.clerks(active_only=False)}
    found: dict[str, dict[str, Any]] = {}
    with counter.context.database.read() as session:
        for dossier, applicant, fee in session.execute(
            select(Dossier, Applicant, Fee)
            .join(Applicant, Applicant.id == Dossier.applicant_id)
            .outerjoin(Fee, Fee.dossier_id == Dossier.id)
        ):
            columns = {
                **{
                    column.name: getattr(applicant, column.name) for column in Applicant.__table__.c
                },
                **{column.name: getattr(fee, column.name) for column in Fee.__table__.c},
                **{column.name: getattr(dossier, column.name) for column in Dossier.__table__.c},
            }
            for key in ("received_by_id", "returned_by_id", "paid_to_id"):
                columns[key] = clerks.get(columns[key])
            for key in ("id", "dossier_id", "applicant_id", "procedure_id", "office_id"):
                del columns[key]
            found[dossier.code] = columns
    return found


def state(counter: Counter, code: str) -> DossierState:
    actor = builders.actor(counter)
    return counter.dossiers.card(actor, counter.dossiers.id_of(code)).row.state


def events(counter: Counter) -> set[str]:
    with counter.context.database.read() as session:
        return set(session.scalars(text("SELECT hash FROM dossier_events")))


def give_out(counter: Counter, code: str, **changes: Any) -> None:
    actor = builders.actor(counter)
    dossier_id = counter.dossiers.id_of(code)
    name = counter.dossiers.card(actor, dossier_id).row.applicant_name
    command = ReturnResult(
        actor=actor, dossier_id=dossier_id, collector_name=name, fee_paid_now=True, **changes
    )
    counter.dossiers.return_result(command)


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
    assert here.dossiers.known_people("nguyen van duc")
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


def test_a_preview_says_what_the_merge_does_and_does_nothing(at: Open, stick: Path) -> None:
    here, there = busy(at(1)), busy(at(2))
    bundle = exported(there, stick)
    before, known = contents(here), events(here)
    preview = merged(here, bundle, dry_run=True)
    assert preview.dry_run
    assert contents(here) == before
    assert events(here) == known
    assert here.exchange.merged() == ()
    done = merged(here, bundle)
    assert (done.dossiers, done.events, done.lines) == (
        preview.dossiers,
        preview.events,
        preview.lines,
    )


@pytest.mark.parametrize("order", list(itertools.permutations((1, 2, 3))))
def test_three_counters_come_to_the_same_in_every_order(
    at: Open, stick: Path, order: tuple[int, ...]
) -> None:
    """Each has worked on a dossier of the next one; all bundles go everywhere, in any order."""
    for station in (1, 2, 3):
        busy(at(station))
    bundles = _work_on_each_others(at, stick)
    for station in (1, 2, 3):
        bundles[station].append(exported(at(station), stick))
    for station in (1, 2, 3):
        for other in order:
            _merge_in_some_order(at(station), list(reversed(bundles[other])))
    first = contents(at(1))
    assert len(first) == 33
    for station in (2, 3):
        assert contents(at(station)) == first
        assert events(at(station)) == events(at(1))
    assert all(at(station).days.check().ok for station in (1, 2, 3))


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


def test_ones_own_bundle_needs_no_merging(at: Open, stick: Path) -> None:
    here = busy(at(1))
    with pytest.raises(RuleError, match=r"Đây là gói của chính máy này\. Không cần nhập"):
        merged(here, exported(here, stick))


def test_ones_own_bundle_that_knows_more_tells_of_an_old_copy(at: Open, stick: Path) -> None:
    here, old = at(1), at(2)
    builders.receive(here)
    bundle = exported(here, stick)
    for table, column in (("meta", "value"), ("history_chains", "store_id")):
        statement = f"UPDATE {table} SET {column} = ? WHERE {column} = ?"
        builders.change_store(old, statement, here.context.store_id, old.context.store_id)
    builders.change_store(old, "UPDATE history_chains SET station = 1")
    old.context.forget_references()
    with pytest.raises(RuleError, match="kho thiếu 1 bước có trong gói"):
        merged(old, bundle)


def test_another_pc_with_the_same_digit_is_refused(at: Open, stick: Path, tmp_path: Path) -> None:
    here, twin = at(1), counter_at(tmp_path / "twin", 1)
    builders.receive(twin)
    with pytest.raises(RuleError, match="cũng mang số quầy 1 như máy này"):
        merged(here, exported(twin, stick))
    twin.close()


def test_two_other_pcs_with_one_digit_are_refused(at: Open, stick: Path, tmp_path: Path) -> None:
    here, there, twin = at(1), busy(at(2)), counter_at(tmp_path / "twin", 2)
    merged(here, exported(there, stick))
    builders.receive(twin)
    with pytest.raises(RuleError, match="Số quầy 2 ở kho này là của một máy khác"):
        merged(here, exported(twin, stick))
    twin.close()


def test_another_offices_bundle_is_refused(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    builders.receive(there)
    builders.change_store(there, "UPDATE offices SET agency_code = 'H26.999'")
    there.context.forget_references()
    with pytest.raises(RuleError, match=r"cơ quan khác.*H26\.999"):
        merged(here, exported(there, stick))


def test_a_bundle_from_the_future_is_refused(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    clock_of(there).forward(days=1)
    builders.receive(there)
    first = exported(there, stick)
    clock_of(there).forward(days=3)
    builders.receive(there)
    second = exported(there, stick)
    merged(here, first)
    with pytest.raises(RuleError, match="ngày 20/11/2026, sau ngày trên máy này"):
        merged(here, second)
    assert builders.receive(here).code.startswith("TN10")


def test_a_later_step_in_a_bundle_of_today_is_refused_too(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    builders.receive(there)
    clock_of(there).forward(days=3)
    builders.receive(there)
    clock_of(there).at = local(2026, 11, 16, 10)
    with pytest.raises(FileError, match=r"su-kien\.jsonl.*dòng 2, sau giờ của máy này"):
        merged(here, exported(there, stick))


def test_both_returned_keeps_the_later_one_and_both_in_the_history(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    code = builders.receive(there, None, CERTIFIED_COPY).code
    merged(here, exported(there, stick))
    clock_of(here).forward(minutes=30)
    clock_of(there).forward(minutes=10)
    give_out(here, code)
    give_out(there, code)
    report = merged(here, exported(there, stick))
    (line,) = [one for one in report.lines if one.notice is MergeNotice.BOTH_RETURNED]
    assert line.code == code
    assert (line.values["first"], line.values["last"]) == ("2", "1")
    assert merged(there, exported(here, stick)).lines
    assert contents(here) == contents(there)
    assert contents(here)[code]["returned_at"] == clock_of(here).now()
    card = here.dossiers.card(builders.actor(here), here.dossiers.id_of(code))
    assert [one.action for one in card.history] == ["Trả kết quả", "Trả kết quả", "Tiếp nhận hồ sơ"]
    assert here.days.check().ok


def test_undoing_ones_own_return_leaves_the_other_counters(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    code = builders.receive(there, None, CERTIFIED_COPY).code
    merged(here, exported(there, stick))
    give_out(there, code)
    clock_of(here).forward(minutes=30)
    give_out(here, code)
    clock_of(here).forward(minutes=1)
    mistaken = TakeStep(builders.actor(here), here.dossiers.id_of(code), "nhầm người")
    here.dossiers.undo_return(mistaken)
    merged(here, exported(there, stick))
    merged(there, exported(here, stick))
    assert contents(here) == contents(there)
    assert state(here, code) is DossierState.RETURNED
    assert contents(here)[code]["returned_at"] == clock_of(there).now()


def test_a_step_with_a_dossier_cancelled_elsewhere_is_pointed_out(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    code = builders.receive(there).code
    merged(here, exported(there, stick))
    here.dossiers.cancel(TakeStep(builders.supervisor(here), here.dossiers.id_of(code), "trùng"))
    clock_of(there).forward(minutes=5)
    give_out(there, code)
    (line,) = merged(here, exported(there, stick)).lines
    assert line.notice is MergeNotice.CROSSED_STEP
    assert state(here, code) is DossierState.CANCELLED


def test_news_of_an_earlier_step_never_takes_a_dossier_back(at: Open, stick: Path) -> None:
    """The other PC's clock runs ahead: it records a result after the citizen has left with it."""
    here, there = at(1), at(2)
    code = builders.receive(there).code
    actor = builders.actor(there)
    there.dossiers.hand_over(HandOver(actor, (there.dossiers.id_of(code),)))
    clock_of(there).forward(hours=2)
    there.dossiers.record_result(RecordResult(actor, there.dossiers.id_of(code)))
    returned(here, code)
    merged(here, exported(there, stick))
    assert state(here, code) is DossierState.RETURNED
    assert here.days.check().ok


def returned(counter: Counter, code: str, name: str = "Nguyễn Thị Hoa") -> None:
    counter.dossiers.return_unmatched(
        ReturnUnmatched(
            actor=builders.actor(counter),
            code=code,
            collector_name=name,
            collector_identity="001185000001",
        )
    )


def test_a_result_given_out_for_an_unknown_dossier_is_matched_later(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    code = builders.receive(there).code
    clock_of(here).forward(minutes=20)
    returned_at = clock_of(here).now()
    returned(here, code)
    clock_of(here).forward(hours=5)
    told = merged(there, exported(here, stick))
    assert [one.notice for one in told.lines] == [MergeNotice.RETURNED_THERE]
    assert state(there, code) is DossierState.RECEIVED
    (line,) = merged(here, exported(there, stick)).lines
    assert (line.notice, line.code) == (MergeNotice.MATCHED, code)
    row = contents(here)[code]
    assert (row["state"], row["returned_at"]) == (DossierState.RETURNED, returned_at)
    assert row["collector_name"] == "Nguyễn Thị Hoa"
    assert here.dossiers.unmatched()[0].matched_at == clock_of(here).now()
    assert merged(there, exported(here, stick)).changed == 1
    assert contents(here) == contents(there)
    assert here.days.check().ok
    assert there.days.check().ok


def test_a_cancelled_unmatched_return_is_never_matched(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    code = builders.receive(there).code
    returned(here, code)
    (row,) = here.dossiers.unmatched()
    here.dossiers.cancel_unmatched(CancelUnmatched(builders.supervisor(here), row.id, "nhầm"))
    merged(here, exported(there, stick))
    assert state(here, code) is DossierState.RECEIVED


def test_unknown_clerks_come_along_without_a_way_to_sign_in(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    builders.change_store(there, "UPDATE clerks SET name = 'Đặng Thị Mơ' WHERE id = 1")
    builders.receive(there, _renamed(there))
    report = merged(here, exported(there, stick))
    assert report.clerks == ("Đặng Thị Mơ",)
    with here.context.database.read() as session:
        clerk = session.scalars(select(Clerk).where(Clerk.name == "Đặng Thị Mơ")).one()
        assert (clerk.active, clerk.pin_hash, clerk.role) == (False, None, Role.CLERK)
    assert len(here.office.clerks()) == 3


def _renamed(counter: Counter) -> Any:
    from dataclasses import replace

    return replace(builders.supervisor(counter), clerk_id=1, name="Đặng Thị Mơ", role=Role.CLERK)


def test_unknown_versions_of_procedures_come_along(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    builders.receive(there)
    for table in ("procedure_versions",):
        builders.change_store(
            here, f"DELETE FROM {table} WHERE code = ?", builders.BIRTH_REGISTRATION
        )
    here.context.forget_references()
    report = merged(here, exported(there, stick))
    assert len(report.procedures) == 1
    assert report.procedures[0].startswith(builders.BIRTH_REGISTRATION)
    assert builders.receive(here).code.startswith("TN10")


def test_the_same_register_imported_twice_is_one_set_of_dossiers(
    at: Open, stick: Path, tmp_path: Path
) -> None:
    here, there = at(1), at(2)
    register = str(write_register(tmp_path))
    for counter in (here, there):
        command = ImportRegister(builders.supervisor(counter), register)
        counter.office.import_register(command, builders.quiet)
    before = contents(here)
    report = merged(here, exported(there, stick))
    assert (report.dossiers, report.blocked) == (0, False)
    assert contents(here) == before
    assert here.days.check().ok


def test_one_code_for_two_dossiers_waits_for_a_person(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    code = builders.receive(there).code
    merged(here, exported(there, stick))
    builders.change_store(here, "UPDATE dossiers SET uid = lower(hex(randomblob(16)))")
    builders.change_store(here, "UPDATE dossiers SET request_id = 'another'")
    clock_of(there).forward(minutes=5)
    give_out(there, code)
    bundle = exported(there, stick)
    preview = merged(here, bundle, dry_run=True)
    assert preview.blocked
    assert preview.lines[0].notice is MergeNotice.SAME_CODE
    with pytest.raises(RuleError, match="1 mã trùng"):
        merged(here, bundle)
    assert state(here, code) is DossierState.RECEIVED
    assert not merged(here, bundle, same_dossiers=frozenset({code})).blocked
    assert state(here, code) is DossierState.RETURNED
    assert here.days.check().ok


def test_an_official_code_that_is_taken_stays_out_and_is_told(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    ours, theirs = builders.receive(here).code, builders.receive(there).code
    for counter in (here, there):
        builders.change_store(counter, "UPDATE dossiers SET official_code = 'H26.107-261116-0001'")
    (line,) = merged(here, exported(there, stick)).lines
    assert line.notice is MergeNotice.SAME_OFFICIAL_CODE
    assert line.values == {"official": "H26.107-261116-0001", "other": ours}
    assert contents(here)[theirs]["official_code"] is None


def test_money_taken_elsewhere_is_taken_over_and_twice_is_told(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    codes = [builders.receive(there, None, CERTIFIED_COPY).code for _ in range(2)]
    merged(here, exported(there, stick))
    clock_of(there).forward(minutes=10)
    for code in codes:
        give_out(there, code, fee_receipt_number="0000123")
    clock_of(here).forward(minutes=20)
    give_out(here, codes[1])
    report = merged(here, exported(there, stick))
    told = {(one.notice, one.code) for one in report.lines}
    assert told == {
        (MergeNotice.BOTH_RETURNED, codes[1]),
        (MergeNotice.PAID_TWICE, codes[1]),
    }
    assert contents(here)[codes[0]]["receipt_number"] == "0000123"
    assert contents(here)[codes[0]]["paid_at"] == clock_of(there).now()


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
