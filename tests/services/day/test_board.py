"""The board shows what waits, what is offered and how the month stands, and names nobody."""

from dataclasses import asdict

from app.domain.channel import DeliveryWay
from app.domain.dossier_state import Action
from app.domain.ratings import Score
from app.domain.reports.report import ReportKind, ReportOrder
from app.domain.roles import Actor
from app.domain.shares import percent
from app.services.commands import HandOver, RecordResult
from app.services.counter import Counter
from app.services.register_commands import Rate, RateOnScreen
from tests import builders, busy_day
from tests.builders import BIRTH_REGISTRATION, SetClock
from tests.steps import WHY, act


def ready(counter: Counter, by: Actor, **changes: object) -> str:
    received = builders.receive(counter, by, **changes)
    counter.dossiers.hand_over(HandOver(by, (received.dossier_id,)))
    counter.dossiers.record_result(RecordResult(by, received.dossier_id))
    return received.code


def test_results_wait_newest_first_until_they_leave_the_desk(
    counter: Counter, clerk: Actor, clock: SetClock
) -> None:
    first = ready(counter, clerk)
    clock.forward(minutes=5)
    second = ready(counter, clerk)
    ready(counter, clerk, delivery=DeliveryWay.POST, delivery_address="Số 1")
    view = counter.days.board()
    assert [one.code for one in view.ready] == [f"…{second[-7:]}", f"…{first[-7:]}"]
    assert view.waiting == 2
    assert view.ready[0].since == counter.context.today()
    act(counter, clerk, Action.RETURN_RESULT, counter.dossiers.id_of(second))
    assert counter.days.board().waiting == 1


def test_nothing_of_a_person_leaves_the_store(busy: Counter, clerk: Actor) -> None:
    code = ready(busy, clerk)
    act(busy, clerk, Action.RETURN_PART, busy.dossiers.id_of(code))
    told = str(asdict(busy.days.board()))
    assert "N.V.Đ." in told
    assert WHY not in told
    for wanted in ("Nguyễn Văn Đức", "001085", "0912", "Tổ 5", code, "Bùi Thu Ửng", clerk.name):
        assert wanted not in told


def test_the_month_is_counted_as_its_report_counts_it(
    busy: Counter, clerk: Actor, supervisor: Actor
) -> None:
    busy.registers.rate(Rate(actor=clerk, score=Score.CONTENT))
    busy.registers.rate_on_screen(RateOnScreen(Score.NOT_CONTENT, "Quầy 2"))
    month, before = busy.days.board().months
    first, last = busy_day.DAY.replace(day=1), busy_day.DAY.replace(day=30)
    assert (month.first, before.first) == (first, first.replace(month=10))
    order = ReportOrder(kind=ReportKind.COMPARISON, first=first, last=last)
    rows = busy.reports.make(supervisor, order).sections[0].table.rows
    counted = {row[1]: row[2] for row in rows}
    assert month.received == counted["Tiếp nhận trong kỳ"] > 0
    assert month.resolved == counted["Đã giải quyết"] > 0
    assert month.on_time is not None
    assert percent(month.on_time) == counted["Tỷ lệ đúng hạn sau loại trừ"]
    assert month.returned == counted["Đã trả kết quả"] > 0
    assert month.open == counted["Đang giải quyết cuối kỳ"] > 0
    assert month.content == 50_00
    assert (before.received, before.on_time, before.content) == (0, None, None)


def test_procedures_stand_in_the_order_of_use(busy: Counter) -> None:
    view = busy.days.board()
    offered = busy.context.procedures(busy.context.today())
    most = next(one for one in offered if one.code == BIRTH_REGISTRATION)
    assert len(view.procedures) == len(offered)
    used = {one.name for one in view.procedures[:4]}
    assert most.short_name in used
    assert all(one.fee for one in view.procedures)
    profile = busy.office.profile()
    assert (view.office, view.hotline) == (profile.counter_name, profile.hotline)
