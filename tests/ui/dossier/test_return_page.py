"""Giving results out: a scan opens, F9 returns, every wrong state says what to do."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from sqlalchemy import select, update

from app.domain.barcode_digits import barcode_digits
from app.domain.channel import DeliveryWay
from app.domain.dossier_code import LocalCode, parse_code
from app.domain.dossier_state import DossierState
from app.domain.fees import FeeInput
from app.domain.ratings import Score
from app.domain.scan import ScannedDossier, ScannedProcedure, recognize
from app.domain.scan_answers import NEXT_LABELS, SCAN_ANSWERS, ScanMeaning
from app.domain.scan_log import ScanHeard
from app.domain.vietnam_time import office_day
from app.models.dossier import Dossier
from app.models.register import Rating
from app.services.answers import Received
from app.services.commands import ReturnResult
from app.services.counter import Counter
from app.ui.dossier.return_page import ReturnPage
from app.ui.dossier.return_screens import screen_of
from app.ui.theme import Scheme, apply_theme
from tests import counters
from tests.builders import CERTIFIED_COPY
from tests.ui.accessibility import problems
from tests.ui.dossier.desk import Desk
from tests.ui.recorder import Recorder
from tests.ui.typing_keys import type_text

Key = Qt.Key
GOODS = "4006381333931"


def scan(desk: Desk, page: ReturnPage, received: Received | str) -> None:
    text = received if isinstance(received, str) else received.code
    assert page.on_scan(recognize(text))
    desk.settle()


def with_state(desk: Desk, state: DossierState) -> Received:
    """Return a dossier put into ``state`` behind the counter's back."""
    received = desk.receive()
    with desk.counter.context.database.write() as session:
        put = update(Dossier).where(Dossier.id == received.dossier_id).values(state=state.value)
        session.execute(put)
    return received


def returned(desk: Desk, name: str = "Bùi Thu Ửng") -> Received:
    received = desk.ready(name)
    desk.counter.dossiers.return_result(
        ReturnResult(actor=desk.clerk, dossier_id=received.dossier_id, collector_name=name)
    )
    return received


def returned_unmatched(counter: Counter, code: str) -> str:
    counters.returned(counter, code)
    return code


def with_fee(desk: Desk) -> Received:
    return desk.ready("Bùi Thu Ửng", procedure_code=CERTIFIED_COPY, fee=FeeInput(pages=2))


def changed(desk: Desk, received: Received, **values: object) -> Received:
    with desk.counter.context.database.write() as session:
        put = update(Dossier).where(Dossier.id == received.dossier_id).values(**values)
        session.execute(put)
    return received


def overdue(desk: Desk) -> Received:
    received = with_state(desk, DossierState.IN_PROCESS)
    desk.clock.forward(days=3)
    return received


def text_of(desk: Desk, meaning: ScanMeaning) -> str:
    """Return what to scan for its meaning to be ``meaning``."""
    day = office_day(desk.clock.now())
    match meaning:
        case ScanMeaning.READY:
            return desk.ready().code
        case ScanMeaning.AT_DESK:
            return desk.receive().code
        case ScanMeaning.OVERDUE:
            return overdue(desk).code
        case ScanMeaning.PARTS_TO_GIVE:
            return desk.ready(sets=2).code
        case ScanMeaning.PARTS_MISSING:
            return changed(desk, desk.ready(), parts_kept="bản đồ kèm theo").code
        case ScanMeaning.OUT_FOR_DELIVERY:
            return changed(desk, desk.ready(), delivery_state="out").code
        case ScanMeaning.OLDER_SLIP:
            code = changed(desk, desk.ready(), slip_version=2).code
            return barcode_digits(parse_code(code))
        case ScanMeaning.FEE_DUE:
            return with_fee(desk).code
        case ScanMeaning.ALREADY_RETURNED:
            return returned(desk).code
        case ScanMeaning.UNKNOWN_CODE:
            return str(LocalCode(1, 0, day, 999))
        case ScanMeaning.ANOTHER_STATION:
            return str(LocalCode(2, 0, day, 1))
        case ScanMeaning.AWAITING_MATCH:
            return returned_unmatched(desk.counter, str(LocalCode(2, 0, day, 1)))
        case ScanMeaning.ANOTHER_OFFICE:
            return "H26.32.15-261116-0001"
        case _:
            return with_state(desk, DossierState(meaning.value)).code


