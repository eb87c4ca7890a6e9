"""Signing in by keyboard at a real store: the right PIN, the wrong one, the lock, the language."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.roles import Actor
from app.errors import StoreError
from app.services.counter import Counter
from app.ui.office.sign_in import SignInWindow
from app.ui.operations import Operations
from app.ui.theme import apply_theme
from tests import builders
from tests.builders import CLERK_PIN, SetClock
from tests.ui import accessibility
from tests.ui.typing_keys import press, type_text

Key = Qt.Key


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def counter(tmp_path: Path, clock: SetClock) -> Iterator[Counter]:
    opened = builders.sample_counter(tmp_path, clock)
    builders.give_passwords(opened)
    yield opened
    opened.close()


@pytest.fixture
def window(qtbot: QtBot, counter: Counter, clock: SetClock) -> Iterator[SignInWindow]:
    operations = Operations(lambda: counter)
    window = SignInWindow(clock.now, "vi")
    window.resize(1366, 689)
    window.open_form(operations)
    show(qtbot, window)
    qtbot.waitUntil(lambda: window.form().list.clerk() is not None)
    yield window
    operations.close()
    window.close()
    window.deleteLater()


def show(qtbot: QtBot, window: SignInWindow) -> None:
    window.show()
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)


def focused() -> QWidget:
    widget = QApplication.focusWidget()
    assert widget is not None
    return widget


def chosen(window: SignInWindow) -> str:
    clerk = window.form().list.clerk()
    return clerk.name if clerk else ""


def test_letters_of_any_part_of_the_name_find_a_clerk(window: SignInWindow) -> None:
    type_text(focused(), "duc")
    assert chosen(window) == "Lê Văn Đức"


def test_the_same_letter_goes_on_to_the_next_of_that_letter(window: SignInWindow) -> None:
    for expected in ("Trần Thị Thu Hà", "Nguyễn Thị Ánh Tuyết", "Trần Thị Thu Hà"):
        window.form().list.keyboardSearch("")
        window.form().list.keyboardSearch("t")
        assert chosen(window) == expected


def test_arrow_pin_and_enter_sign_in(qtbot: QtBot, window: SignInWindow, counter: Counter) -> None:
    press(focused(), Key.Key_Down)
    type_text(focused(), CLERK_PIN[0])
    assert focused() is window.form().pin
    type_text(focused(), CLERK_PIN[1:])
    with qtbot.waitSignal(window.signed_in) as signal:
        press(focused(), Key.Key_Return)
    assert signal.args == [builders.actor(counter, 0)]
    assert window.form().pin.text() == ""


def test_enter_in_the_list_goes_to_the_pin(window: SignInWindow) -> None:
    press(focused(), Key.Key_Return)
    assert focused() is window.form().pin


def test_a_wrong_pin_is_said_in_place_and_can_be_typed_again(
    qtbot: QtBot, window: SignInWindow
) -> None:
    window.form().pin.setFocus()
    type_text(window.form().pin, "9999")
    press(window.form().pin, Key.Key_Return)
    qtbot.waitUntil(lambda: "Mã PIN không đúng" in window.form().pin_field.error())
    assert window.form().pin.text() == ""
    assert focused() is window.form().pin
    type_text(window.form().pin, CLERK_PIN)
    with qtbot.waitSignal(window.signed_in):
        press(window.form().pin, Key.Key_Return)


def test_after_five_failures_the_screen_says_until_when(
    qtbot: QtBot, window: SignInWindow, clock: SetClock
) -> None:
    for _attempt in range(6):
        window.form().pin_field.clear_error()
        window.form().pin.set_digits("9999")
        window.form().enter.click()
        qtbot.waitUntil(lambda: window.form().pin_field.error() != "")
    assert "tạm khóa đến" in window.form().pin_field.error()
    clock.forward(minutes=10)
    window.form().pin.set_digits(CLERK_PIN)
    with qtbot.waitSignal(window.signed_in):
        window.form().enter.click()


def test_nothing_typed_is_asked_for_by_name(window: SignInWindow) -> None:
    window.form().enter.click()
    assert window.form().pin_field.error() == f"Gõ mã PIN của {chosen(window)}."


def test_the_pin_is_never_readable_and_is_not_another_clerk_s(window: SignInWindow) -> None:
    window.form().pin.set_digits("2580")
    assert window.form().pin.displayText() == "●" * 4 or "2" not in window.form().pin.displayText()
    press(window.form().list, Key.Key_Down)
    assert window.form().pin.text() == ""


def test_the_other_language_is_chosen_and_the_clerk_stays(window: SignInWindow) -> None:
    press(window.form().list, Key.Key_Down)
    before = chosen(window)
    heard: list[str] = []
    window.language_chosen.connect(heard.append)
    window.form().switch.buttons["en"].click()
    assert heard == ["en"]
    window.rebuild("en")
    assert window.form().switch.buttons["en"].isChecked()
    assert chosen(window) == before
    assert window.board.office() == "UBND phường Long Biên"


def test_who_was_here_last_only_types_the_pin(window: SignInWindow, counter: Counter) -> None:
    last: Actor = builders.actor(counter, 1)
    window.form().prefer(last.clerk_id)
    window.rebuild("vi")
    assert chosen(window) == last.name
    assert focused() is window.form().pin


def test_a_store_that_cannot_be_opened_is_explained_and_may_be_tried_again(
    qtbot: QtBot, counter: Counter, clock: SetClock
) -> None:
    answers: list[Counter | StoreError] = [StoreError("Ổ đĩa báo lỗi.", "Kiểm tra ổ đĩa."), counter]

    def open_counter() -> Counter:
        answer = answers.pop(0)
        if isinstance(answer, StoreError):
            raise answer
        return answer

    operations = Operations(open_counter)
    window = SignInWindow(clock.now, "vi")
    qtbot.addWidget(window)
    window.open_form(operations)
    show(qtbot, window)
    qtbot.waitUntil(lambda: window.form().note.title() == "Ổ đĩa báo lỗi.")
    assert not window.form().enter.isEnabled()
    window.form().retry.click()
    qtbot.waitUntil(lambda: chosen(window) != "")
    assert window.form().enter.isEnabled()
    assert window.form().note.isHidden()
    operations.close()


@pytest.mark.parametrize("points", [14, 18])
def test_the_window_can_be_used_without_a_mouse_or_good_eyes(
    qapp: QApplication, window: SignInWindow, points: int
) -> None:
    apply_theme(qapp, "light", points)
    QApplication.processEvents()
    assert accessibility.problems(window) == []
