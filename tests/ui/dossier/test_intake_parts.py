"""The parts of the intake form on their own: papers, fee, promise, people, drafts of each."""

from collections.abc import Iterator
from datetime import date, time, timedelta

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.channel import Channel, DeliveryWay
from app.domain.citizen_card import CitizenCard, parse_card
from app.domain.deadline import compute_deadline
from app.domain.fees import FeeKind, FeeRule
from app.domain.listings import KnownPerson
from app.domain.papers import PaperKind, RequiredPaper
from app.domain.time_limit import parse_limit
from app.domain.vietnam_time import local
from app.domain.working_calendar import OfficeHours, WorkingCalendar
from app.errors import InputError
from app.ui.dossier.applicant_form import ApplicantForm
from app.ui.dossier.delivery_panel import DeliveryPanel
from app.ui.dossier.fee_panel import FeePanel
from app.ui.dossier.intake_question import ago_words
from app.ui.dossier.papers_checklist import PapersChecklist
from app.ui.dossier.person_words import number_doubts, person_choice
from app.ui.dossier.promise_panel import PromisePanel
from app.ui.dossier.submitter_form import SubmitterForm
from app.ui.widgets.layouts import column
from tests.ui.typing_keys import press, type_text

Key = Qt.Key
DAY = date(2026, 11, 16)
NOTE = "Lịch nghỉ năm 2026 chưa được xác nhận: ngày hẹn có thể thay đổi."
FORM = RequiredPaper(name="Tờ khai")
COPIES = RequiredPaper(name="Bản sao", kind=PaperKind.COPY, originals=0, copies=2)
MARRIED = RequiredPaper(name="Giấy kết hôn", compulsory=False, condition="Khi đã kết hôn")


def show(qtbot: QtBot, part: QWidget) -> None:
    window = QWidget()
    window.setLayout(column(part, None))
    window.resize(560, 600)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    part.window_kept = window


@pytest.fixture
def papers(qtbot: QtBot) -> PapersChecklist:
    checklist = PapersChecklist()
    show(qtbot, checklist)
    checklist.set_papers((FORM, COPIES, MARRIED))
    return checklist


@pytest.fixture
def applicant(qtbot: QtBot) -> ApplicantForm:
    form = ApplicantForm()
    show(qtbot, form)
    return form


@pytest.fixture
def promise(qtbot: QtBot) -> Iterator[PromisePanel]:
    panel = PromisePanel(lambda: DAY)
    show(qtbot, panel)
    panel.window_kept.layout().addWidget(panel.change)
    yield panel


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def test_digits_count_papers_and_arrows_go_from_one_to_the_next(papers: PapersChecklist) -> None:
    papers.focus_first_missing()
    press(focused(), Key.Key_Space)
    press(focused(), Key.Key_Down)
    type_text(focused(), "1")
    assert focused().checkState() == Qt.CheckState.PartiallyChecked
    type_text(focused(), "2")
    assert [(one.name, one.originals, one.copies) for one in papers.submitted()] == [
        ("Tờ khai", 1, 0),
        ("Bản sao", 0, 2),
    ]
    press(focused(), Key.Key_Space)
    assert [one.name for one in papers.submitted()] == ["Tờ khai"]


def test_all_in_hand_takes_what_is_needed_and_no_more(papers: PapersChecklist) -> None:
    papers.all_in_hand.click()
    assert [one.name for one in papers.submitted()] == ["Tờ khai", "Bản sao"]
    assert papers.applying() == frozenset()


def test_a_paper_whose_case_applies_is_needed_from_then_on(papers: PapersChecklist) -> None:
    papers.restore({"applying": ["Giấy kết hôn"]})
    assert papers.applying() == {"Giấy kết hôn"}
    papers.take_all()
    assert [one.name for one in papers.submitted()][-1] == "Giấy kết hôn"
    papers.restore({"counts": {"Giấy kết hôn": 1}})
    assert papers.applying() == {"Giấy kết hôn"}


def test_papers_of_an_online_dossier_are_electronic(papers: PapersChecklist) -> None:
    papers.set_electronic(True)
    papers.take_all()
    assert {one.kind for one in papers.submitted()} == {PaperKind.ELECTRONIC}


def test_a_paper_outside_the_list_says_at_itself_that_its_reason_is_missing(
    papers: PapersChecklist,
) -> None:
    papers.restore({"extra": [{"name": "Giấy ra viện", "reason": ""}]})
    spot = papers.spots()["extra_reason"]
    spot.show_error("Ghi lý do.")
    spot.setFocus()
    assert (spot.error(), focused().placeholderText()) == ("Ghi lý do.", "Lý do nhận")
    type_text(focused(), "bệnh viện cấp")
    assert spot.error() == ""
    assert papers.submitted()[-1].extra_reason == "bệnh viện cấp"