OF_DOSSIERS = [
    meaning
    for meaning in list(ScanMeaning)[: list(ScanMeaning).index(ScanMeaning.FAILED_CHECK)]
    if meaning is not ScanMeaning.GUIDED
]


def test_each_answer_has_its_screen_and_the_key_that_helps_on(desk: Desk) -> None:
    page = desk.return_page()
    told: list[ScanHeard] = []
    page.scan_answered.connect(told.append)
    for meaning in OF_DOSSIERS:
        told.clear()
        scan(desk, page, text_of(desk, meaning))
        view = page.view()
        assert view is not None, meaning
        assert view.noted_as is meaning
        assert [one.meaning for one in told] == [meaning]
        assert told[0].code.startswith(("TN", "H26")), meaning
        assert not told[0].typed, meaning
        assert page.message.title(), meaning
        assert "{" not in page.message.title() + page.message.text(), meaning
        assert page.message.property("kind") == screen_of(view).look, meaning
        assert page.give_button.isVisible() == screen_of(view).may_return, meaning
        step = screen_of(view).next_step
        assert page.next_button.isVisible() == (step is not None), meaning
        if step is not None:
            assert page.next_button.text().strip() == f"{NEXT_LABELS[step]} (F10)", meaning
        assert problems(page) == [], meaning


def test_the_old_slip_after_the_new_one_is_told(desk: Desk) -> None:
    received = changed(desk, desk.ready(), slip_version=2)
    code = parse_code(received.code)
    page = desk.return_page()
    scan(desk, page, barcode_digits(code, 2))
    assert page.message.title() == SCAN_ANSWERS[ScanMeaning.READY].title
    scan(desk, page, barcode_digits(code, 1))
    assert page.message.title() == "Giấy hẹn lần 1, đã thay bằng lần 2"
    desk.press(Key.Key_F9)
    assert desk.state_of(received) == "returned"


def test_what_is_typed_is_told_as_typed_and_a_wrong_number_as_well(desk: Desk) -> None:
    received = desk.ready()
    page = desk.return_page()
    told: list[ScanHeard] = []
    page.scan_answered.connect(told.append)
    page.open_typed(received.code[:-2] + "00")
    desk.settle()
    page.open_typed(received.code)
    desk.settle()
    assert told == [
        ScanHeard(ScanMeaning.FAILED_CHECK, typed=True),
        ScanHeard(ScanMeaning.READY, received.code, typed=True),
    ]


def test_a_card_at_a_dossier_that_may_not_be_returned_is_not_lost_without_a_word(
    desk: Desk, said: Recorder
) -> None:
    received = with_state(desk, DossierState.IN_PROCESS)
    page = desk.return_page()
    scan(desk, page, received)
    scan(desk, page, "001099000321||Đặng Văn Ba|01011999|Nam|Tổ 5, phường Long Biên|01012022")
    assert said.words("info") == ["Hồ sơ này chưa trả được"]


def test_a_scan_and_one_key_return_the_result(desk: Desk) -> None:
    received, other = desk.ready("Bùi Thu Ửng"), desk.ready("Lê Hoàng Quân")
    page = desk.return_page()
    assert page.waiting.ready.model.rowCount() == 2
    scan(desk, page, received)
    assert page.message.title() == "Có kết quả, trả được ngay"
    desk.press(Key.Key_F9)
    assert desk.state_of(received) == "returned"
    assert page.message.title() == f"ĐÃ TRẢ {received.code}"
    assert "Bùi Thu Ửng" in page.message.text()
    assert page.waiting.line.hasFocus()
    assert page.waiting.ready.model.rowCount() == 1
    assert page.waiting.returned.model.row_at(0).code == received.code
    scan(desk, page, other)
    assert page.message.title() == "Có kết quả, trả được ngay"


