"""Fields of a form: numbers, money, dates and what is wrong with them."""

from datetime import date
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.date_entry import DateSense
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.date_edit import DateEdit
from app.ui.widgets.digit_edit import DigitEdit, MoneyEdit
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import row
from tests.ui.typing_keys import commit_text, press, type_telex, type_text

TODAY = date(2025, 11, 24)


def shown(qtbot: QtBot, widget: Any) -> Any:
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def test_digits_are_grouped_while_they_are_typed(qtbot: QtBot) -> None:
    field = shown(qtbot, DigitEdit(12, groups=(3, 3, 3, 3)))
    type_text(field, "079188 004a321999")
    assert field.text() == "079 188 004 321"
    assert field.digits() == "079188004321"


def test_the_cursor_stays_behind_the_digit_that_was_typed(qtbot: QtBot) -> None:
    field = shown(qtbot, DigitEdit(12, groups=(3, 3, 3, 3)))
    field.set_digits("079188")
    field.setCursorPosition(3)
    type_text(field, "5")
    assert field.text() == "079 518 8"
    assert field.cursorPosition() == 5
    press(field, Qt.Key.Key_Backspace)
    assert field.digits() == "079188"


def test_pasted_numbers_lose_everything_but_their_digits(qtbot: QtBot) -> None:
    field = shown(qtbot, DigitEdit(12, groups=(3, 3, 3, 3)))
    field.insert("079.188-004 321")
    field.textEdited.emit(field.text())
    assert field.digits() == "079188004321"


def test_a_number_takes_no_input_method(qtbot: QtBot) -> None:
    field = shown(qtbot, DigitEdit(12))
    field.setReadOnly(True)
    field.setReadOnly(False)
    field.setFocus()
    commit_text(field, "á1")
    assert not field.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled)
    assert field.text() == ""


def test_an_ordinary_line_takes_vietnamese_in_every_way_it_is_typed(qtbot: QtBot) -> None:
    line = shown(qtbot, QLineEdit())
    type_text(line, "Nguyễn ")
    commit_text(line, "Thị ")
    type_telex(line, "Ddaf")
    assert line.text() == "Nguyễn Thị Đà"


@pytest.mark.parametrize(
    ("typed", "text", "value"),
    [("1250000", "1.250.000", 1_250_000), ("50k", "50.000", 50_000), ("0", "0", 0), ("", "", None)],
)
def test_money_is_written_with_dots(qtbot: QtBot, typed: str, text: str, value: int | None) -> None:
    field = shown(qtbot, MoneyEdit())
    type_text(field, typed)
    assert (field.text(), field.value()) == (text, value)


def test_a_date_is_written_out_when_the_field_is_left(qtbot: QtBot) -> None:
    window = QWidget()
    field, other = DateEdit(lambda: TODAY), QLineEdit()
    window.setLayout(row(field, other))
    shown(qtbot, window)
    days: list[date | None] = []
    field.value_changed.connect(days.append)
    type_text(field, "4/11")
    press(field, Qt.Key.Key_Return)
    assert field.text() == "04/11/2025"
    assert days == [date(2025, 11, 4)]


def test_arrows_move_a_date_by_a_day(qtbot: QtBot) -> None:
    field = shown(qtbot, DateEdit(lambda: TODAY))
    press(field, Qt.Key.Key_Up)
    assert field.value() == TODAY
    press(field, Qt.Key.Key_Up, Qt.Key.Key_Up, Qt.Key.Key_Down)
    assert field.text() == "25/11/2025"


def test_a_text_that_is_no_date_stays_and_is_explained(qtbot: QtBot) -> None:
    field = shown(qtbot, DateEdit(lambda: TODAY, sense=DateSense.PAST))
    type_text(field, "31/2")
    press(field, Qt.Key.Key_Return)
    assert field.text() == "31/2"
    assert field.value() is None
    assert "lịch" in field.problem()


def test_a_day_can_be_pointed_at(qtbot: QtBot) -> None:
    field = shown(qtbot, DateEdit(lambda: TODAY))
    field.open_calendar()
    popup = field.findChild(QWidget, "calendar")
    assert popup is not None
    assert popup.isVisible()
    qtbot.keyClick(popup.findChild(QWidget, "qt_calendar_calendarview"), Qt.Key.Key_Right)
    qtbot.keyClick(popup.findChild(QWidget, "qt_calendar_calendarview"), Qt.Key.Key_Return)
    assert not popup.isVisible()
    assert field.value() == date(2025, 11, 25)


def test_an_error_stands_under_its_field_and_is_read_out_with_it(qtbot: QtBot) -> None:
    editor = DigitEdit(10)
    field = shown(qtbot, Field("Số đ&iện thoại", editor, required=True, hint="10 chữ số"))
    assert editor.accessibleName() == "Số điện thoại, bắt buộc"
    field.show_error("Thiếu một số.")
    assert editor.accessibleDescription() == "10 chữ số. Thiếu một số."
    assert editor.property("invalid") is True
    field.clear_error()
    assert editor.accessibleDescription() == "10 chữ số"
    assert field.error() == ""


def test_a_field_beside_one_with_an_error_stays_level(qtbot: QtBot) -> None:
    one, other = Field("Mộ&t", QLineEdit()), Field("Ha&i", QLineEdit())
    window = QWidget()
    window.setLayout(row(one, other))
    shown(qtbot, window)
    one.show_error("Sai.")
    qtbot.wait(1)
    assert one.editor.mapTo(window, one.editor.rect().topLeft()).y() == (
        other.editor.mapTo(window, other.editor.rect().topLeft()).y()
    )


def test_focus_does_not_change_the_size_of_a_field(qtbot: QtBot) -> None:
    line = shown(qtbot, QLineEdit())
    before = line.sizeHint()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    assert line.sizeHint() == before


def test_choices_are_known_by_their_keys(qtbot: QtBot) -> None:
    box = shown(qtbot, ChoiceBox([("a", "Một"), ("b", "Hai")]))
    keys: list[object] = []
    box.key_changed.connect(keys.append)
    box.set_key("b")
    box.set_choices([("c", "Ba"), ("b", "Hai")])
    assert (box.key(), keys) == ("b", ["b"])
    box.set_choices([])
    assert (box.key(), keys) == (None, ["b", None])
