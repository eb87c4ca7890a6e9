"""A normal day of one dossier: taken in, to the specialist, back, and home with the citizen."""

from pathlib import Path

from app.domain.dossier_code import parse_code
from app.domain.dossier_state import DossierState, Form
from app.domain.listings import DueMark
from app.domain.scan_answers import ScanMeaning
from app.domain.vietnam_time import local, office_day
from app.services.commands import HandOver, RecordResult, ReturnResult
from app.services.step_commands import TakeUp
from tests import builders
from tests.builders import SetClock


def test_a_normal_day(tmp_path: Path) -> None:
    clock = SetClock(local(2026, 11, 16, 8, 20))
    counter = builders.sample_counter(tmp_path, clock)
    clerk, leader, dossiers = (
        builders.actor(counter),
        builders.supervisor(counter),
        counter.dossiers,
    )
    received = builders.receive(counter, clerk)
    key, code = received.dossier_id, parse_code(received.code)
    assert received.promised_at == local(2026, 11, 16, 17, 30)

    # A slip that is scanned too early says where the dossier is, and does nothing.
    assert dossiers.look_up(clerk, code).meaning is ScanMeaning.AT_DESK
    dossiers.hand_over(HandOver(clerk, (key,), "Bộ phận Tư pháp"))
    dossiers.take_up(TakeUp(actor=clerk, dossier_id=key, handler="Lê Văn Đức"))
    clock.pass_to(local(2026, 11, 16, 10, 40))
    assert dossiers.card(clerk, key).row.due is DueMark.DUE_TODAY
    dossiers.record_result(RecordResult(clerk, key, "12/GKS"))

    clock.pass_to(local(2026, 11, 16, 15, 5))
    view = dossiers.look_up(clerk, code)
    assert view.meaning is ScanMeaning.READY
    assert view.card is not None
    name = view.card.row.applicant_name
    dossiers.return_result(ReturnResult(actor=clerk, dossier_id=key, collector_name=name))
    card = dossiers.card(clerk, key)
    assert (card.row.state, card.returned_at) == (DossierState.RETURNED, clock.now())
    assert [line.action for line in reversed(card.history)] == [
        "Tiếp nhận hồ sơ",
        "Chuyển bộ phận chuyên môn",
        "Chuyên môn nhận hồ sơ",
        "Nhận kết quả từ chuyên môn",
        "Trả kết quả",
    ]
    assert [line.form for line in card.prints] == [Form.RECEIPT]

    today = office_day(clock.now())
    figures = counter.days.figures(leader, today).total
    assert (figures.received, figures.returned, figures.in_hand) == (1, 1, 0)
    counter.days.close(leader, today)
    assert counter.days.check().ok
    counter.close()
