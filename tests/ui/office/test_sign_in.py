"""Signing in by keyboard at a real store: the right PIN, the wrong one, the lock, the language."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.domain.roles import Actor
from app.errors import StoreError
from app.services.counter import Counter
from app.ui.office.password_dialog import PasswordDialog
from app.ui.office.release_dialog import ReleaseDialog
from app.ui.office.sign_in import SignInWindow
from app.ui.operations import Operations
from app.ui.theme import apply_theme
from tests import builders
from tests.builders import CLERK_PASSWORD, CLERK_PIN, SetClock
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
        qtbot.waitUntil(window.form().enter.isEnabled)
        qtbot.waitUntil(lambda: window.form().pin_field.error() != "")
    assert "tạm khóa đến" in window.form().pin_field.error().lower()
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


def choosing() -> PasswordDialog:
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PasswordDialog)
    return dialog


def mark(window: SignInWindow, name: str) -> None:
    window.form().list.keyboardSearch("")
    window.form().list.keyboardSearch(name.rpartition(" ")[2])
    assert chosen(window) == name


def show_again(qtbot: QtBot, window: SignInWindow) -> None:
    """Read the clerks anew, as a lock of the desk does."""
    before = window.form().list.clerk()
    window.form().load()
    qtbot.waitUntil(lambda: window.form().list.clerk() is not before)


def test_in_the_morning_the_password_is_asked_for_and_digits_begin_it(
    qtbot: QtBot, window: SignInWindow, counter: Counter, clock: SetClock
) -> None:
    clock.forward(days=1)
    show_again(qtbot, window)
    entry = window.form().secret
    assert entry.password.isVisible()
    assert not entry.pin.isVisible()
    type_text(focused(), "7")
    assert focused() is entry.password
    assert entry.password.text() == "7"
    entry.password.setText(CLERK_PASSWORD)
    with qtbot.waitSignal(window.signed_in):
        press(entry.password, Key.Key_Return)


def test_a_pin_typed_after_midnight_leads_to_the_password_and_is_no_failure(
    qtbot: QtBot, window: SignInWindow, clock: SetClock
) -> None:
    clock.forward(days=1)
    window.form().pin.set_digits(CLERK_PIN)
    window.form().enter.click()
    qtbot.waitUntil(window.form().secret.password.isVisible)
    clerk = window.form().list.clerk()
    assert clerk is not None
    assert clerk.locked_until is None


def test_who_has_forgotten_the_pin_uses_the_password(qtbot: QtBot, window: SignInWindow) -> None:
    window.form().other_way.click()
    entry = window.form().secret
    assert focused() is entry.password
    entry.password.setText(CLERK_PASSWORD)
    with qtbot.waitSignal(window.signed_in):
        window.form().enter.click()


def test_a_wrong_password_is_said_with_what_may_be_the_reason(
    qtbot: QtBot, window: SignInWindow
) -> None:
    window.form().other_way.click()
    entry = window.form().secret
    entry.password.setText("CON MÈO TRÈO CÂY CAU")
    window.form().enter.click()
    qtbot.waitUntil(lambda: "Caps Lock" in entry.password_field.error())
    assert entry.password.text() == ""


def test_a_shown_password_is_hidden_again_for_the_next_clerk(window: SignInWindow) -> None:
    window.form().other_way.click()
    window.form().secret.password.show_plainly(True)
    press(window.form().list, Key.Key_Down)
    assert not window.form().secret.password.is_plain()


@pytest.fixture
def without_passwords(qtbot: QtBot, window: SignInWindow, counter: Counter) -> SignInWindow:
    builders.change_store(counter, "UPDATE clerks SET password_hash = NULL, password_on = NULL")
    show_again(qtbot, window)
    return window


def enter_by_pin(qtbot: QtBot, window: SignInWindow) -> PasswordDialog:
    window.form().pin.set_digits(CLERK_PIN)
    window.form().enter.click()
    qtbot.waitUntil(lambda: QApplication.activeModalWidget() is not None)
    return choosing()


def test_a_clerk_without_password_chooses_one_and_is_in(
    qtbot: QtBot, without_passwords: SignInWindow, counter: Counter
) -> None:
    dialog = enter_by_pin(qtbot, without_passwords)
    assert "current" not in dialog.fields
    for line in (dialog.password, dialog.again):
        line.setText(CLERK_PASSWORD)
    with qtbot.waitSignal(without_passwords.signed_in):
        dialog.save.click()
    assert next(row for row in counter.office.clerks() if row.has_password)


def test_a_clerk_may_put_it_off_for_today(qtbot: QtBot, without_passwords: SignInWindow) -> None:
    mark(without_passwords, "Trần Thị Thu Hà")
    dialog = enter_by_pin(qtbot, without_passwords)
    assert dialog.put_off.isVisible()
    with qtbot.waitSignal(without_passwords.signed_in):
        dialog.put_off.click()


def test_a_supervisor_may_not_and_without_one_is_not_in(
    qtbot: QtBot, without_passwords: SignInWindow
) -> None:
    mark(without_passwords, "Nguyễn Thị Ánh Tuyết")
    with qtbot.assertNotEmitted(without_passwords.signed_in):
        dialog = enter_by_pin(qtbot, without_passwords)
        assert not dialog.put_off.isVisible()
        dialog.reject()
    assert without_passwords.form().note.title() == "Chưa đăng nhập."


@pytest.fixture
def locked_out(qtbot: QtBot, window: SignInWindow, counter: Counter, clock: SetClock) -> str:
    """Lock a clerk out for half an hour, and return whom."""
    name = "Lê Văn Đức"
    until = (clock.now() + timedelta(minutes=30)).timestamp() * 1000
    builders.change_store(
        counter, "UPDATE clerks SET failures = 9, locked_until = ? WHERE name = ?", until, name
    )
    show_again(qtbot, window)
    mark(window, name)
    return name


def releasing(qtbot: QtBot, window: SignInWindow) -> ReleaseDialog:
    window.form().release.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, ReleaseDialog)
    return dialog


def test_a_lock_is_told_before_anything_is_typed(window: SignInWindow, locked_out: str) -> None:
    assert window.form().pin_field.error() == "Tạm khóa đến 09:40 16/11/2026."
    assert window.form().release.isVisible()
    mark(window, "Trần Thị Thu Hà")
    assert window.form().pin_field.error() == ""
    assert not window.form().release.isVisible()


def test_a_supervisor_opens_a_lock_at_the_board_and_nobody_has_to_leave_the_desk(
    qtbot: QtBot, window: SignInWindow, locked_out: str
) -> None:
    dialog = releasing(qtbot, window)
    dialog.secret.pin.set_digits(CLERK_PIN)
    dialog.release.click()
    title = f"Đã mở khóa cho {locked_out}."
    qtbot.waitUntil(lambda: window.form().note.title() == title)
    qtbot.waitUntil(lambda: not window.form().release.isVisible())
    window.form().pin.set_digits(CLERK_PIN)
    with qtbot.waitSignal(window.signed_in):
        window.form().enter.click()


def test_a_wrong_pin_opens_no_lock(qtbot: QtBot, window: SignInWindow, locked_out: str) -> None:
    dialog = releasing(qtbot, window)
    dialog.release.click()
    assert dialog.secret.pin_field.error() == "Chưa nhập."
    dialog.secret.pin.set_digits("9999")
    dialog.release.click()
    qtbot.waitUntil(lambda: "Mã PIN không đúng" in dialog.secret.pin_field.error())
    dialog.reject()
    assert window.form().release.isVisible()


def test_choosing_and_releasing_can_be_done_without_a_mouse_or_good_eyes(
    qtbot: QtBot, window: SignInWindow, locked_out: str, without_passwords: SignInWindow
) -> None:
    dialog: QDialog = releasing(qtbot, window)
    assert accessibility.problems(dialog) == []
    dialog.reject()
    mark(window, "Trần Thị Thu Hà")
    dialog = enter_by_pin(qtbot, window)
    assert accessibility.problems(dialog) == []
    dialog.reject()