def test_what_was_ticked_comes_back_from_a_draft(papers: PapersChecklist) -> None:
    assert papers.state() == {}
    state = {
        "counts": {"Bản sao": [0, 1], "Giấy kết hôn": [1, 0, 1]},
        "applying": ["Giấy kết hôn"],
        "extra": [{"name": "Giấy ra viện", "reason": "bệnh viện cấp"}],
        "incomplete": "bổ sung sau",
    }
    papers.restore(state)
    assert papers.state() == state


def test_a_fee_asks_for_nothing_its_rules_do_not_need(qtbot: QtBot) -> None:
    panel = FeePanel()
    told: list[tuple[str, str]] = []
    panel.amount_changed.connect(lambda amount, words: told.append((amount, words)))
    show(qtbot, panel)
    panel.set_rules((FeeRule(kind=FeeKind.FREE),), DAY)
    assert (panel.first_asked(), told[-1]) == (None, ("Không thu", ""))
    panel.set_rules((FeeRule(kind=FeeKind.PER_COPY, amount=8000),), DAY)
    assert panel.first_asked().editor is panel.copies
    panel.copies.setValue(3)
    assert told[-1] == ("24.000 đồng", "3 bản × 8.000 = 24.000 đồng")


def test_a_fee_without_its_case_is_a_hint_while_typing(qtbot: QtBot) -> None:
    panel = FeePanel()
    told: list[str] = []
    panel.amount_changed.connect(lambda amount, _words: told.append(amount))
    show(qtbot, panel)
    rules = (
        FeeRule(kind=FeeKind.FREE, variant="Đúng hạn"),
        FeeRule(kind=FeeKind.FIXED, amount=5000, variant="Quá hạn"),
        FeeRule(kind=FeeKind.FREE, exemption="Thuộc hộ nghèo"),
    )
    panel.set_rules(rules, DAY)
    assert (told[-1], panel.spots()["variant"].error()) == ("…", "")
    panel.restore({"variant": "Quá hạn", "paid": True, "receipt": "0012"})
    assert (told[-1], panel.fee_input().variant) == ("5.000 đồng", "Quá hạn")
    assert panel.state() == {"variant": "Quá hạn", "paid": True, "receipt": "0012"}
    panel.restore({"variant": "bỏ từ lâu", "exemption": "Thuộc hộ nghèo"})
    assert told[-1] == "Không thu"


def test_a_local_fee_is_typed(qtbot: QtBot) -> None:
    panel = FeePanel()
    show(qtbot, panel)
    panel.set_rules((FeeRule(kind=FeeKind.LOCAL),), DAY)
    panel.typed.setFocus()
    type_text(panel.typed, "15k")
    assert panel.fee_input().typed_amount == 15_000


def test_a_deadline_is_told_with_its_days(promise: PromisePanel) -> None:
    assert promise.promised_at() is None
    calendar = WorkingCalendar((), frozenset({2026}), OfficeHours())
    deadline = compute_deadline(parse_limit("3 working days"), local(2026, 11, 20, 9), calendar)
    promise.show_deadline(deadline)
    assert promise.headline() == "Hẹn 17:30 thứ Tư, 25/11/2026"
    assert promise.explanation().startswith("3 ngày làm việc: (21–22/11 nghỉ), 23, 24, 25")


def test_a_year_nobody_has_confirmed_is_warned_about_and_another_day_may_be_given(
    promise: PromisePanel,
) -> None:
    calendar = WorkingCalendar((), frozenset(), OfficeHours())
    deadline = compute_deadline(parse_limit("1 working day"), local(2026, 11, 16, 9), calendar)
    promise.show_deadline(deadline)
    assert NOTE in [label.text() for label in promise.findChildren(QLabel)]
    promise.spots()["promised_at"].show_error("Chưa có lịch nghỉ.")
    assert promise.change.isVisible()
    promise.day.setText("20/11")
    promise.hour.set_key("10:30")
    assert promise.promised_at() == local(2026, 11, 20, 10, 30)
    assert promise.headline() == "Hẹn 10:30 thứ Sáu, 20/11/2026 (đã đổi)"
    promise.day.setText("bao giờ")
    with pytest.raises(InputError):
        promise.promised_at()


