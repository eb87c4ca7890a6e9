"""The forms of the steps on the way, opened from the card by keyboard."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QCheckBox, QLineEdit

from app.domain.channel import DeliveryWay
from app.domain.dossier_state import Action
from app.domain.roles import Actor
from app.ui.dossier.card_facts import sections_of
from app.ui.dossier.course_forms import BroughtForm, SupplementForm
from app.ui.dossier.dossiers_page import DossiersPage
from app.ui.dossier.step_words import STEP_WORDS, Step
from tests.builders import supervisor
from tests.steps import WAYS, act
from tests.ui.accessibility import problems
from tests.ui.dossier.desk import Desk
from tests.ui.typing_keys import type_text

Key = Qt.Key


def at_work(desk: Desk, *actions: Action, by: Actor | None = None) -> tuple[DossiersPage, int]:
    key = desk.receive("Bùi Thu Ửng").dossier_id
    for action in (Action.HAND_OVER, *actions):
        act(desk.counter, supervisor(desk.counter), action, key)
    page = desk.dossiers_page(by)
    page.open_card(key)
    desk.settle()
    return page, key


def choose(desk: Desk, page: DossiersPage, words: str) -> None:
    """Choose what is done seldom from its list."""
    entry = next(one for one in page.card.menu.actions() if words in one.text())
    entry.trigger()
    desk.settle()


def text(page: DossiersPage, name: str) -> QLineEdit:
    editor = page.card.steps.field(name).editor
    assert isinstance(editor, QLineEdit)
    return editor


def test_every_step_has_its_words() -> None:
    assert set(STEP_WORDS) == set(Step)


def test_the_list_holds_what_is_seldom_done_and_numbers_it(desk: Desk) -> None:
    page, _key = at_work(desk)
    entries = [one.text() for one in page.card.menu.actions()]
    assert [one[:2] for one in entries] == [f"&{number}" for number in range(1, len(entries) + 1)]
    offered = {Action.CORRECT, Action.TAKE_UP, Action.EXTEND, Action.REQUEST_PAYMENT}
    assert len(entries) == len({*offered, Action.SEND_TO_AGENCY, Action.WITHDRAW, Action.STOP})


def test_papers_are_asked_for_and_taken_without_a_mouse(desk: Desk) -> None:
    page, key = at_work(desk)
    desk.press_mnemonic(Key.Key_B)
    form = page.card.steps.findChild(SupplementForm)
    assert form is not None
    desk.press(Key.Key_Space)
    wanted = [box.text() for box in form.findChildren(QCheckBox) if box.isChecked()]
    desk.press(Key.Key_F9)
    card = desk.counter.dossiers.card(desk.clerk, key)
    assert [paper.name for paper in card.course.requested_papers] == wanted
    said = dict(fact for part in sections_of(card)[0] for fact in part.facts)
    assert said["Cần bổ sung"] == wanted[0]
    assert said["Tạm dừng"].startswith("Đồng hồ tạm dừng từ")
    desk.press_mnemonic(Key.Key_B)
    assert page.card.steps.findChild(BroughtForm) is not None
    desk.press(Key.Key_F9)
    assert desk.counter.dossiers.card(desk.clerk, key).course.slip_version == 2


def test_a_second_request_is_confirmed_at_its_own_box(desk: Desk) -> None:
    page, key = at_work(desk, Action.REQUEST_SUPPLEMENT, Action.ACCEPT_SUPPLEMENT)
    desk.press_mnemonic(Key.Key_B)
    type_text(text(page, "reason"), "ký lại tờ khai")
    desk.press(Key.Key_F9)
    assert page.card.steps.field("again").error()
    again = page.card.steps.field("again").editor
    assert isinstance(again, QCheckBox)
    again.setChecked(True)
    desk.press(Key.Key_F9)
    assert desk.counter.dossiers.card(desk.clerk, key).course.supplements == 2


def test_an_apology_tells_at_its_field_what_is_wrong(desk: Desk) -> None:
    page, key = at_work(desk)
    choose(desk, page, "Xin lỗi")
    desk.press(Key.Key_F9)
    assert page.card.steps.field("until").error()
    type_text(text(page, "until"), "20/11")
    desk.press(Key.Key_F9)
    assert desk.counter.dossiers.card(desk.clerk, key).course.extensions == 1
    assert not any("Xin lỗi" in one.text() for one in page.card.menu.actions())


def test_what_went_electronically_is_noted_from_the_card(desk: Desk) -> None:
    page, key = at_work(desk, Action.RECORD_RESULT)
    choose(desk, page, "Trả điện tử")
    assert text(page, "collector_name").text() == "Bùi Thu Ửng"
    desk.press(Key.Key_F9)
    assert page.card.steps.field("sent_to").error()
    type_text(text(page, "sent_to"), "Zalo 0912345678")
    desk.press(Key.Key_F9)
    card = desk.counter.dossiers.card(desk.clerk, key)
    assert (card.row.state, card.course.way) == ("returned", DeliveryWay.ELECTRONIC)
    said = dict(fact for part in sections_of(card)[0] for fact in part.facts)
    assert said["Đã gửi tới"] == "Zalo 0912345678"


def test_a_wrong_result_is_taken_back_and_a_part_is_given_on_the_page_for_that(desk: Desk) -> None:
    page, key = at_work(desk, Action.RECORD_RESULT)
    wanted: list[int] = []
    page.return_wanted.connect(wanted.append)
    choose(desk, page, "Trả trước một phần")
    assert wanted == [key]
    choose(desk, page, "Hoàn tác nhận kết quả")
    type_text(text(page, "reason"), "nhầm hồ sơ")
    desk.press(Key.Key_F9)
    assert desk.counter.dossiers.card(desk.clerk, key).row.state == "in_process"


def test_every_form_can_be_used_without_a_mouse(desk: Desk) -> None:
    for state, way in WAYS.items():
        if not way and state != "received":
            continue
        key = desk.receive("Bùi Thu Ửng").dossier_id
        for action in way:
            act(desk.counter, supervisor(desk.counter), action, key)
        page = desk.dossiers_page(supervisor(desk.counter))
        page.open_card(key)
        desk.settle()
        offered = set(desk.counter.dossiers.card(supervisor(desk.counter), key).actions)
        for step in Step:
            if step.value in offered:
                page.card.begin(step)
                desk.settle()
                assert problems(page) == [], step
                page.card.steps.close_step()
        page.close()