def test_no_enter_of_a_scanner_gives_anything_out(desk: Desk) -> None:
    received = desk.ready()
    page = desk.return_page()
    scan(desk, page, received)
    for _stop in range(12):
        focused = QApplication.focusWidget()
        assert focused is not None
        QTest.keyClick(focused, Key.Key_Return)
        QTest.keyClick(focused, Key.Key_Tab)
    desk.settle()
    assert desk.state_of(received) == "result_ready"


def test_f9_twice_returns_once(desk: Desk, said: Recorder) -> None:
    received = desk.ready()
    page = desk.return_page()
    scan(desk, page, received)
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, Key.Key_F9)
    QTest.keyClick(focused, Key.Key_F9)
    desk.settle()
    assert desk.state_of(received) == "returned"
    assert said.words("error") == []


def test_the_typed_number_opens_as_the_scan_does(desk: Desk) -> None:
    received = desk.ready()
    page = desk.return_page()
    serial, check = received.code.split("-")[2:]
    type_text(page.waiting.line, f"{int(serial)}-{check}")
    desk.press(Key.Key_Return)
    assert page.message.title() == "Có kết quả, trả được ngay"


def test_wrong_check_digits_open_nobody(desk: Desk) -> None:
    received = desk.ready()
    page = desk.return_page()
    wrong = f"{(int(received.code[-2:]) + 1) % 97:02d}"
    type_text(page.waiting.line, f"{received.code[:-2]}{wrong}")
    desk.press(Key.Key_Return)
    assert page.view() is None
    assert page.waiting.field.error()
    assert page.waiting.line.hasFocus()


def test_a_citizen_without_slip_is_found_by_name(desk: Desk) -> None:
    desk.ready("Lê Hoàng Quân")
    wanted = desk.ready("Bùi Thu Ửng")
    page = desk.return_page()
    type_text(page.waiting.line, "bui thu")
    desk.press(Key.Key_Return)
    desk.press(Key.Key_Return)
    view = page.view()
    assert view is not None
    assert view.card is not None
    assert view.card.row.code == wanted.code


def test_the_fee_is_taken_and_its_receipt_noted(desk: Desk) -> None:
    received = with_fee(desk)
    page = desk.return_page()
    scan(desk, page, received)
    desk.press(Key.Key_F9)
    assert desk.state_of(received) == "result_ready"
    assert page.panel.collector.paid.hasFocus()
    type_text(page.panel.collector.receipt, "0000123")
    assert page.panel.collector.paid.isChecked()
    desk.press(Key.Key_F9)
    card = desk.counter.dossiers.card(desk.clerk, received.dossier_id)
    assert (card.fee_paid, card.fee_receipt_number) == (True, "0000123")
    assert card.row.state is DossierState.RETURNED


def test_another_person_needs_a_number_and_a_ground(desk: Desk) -> None:
    received = desk.ready("Bùi Thu Ửng")
    page = desk.return_page()
    scan(desk, page, received)
    form = page.panel.collector
    form.another.setChecked(True)
    assert form.name.hasFocus()
    for field, text in ((form.name, "Lê Hoàng Quân"), (form.identity, "001085000042")):
        desk.press(Key.Key_F9)
        assert field.hasFocus()
        assert field.accessibleDescription()
        type_text(field, text)
    desk.press(Key.Key_F9)
    assert form.ground.hasFocus()
    type_text(form.ground, "giấy ủy quyền số 12")
    desk.press(Key.Key_F9)
    card = desk.counter.dossiers.card(desk.clerk, received.dossier_id)
    assert (card.row.state, card.collector_name) == (DossierState.RETURNED, "Lê Hoàng Quân")


def test_a_scanned_citizen_card_says_who_collects(desk: Desk) -> None:
    received = desk.ready("Bùi Thu Ửng")
    page = desk.return_page()
    scan(desk, page, received)
    scan(desk, page, "001099000321||Đặng Văn Ba|01011999|Nam|Tổ 5, phường Long Biên|01012022")
    form = page.panel.collector
    assert form.another.isChecked()
    assert (form.name.text(), form.identity.digits()) == ("Đặng Văn Ba", "001099000321")
    assert form.ground.hasFocus()


