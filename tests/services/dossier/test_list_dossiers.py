"""Lists: every filter shows exactly what it says, page by page, and nothing twice."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Any

import pytest

from app.domain.channel import Channel, DeliveryWay
from app.domain.dossier_filter import NO_ENTRY, NOBODY, DossierFilter
from app.domain.dossier_state import Action, DossierState
from app.domain.listings import DueMark
from app.domain.roles import Actor
from app.domain.timeliness import Timeliness
from app.domain.vietnam_time import local
from app.services.commands import ApplicantInput, HandOver, RecordResult, ReturnResult, TakeStep
from app.services.counter import Counter
from app.services.dossier import list_dossiers as module
from tests import builders
from tests.builders import BIRTH_REGISTRATION, CERTIFIED_COPY, SetClock

MARRIAGE_STATUS = "1.004873"
MOBILE_BIRTH = "1.003583"  # takes no part in the early programme

# The sample dossiers, by what became of them.
WAITING, LATE, EARLY, PUNCTUAL, EXCLUDED, ABROAD, CANCELLED = range(1, 8)
NAMES = {
    WAITING: "Bùi Văn Chờ",
    LATE: "Đỗ Thị Muộn",
    EARLY: "Lê Văn Sớm",
    PUNCTUAL: "Phạm Thị Đúng",
    EXCLUDED: "Trịnh Văn Trừ",
    ABROAD: "Vũ Thị Xa",
    CANCELLED: "Hồ Văn Nhầm",
}
MONDAY, TUESDAY = date(2026, 11, 16), date(2026, 11, 17)
NOW = local(2026, 11, 20, 10)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Iterator["Register"]:
    clock = SetClock()
    counter = builders.sample_counter(tmp_path_factory.mktemp("list"), clock)
    register = Register(counter, clock)
    register.fill()
    yield register
    counter.close()


@dataclass
class Register:
    """A counter with one dossier for each way a promise can go."""

    counter: Counter
    clock: SetClock

    def fill(self) -> None:
        first, second = builders.actor(self.counter, 0), builders.actor(self.counter, 1)
        lead = builders.supervisor(self.counter)
        receive, at = self.receive, self.at
        # Three working days from Monday and Tuesday: promised on Thursday and Friday at 17:30.
        receive(WAITING, at(16, 9), first, MARRIAGE_STATUS)
        receive(LATE, at(16, 9), first, MARRIAGE_STATUS)
        receive(EARLY, at(16, 10), second, MARRIAGE_STATUS)
        receive(PUNCTUAL, at(16, 11), second, MOBILE_BIRTH, promised_at=at(19, 17))
        receive(
            EXCLUDED,
            at(17, 8),
            first,
            CERTIFIED_COPY,
            delivery=DeliveryWay.AT_HOME,
            delivery_address="Số 1",
        )
        online, home = Channel.ONLINE, DeliveryWay.AT_HOME
        receive(
            ABROAD,
            at(17, 9),
            second,
            BIRTH_REGISTRATION,
            channel=online,
            delivery=home,
            delivery_address="Số 2",
        )
        receive(CANCELLED, at(17, 9), first, CERTIFIED_COPY)
        self.clock.pass_to(at(17, 10))
        hand_over = self.counter.dossiers.hand_over
        hand_over(HandOver(first, (WAITING,)))
        hand_over(HandOver(first, (LATE,), "Bộ phận Tư pháp"))
        hand_over(HandOver(second, (EARLY, PUNCTUAL, EXCLUDED)))
        self.counter.dossiers.cancel(TakeStep(lead, CANCELLED, "nhập nhầm"))
        self.finish(EARLY, at(18, 9))
        self.finish(EXCLUDED, at(18, 9))
        self.finish(PUNCTUAL, at(19, 16))
        self.finish(LATE, at(20, 8))
        self.give(EARLY, at(18, 11), first)
        self.give(EXCLUDED, at(20, 9), second)
        builders.change_store(
            self.counter,
            "UPDATE dossiers SET excluded = true, late_reason = 'Sự cố hệ thống số 1/2026: Cổng'"
            " WHERE id = ?",
            EXCLUDED,
        )
        self.clock.pass_to(NOW)

    @staticmethod
    def at(day: int, hour: int) -> datetime:
        return local(2026, 11, day, hour)

    def receive(self, key: int, at: datetime, by: Actor, procedure: str, **changes: Any) -> None:
        self.clock.pass_to(at)
        applicant = ApplicantInput(name=NAMES[key], phone=f"091200000{key}")
        if "promised_at" in changes:
            changes["override_reason"] = "theo lịch"
        received = builders.receive(self.counter, by, procedure, applicant=applicant, **changes)
        assert received.dossier_id == key

    def finish(self, key: int, at: datetime) -> None:
        self.clock.pass_to(at)
        self.counter.dossiers.record_result(RecordResult(builders.actor(self.counter), key))

    def give(self, key: int, at: datetime, by: Actor) -> None:
        self.clock.pass_to(at)
        self.counter.dossiers.return_result(
            ReturnResult(actor=by, dossier_id=key, collector_name=NAMES[key], fee_paid_now=True)
        )

    def shown(self, **wanted: Any) -> set[int]:
        """Return the keys a filter lists, having counted them as well."""
        asked = DossierFilter(**wanted)
        page = self.counter.dossiers.list(asked)
        keys = [row.id for row in page.rows]
        assert self.counter.dossiers.count(asked) == len(keys) == page.total
        return set(keys)


FIRST, SECOND = 1, 2
SHOWN: list[tuple[dict[str, Any], set[int]]] = [
    ({}, {WAITING, LATE, EARLY, PUNCTUAL, EXCLUDED, ABROAD}),
    ({"text": "som"}, {EARLY}),
    ({"text": "  "}, {WAITING, LATE, EARLY, PUNCTUAL, EXCLUDED, ABROAD}),
    ({"text": "…"}, set()),
    ({"text": "nham"}, set()),
    ({"states": frozenset({DossierState.CANCELLED})}, {CANCELLED}),
    (
        {"states": frozenset({DossierState.RETURNED, DossierState.RECEIVED})},
        {EARLY, EXCLUDED, ABROAD},
    ),
    ({"among": frozenset({EARLY, LATE, CANCELLED})}, {EARLY, LATE}),
    ({"received_from": TUESDAY}, {EXCLUDED, ABROAD}),
    ({"received_to": MONDAY}, {WAITING, LATE, EARLY, PUNCTUAL}),
    ({"finished_from": date(2026, 11, 19)}, {PUNCTUAL, LATE}),
    ({"finished_to": date(2026, 11, 18)}, {EARLY, EXCLUDED}),
    ({"returned_from": date(2026, 11, 20)}, {EXCLUDED}),
    ({"returned_to": date(2026, 11, 19)}, {EARLY}),
    ({"promised_from": date(2026, 11, 19)}, {WAITING, LATE, EARLY, PUNCTUAL}),
    ({"promised_to": date(2026, 11, 18)}, {EXCLUDED, ABROAD}),
    ({"unfinished_at": date(2026, 11, 18)}, {WAITING, LATE, PUNCTUAL, ABROAD}),
    ({"unreturned_at": date(2026, 11, 18)}, {WAITING, LATE, PUNCTUAL, EXCLUDED, ABROAD}),
    ({"overdue_at": NOW}, {WAITING, ABROAD}),
    ({"overdue_at": local(2026, 11, 20, 7)}, {WAITING, LATE, ABROAD}),
    ({"kept_at": local(2026, 11, 20, 7)}, {EARLY, PUNCTUAL}),
    ({"kept_at": local(2026, 11, 19, 9)}, {WAITING, LATE, EARLY, PUNCTUAL}),
    ({"received_by": FIRST}, {WAITING, LATE, EXCLUDED}),
    ({"returned_by": SECOND}, {EXCLUDED}),
    ({"returned_by": NOBODY}, {WAITING, LATE, PUNCTUAL, ABROAD}),
    ({"step": Action.RECORD_RESULT}, {LATE, EARLY, PUNCTUAL, EXCLUDED}),
    ({"step": Action.HAND_OVER, "step_by": FIRST}, {WAITING, LATE}),
    ({"step": Action.RECORD_RESULT, "step_to": date(2026, 11, 18)}, {EARLY, EXCLUDED}),
    ({"step": Action.RECORD_RESULT, "step_from": date(2026, 11, 20)}, {LATE}),
    ({"procedure_code": MARRIAGE_STATUS}, {WAITING, LATE, EARLY}),
    ({"field": "Chứng thực"}, {EXCLUDED}),
    ({"channel": Channel.ONLINE}, {ABROAD}),
    ({"online": True}, {ABROAD}),
    ({"online": False}, {WAITING, LATE, EARLY, PUNCTUAL, EXCLUDED}),
    # Who wished a result brought home and then came for it got it at the desk.
    ({"delivery": DeliveryWay.AT_HOME}, {ABROAD}),
    ({"timeliness": Timeliness.EARLY}, {EARLY}),
    ({"timeliness": Timeliness.ON_THE_DAY}, {PUNCTUAL}),
    ({"timeliness": Timeliness.LATE}, {LATE, EXCLUDED}),
    ({"late_net": True}, {LATE}),
    ({"late_net": False}, {EARLY, PUNCTUAL, EXCLUDED}),
    ({"in_programme": False}, {PUNCTUAL}),
    ({"in_programme": True}, {WAITING, LATE, EARLY, EXCLUDED, ABROAD}),
    ({"met_programme": True}, {EARLY}),
    ({"met_programme": False}, {LATE, EXCLUDED}),
    ({"met_reception": True}, set()),
    ({"met_reception": False}, {LATE, EARLY, EXCLUDED}),
    ({"handled_by": "Bộ phận Tư pháp"}, {LATE}),
    ({"handled_by": ""}, {WAITING, EARLY, PUNCTUAL, EXCLUDED, ABROAD}),
    ({"excused_by": NO_ENTRY, "excluded": True}, {EXCLUDED}),
    ({"excused_by": 1}, set()),
    ({"late_reason": "none"}, {WAITING, LATE, EARLY, PUNCTUAL, ABROAD}),
    ({"late_reason": "system_failure"}, {EXCLUDED}),
    ({"supplements_from": 1}, set()),
    ({"supplements_to": 0}, {WAITING, LATE, EARLY, PUNCTUAL, EXCLUDED, ABROAD}),
    ({"fee_due": True}, {WAITING, LATE, EARLY, EXCLUDED}),
    ({"fee_paid": False, "fee_due": True}, {WAITING, LATE}),
    ({"fee_means": "cash"}, {EARLY, EXCLUDED}),
    ({"fee_exempted": True}, set()),
    ({"fee_exemption": ""}, {WAITING, LATE, EARLY, PUNCTUAL, EXCLUDED, ABROAD}),
    ({"excluded": True}, {EXCLUDED}),
    ({"excluded": False}, {WAITING, LATE, EARLY, PUNCTUAL, ABROAD}),
    ({"text": "thi", "received_by": FIRST, "timeliness": Timeliness.LATE}, {LATE}),
]


@pytest.mark.parametrize(("wanted", "expected"), SHOWN, ids=[str(n) for n in range(len(SHOWN))])
def test_a_filter_shows_what_it_says(
    register: Register, wanted: dict[str, Any], expected: set[int]
) -> None:
    assert register.shown(**wanted) == expected


def test_every_part_of_a_filter_is_tried() -> None:
    tried = {name for wanted, _ in SHOWN for name in wanted}
    assert tried == {item.name for item in fields(DossierFilter)}


def test_a_line_tells_what_a_list_needs(register: Register) -> None:
    (row,) = register.counter.dossiers.list(DossierFilter(text="muon")).rows
    assert row.applicant_name == "Đỗ Thị Muộn"
    assert row.code.startswith("TN10-261116-0002-")
    assert row.state is DossierState.RESULT_READY
    assert row.clerk_name == builders.CLERKS[0].name
    assert row.promised_at == local(2026, 11, 19, 17, 30)


def test_lists_show_identity_numbers_masked(counter: Counter) -> None:
    received = builders.receive(counter)
    number = counter.dossiers.card(builders.actor(counter), received.dossier_id).identity_number
    (row,) = counter.dossiers.list(DossierFilter()).rows
    assert row.identity_masked == f"001*****{number[-4:]}"
    assert number not in repr(row)


@pytest.mark.parametrize(
    ("now", "mark"),
    [
        (local(2026, 11, 17, 9), DueMark.NONE),
        (local(2026, 11, 18, 9), DueMark.DUE_SOON),
        (local(2026, 11, 19, 9), DueMark.DUE_TODAY),
        (local(2026, 11, 19, 17, 30), DueMark.DUE_TODAY),
        (local(2026, 11, 19, 17, 31), DueMark.OVERDUE),
        (local(2026, 12, 1, 8), DueMark.OVERDUE),
    ],
)
def test_a_line_tells_how_near_its_promise_is(
    register: Register, now: datetime, mark: DueMark
) -> None:
    register.clock.pass_to(now)
    try:
        (row,) = register.counter.dossiers.list(DossierFilter(text="cho")).rows
        (done,) = register.counter.dossiers.list(DossierFilter(text="muon")).rows
    finally:
        register.clock.pass_to(NOW)
    assert row.due is mark
    assert done.due is DueMark.NONE


def test_over_a_weekend_soon_is_the_next_working_day(counter: Counter, clock: SetClock) -> None:
    clock.pass_to(local(2026, 11, 18, 9))
    builders.receive(counter, None, MARRIAGE_STATUS)
    clock.pass_to(local(2026, 11, 20, 9))
    (row,) = counter.dossiers.list(DossierFilter()).rows
    assert row.promised_at == local(2026, 11, 23, 17, 30)
    assert row.due is DueMark.DUE_SOON


@pytest.fixture
def short_pages(monkeypatch: pytest.MonkeyPatch) -> Callable[[int], None]:
    return lambda rows: monkeypatch.setattr(module, "PAGE_ROWS", rows)


def test_pages_follow_each_other_newest_first_without_a_row_twice(
    counter: Counter, short_pages: Callable[[int], None]
) -> None:
    short_pages(4)
    keys = [builders.receive(counter).dossier_id for _ in range(10)]
    seen: list[int] = []
    page = counter.dossiers.list(DossierFilter())
    assert page.total == 10
    while True:
        seen.extend(row.id for row in page.rows)
        # Whoever is taken in meanwhile must not push a row onto the next page again.
        builders.receive(counter)
        if page.next_key is None:
            break
        page = counter.dossiers.list(DossierFilter(), page.next_key)
        assert page.total is None
    assert seen == keys[::-1]


def test_accents_raise_and_never_hide_and_every_page_goes_on_from_there(
    counter: Counter, short_pages: Callable[[int], None]
) -> None:
    short_pages(4)
    names = ("Lê Thị Hoà", "Lê Thị Hoa", "Lê Thị Hòa", "Lê Thị Hoả", "Lê Thị Hoa", "Lê Thị Hoa")
    for name in names:
        builders.receive(counter, applicant=person(name))
    plain = [f"Lê Thị {name}" for name in ("Hoa", "Hoa", "Hoả", "Hòa", "Hoa", "Hoà")]
    assert found(counter, "le thi hoa") == plain
    assert found(counter, "Lê Thị Hoà") == [
        "Lê Thị Hoà",
        "Lê Thị Hòa",
        *(name for name in plain if name not in ("Lê Thị Hoà", "Lê Thị Hòa")),
    ]


def test_the_number_itself_comes_before_newer_dossiers_that_hold_it_too(counter: Counter) -> None:
    phones = ("0912345678", "0356789123", "0911115678")
    meant, begins, _newest = (
        builders.receive(counter, applicant=person("Lê Văn Tám", phone)) for phone in phones
    )
    assert found(counter, "5678", "code")[-1] == meant.code
    assert begins.code not in found(counter, "5678", "code")
    builders.receive(counter, applicant=person("Lê Văn Chín", "0356789124"))
    codes = found(counter, "0356 789 123", "code")
    assert codes[0] == begins.code
    assert found(counter, meant.code, "code")[0] == meant.code


def person(name: str, phone: str = "0912345678") -> ApplicantInput:
    return ApplicantInput(name=name, phone=phone, address="Tổ 5")


def found(counter: Counter, text: str, column: str = "applicant_name") -> list[str]:
    """Return what a search shows, page after page."""
    shown: list[str] = []
    after: int | None = None
    while True:
        page = counter.dossiers.list(DossierFilter(text=text), after)
        shown += [getattr(row, column) for row in page.rows]
        after = page.next_key
        if after is None:
            return shown


def test_a_page_that_ends_with_the_list_has_no_next_one(
    counter: Counter, short_pages: Callable[[int], None]
) -> None:
    short_pages(2)
    for _ in range(2):
        builders.receive(counter)
    assert counter.dossiers.list(DossierFilter()).next_key is None


def test_a_total_is_counted_up_to_a_cap(counter: Counter, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "COUNT_CAP", 3)
    for _ in range(3):
        builders.receive(counter)
    page = counter.dossiers.list(DossierFilter())
    assert (page.total, page.total_capped) == (3, False)
    builders.receive(counter)
    page = counter.dossiers.list(DossierFilter())
    assert (page.total, page.total_capped) == (3, True)
    assert counter.dossiers.count(DossierFilter()) == 4