def test_an_hour_that_is_no_half_hour_can_be_promised(promise: PromisePanel) -> None:
    calendar = WorkingCalendar((), frozenset({2026}), OfficeHours())
    limit = parse_limit("4 working hours")
    promise.show_deadline(compute_deadline(limit, local(2026, 11, 16, 10, 17), calendar))
    promise.opener.setChecked(True)
    assert promise.hour.key() == f"{time(15, 47):%H:%M}"
    assert promise.promised_at() == local(2026, 11, 16, 15, 47)


def test_nine_digits_are_doubted_only_when_no_more_are_coming(applicant: ApplicantForm) -> None:
    applicant.number.setFocus()
    type_text(applicant.number, "012345678")
    assert applicant.doubts.text() == ""
    press(applicant.number, Key.Key_Tab)
    assert applicant.doubts.text().startswith("CMND 9 số")


def test_a_number_tells_the_sex_and_doubts_a_birth_that_does_not_fit(
    applicant: ApplicantForm,
) -> None:
    applicant.number.set_digits("001188004321")
    assert applicant.sex.currentText() == "Nữ"
    applicant.birth.setText("12/05/1990")
    assert applicant.doubts.text() == (
        "Năm sinh không khớp với số định danh: xem lại thẻ. "
        "Theo số: nữ, sinh năm 1988, khai sinh ở Hà Nội."
    )
    applicant.birth.setText("1988")
    assert applicant.doubts.text() == ""


def card(**changes: str) -> CitizenCard:
    """Give a card of 2021 whose fields can be changed by name."""
    fields = {
        "number": "001188004321",
        "old": "",
        "name": "Nguyễn Thị Ánh Tuyết",
        "birth": "12051988",
        "sex": "Nữ",
        "address": "Số 12 Ngọc Lâm, Hà Nội",
        "issued": "01012023",
        **changes,
    }
    return parse_card("|".join(fields.values()))


def test_a_card_fills_every_field_and_the_province_stands_beside_the_number(
    applicant: ApplicantForm,
) -> None:
    applicant.take_card(card())
    given = applicant.applicant()
    assert (given.identity_number, given.name) == ("001188004321", "Nguyễn Thị Ánh Tuyết")
    assert (str(given.birth), given.sex, given.address) == (
        "12/05/1988",
        "female",
        "Số 12 Ngọc Lâm, Hà Nội",
    )
    assert applicant.number.accessibleDescription() == "Hà Nội"
    assert applicant.doubts.text() == ""


@pytest.mark.parametrize(
    ("changes", "doubt"),
    [
        ({"birth": "12051989"}, "Năm sinh không khớp"),
        ({"sex": "Nam"}, "Giới tính không khớp"),
    ],
)
def test_a_card_that_contradicts_its_number_is_taken_with_a_warning(
    applicant: ApplicantForm, changes: dict[str, str], doubt: str
) -> None:
    applicant.take_card(card(**changes))
    assert doubt in applicant.doubts.text()
    assert "Theo số: nữ, sinh năm 1988, khai sinh ở Hà Nội." in applicant.doubts.text()
    given = applicant.applicant()
    assert (str(given.birth), given.sex) == (
        ("12/05/1989", "female") if "birth" in changes else ("12/05/1988", "male")
    )


def test_a_number_from_no_province_says_so(applicant: ApplicantForm) -> None:
    applicant.take_card(card(number="156188004321"))
    assert applicant.number.accessibleDescription() == ""
    assert "không phải mã tỉnh" in applicant.doubts.text()
    assert "Theo số: nữ, sinh năm 1988." in applicant.doubts.text()


def test_what_was_typed_stays_and_the_card_says_where_it_differs(
    applicant: ApplicantForm,
) -> None:
    applicant.restore({"name": "nguyễn thị ánh  tuyết", "birth": "1988", "address": "Tổ 5"})
    applicant.take_card(card())
    assert applicant.name.text() == "nguyễn thị ánh  tuyết"
    assert (applicant.birth.text(), applicant.address.text()) == ("1988", "Tổ 5")
    assert applicant.card_note.text() == (
        "Đã điền từ thẻ: số căn cước. Giữ như đã gõ, khác với thẻ: ngày sinh, địa chỉ."
    )


def test_the_old_number_on_a_card_need_not_be_asked_for(applicant: ApplicantForm) -> None:
    applicant.take_card(card(old="012345678"))
    assert applicant.card_note.text().endswith("Số cũ trên thẻ: 012345678.")
    assert "012345678" not in str(applicant.state())