def test_parts_are_kept_back_by_key_with_a_reason_and_given_later(desk: Desk) -> None:
    received = desk.ready("Bùi Thu Ửng", sets=2)
    page = desk.return_page()
    scan(desk, page, received)
    parts = page.panel.parts
    desk.press(Key.Key_2, Qt.KeyboardModifier.AltModifier)
    assert [box.isChecked() for box in parts.boxes] == [True, False]
    assert parts.reason.editor.hasFocus()
    assert page.give_button.text().strip() == "Trả một phần (F9)"
    assert problems(page) == []
    desk.press(Key.Key_F9)
    assert parts.reason.error()
    type_text(parts.reason.editor, "chờ đóng dấu")
    desk.press(Key.Key_F9)
    assert page.message.title() == f"ĐÃ TRẢ MỘT PHẦN {received.code}"
    assert not page.message.undo_button.isVisible()
    assert desk.state_of(received) == "result_ready"
    scan(desk, page, received)
    assert page.panel.parts.given() == ("Giấy khai sinh, bộ 2",)
    desk.press(Key.Key_F9)
    assert desk.state_of(received) == "returned"


def test_nothing_at_all_is_no_part(desk: Desk) -> None:
    received = desk.ready("Bùi Thu Ửng", sets=2)
    page = desk.return_page()
    scan(desk, page, received)
    for key in (Key.Key_1, Key.Key_2):
        desk.press(key, Qt.KeyboardModifier.AltModifier)
    desk.press(Key.Key_F9)
    assert page.panel.parts.reason.error() == "Chưa chọn phần nào để trao."
    assert desk.state_of(received) == "result_ready"


def test_what_went_electronically_asks_where_to_and_for_no_collector(desk: Desk) -> None:
    received = desk.ready("Bùi Thu Ửng")
    page = desk.return_page()
    scan(desk, page, received)
    form = page.panel.collector
    desk.press_mnemonic(Key.Key_R)
    assert form.sent_to.hasFocus()
    assert not form.slip_lost.isVisible()
    assert problems(page) == []
    desk.press(Key.Key_F9)
    assert "Chưa ghi nơi gửi" in page.panel.collector.spots()["sent_to"].error()
    type_text(form.sent_to, "hoa@vneid.vn")
    desk.press(Key.Key_F9)
    assert page.message.title() == f"ĐÃ TRẢ ĐIỆN TỬ {received.code}"
    assert "hoa@vneid.vn" in page.message.text()
    course = desk.counter.dossiers.card(desk.clerk, received.dossier_id).course
    assert course.way is DeliveryWay.ELECTRONIC


def test_a_lost_slip_is_written_down(desk: Desk) -> None:
    received = desk.ready()
    page = desk.return_page()
    scan(desk, page, received)
    page.panel.collector.slip_lost.setChecked(True)
    desk.press(Key.Key_F9)
    card = desk.counter.dossiers.card(desk.clerk, received.dossier_id)
    assert "mất giấy hẹn" in card.history[0].text


def test_the_result_is_recorded_on_the_spot_and_then_returned(desk: Desk) -> None:
    received = with_state(desk, DossierState.IN_PROCESS)
    page = desk.return_page()
    scan(desk, page, received)
    desk.press(Key.Key_F10)
    type_text(page.panel.steps.field("document_number").editor, "12/GKS")
    desk.press(Key.Key_F9)
    assert page.message.title() == "Có kết quả, trả được ngay"
    desk.press(Key.Key_F9)
    assert desk.state_of(received) == "returned"


def test_a_dossier_still_at_the_desk_is_handed_over_by_one_key(desk: Desk, said: Recorder) -> None:
    received = desk.receive()
    page = desk.return_page()
    scan(desk, page, received)
    desk.press(Key.Key_F10)
    desk.press(Key.Key_F9)
    assert desk.state_of(received) == "in_process"
    assert said.words("success") == [f"Đã chuyển hồ sơ {received.code}", "Đã in 1 giấy"]
    assert page.view() is None


