"""Receiving: by keyboard alone, by card, saved once, printed behind the back, never lost."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.barcode_digits import procedure_digits
from app.domain.citizen_card import parse_card
from app.domain.identity_number import Sex
from app.domain.scan import ScannedCard
from app.ui.dossier.paper_line import PaperBox
from app.ui.theme import Scheme, apply_theme
from tests.builders import BIRTH_REGISTRATION, CERTIFIED_COPY, actor
from tests.ui.accessibility import problems
from tests.ui.dossier.intake_desk import CARD, MARRIAGE, OTHER_CARD, IntakeDesk
from tests.ui.heartbeat import Heartbeat
from tests.ui.recorder import Recorder

Key = Qt.Key
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[IntakeDesk]:
    made = IntakeDesk(qtbot, tmp_path)
    yield made
    made.close()


def test_a_whole_intake_needs_nothing_but_the_keyboard(desk: IntakeDesk) -> None:
    desk.type("ket hon")
    desk.press(Key.Key_Return)
    assert desk.form.picker.procedure().code == MARRIAGE
    assert desk.form.applicant.number.hasFocus()
    desk.type("001188004321")
    desk.press(Key.Key_Return)
    desk.type("Nguyễn Thị Ánh Tuyết")
    desk.press(Key.Key_Return)
    desk.type("12051988")
    desk.press(Key.Key_Return)
    assert desk.form.applicant.birth.text() == "12/05/1988"
    desk.press(Key.Key_Return)
    desk.type("0912345678")
    desk.press(Key.Key_Return)
    desk.type("Số 12 phố Ngọc Lâm")
    desk.ctrl(Key.Key_D)
    desk.press(Key.Key_F9)
    # 68 are the citizen's own data, 7 find the procedure, 8 lead from field to field and on.
    assert desk.keys == 68 + 7 + 8
    (card,) = desk.received()
    assert card.row.applicant_name == "Nguyễn Thị Ánh Tuyết"
    assert (card.identity_number, card.phone) == ("001188004321", "0912345678")
    assert (card.birth, card.address) == ("12/05/1988", "Số 12 phố Ngọc Lâm")
    assert [paper.name for paper in card.papers] == [
        paper.name for paper in desk.procedure(MARRIAGE).papers if paper.compulsory
    ]


def test_a_certified_copy_for_a_known_card_takes_eight_keys(desk: IntakeDesk) -> None:
    desk.fill(number="001188004321", name="Nguyễn Thị Ánh Tuyết")
    desk.page.save()
    desk.settle()
    desk.scan(procedure_digits(CERTIFIED_COPY))
    desk.type("3")
    desk.press(Key.Key_Return)
    desk.type("2")
    desk.press(Key.Key_Return)
    desk.scan(CARD)
    desk.press(Key.Key_D, modifier=ALT)
    desk.wait_for(lambda: desk.form.applicant.phone.digits() == "0912000012")
    desk.ctrl(Key.Key_D)
    desk.press(Key.Key_P, modifier=ALT)
    desk.wait_for(desk.form.fee.paid.isChecked)
    desk.press(Key.Key_F9)
    copy = desk.received()[0]
    assert (copy.procedure_code, copy.phone) == (CERTIFIED_COPY, "0912000012")
    assert (copy.fee, copy.fee_means) == (12_000, "cash")
    assert desk.keys == 8


def test_after_saving_the_code_is_told_and_the_next_citizen_can_come(desk: IntakeDesk) -> None:
    desk.fill()
    desk.press(Key.Key_F9)
    (card,) = desk.received()
    assert desk.view.received.title() == f"ĐÃ NHẬN {card.row.code}"
    assert "đã gửi in" in desk.view.received.text()
    assert desk.form.picker.line.hasFocus()
    assert desk.form.state() == {}
    (job,) = desk.tray.jobs
    assert job.document.code == card.row.code


def test_saving_twice_makes_one_dossier(desk: IntakeDesk) -> None:
    desk.fill()
    desk.page.save()
    desk.page.save()
    desk.settle()
    assert len(desk.received()) == 1
    assert not desk.view.question.isVisible()


def test_a_printer_that_fails_does_not_stop_the_desk(desk: IntakeDesk) -> None:
    desk.tray.jammed = True
    for name in ("Lê Thị Bé", "Lê Thị Cúc"):
        desk.fill(number="", name=name)
        desk.press(Key.Key_F9)
    assert len(desk.received()) == 2
    assert desk.view.unprinted.title() == "Hồ sơ đã lưu, 2 giấy chưa in được"
    assert "Nạp giấy" in desk.view.unprinted.text()
    desk.tray.jammed = False
    desk.press(Key.Key_F10)
    assert [job.document.code for job in desk.tray.jobs] == [
        card.row.code for card in reversed(desk.received())
    ]
    assert not desk.view.unprinted.isVisible()


def test_no_receipt_is_printed_where_none_is_wanted(desk: IntakeDesk) -> None:
    desk.fill(CERTIFIED_COPY)
    assert not desk.view.slip.isChecked()
    desk.press(Key.Key_F9)
    (card,) = desk.received()
    assert desk.tray.jobs == []
    assert card.prints[0].state == "not_wanted"
    assert "không in giấy hẹn" in desk.view.received.text()


def test_the_receipt_just_issued_can_be_looked_at(desk: IntakeDesk) -> None:
    desk.fill()
    desk.press(Key.Key_F9)
    desk.ctrl(Key.Key_P)
    assert desk.previewed == [desk.received()[0].row.id]


def test_a_receipt_of_today_can_be_looked_at_from_the_list(desk: IntakeDesk) -> None:
    for name in ("Lê Thị Bé", "Lê Thị Cúc"):
        desk.fill(number="", name=name)
        desk.press(Key.Key_F9)
    desk.page.resize(2400, 1000)
    desk.settle()
    todays = desk.view.todays
    todays.table.setFocus()
    todays.table.selectRow(1)
    desk.ctrl(Key.Key_P)
    assert desk.previewed == [desk.received()[1].row.id]


def test_the_next_dossier_may_be_for_the_same_person(desk: IntakeDesk) -> None:
    desk.fill()
    desk.press(Key.Key_F9, Key.Key_F11)
    assert desk.form.applicant.name.text() == "Trần Văn Đức"
    desk.form.picker.choose(BIRTH_REGISTRATION)
    desk.form.fee.variant.set_key("Đăng ký đúng hạn")
    desk.form.papers.take_all()
    desk.press(Key.Key_F9)
    assert [card.procedure_code for card in desk.received()] == [BIRTH_REGISTRATION, MARRIAGE]


def test_one_key_takes_a_dossier_in_and_keeps_its_person_for_the_next(desk: IntakeDesk) -> None:
    desk.fill()
    desk.form.delivery.restore({"delivery": "post", "address": "Tổ 9", "note": "gọi trước"})
    desk.press(Key.Key_F11)
    assert len(desk.received()) == 1
    assert desk.form.picker.procedure() is None
    assert desk.form.applicant.number.digits() == "001085000012"
    assert desk.form.delivery.state() == {"delivery": "post", "address": "Tổ 9"}
    desk.press(Key.Key_F11)
    assert desk.form.errors()["procedure"].startswith("Chưa chọn thủ tục.")
    assert desk.form.applicant.number.digits() == "001085000012"


def test_every_wrong_field_says_what_is_wrong_where_it_is_wrong(desk: IntakeDesk) -> None:
    desk.form.picker.choose(BIRTH_REGISTRATION)
    desk.form.applicant.number.set_digits("123")
    desk.form.applicant.email.setText("ten")
    desk.press(Key.Key_F9)
    assert desk.received() == []
    told = desk.form.errors()
    assert list(told) == ["variant", "identity_number", "name", "phone", "email", "papers"]
    assert told["identity_number"].startswith("Số định danh phải có 12 chữ số")
    assert desk.form.fee.variant.hasFocus()
    assert desk.form.applicant.no_phone_reason.isVisible()


def test_an_intake_without_procedure_goes_back_to_it(desk: IntakeDesk) -> None:
    desk.form.applicant.name.setFocus()
    desk.press(Key.Key_F9)
    assert desk.form.picker.line.hasFocus()
    assert desk.form.errors()["procedure"].startswith("Chưa chọn thủ tục.")


def test_an_error_goes_when_its_field_is_mended(desk: IntakeDesk) -> None:
    desk.fill()
    desk.form.applicant.phone.setFocus()
    desk.form.applicant.phone.clear()
    desk.type("123")
    desk.press(Key.Key_Tab)
    assert "phone" in desk.form.errors()
    desk.form.applicant.phone.setFocus()
    desk.form.applicant.phone.selectAll()
    desk.type("0912345678")
    assert desk.form.errors() == {}


def test_missing_papers_can_be_taken_for_a_reason(desk: IntakeDesk) -> None:
    desk.fill()
    desk.form.papers.restore({})
    desk.press(Key.Key_F9)
    assert "papers" in desk.form.errors()
    desk.form.papers.restore({"incomplete": "bổ sung chiều nay"})
    desk.press(Key.Key_F9)
    (card,) = desk.received()
    assert "bổ sung chiều nay" in card.note


def test_a_second_open_dossier_is_asked_about_first(desk: IntakeDesk) -> None:
    desk.fill()
    desk.press(Key.Key_F9)
    desk.clock.forward(minutes=6)
    desk.fill()
    desk.press(Key.Key_F9)
    (first,) = desk.received()
    assert first.row.code in desk.view.question.title()
    desk.press(Key.Key_Escape)
    assert len(desk.received()) == 1
    desk.press(Key.Key_F9, Key.Key_F9)
    assert desk.view.question.field.error()
    desk.type("con thứ hai")
    desk.press(Key.Key_F9)
    second = desk.received()[0]
    assert second.note == f"Nhận thêm ngoài {first.row.code}: con thứ hai"
    assert "vẫn nhận vì con thứ hai" in second.history[0].text


def test_a_slip_in_the_number_is_seen_beside_the_visit_before(desk: IntakeDesk) -> None:
    desk.fill()
    desk.press(Key.Key_F9)
    desk.fill(BIRTH_REGISTRATION, number="001085000021")
    desk.form.fee.variant.set_key("Đăng ký đúng hạn")
    desk.press(Key.Key_F9)
    question = desk.view.question
    assert question.title().startswith("Gần giống người đã đến ngày 16/11/2026: Trần Văn Đức")
    assert ("Số định danh", "001 085 000 021", "001 085 000 012") in question.pair.lines
    question.use_known.click()
    assert desk.form.applicant.number.digits() == "001085000012"
    desk.press(Key.Key_F9)
    assert {card.identity_number for card in desk.received()} == {"001085000012"}


def test_a_form_is_put_aside_for_the_next_citizen_and_taken_up_again(desk: IntakeDesk) -> None:
    desk.form.applicant.restore({"name": "Lê Thị Bé"})
    desk.form.applicant.phone.setFocus()
    first = desk.form.state()
    desk.ctrl(Key.Key_G)
    assert (desk.form.state(), desk.draft()) == ({}, {})
    desk.fill()
    desk.press(Key.Key_F9)
    desk.fill(BIRTH_REGISTRATION, name="Lê Thị Cúc", number="")
    desk.ctrl(Key.Key_G)
    desk.crash()
    desk.open_page()
    assert len(desk.page.drafts.parked()) == 2
    assert desk.page.drafts.parked()[1] == "09:10 · Lê Thị Cúc · Đăng ký khai sinh"
    desk.ctrl(Key.Key_G)
    desk.page.drafts.menu.actions()[0].trigger()
    desk.page.drafts.menu.close()
    desk.settle()
    assert desk.form.state() == first
    assert desk.form.applicant.phone.hasFocus()
    assert len(desk.page.drafts.parked()) == 1
    assert desk.draft()["applicant"] == {"name": "Lê Thị Bé"}


def test_a_card_fills_what_is_empty_and_says_so(desk: IntakeDesk) -> None:
    desk.form.applicant.address.setText("Tổ 5")
    assert desk.scan(CARD)
    applicant = desk.form.applicant.applicant()
    assert (applicant.identity_number, applicant.name) == ("001188004321", "Nguyễn Thị Ánh Tuyết")
    assert (str(applicant.birth), applicant.sex) == ("12/05/1988", Sex.FEMALE)
    assert applicant.address == "Tổ 5"
    assert desk.form.applicant.card_note.text() == (
        "Đã điền từ thẻ: số căn cước, họ tên, ngày sinh. "
        "Giữ như đã gõ, khác với thẻ: địa chỉ. "
        "Số cũ trên thẻ: 012345678."
    )


def test_a_card_read_without_its_accents_asks_to_compare(desk: IntakeDesk) -> None:
    desk.scan("001188004321||Nguyen Thi Anh Tuyet|12051988|Nu|So 12 Ngoc Lam, Ha Noi|01012023")
    assert desk.form.applicant.card_note.text().endswith(
        "So lại họ tên, địa chỉ với thẻ: chữ có thể sai dấu."
    )


def test_a_card_of_somebody_met_before_tells_the_phone_of_then(desk: IntakeDesk) -> None:
    desk.scan(CARD)
    desk.form.picker.choose(MARRIAGE)
    desk.form.applicant.phone.set_digits("0912345678")
    desk.form.applicant.address.setText("Tổ 9")
    desk.form.papers.take_all()
    desk.press(Key.Key_F9)
    desk.scan(CARD)
    applicant = desk.form.applicant
    assert applicant.earlier_note.text() == "Ngày 16/11/2026 khai: Tổ 9 · 0912345678"
    assert applicant.phone.text() == ""
    applicant.reuse.click()
    assert applicant.phone.digits() == "0912345678"
    assert applicant.address.text().startswith("Số 12 phố Ngọc Lâm")
    assert applicant.earlier_note.text() != ""


def test_the_card_of_somebody_else_wipes_nothing(desk: IntakeDesk) -> None:
    desk.scan(CARD)
    desk.scan(OTHER_CARD)
    assert desk.form.applicant.name.text() == "Nguyễn Thị Ánh Tuyết"
    assert "Lê Hữu Phước" in desk.view.other_card.title()
    desk.view.other_card.as_submitter.click()
    assert desk.form.submitter.submitter() == ("Lê Hữu Phước", "001085000077")
    desk.scan(OTHER_CARD)
    desk.view.other_card.as_applicant.click()
    assert desk.form.applicant.name.text() == "Lê Hữu Phước"


def test_a_card_scanned_into_the_submitter_is_the_submitters(desk: IntakeDesk) -> None:
    desk.scan(CARD)
    desk.form.submitter.opener.click()
    assert desk.form.submitter.has_keyboard()
    desk.page.on_scan(ScannedCard(parse_card(OTHER_CARD)))
    assert desk.form.submitter.name.text() == "Lê Hữu Phước"


def test_the_barcode_of_a_procedure_chooses_it_and_a_dossiers_is_not_for_this_page(
    desk: IntakeDesk, said: Recorder
) -> None:
    assert desk.scan(MARRIAGE)
    assert desk.form.picker.procedure().code == MARRIAGE
    assert desk.scan("1.999999")
    assert said.words("warn") == ["Thủ tục 1.999999 không có trong danh mục"]
    desk.fill()
    desk.press(Key.Key_F9)
    assert not desk.scan(desk.received()[0].row.code)


def test_what_was_typed_comes_back_after_a_crash(desk: IntakeDesk) -> None:
    desk.fill(BIRTH_REGISTRATION)
    desk.form.fee.variant.set_key("Đăng ký quá hạn")
    desk.form.delivery.note.setText("gọi trước khi trả")
    before = desk.form.state()
    desk.wait_for(lambda: desk.draft().get("delivery") is not None)
    desk.crash()
    desk.open_page()
    assert desk.form.state() == before
    assert desk.view.draft_note.title() == "Khôi phục bản nháp lúc 09:10 16/11/2026"
    desk.press(Key.Key_F9)
    assert len(desk.received()) == 1
    assert desk.draft() == {}


def test_the_cursor_comes_back_to_its_field_after_a_crash(desk: IntakeDesk) -> None:
    desk.fill()
    desk.form.delivery.note.setText("gọi trước")
    for field in (
        lambda: desk.form.applicant.phone,
        lambda: desk.form.papers.findChildren(PaperBox)[0],
        lambda: desk.form.delivery.note,
    ):
        field().setFocus()
        place = desk.form.place()
        desk.wait_for(lambda place=place: desk.draft().get("place") == place)
        desk.crash()
        desk.open_page()
        assert field().hasFocus()


def test_what_was_typed_before_the_draft_is_known_is_kept_too(desk: IntakeDesk) -> None:
    desk.crash()
    page = desk.page
    page.drafts.keeper._actor = None  # pyright: ignore[reportPrivateUsage]
    desk.form.applicant.name.setText("Trần Văn Đức")
    page.drafts.keeper.flush()
    assert desk.draft() == {}
    page.drafts.keeper.begin(desk.clerk, {})
    desk.wait_for(lambda: desk.draft().get("applicant") is not None)


def test_an_intake_saved_before_a_crash_is_not_saved_again(desk: IntakeDesk) -> None:
    desk.fill()
    desk.wait_for(lambda: bool(desk.draft()))
    draft = desk.draft()
    desk.press(Key.Key_F9)
    desk.counter.days.save_draft(desk.clerk, "receive", draft)
    desk.crash()
    desk.open_page()
    desk.press(Key.Key_F9)
    desk.type("lưu lại")
    desk.press(Key.Key_F9)
    assert len(desk.received()) == 1
    assert desk.view.received.title().startswith("ĐÃ NHẬN TỪ TRƯỚC")


def test_a_draft_is_not_written_again_behind_its_intake(desk: IntakeDesk) -> None:
    desk.fill()
    desk.page.save()
    desk.page.on_hidden()
    desk.settle()
    assert len(desk.received()) == 1
    assert desk.draft() == {}


def test_what_was_cleared_can_be_had_back(desk: IntakeDesk) -> None:
    desk.fill()
    before = desk.form.state()
    desk.view.clear_button.click()
    assert desk.form.state() == {}
    desk.view.draft_note.take_back.click()
    assert desk.form.state() == before


def test_a_colleague_finds_an_empty_form_and_leaves_the_first_ones_alone(desk: IntakeDesk) -> None:
    desk.fill()
    before = desk.form.state()
    first, desk.clerk = desk.clerk, actor(desk.counter, 1)
    desk.page.on_hidden()
    desk.open_page()
    assert desk.form.state() == {}
    desk.fill(BIRTH_REGISTRATION)
    desk.page.on_hidden()
    desk.clerk = first
    desk.open_page()
    assert desk.form.state() == before


def test_coming_back_to_the_page_comes_back_to_the_field(desk: IntakeDesk) -> None:
    assert desk.page.first_field() is desk.form.picker.line
    desk.fill()
    desk.form.applicant.phone.setFocus()
    assert desk.page.first_field() is desk.form.applicant.phone
    desk.form.papers.restore({})
    desk.form.papers.focus_first_missing()
    box = desk.focus()
    assert desk.page.first_field() is box
    desk.form.picker.choose(BIRTH_REGISTRATION)
    desk.settle()
    assert desk.page.first_field().isVisible()
    assert desk.page.first_field() is not box


def test_the_promise_and_the_fee_follow_the_form(desk: IntakeDesk) -> None:
    desk.form.picker.choose(BIRTH_REGISTRATION)
    desk.settle()
    assert desk.form.promise.headline() == "Hẹn 17:30 thứ Hai, 16/11/2026"
    desk.clock.forward(hours=6)
    desk.page.on_shown()
    desk.settle()
    assert desk.form.promise.headline() == "Hẹn 17:30 thứ Ba, 17/11/2026"
    assert "nhận sau 15 giờ" in desk.form.promise.explanation()


def test_another_day_needs_a_reason_and_both_days_are_kept(desk: IntakeDesk) -> None:
    desk.fill()
    desk.form.promise.opener.click()
    desk.form.promise.day.setText("30/11/2026")
    desk.press(Key.Key_F9)
    assert list(desk.form.errors()) == ["override_reason"]
    assert desk.form.promise.reason.hasFocus()
    desk.type("chờ xác minh")
    desk.press(Key.Key_F9)
    (card,) = desk.received()
    assert (card.override_reason, card.row.promised_at.day) == ("chờ xác minh", 30)
    assert card.original_promised_at != card.row.promised_at


def test_a_known_person_brings_what_does_not_age(desk: IntakeDesk) -> None:
    desk.fill()
    desk.form.applicant.address.setText("Tổ 5, phường Long Biên")
    desk.press(Key.Key_F9)
    desk.form.applicant.name.setFocus()
    desk.type("tran van")
    desk.press(Key.Key_Down, Key.Key_Return)
    applicant = desk.form.applicant
    assert (applicant.name.text(), applicant.number.digits()) == ("Trần Văn Đức", "001085000012")
    assert (applicant.address.text(), applicant.phone.digits()) == ("", "")
    assert applicant.earlier_note.text() == (
        "Ngày 16/11/2026 khai: Tổ 5, phường Long Biên · 0912000012"
    )


def test_todays_intakes_are_seen_on_a_wide_screen(desk: IntakeDesk) -> None:
    desk.fill()
    desk.press(Key.Key_F9)
    assert not desk.view.todays.isVisible()
    desk.page.resize(1700, 900)
    desk.settle()
    assert desk.view.todays.total_in_words() == "1 hồ sơ"
    wanted: list[int] = []
    desk.page.dossier_wanted.connect(wanted.append)
    desk.view.todays.focus_first()
    desk.press(Key.Key_Return)
    assert wanted == [desk.view.todays.model.row_at(0).id]


def test_the_screen_never_stands_still_during_an_intake(
    desk: IntakeDesk, heartbeat: Heartbeat
) -> None:
    for code in (BIRTH_REGISTRATION, MARRIAGE):
        desk.type("ks")
        desk.press(Key.Key_Escape)
        desk.fill(code)
        desk.form.fee.variant.setCurrentIndex(1)
        desk.press(Key.Key_F9)
    assert len(desk.received()) == 2


@pytest.mark.parametrize(("scheme", "points"), [("light", 14), ("dark", 18)])
def test_everything_can_be_reached_and_read(
    desk: IntakeDesk, qapp: QApplication, scheme: Scheme, points: int
) -> None:
    apply_theme(qapp, scheme, points)
    desk.page.resize(QSize(1134, 585))
    desk.settle()
    assert problems(desk.page) == []
    desk.fill(BIRTH_REGISTRATION)
    desk.form.fee.variant.setCurrentIndex(2)
    for opener in (
        desk.form.applicant.more,
        desk.form.submitter.opener,
        desk.form.delivery.opener,
        desk.form.promise.opener,
    ):
        opener.setChecked(True)
    desk.settle()
    assert problems(desk.page) == []


def test_who_has_to_come_another_day_gets_a_slip(desk: IntakeDesk) -> None:
    desk.clock.forward(hours=8)
    desk.fill(CERTIFIED_COPY)
    assert "17/11/2026" in desk.form.promise.headline()
    assert desk.view.slip.isChecked()
    desk.press(Key.Key_I, modifier=ALT)
    desk.wait_for(lambda: not desk.view.slip.isChecked())
    desk.page.on_shown()
    desk.settle()
    assert not desk.view.slip.isChecked()
    desk.fill(MARRIAGE)
    assert desk.view.slip.isChecked()


def test_a_receipt_that_was_only_saved_as_a_file_is_not_said_to_be_printed(
    desk: IntakeDesk, tmp_path: Path
) -> None:
    desk.tray.folder = tmp_path
    desk.fill()
    desk.press(Key.Key_F9)
    assert "chưa in, đã lưu tệp PDF: xem bằng Ctrl+P" in desk.view.received.text()
    assert "gửi in" not in desk.view.received.text()


def test_the_part_opened_and_the_whole_error_are_seen(desk: IntakeDesk, qapp: QApplication) -> None:
    apply_theme(qapp, "light", 18)
    desk.fill()
    desk.form.applicant.number.setFocus()
    desk.press(Key.Key_Y, modifier=ALT)
    desk.wait_for(desk.form.submitter.number.hasFocus)
    desk.settle()
    assert whole(desk.form.submitter.number) and whole(desk.form.submitter.name)
    desk.form.submitter.opener.click()
    desk.form.applicant.birth.setFocus()
    desk.type("31/02/1990")
    desk.page.resize(1134, 700)
    desk.press(Key.Key_F9)
    birth = desk.form.applicant.birth
    line = desk.form.applicant.spots()["birth"].error_line
    assert birth.hasFocus() and whole(birth) and whole(line)
    assert line.width() > 2 * birth.width()


def whole(widget: QWidget) -> bool:
    """Say whether nothing of ``widget`` has been scrolled or cut away."""
    return widget.visibleRegion().boundingRect() == widget.rect()