def test_the_province_goes_with_the_number(applicant: ApplicantForm) -> None:
    applicant.number.set_digits("079188004321")
    assert applicant.number.accessibleDescription() == "TP Hồ Chí Minh"
    applicant.number.set_digits("0791")
    assert applicant.number.accessibleDescription() == ""
    applicant.number.set_digits("079188004321")
    applicant.organization.setChecked(True)
    assert applicant.number.accessibleDescription() == ""


def test_an_organization_has_neither_birth_nor_sex(applicant: ApplicantForm) -> None:
    applicant.restore({"organization": True, "number": "0101234567", "name": "Công ty Hồng Hà"})
    given = applicant.applicant()
    assert (given.is_organization, given.birth, given.sex) == (True, None, "")
    assert not applicant.birth.isVisible()
    assert applicant.doubts.text() == ""


def test_a_phone_once_typed_makes_the_reason_for_none_needless(applicant: ApplicantForm) -> None:
    applicant.restore({"reason": "không dùng", "phone": ""})
    assert applicant.applicant().no_phone_reason == "không dùng"
    applicant.phone.set_digits("0912345678")
    assert applicant.applicant().no_phone_reason == ""


def test_the_contact_of_an_earlier_visit_is_taken_only_when_asked_for(
    applicant: ApplicantForm,
) -> None:
    person = KnownPerson(
        1, "Lê Bé", "001085000077", "1985", "male", "Tổ 9", "0912000077", date(2024, 3, 1)
    )
    applicant.take_person(person)
    assert (applicant.address.text(), applicant.phone.text()) == ("", "")
    applicant.reuse.click()
    assert (applicant.address.text(), applicant.phone.digits()) == ("Tổ 9", "0912000077")


def test_a_proposed_person_is_masked(qtbot: QtBot) -> None:
    person = KnownPerson(1, "Lê Bé", "001085000077", "1985", "", "Tổ 9", "", date(2024, 3, 1))
    choice = person_choice(person)
    assert choice.title == "Lê Bé · 1985"
    assert choice.detail == "001*****0077 · 01/03/2024 · Tổ 9"


def test_an_unreadable_birth_raises_no_doubt_about_the_number() -> None:
    assert number_doubts("001188004321", "45/13/88", "") == ""


def test_somebody_else_at_the_desk_needs_a_name(qtbot: QtBot) -> None:
    form = SubmitterForm()
    show(qtbot, form)
    assert form.submitter() == ("", "")
    form.restore({"open": True, "number": "001085000077"})
    with pytest.raises(InputError) as raised:
        form.submitter()
    assert raised.value.field == "submitter_name"
    form.opener.setChecked(False)
    assert form.state() == {}


def test_delivery_asks_for_an_address_only_where_one_is_needed(qtbot: QtBot) -> None:
    panel = DeliveryPanel()
    show(qtbot, panel)
    assert panel.state() == {}
    panel.offer_home(True)
    panel.restore({"channel": "online", "delivery": "at_home", "sets": 2})
    assert (panel.channel_chosen(), panel.delivery_chosen()) == (
        Channel.ONLINE,
        DeliveryWay.AT_HOME,
    )
    assert panel.address.isVisible()
    assert panel.state() == {"channel": "online", "delivery": "at_home", "sets": 2}
    panel.offer_home(False)
    assert panel.delivery_chosen() is DeliveryWay.AT_DESK
    assert not panel.address.isVisible()


@pytest.mark.parametrize(
    ("passed", "words"),
    [
        (timedelta(seconds=20), "vừa xong"),
        (timedelta(minutes=6), "6 phút trước"),
        (timedelta(hours=3), "3 giờ trước"),
        (timedelta(days=2), "2 ngày trước"),
    ],
)
def test_how_long_ago_is_said_as_at_the_desk(passed: timedelta, words: str) -> None:
    then = local(2026, 11, 16, 9)
    assert ago_words(then, then + passed) == words


def test_an_organization_begins_with_its_name_and_a_person_with_the_number(
    applicant: ApplicantForm, qtbot: QtBot
) -> None:
    QTest.keyClick(applicant.number, Qt.Key.Key_U, Qt.KeyboardModifier.AltModifier)
    qtbot.waitUntil(applicant.name.hasFocus)
    assert applicant.organization.isChecked()
    assert applicant.name.mapToGlobal(QPoint()).x() < applicant.number.mapToGlobal(QPoint()).x()
    QTest.keyClick(applicant.name, Qt.Key.Key_Tab)
    assert applicant.number.hasFocus()
    applicant.restore({"organization": True})
    assert not applicant.more.isChecked()
    applicant.organization.click()
    assert applicant.number.hasFocus()
    QTest.keyClick(applicant.number, Qt.Key.Key_Tab)
    assert applicant.name.hasFocus()
