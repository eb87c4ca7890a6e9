"""A scan, a typed code or a picked row: each state has its own answer and advice."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from app.domain.dossier_code import DossierCode, parse_code
from app.domain.dossier_state import Action, DossierState
from app.domain.listings import OlderSlip, ReturnView
from app.domain.papers import SubmittedPaper
from app.domain.roles import Actor
from app.domain.scan_answers import ScanMeaning
from app.errors import NotFoundError
from app.services.commands import HandOver, RecordResult, ReturnResult, TakeStep
from app.services.counter import Counter
from app.services.dossier.take_step import dossier_of, take_step
from tests import builders, counters
from tests.builders import BIRTH_REGISTRATION, CERTIFIED_COPY
from tests.steps import act

Make = Callable[[Counter], DossierCode]


def received(counter: Counter, procedure: str = BIRTH_REGISTRATION) -> tuple[int, DossierCode]:
    answer = builders.receive(counter, None, procedure)
    return answer.dossier_id, parse_code(answer.code)


def in_process(counter: Counter, procedure: str = BIRTH_REGISTRATION) -> tuple[int, DossierCode]:
    key, code = received(counter, procedure)
    counter.dossiers.hand_over(HandOver(builders.actor(counter), (key,)))
    return key, code


def ready(counter: Counter, procedure: str = BIRTH_REGISTRATION) -> tuple[int, DossierCode]:
    key, code = in_process(counter, procedure)
    counter.dossiers.record_result(RecordResult(builders.actor(counter), key))
    return key, code


def returned(counter: Counter) -> DossierCode:
    key, code = ready(counter)
    clerk = builders.actor(counter)
    name = counter.dossiers.card(clerk, key).row.applicant_name
    counter.dossiers.return_result(ReturnResult(actor=clerk, dossier_id=key, collector_name=name))
    return code


def with_parts(counter: Counter) -> DossierCode:
    paper = SubmittedPaper(
        name="Sổ hộ khẩu cũ",
        originals=1,
        returned_to_citizen=True,
        extra_reason="công dân nhờ giữ",
    )
    command = builders.intake(builders.actor(counter), sets=2)
    answer = counter.dossiers.receive(replace(command, papers=(*command.papers, paper)))
    counter.dossiers.hand_over(HandOver(command.actor, (answer.dossier_id,)))
    counter.dossiers.record_result(RecordResult(command.actor, answer.dossier_id))
    return parse_code(answer.code)


def with_a_part_kept(counter: Counter) -> DossierCode:
    key, code = ready(counter)
    builders.change_store(
        counter, "UPDATE dossiers SET parts_kept = ? WHERE id = ?", "bản đồ kèm theo", key
    )
    return code


def overdue(counter: Counter) -> DossierCode:
    key, code = received(counter)
    clerk = builders.actor(counter)
    counter.dossiers.hand_over(HandOver(clerk, (key,), "Tư pháp – Hộ tịch"))
    clock = counter.context.clock
    assert isinstance(clock, builders.SetClock)
    clock.forward(days=3)
    return code


def cancelled(counter: Counter) -> DossierCode:
    key, code = received(counter)
    counter.dossiers.cancel(TakeStep(builders.supervisor(counter), key, "nhập nhầm"))
    return code


def returned_unmatched(counter: Counter) -> DossierCode:
    counters.returned(counter, "TN20-261116-0001-98")
    return parse_code("TN20-261116-0001-98")


def brought_to(state: DossierState) -> Make:
    """Return how to make a dossier in a state no use case leads to yet."""

    def make(counter: Counter) -> DossierCode:
        key, code = received(counter)
        builders.change_store(
            counter, "UPDATE dossiers SET state = ? WHERE id = ?", state.value, key
        )
        return code

    return make


def on_its_way(counter: Counter) -> DossierCode:
    key, code = ready(counter)
    act(counter, builders.actor(counter), Action.SEND_OUT, key)
    return code


ANSWERS: list[tuple[ScanMeaning, Make, str]] = [
    (ScanMeaning.READY, lambda c: ready(c)[1], "trả được ngay"),
    (ScanMeaning.AT_DESK, lambda c: received(c)[1], "còn ở quầy"),
    (
        ScanMeaning.IN_PROCESS,
        lambda c: in_process(c)[1],
        "Hẹn trả 17:30 16/11/2026. Trần Thị Thu Hà đã chuyển cho Hộ tịch lúc 09:10 16/11/2026",
    ),
    (ScanMeaning.OVERDUE, overdue, "Trần Thị Thu Hà đã chuyển cho Tư pháp – Hộ tịch lúc 09:10"),
    (ScanMeaning.PARTS_TO_GIVE, with_parts, "trao đủ 3 món"),
    (ScanMeaning.PARTS_MISSING, with_a_part_kept, "Còn giữ lại: bản đồ kèm theo"),
    (ScanMeaning.OUT_FOR_DELIVERY, on_its_way, "Đã gửi: VNPost RB123VN"),
    (
        ScanMeaning.AWAITING_SUPPLEMENT,
        brought_to(DossierState.AWAITING_SUPPLEMENT),
        "chờ công dân bổ sung",
    ),
    (
        ScanMeaning.AWAITING_PAYMENT,
        brought_to(DossierState.AWAITING_PAYMENT),
        "nghĩa vụ tài chính",
    ),
    (ScanMeaning.FEE_DUE, lambda c: ready(c, CERTIFIED_COPY)[1], "chưa thu phí 2.000 đồng"),
    (
        ScanMeaning.ALREADY_RETURNED,
        returned,
        "đã trả lúc 09:10 16/11/2026. Trần Thị Thu Hà đã trả cho Nguyễn Văn Đức",
    ),
    (ScanMeaning.STOPPED, brought_to(DossierState.STOPPED), "đã dừng"),
    (ScanMeaning.REFUSED, brought_to(DossierState.REFUSED), "từ chối"),
    (ScanMeaning.GUIDED, brought_to(DossierState.GUIDED), "chưa tiếp nhận"),
    (ScanMeaning.GUIDED, brought_to(DossierState.DRAFT), "chưa tiếp nhận"),
    (ScanMeaning.CANCELLED, cancelled, "đã hủy"),
    (
        ScanMeaning.UNKNOWN_CODE,
        lambda _: parse_code("H26.107-261116-0099"),
        "Không có hồ sơ mang mã H26.107-261116-0099",
    ),
    (
        ScanMeaning.ANOTHER_OFFICE,
        lambda _: parse_code("H26.32.15-261116-0001"),
        "cơ quan khác (H26.32.15)",
    ),
    (
        ScanMeaning.ANOTHER_STATION,
        lambda _: parse_code("TN20-261116-0001-98"),
        "quầy số 2",
    ),
    (
        ScanMeaning.AWAITING_MATCH,
        returned_unmatched,
        "đã trả lúc 09:10 16/11/2026, đang chờ ghép. Người nhận: Nguyễn Thị Hoa",
    ),
]


def told(view: ReturnView) -> str:
    return f"{view.title}. {view.advice}".format(**view.values)


@pytest.mark.parametrize(
    ("meaning", "make", "words"), ANSWERS, ids=[f"{a[0]}-{i}" for i, a in enumerate(ANSWERS)]
)
def test_every_state_has_its_own_answer(
    counter: Counter, clerk: Actor, meaning: ScanMeaning, make: Make, words: str
) -> None:
    view = counter.dossiers.look_up(clerk, make(counter))
    assert view.meaning is meaning
    assert words in told(view)


def test_every_answer_is_tried() -> None:
    of_no_dossier = {
        ScanMeaning.FAILED_CHECK,
        ScanMeaning.CARD,
        ScanMeaning.CARD_UNREADABLE,
        ScanMeaning.IDENTITY_NUMBER,
        ScanMeaning.HEALTH_INSURANCE,
        ScanMeaning.FOREIGN_CODE,
        ScanMeaning.PROCEDURE,
        ScanMeaning.COMMAND,
        ScanMeaning.EMERGENCY_SLIP,
        ScanMeaning.POSTAL_ITEM,
        ScanMeaning.TEST_SHEET,
        ScanMeaning.INPUT_METHOD,
        ScanMeaning.UNREADABLE,
        ScanMeaning.REPEATED,
    }
    told_beside = {ScanMeaning.OLDER_SLIP}
    assert {answer[0] for answer in ANSWERS} == set(ScanMeaning) - of_no_dossier - told_beside


@pytest.mark.parametrize(
    ("seen", "current", "older"),
    [
        (1, 1, None),
        (1, 2, OlderSlip(1, 2)),
        (2, 3, OlderSlip(2, 3)),
        (2, 2, None),
        (0, 2, None),
        # Issued by a store that was restored since: not older than what is known here.
        (3, 2, None),
    ],
)
def test_an_older_slip_finds_the_dossier_and_says_so(
    counter: Counter, clerk: Actor, seen: int, current: int, older: OlderSlip | None
) -> None:
    key, code = ready(counter)
    builders.change_store(
        counter, "UPDATE dossiers SET slip_version = ? WHERE id = ?", current, key
    )
    view = counter.dossiers.look_up(clerk, code, seen)
    assert view.meaning is ScanMeaning.READY
    assert view.older == older
    assert view.noted_as is (ScanMeaning.OLDER_SLIP if older else ScanMeaning.READY)


def test_why_a_dossier_was_stopped_is_told(counter: Counter, clerk: Actor) -> None:
    key, code = in_process(counter)
    with counter.context.database.write() as session:
        take_step(
            session,
            counter.context,
            clerk,
            dossier_of(session, key),
            Action.STOP,
            at=counter.context.now(),
            reason="công dân xin rút",
        )
    view = counter.dossiers.look_up(clerk, code)
    assert view.meaning is ScanMeaning.STOPPED
    assert "Lý do: công dân xin rút." in told(view)


def test_a_slip_of_another_counter_shows_nobodys_data(counter: Counter, clerk: Actor) -> None:
    view = counter.dossiers.look_up(clerk, parse_code("H26.32.15-261116-0001"))
    assert view.card is None


def test_a_dossier_is_found_by_its_official_code_as_well(counter: Counter, clerk: Actor) -> None:
    key, local_code = received(counter)
    builders.change_store(counter, "UPDATE dossiers SET official_code = 'H26.107-261116-0042'")
    view = counter.dossiers.look_up(clerk, parse_code("H26.107-261116-0042"))
    assert view.card is not None
    assert view.card.row.id == key
    assert counter.dossiers.id_of("H26.107-261116-0042") == counter.dossiers.id_of(str(local_code))


def test_a_row_picked_from_a_list_gets_the_same_answer(counter: Counter, clerk: Actor) -> None:
    key, code = in_process(counter)
    assert counter.dossiers.look_up_dossier(clerk, key) == counter.dossiers.look_up(clerk, code)


def test_a_code_nobody_has_is_told(counter: Counter) -> None:
    with pytest.raises(NotFoundError, match="TN10-261116-0001-77"):
        counter.dossiers.id_of("TN10-261116-0001-77")
