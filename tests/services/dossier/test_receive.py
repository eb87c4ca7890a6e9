"""Taking a dossier in: one code each, none skipped, nothing promised that is not on the disk."""

import json
import threading
from collections.abc import Callable, Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import select
from sqlalchemy.exc import IntegrityError

from app.bootstrap import Workplace, open_counter
from app.domain.channel import Channel, DeliveryWay
from app.domain.dossier_code import LocalCode, parse_code
from app.domain.dossier_filter import DossierFilter
from app.domain.dossier_state import Action, DossierState
from app.domain.print_state import PrintState
from app.domain.roles import Actor, Role
from app.domain.vietnam_time import local, office_day
from app.errors import ClockError, InputError, RuleError, StoreError
from app.models.dossier import Dossier
from app.services import history
from app.services.answers import Received
from app.services.counter import Counter
from tests import builders
from tests.builders import CERTIFIED_COPY, SetClock

MARRIAGE_STATUS = "1.004873"


def serials(codes: Iterable[str]) -> list[int]:
    parsed = [parse_code(code) for code in codes]
    return [code.serial for code in parsed if isinstance(code, LocalCode)]


def all_codes(counter: Counter) -> list[str]:
    with counter.context.database.read() as session:
        return list(session.scalars(select(Dossier.code).order_by(Dossier.id)))


def test_a_received_dossier_is_in_the_store_with_all_that_belongs_to_it(
    tmp_path: Path, clock: SetClock
) -> None:
    counter = builders.sample_counter(tmp_path, clock)
    clerk = builders.actor(counter)
    command = builders.intake(
        clerk,
        CERTIFIED_COPY,
        submitter_name="Lê Thị Bé",
        sets=2,
        delivery=DeliveryWay.AT_HOME,
        delivery_address="Số 5, ngõ 2",
        channel=Channel.POST,
        note="gọi trước khi đến",
        fee_paid=True,
        fee_receipt_number="BL-0007",
    )
    received = counter.dossiers.receive(command)
    counter.close()

    counter = open_counter(Workplace(tmp_path, clock))
    card = counter.dossiers.card(clerk, received.dossier_id)
    counter.close()
    assert card.row.code == received.code
    assert card.row.state is DossierState.RECEIVED
    assert card.row.received_at == clock.now()
    assert card.row.clerk_name == clerk.name
    assert card.submitter_name == "Lê Thị Bé"
    assert card.identity_number == command.applicant.identity_number
    assert (card.address, card.phone) == (command.applicant.address, command.applicant.phone)
    assert (card.channel, card.delivery) == (Channel.POST, DeliveryWay.AT_HOME)
    assert card.delivery_address == "Số 5, ngõ 2"
    assert card.sets == 2
    assert card.papers == command.papers
    assert (card.fee, card.fee_paid, card.fee_receipt_number) == (2_000, True, "BL-0007")
    assert card.note == "gọi trước khi đến"
    assert [line.action for line in card.history] == ["Tiếp nhận hồ sơ"]
    assert [line.state for line in card.prints] == [PrintState.WAITING]


def test_the_answer_tells_code_and_promise(counter: Counter) -> None:
    received = builders.receive(counter, None, MARRIAGE_STATUS)
    assert received.code == "TN10-261116-0001-77"
    assert received.promised_at == local(2026, 11, 19, 17, 30)
    assert "3 ngày làm việc" in received.explanation
    assert not received.repeated


def test_the_codes_of_a_day_run_without_gap_and_begin_anew_the_next(
    counter: Counter, clock: SetClock
) -> None:
    today = [builders.receive(counter).code for _ in range(3)]
    clock.forward(days=1)
    tomorrow = [builders.receive(counter).code for _ in range(2)]
    assert serials(today) == [1, 2, 3]
    assert serials(tomorrow) == [1, 2]
    assert parse_code(tomorrow[0]).received_on == date(2026, 11, 17)


class Ticking(SetClock):
    """A clock on which a second passes whenever somebody looks."""

    def now(self) -> datetime:
        shown = super().now()
        self.forward(seconds=1)
        return shown


