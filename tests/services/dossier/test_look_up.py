"""A scan, a typed code or a picked row: each state has its own answer and advice."""

from collections.abc import Callable

import pytest

from app.domain.dossier_code import DossierCode, parse_code
from app.domain.dossier_state import DossierState
from app.domain.listings import ReturnProblem, ReturnView
from app.domain.roles import Actor
from app.errors import NotFoundError
from app.services.commands import HandOver, RecordResult, ReturnResult, TakeStep
from app.services.counter import Counter
from tests import builders, counters
from tests.builders import BIRTH_REGISTRATION, CERTIFIED_COPY

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


ANSWERS: list[tuple[ReturnProblem, Make, str]] = [
    (ReturnProblem.NONE, lambda c: ready(c)[1], "trả được ngay"),
    (ReturnProblem.NOT_HANDED_OVER, lambda c: received(c)[1], "còn ở quầy"),
    (ReturnProblem.IN_PROCESS, lambda c: in_process(c)[1], "Hẹn trả 17:30 16/11/2026"),
    (
        ReturnProblem.AWAITING_SUPPLEMENT,
        brought_to(DossierState.AWAITING_SUPPLEMENT),
        "chờ công dân bổ sung",
    ),
    (
        ReturnProblem.AWAITING_PAYMENT,
        brought_to(DossierState.AWAITING_PAYMENT),
        "nghĩa vụ tài chính",
    ),
    (ReturnProblem.FEE_DUE, lambda c: ready(c, CERTIFIED_COPY)[1], "chưa thu phí 2.000 đồng"),
    (ReturnProblem.ALREADY_RETURNED, returned, "đã trả lúc 09:10 16/11/2026"),
    (ReturnProblem.STOPPED, brought_to(DossierState.STOPPED), "đã dừng"),
    (ReturnProblem.REFUSED, brought_to(DossierState.REFUSED), "từ chối"),
    (ReturnProblem.REFUSED, brought_to(DossierState.GUIDED), "từ chối"),
    (ReturnProblem.CANCELLED, cancelled, "đã hủy"),
    (
        ReturnProblem.UNKNOWN_CODE,
        lambda _: parse_code("H26.107-261116-0099"),
        "Không có hồ sơ mang mã H26.107-261116-0099",
    ),
    (
        ReturnProblem.ANOTHER_OFFICE,
        lambda _: parse_code("H26.32.15-261116-0001"),
        "cơ quan khác (H26.32.15)",
    ),
    (
        ReturnProblem.ANOTHER_STATION,
        lambda _: parse_code("TN20-261116-0001-98"),
        "quầy số 2",
    ),
    (
        ReturnProblem.AWAITING_MATCH,
        returned_unmatched,
        "đã trả lúc 09:10 16/11/2026, đang chờ ghép. Người nhận: Nguyễn Thị Hoa",
    ),
]


def told(view: ReturnView) -> str:
    return f"{view.title}. {view.advice}".format(**view.values)


@pytest.mark.parametrize(
    ("problem", "make", "words"), ANSWERS, ids=[f"{a[0]}-{i}" for i, a in enumerate(ANSWERS)]
)
def test_every_state_has_its_own_answer(
    counter: Counter, clerk: Actor, problem: ReturnProblem, make: Make, words: str
) -> None:
    view = counter.dossiers.look_up(clerk, make(counter))
    assert view.problem is problem
    assert words in told(view)


def test_every_answer_is_tried() -> None:
    assert {answer[0] for answer in ANSWERS} == set(ReturnProblem)


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
