"""The field for a password: hidden, shown on demand, and open about Caps Lock and input methods."""

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.widgets.password_edit import PasswordEdit, PasswordField
from tests.ui import accessibility
from tests.ui.typing_keys import commit_text, type_telex, type_text

SHIFT, PLAIN = Qt.KeyboardModifier.ShiftModifier, Qt.KeyboardModifier.NoModifier


@pytest.fixture
def edit(qtbot: QtBot) -> PasswordEdit:
    edit = PasswordEdit(128)
    qtbot.addWidget(edit)
    edit.show()
    edit.activateWindow()
    edit.setFocus()
    qtbot.waitUntil(edit.hasFocus)
    return edit


def letter(edit: QLineEdit, text: str, modifier: Qt.KeyboardModifier) -> None:
    key = ord(text.upper())
    for kind in (QEvent.Type.KeyPress, QEvent.Type.KeyRelease):
        QApplication.sendEvent(edit, QKeyEvent(kind, key, modifier, text))


def test_what_is_typed_cannot_be_read_until_asked_for(edit: PasswordEdit) -> None:
    type_text(edit, "con meo")
    assert edit.text() == "con meo"
    assert "c" not in edit.displayText()
    QTest.keyClick(edit, Qt.Key.Key_H, Qt.KeyboardModifier.ControlModifier)
    assert edit.is_plain()
    assert edit.displayText() == "con meo"
    edit.turn()
    assert "c" not in edit.displayText()


def test_no_input_method_ever_works_in_it(edit: PasswordEdit) -> None:
    def is_off() -> bool:
        hints = edit.inputMethodHints()
        return (
            not edit.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
            and bool(hints & Qt.InputMethodHint.ImhSensitiveData)
            and bool(hints & Qt.InputMethodHint.ImhNoPredictiveText)
        )

    assert is_off()
    edit.turn()
    assert is_off()
    edit.setEnabled(False)
    edit.setEnabled(True)
    assert is_off()
    edit.turn()
    assert is_off()
    commit_text(edit, "mèo")
    assert edit.text() == ""


def test_a_keyboard_driver_that_changes_letters_is_told_of(edit: PasswordEdit) -> None:
    heard: list[str] = []
    edit.warned.connect(heard.append)
    type_telex(edit, "con meof")
    assert edit.text() == "con meò"
    assert "bộ gõ tiếng Việt" in heard[-1]
    edit.clear()
    assert heard[-1] == ""


@pytest.mark.parametrize(
    ("typed", "modifier", "is_on"),
    [("A", PLAIN, True), ("a", SHIFT, True), ("a", PLAIN, False), ("A", SHIFT, False)],
)
def test_a_capital_without_shift_tells_that_caps_lock_is_on(
    edit: PasswordEdit, typed: str, modifier: Qt.KeyboardModifier, is_on: bool
) -> None:
    letter(edit, typed, modifier)
    assert (edit.warning() == "Caps Lock đang bật") is is_on


def test_digits_say_nothing_about_caps_lock_and_its_key_ends_the_warning(
    edit: PasswordEdit,
) -> None:
    letter(edit, "A", PLAIN)
    letter(edit, "7", PLAIN)
    assert edit.warning() != ""
    QTest.keyClick(edit, Qt.Key.Key_CapsLock)
    assert edit.warning() == ""


def test_the_warning_stands_in_place_of_the_hint_and_gives_it_back(qtbot: QtBot) -> None:
    edit = PasswordEdit(128)
    field = PasswordField("&Mật khẩu", edit, hint="từ 10 ký tự")
    qtbot.addWidget(field)
    letter(edit, "A", PLAIN)
    assert "Caps Lock" in edit.accessibleDescription()
    edit.clear()
    letter(edit, "a", PLAIN)
    assert edit.accessibleDescription() == "từ 10 ký tự"


def test_the_field_can_be_used_without_a_mouse_or_good_eyes(qtbot: QtBot) -> None:
    field = PasswordField("&Mật khẩu", PasswordEdit(128), hint="từ 10 ký tự")
    qtbot.addWidget(field)
    field.show()
    assert accessibility.problems(field) == []