def test_around_midnight_a_dossier_has_the_number_of_the_day_it_was_received(
    tmp_path: Path,
) -> None:
    clock = Ticking()
    counter = builders.sample_counter(tmp_path, clock)
    clerk = builders.actor(counter)
    for looks in range(12):
        clock.pass_to(local(2026, 11, 17 + looks) - timedelta(seconds=looks))
        received = builders.receive(counter, clerk)
        code = parse_code(received.code)
        assert isinstance(code, LocalCode)
        row = counter.dossiers.card(clerk, received.dossier_id).row
        assert code.received_on == office_day(row.received_at)
    counter.close()


def test_an_intake_that_fails_gives_its_number_back(counter: Counter, clerk: Actor) -> None:
    builders.receive(counter)
    nobody = replace(clerk, clerk_id=999)
    with pytest.raises(IntegrityError):
        builders.receive(counter, nobody)
    assert serials([builders.receive(counter).code]) == [2]
    assert serials(all_codes(counter)) == [1, 2]


@pytest.mark.sqlite_only(reason="a server's store cannot be deleted under it")
def test_an_intake_into_a_store_that_is_gone_is_not_acknowledged(
    counter: Counter, tmp_path: Path
) -> None:
    builders.receive(counter)
    (tmp_path / "motcua.db").unlink()
    with pytest.raises(StoreError, match="xóa hoặc thay thế"):
        builders.receive(counter)
    assert serials(all_codes(counter)) == [1]


def in_parallel(works: Iterable[Callable[[], Received]]) -> list[Received]:
    """Run ``works`` in threads that begin at the same moment."""
    works = list(works)
    barrier = threading.Barrier(len(works))

    def run(work: Callable[[], Received]) -> Received:
        barrier.wait()
        return work()

    with ThreadPoolExecutor(len(works)) as pool:
        return list(pool.map(run, works))


def test_two_clerks_at_once_never_get_the_same_number(counter: Counter) -> None:
    commands = [builders.intake(builders.actor(counter, i % 2), CERTIFIED_COPY) for i in range(24)]
    for pair in zip(commands[::2], commands[1::2], strict=True):
        in_parallel((lambda c=command: counter.dossiers.receive(c)) for command in pair)
    assert serials(all_codes(counter)) == list(range(1, 25))
    assert counter.days.check().ok


