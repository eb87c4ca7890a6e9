"""Many dossiers at once: a line for each scan, nothing done before F9, nothing lost in a crash."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication

from app.domain.barcode_digits import barcode_digits
from app.domain.batch import BatchKind
from app.domain.channel import DeliveryWay
from app.domain.dossier_code import parse_code
from app.domain.fees import FeeInput
from app.domain.scan import recognize
from app.domain.scan_answers import ScanMeaning, Sound
from app.domain.scan_log import ScanHeard
from app.services.answers import Received
from app.services.commands import HandOver, PrinterChoice, ReturnResult
from app.ui.dossier.batch_page import BatchPage
from app.ui.theme import Scheme, apply_theme
from app.ui.widgets.status_pill import PILL_ROLE, Pill, PillTone
from tests.builders import CERTIFIED_COPY
from tests.ui.accessibility import problems
from tests.ui.dossier.desk import Desk
from tests.ui.recorder import Recorder
from tests.ui.typing_keys import type_text

Key = Qt.Key
CARD = "001099000321||Đặng Văn Ba|01011999|Nam|Tổ 5, phường Long Biên|01012022"


def shown(desk: Desk) -> BatchPage:
    return desk.show(
        BatchPage(desk.operations, desk.clerk, now=desk.clock.now, printer=PrinterChoice)
    )


def batch_page(desk: Desk, kind: BatchKind = BatchKind.RETURN) -> BatchPage:
    page = desk.show(
        BatchPage(desk.operations, desk.clerk, now=desk.clock.now, printer=PrinterChoice)
    )
    page.show_kind(kind)
    desk.settle()
    return page


def scan(desk: Desk, page: BatchPage, *received: Received) -> None:
    for one in received:
        assert page.on_scan(recognize(barcode_digits(parse_code(one.code))))
        desk.settle()


def pills(page: BatchPage) -> list[Pill]:
    model = page.lines.model
    return [model.index(at, 0).data(PILL_ROLE) for at in range(model.rowCount())]


def words(page: BatchPage) -> list[str]:
    return [pill.text for pill in pills(page)]


def under_way(desk: Desk, name: str = "") -> Received:
    received = desk.receive(name)
    desk.counter.dossiers.hand_over(HandOver(desk.clerk, (received.dossier_id,), "Tư pháp"))
    return received


def returned(desk: Desk) -> Received:
    received = desk.ready("Bùi Thu Ửng")
    desk.counter.dossiers.return_result(
        ReturnResult(actor=desk.clerk, dossier_id=received.dossier_id, collector_name="Bùi Thu Ửng")
    )
    return received


def test_each_scan_adds_a_line_that_says_what_it_would_do(desk: Desk) -> None:
    good, parts, gone = desk.ready(), desk.ready(sets=2), returned(desk)
    page = batch_page(desk)
    scan(desk, page, good, parts, gone)
    assert words(page) == ["Đã trả rồi", "Sẽ trả", "Sẽ trả"]
    assert [pill.tone for pill in pills(page)] == [PillTone.LATE, PillTone.SOON, PillTone.FINE]
    assert len({pill.icon for pill in pills(page)}) == 3
    assert page.confirm.text().strip() == "Trả 2 kết quả (F9)"
    assert page.message.property("kind") == "error"
    assert gone.code in page.message.title()
    assert "đã trả lúc" in page.message.text()
    for one in (good, parts):
        assert desk.state_of(one) == "result_ready"
    assert problems(page) == []


def test_each_line_is_heard_by_what_it_would_do_and_a_second_scan_is_no_line(desk: Desk) -> None:
    good, wrong = desk.receive(), desk.ready()
    page = batch_page(desk, BatchKind.HAND_OVER)
    heard: list[ScanHeard] = []
    page.scan_answered.connect(heard.append)
    scan(desk, page, good, wrong, good)
    assert [one.tone for one in heard] == [Sound.TAKEN, Sound.REFUSED, Sound.AGAIN]
    assert [one.meaning for one in heard] == [
        ScanMeaning.AT_DESK,
        ScanMeaning.READY,
        ScanMeaning.REPEATED,
    ]
    assert len(page.batch().lines) == 2
    assert page.message.title() == f"Đã có trong danh sách: {good.code}"


def test_the_number_of_taken_sounds_is_the_number_of_green_lines(desk: Desk) -> None:
    page = batch_page(desk)
    heard: list[ScanHeard] = []
    page.scan_answered.connect(heard.append)
    scan(desk, page, *(desk.ready() for _ in range(3)), desk.receive(), desk.ready())
    assert sum(one.tone is Sound.TAKEN for one in heard) == 4
    assert sum(pill.tone is PillTone.FINE for pill in pills(page)) == 4


def test_one_key_returns_all_to_the_household_asked_once(desk: Desk) -> None:
    mine, yours = desk.ready("Bùi Thu Ửng"), desk.ready("Lê Hoàng Quân")
    page = batch_page(desk)
    scan(desk, page, mine, yours)
    assert page.on_scan(recognize(CARD))
    assert page.who.relation.hasFocus()
    type_text(page.who.relation, "chủ hộ")
    desk.press(Key.Key_F9)
    assert [desk.state_of(one) for one in (mine, yours)] == ["returned", "returned"]
    card = desk.counter.dossiers.card(desk.clerk, yours.dossier_id)
    assert card.collector_name == "Đặng Văn Ba"
    assert page.message.title() == "ĐÃ TRẢ 2 KẾT QUẢ"
    assert page.batch().lines == ()
    assert page.who.name.text() == ""
    assert page.line.hasFocus()


def test_without_who_collects_nothing_is_given_out(desk: Desk) -> None:
    received = desk.ready()
    page = batch_page(desk)
    scan(desk, page, received)
    desk.press(Key.Key_F9)
    assert page.who.name.hasFocus()
    assert page.who.fields["collector_name"].error()
    assert desk.state_of(received) == "result_ready"


def test_what_fails_is_left_with_its_reason_and_the_field_to_mend(desk: Desk) -> None:
    mine, yours = desk.ready("Bùi Thu Ửng"), desk.ready("Lê Hoàng Quân")
    page = batch_page(desk)
    scan(desk, page, mine, yours)
    type_text(page.who.name, "Bùi Thu Ửng")
    desk.press(Key.Key_F9)
    assert desk.state_of(mine) == "returned"
    assert desk.state_of(yours) == "result_ready"
    assert [line.code for line in page.batch().lines] == [yours.code]
    assert words(page) == ["Chưa làm được"]
    assert page.message.title() == "ĐÃ TRẢ 1 KẾT QUẢ"
    assert "1 hồ sơ" in page.message.text()
    assert page.who.identity.hasFocus()
    type_text(page.who.identity, "001085000042")
    type_text(page.who.relation, "vợ")
    desk.press(Key.Key_F9)
    assert desk.state_of(yours) == "returned"


def test_a_fee_that_is_due_is_not_skipped_in_silence(desk: Desk) -> None:
    due = desk.ready("Bùi Thu Ửng", procedure_code=CERTIFIED_COPY, fee=FeeInput(pages=2))
    page = batch_page(desk)
    scan(desk, page, due)
    assert words(page) == ["Chưa thu phí"]
    assert not page.confirm.isEnabled()
    desk.press(Key.Key_F9)
    assert desk.state_of(due) == "result_ready"


def test_dossiers_are_handed_over_and_what_stays_behind_is_seen_at_once(desk: Desk) -> None:
    first, second, forgotten = desk.receive(), desk.receive(), desk.receive("Lê Hoàng Quân")
    page = batch_page(desk, BatchKind.HAND_OVER)
    assert len(page.missing.model.rows()) == 3
    scan(desk, page, first, second)
    assert [row.code for row in page.missing.model.rows()] == [forgotten.code]
    type_text(page.who.unit, "Tư pháp – Hộ tịch")
    desk.press(Key.Key_F9)
    assert [desk.state_of(one) for one in (first, second, forgotten)] == [
        "in_process",
        "in_process",
        "received",
    ]
    assert page.message.title() == "ĐÃ CHUYỂN 2 HỒ SƠ"


def test_results_coming_back_are_held_against_the_printed_list(desk: Desk) -> None:
    listed, also, beside = under_way(desk), under_way(desk), under_way(desk)
    ids = (listed.dossier_id, also.dossier_id)
    desk.counter.papers.hand_over_lists(desk.clerk, desk.counter.context.today(), ids)
    page = batch_page(desk, BatchKind.RESULTS)
    assert page.against.count() == 2
    page.against.setCurrentIndex(1)
    desk.settle()
    assert len(page.missing.model.rows()) == 2
    scan(desk, page, listed, beside)
    assert words(page) == ["Sẽ nhận", "Sẽ nhận"]
    assert [pill.tone for pill in pills(page)] == [PillTone.SOON, PillTone.FINE]
    assert [row.code for row in page.missing.model.rows()] == [also.code]
    assert page.missing.aside is not None
    assert page.missing.aside.text() == "ngoài danh sách: 1"
    desk.press(Key.Key_F9)
    assert desk.state_of(listed) == "result_ready"
    assert desk.state_of(beside) == "result_ready"


def test_a_round_goes_out_and_comes_home_item_by_item(desk: Desk) -> None:
    way = {"delivery": DeliveryWay.AT_HOME, "delivery_address": "Số 5, tổ 3"}
    taken, refused = desk.ready("Bùi Thu Ửng", **way), desk.ready("Lê Hoàng Quân", **way)
    still = desk.ready(**way)
    page = batch_page(desk, BatchKind.HOME_ROUND)
    scan(desk, page, taken, refused)
    desk.press(Key.Key_F9)
    assert page.who.carrier.hasFocus()
    type_text(page.who.carrier, "anh Ba")
    desk.press(Key.Key_F9)
    assert page.message.title() == "ĐÃ MANG ĐI 2 KẾT QUẢ"
    assert page.message.papers.list.isVisible()
    assert not page.message.papers.sheets.isVisible()
    assert [row.code for row in page.missing.model.rows()] == [still.code]
    page.show_kind(BatchKind.ROUND_BACK)
    desk.settle()
    assert not page.message.papers.list.isVisible()
    assert [row.code for row in page.missing.model.rows()] == [taken.code, refused.code]
    scan(desk, page, taken)
    assert page.said.receiver.placeholderText() == "Bùi Thu Ửng"
    type_text(page.said.receiver, "con gái Lan")
    scan(desk, page, refused)
    assert page.said.receiver.text() == ""
    type_text(page.said.undelivered, "đi vắng")
    assert words(page) == ["Mang về quầy", "Đã giao"]
    assert problems(page) == []
    desk.press(Key.Key_F9)
    assert [desk.state_of(one) for one in (taken, refused)] == ["returned", "result_ready"]
    card = desk.counter.dossiers.card(desk.clerk, taken.dossier_id)
    assert card.collector_name == "con gái Lan"


def test_the_number_of_a_parcel_is_scanned_after_its_slip(desk: Desk) -> None:
    way = {"delivery": DeliveryWay.POST, "delivery_address": "Số 5, tổ 3"}
    first, second = desk.ready(**way), desk.ready(**way)
    page = batch_page(desk, BatchKind.POST_ROUND)
    assert page.on_scan(recognize("RR473124829FI"))
    assert page.message.title() == "Đã đọc số bưu gửi"
    scan(desk, page, first)
    assert page.on_scan(recognize("RR473124829FI"))
    scan(desk, page, second)
    type_text(page.said.item, "EE1")
    page.lines.table.selectRow(1)
    assert page.said.item.text() == "RR473124829FI"
    desk.press(Key.Key_F9)
    cards = [desk.counter.dossiers.card(desk.clerk, one.dossier_id) for one in (first, second)]
    assert [card.course.delivery_item for card in cards] == ["RR473124829FI", "EE1"]
    assert all(card.course.out_for_delivery for card in cards)


def test_what_was_handed_over_brings_its_list_and_sheets_by_one_key_each(desk: Desk) -> None:
    page = batch_page(desk, BatchKind.HAND_OVER)
    received = desk.receive()
    scan(desk, page, received)
    desk.press(Key.Key_F9)
    for key in (Key.Key_F11, Key.Key_F12):
        desk.press(key)
    card = desk.counter.dossiers.card(desk.clerk, received.dossier_id)
    assert [one.form for one in card.prints] == ["control_sheet", "receipt"]
    day = desk.counter.context.today()
    labels = [row.label for row in desk.counter.papers.list(desk.clerk, day)]
    assert sorted(labels) == ["Danh sách bàn giao", "Giấy hẹn", "Phiếu kiểm soát"]
    assert desk.state_of(received) == "in_process"


def test_a_line_is_taken_back_before_it_counts(desk: Desk) -> None:
    first, second = desk.receive(), desk.receive()
    page = batch_page(desk, BatchKind.HAND_OVER)
    scan(desk, page, first, second)
    page.lines.table.setFocus()
    page.lines.table.selectRow(1)
    desk.press(Key.Key_Delete)
    assert [line.code for line in page.batch().lines] == [second.code]
    desk.press(Key.Key_F10)
    assert page.batch().lines == ()
    assert not page.confirm.isEnabled()
    scan(desk, page, first)
    desk.press(Key.Key_F9)
    assert desk.state_of(first) == "in_process"
    assert desk.state_of(second) == "received"


def test_all_lines_go_only_when_somebody_means_it(desk: Desk, said: Recorder) -> None:
    page = batch_page(desk, BatchKind.HAND_OVER)
    scan(desk, page, desk.receive())
    said.answer = False
    page.clear.click()
    assert len(page.batch().lines) == 1
    said.answer = True
    page.clear.click()
    assert page.batch().lines == ()


def test_a_number_is_typed_when_the_barcode_is_gone(desk: Desk) -> None:
    received = desk.receive()
    serial, check = received.code.split("-")[2:]
    page = batch_page(desk, BatchKind.HAND_OVER)
    heard: list[ScanHeard] = []
    page.scan_answered.connect(heard.append)
    type_text(page.line, f"{serial}-{(int(check) + 1) % 97:02d}")
    desk.press(Key.Key_Return)
    assert page.field.error()
    assert page.batch().lines == ()
    page.line.clear()
    type_text(page.line, f"{serial}-{check}")
    desk.press(Key.Key_Return)
    assert [line.code for line in page.batch().lines] == [received.code]
    assert page.line.text() == ""
    assert [one.typed for one in heard] == [True, True]
    assert [one.meaning for one in heard] == [ScanMeaning.FAILED_CHECK, ScanMeaning.AT_DESK]


def test_after_a_crash_the_lines_are_there_and_nothing_has_changed(desk: Desk) -> None:
    first, second, ready = desk.receive(), desk.receive(), desk.ready()
    page = batch_page(desk, BatchKind.HAND_OVER)
    scan(desk, page, first, second)
    page.show_kind(BatchKind.RETURN)
    scan(desk, page, ready)
    page.who.name.setText("Đặng Văn Ba")
    desk.qtbot.waitUntil(
        lambda: (
            "Đặng Văn Ba" in str(desk.counter.days.load_draft(desk.clerk, "batch").get("batches"))
        ),
        timeout=3000,
    )
    # The program is gone; only the store is left.
    page.hide()
    again = desk.show(
        BatchPage(desk.operations, desk.clerk, now=desk.clock.now, printer=PrinterChoice)
    )
    desk.settle()
    assert again.kind() is BatchKind.RETURN
    assert [line.code for line in again.batch().lines] == [ready.code]
    assert again.who.name.text() == "Đặng Văn Ba"
    assert again.message.title().startswith("Khôi phục các dòng quét")
    again.show_kind(BatchKind.HAND_OVER)
    desk.settle()
    assert {line.code for line in again.batch().lines} == {first.code, second.code}
    assert desk.state_of(first) == "received"


def test_a_confirmed_batch_leaves_no_draft(desk: Desk) -> None:
    received = desk.receive()
    page = batch_page(desk, BatchKind.HAND_OVER)
    scan(desk, page, received)
    page.on_hidden()
    desk.settle()
    assert desk.counter.days.load_draft(desk.clerk, "batch")
    desk.press(Key.Key_F9)
    page.on_hidden()
    desk.settle()
    assert desk.counter.days.load_draft(desk.clerk, "batch") == {}


def test_a_dossier_moved_on_elsewhere_is_judged_anew(desk: Desk) -> None:
    received = desk.receive()
    page = batch_page(desk, BatchKind.HAND_OVER)
    scan(desk, page, received)
    command = HandOver(desk.clerk, (received.dossier_id,))
    desk.operations.write(lambda counter: counter.dossiers.hand_over(command), lambda _: None)
    desk.settle()
    assert words(page) == ["Đã chuyển rồi"]


def test_no_enter_of_a_scanner_confirms_anything(desk: Desk) -> None:
    received = desk.receive()
    page = batch_page(desk, BatchKind.HAND_OVER)
    scan(desk, page, received)
    for _stop in range(12):
        desk.press(Key.Key_Return)
        desk.press(Key.Key_Tab)
    assert desk.state_of(received) == "received"


def test_other_scans_are_for_other_pages(desk: Desk) -> None:
    page = batch_page(desk, BatchKind.HAND_OVER)
    assert not page.on_scan(recognize(CARD))
    assert not page.on_scan(recognize("4006381333931"))
    assert not page.on_scan(recognize("1.001193"))


@pytest.mark.parametrize(("scheme", "points"), [("light", 14), ("dark", 18)])
def test_the_page_can_be_used_without_a_mouse_and_with_poor_eyes(
    desk: Desk, qapp: QApplication, scheme: Scheme, points: int
) -> None:
    apply_theme(qapp, scheme, points)
    name = "Nguyễn Hoàng Thị Kim Phượng Anh Thư"
    dossiers = [desk.ready(name), desk.receive(name), under_way(desk, name)]
    for kind in BatchKind:
        page = batch_page(desk, kind)
        page.resize(QSize(1134, 585))
        desk.settle()
        assert problems(page) == [], kind
        scan(desk, page, *dossiers)
        assert problems(page) == [], kind
        assert page.rect().contains(page.confirm.mapTo(page, page.confirm.rect().center())), kind
        page.close()