def test_a_return_is_undone_with_a_reason(desk: Desk) -> None:
    received = returned(desk)
    page = desk.return_page()
    scan(desk, page, received)
    desk.press(Key.Key_F10)
    desk.press(Key.Key_F9)
    assert page.panel.steps.field("reason").error()
    type_text(page.panel.steps.field("reason").editor, "trả nhầm người")
    desk.press(Key.Key_F9)
    assert desk.state_of(received) == "result_ready"
    assert page.message.title() == "Có kết quả, trả được ngay"


def test_the_success_line_leads_to_the_undoing(desk: Desk) -> None:
    received = desk.ready()
    page = desk.return_page()
    scan(desk, page, received)
    desk.press(Key.Key_F9)
    page.message.undo_button.click()
    desk.settle()
    view = page.view()
    assert view is not None
    assert view.meaning is ScanMeaning.ALREADY_RETURNED


def test_other_pages_are_asked_for_where_they_help(desk: Desk) -> None:
    page = desk.return_page()
    cards: list[int] = []
    searches: list[bool] = []
    page.card_wanted.connect(cards.append)
    page.search_wanted.connect(lambda: searches.append(True))
    stopped = with_state(desk, DossierState.STOPPED)
    scan(desk, page, stopped)
    desk.press(Key.Key_F10)
    assert cards == [stopped.dossier_id]
    scan(desk, page, text_of(desk, ScanMeaning.UNKNOWN_CODE))
    desk.press(Key.Key_F10)
    assert searches == [True]
    assert page.view() is None


def test_the_next_scan_takes_the_place_of_an_untouched_dossier(desk: Desk) -> None:
    first, second = desk.ready(), desk.ready()
    page = desk.return_page()
    scan(desk, page, first)
    scan(desk, page, second)
    view = page.view()
    assert view is not None
    assert view.card is not None
    assert view.card.row.code == second.code


def test_a_scan_waits_while_something_is_half_typed_and_opens_afterwards(desk: Desk) -> None:
    first, second = desk.ready("Bùi Thu Ửng"), desk.ready("Lê Hoàng Quân")
    page = desk.return_page()
    scan(desk, page, first)
    page.panel.collector.slip_lost.setChecked(True)
    kept: list[bool] = []
    page.scan_kept.connect(lambda: kept.append(True))
    scan(desk, page, second)
    assert kept == [True]
    view = page.view()
    assert view is not None
    assert view.card is not None
    assert view.card.row.code == first.code
    assert "sẽ mở" in page.later_note.text()
    desk.press(Key.Key_F9)
    assert desk.state_of(first) == "returned"
    view = page.view()
    assert view is not None
    assert view.card is not None
    assert view.card.row.code == second.code
    assert desk.state_of(second) == "result_ready"


def test_a_dossier_asked_for_elsewhere_waits_for_the_half_typed_one(desk: Desk) -> None:
    first, second = desk.ready(), desk.ready()
    page = desk.return_page()
    scan(desk, page, first)
    page.panel.collector.another.setChecked(True)
    type_text(page.panel.collector.name, "Lê")
    page.open_dossier(second.dossier_id)
    desk.settle()
    assert page.panel.collector.name.text() == "Lê"
    desk.press(Key.Key_Escape)
    view = page.view()
    assert view is not None
    assert view.card is not None
    assert view.card.row.code == second.code


def test_the_same_slip_again_changes_nothing(desk: Desk) -> None:
    received = desk.ready()
    page = desk.return_page()
    scan(desk, page, received)
    page.panel.collector.another.setChecked(True)
    type_text(page.panel.collector.name, "Lê")
    scan(desk, page, received)
    assert page.panel.collector.name.text() == "Lê"
    assert page.later_note.text() == ""


def test_an_unreadable_scan_stands_until_a_real_key_closes_it(desk: Desk) -> None:
    received = desk.ready()
    page = desk.return_page()
    held: list[bool] = []
    page.scans_held.connect(held.append)
    scan(desk, page, received)
    page.panel.collector.another.setChecked(True)
    type_text(page.panel.collector.name, "Lê")
    scan(desk, page, GOODS)
    assert page.message.title() == "Đây là mã vạch của hàng hóa."
    assert held == [True]
    page.show_waiting(2)
    assert "2 mã đang chờ" in page.message.seen_button.text()
    desk.press(Key.Key_Return)
    assert page.message.title() == "Đây là mã vạch của hàng hóa."
    desk.press(Key.Key_Space)
    assert held == [True, False]
    assert page.message.title() == "Có kết quả, trả được ngay"
    assert page.panel.collector.name.text() == "Lê"
    assert page.panel.collector.name.hasFocus()