def test_saving_the_same_form_twice_gives_the_first_answer(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    command = builders.intake(clerk)
    first = counter.dossiers.receive(command)
    clock.forward(days=1, minutes=5)
    again = counter.dossiers.receive(command)
    assert again.repeated
    assert again == replace(first, repeated=True)
    assert len(all_codes(counter)) == 1


def test_the_same_form_saved_from_two_threads_is_one_dossier(
    counter: Counter, clerk: Actor
) -> None:
    for _ in range(8):
        command = builders.intake(clerk, CERTIFIED_COPY)
        answers = in_parallel([lambda c=command: counter.dossiers.receive(c)] * 2)
        assert len({answer.code for answer in answers}) == 1
        assert sorted(answer.repeated for answer in answers) == [False, True]
    assert serials(all_codes(counter)) == list(range(1, 9))


def test_a_clock_set_back_is_told_and_nothing_typed_is_lost(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    builders.receive(counter)
    command = builders.intake(clerk)
    clock.forward(days=-1)
    with pytest.raises(ClockError, match=r"Đồng hồ máy đang là 09:10 15/11/2026"):
        counter.dossiers.receive(command)
    clock.forward(days=1)
    assert serials([counter.dossiers.receive(command).code]) == [2]


def test_the_code_names_the_pc_and_how_often_its_store_was_restored(
    tmp_path: Path, clock: SetClock
) -> None:
    counter = builders.sample_counter(tmp_path, clock, station=7)
    before = builders.receive(counter).code
    builders.change_store(counter, "UPDATE meta SET value = '3' WHERE key = 'epoch'")
    builders.change_store(counter, "INSERT INTO history_chains VALUES (7, 3, 'me', 'x', 0, '')")
    counter.context.forget_references()
    after = builders.receive(counter).code
    counter.close()
    assert before.startswith("TN70-261116-0001")
    assert after.startswith("TN73-261116-0001")


def test_the_day_ends_at_number_9999(counter: Counter) -> None:
    builders.receive(counter)
    builders.change_store(counter, "UPDATE code_counters SET last = 9999")
    with pytest.raises(RuleError, match="cấp hết 9999 số"):
        builders.receive(counter)
    assert len(all_codes(counter)) == 1


def test_only_those_who_work_at_the_desk_take_dossiers_in(counter: Counter, clerk: Actor) -> None:
    for role in (Role.SPECIALIST, Role.ADMINISTRATOR):
        with pytest.raises(RuleError, match="Vai trò"):
            builders.receive(counter, replace(clerk, role=role))
    assert all_codes(counter) == []


def test_a_mistake_in_the_form_stores_nothing(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(InputError):
        counter.dossiers.receive(builders.intake(clerk, papers=()))
    assert all_codes(counter) == []
    assert serials([builders.receive(counter).code]) == [1]


def test_a_date_changed_by_hand_keeps_both_dates_and_the_reason(
    counter: Counter, clerk: Actor
) -> None:
    wished = local(2026, 11, 25, 10, 0)
    received = builders.receive(
        counter, None, MARRIAGE_STATUS, promised_at=wished, override_reason="chờ xác minh"
    )
    card = counter.dossiers.card(clerk, received.dossier_id)
    assert received.promised_at == wished
    assert card.row.promised_at == wished
    assert card.original_promised_at == local(2026, 11, 19, 17, 30)
    assert card.override_reason == "chờ xác minh"
    assert card.history[0].text == (
        "Hẹn trả 10:00 25/11/2026; ngày tính được 17:30 19/11/2026; lý do: chờ xác minh"
    )


def test_a_slip_from_the_power_cut_keeps_its_own_time_but_gets_todays_code(
    counter: Counter, clerk: Actor
) -> None:
    earlier = local(2026, 11, 13, 9, 30)
    received = builders.receive(counter, None, received_at=earlier)
    assert received.code.startswith("TN10-261116-0001")
    assert counter.dossiers.card(clerk, received.dossier_id).row.received_at == earlier


def test_why_papers_or_a_phone_are_missing_stands_in_the_note(
    counter: Counter, clerk: Actor
) -> None:
    command = builders.intake(clerk, papers=(), incomplete_reason="nợ tờ khai", note="khách quen")
    applicant = replace(command.applicant, phone="", no_phone_reason="không dùng")
    received = counter.dossiers.receive(replace(command, applicant=applicant))
    assert counter.dossiers.card(clerk, received.dossier_id).note.splitlines() == [
        "khách quen",
        "Nhận khi chưa đủ giấy tờ: nợ tờ khai",
        "Không có số điện thoại: không dùng",
    ]


def test_a_receipt_that_is_not_wanted_does_not_wait_for_the_printer(
    counter: Counter, clerk: Actor
) -> None:
    received = builders.receive(counter, slip_wanted=False)
    prints = counter.dossiers.card(clerk, received.dossier_id).prints
    assert [line.state for line in prints] == [PrintState.NOT_WANTED]


def test_the_history_keeps_enough_to_rebuild_the_dossier(counter: Counter) -> None:
    received = builders.receive(counter, None, CERTIFIED_COPY)
    with counter.context.database.read() as session:
        (event,) = history.exported_events(session, builders.CHAIN)
    facts = json.loads(event["payload"])
    assert (event["code"], event["kind"]) == (received.code, Action.RECEIVE)
    assert facts["code"] == received.code
    assert facts["procedure"] == CERTIFIED_COPY
    assert facts["applicant"]["name"].startswith("Nguyễn Văn Đức")
    assert len(facts["papers"]) == 2
    assert (facts["fee"], facts["fee_paid"]) == (2_000, False)


def test_a_dossier_is_found_at_once_by_all_that_identifies_it(
    counter: Counter, clerk: Actor
) -> None:
    command = builders.intake(
        clerk, submitter_name="Phạm Thị Ổi", submitter_identity="001199008811"
    )
    received = counter.dossiers.receive(command)
    typed = (
        received.code,
        command.applicant.identity_number,
        command.applicant.phone,
        "duc nguyen",
        "pham thi oi",
        "001199008811",
    )
    for text in typed:
        assert [row.id for row in counter.dossiers.list(DossierFilter(text=text)).rows] == [
            received.dossier_id
        ], text