def test_a_scan_through_a_wrong_layout_opens_and_says_so(desk: Desk, said: Recorder) -> None:
    received = desk.ready()
    page = desk.return_page()
    assert page.on_scan(ScannedDossier(parse_code(received.code), layout_wrong=True))
    desk.settle()
    assert page.view() is not None
    assert said.words("info") == ["Bàn phím đang ở chế độ tiếng Việt"]


def test_a_procedure_is_not_for_this_page(desk: Desk) -> None:
    page = desk.return_page()
    assert not page.on_scan(ScannedProcedure("1.001193"))


def test_escape_leads_back_step_by_step(desk: Desk) -> None:
    received = with_state(desk, DossierState.IN_PROCESS)
    page = desk.return_page()
    scan(desk, page, received)
    desk.press(Key.Key_F10)
    assert page.panel.steps.isVisible()
    desk.press(Key.Key_Escape)
    assert not page.panel.steps.isVisible()
    assert page.view() is not None
    desk.press(Key.Key_Escape)
    assert page.view() is None
    assert page.waiting.line.hasFocus()


def test_yesterdays_returns_are_not_in_todays_list(desk: Desk) -> None:
    returned(desk)
    desk.clock.forward(days=1)
    page = desk.return_page()
    assert page.waiting.returned.model.rowCount() == 0


@pytest.mark.parametrize(("scheme", "points"), [("light", 14), ("dark", 18)])
def test_the_page_can_be_used_without_a_mouse_and_with_poor_eyes(
    desk: Desk, qapp: QApplication, scheme: Scheme, points: int
) -> None:
    apply_theme(qapp, scheme, points)
    received = desk.ready(
        "Nguyễn Hoàng Thị Kim Phượng Anh Thư",
        submitter_name="Trần Nguyễn Hoàng Phương Uyên",
        procedure_code=CERTIFIED_COPY,
    )
    page = desk.return_page()
    page.resize(QSize(1280, 560))
    desk.settle()
    assert problems(page) == []
    scan(desk, page, received)
    page.panel.collector.another.setChecked(True)
    desk.settle()
    assert problems(page) == []
    assert page.give_button.isVisible()
    assert page.rect().contains(page.give_button.mapTo(page, page.give_button.rect().center()))


def ratings(desk: Desk) -> list[int]:
    with desk.counter.context.database.read() as session:
        return list(session.scalars(select(Rating.score).order_by(Rating.id)))


def test_after_a_return_the_citizen_answers_with_one_key(desk: Desk, said: Recorder) -> None:
    page = desk.return_page()
    assert not page.rating.isVisible()
    for _visit in range(2):
        scan(desk, page, desk.ready())
        assert not page.rating.isVisible()
        desk.press(Key.Key_F9)
        assert page.rating.isVisible()
        assert page.waiting.line.hasFocus()
        assert problems(page) == []
        desk.press(Key.Key_2, Qt.KeyboardModifier.ControlModifier)
        # One answer a visit, however often the key is pressed.
        desk.press(Key.Key_1, Qt.KeyboardModifier.ControlModifier)
        assert not page.rating.isVisible()
    assert ratings(desk) == [Score.CONTENT, Score.CONTENT]
    assert said.words("success") == ["Cảm ơn ý kiến của ông/bà"] * 2


def test_the_next_dossier_ends_the_question(desk: Desk) -> None:
    page = desk.return_page()
    scan(desk, page, desk.ready())
    desk.press(Key.Key_F9)
    scan(desk, page, desk.ready())
    desk.press(Key.Key_1, Qt.KeyboardModifier.ControlModifier)
    desk.press(Key.Key_Escape)
    assert not page.rating.isVisible()
    assert ratings(desk) == []
