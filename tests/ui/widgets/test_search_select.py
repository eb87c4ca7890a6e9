"""Choosing a procedure by a few letters."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.domain.text import fold
from app.ui.widgets.layouts import column
from app.ui.widgets.search_select import Choice, SearchSelect
from tests.ui.typing_keys import commit_text, press, type_text

CHOICES = (Choice(1, "Đăng ký khai sinh", "1.001193"), Choice(2, "Khai tử"), Choice(3, "Kết hôn"))


def rank(text: str) -> list[Choice]:
    return [choice for choice in CHOICES if fold(text) in fold(choice.title)]


@pytest.fixture
def line(qtbot: QtBot) -> SearchSelect:
    window = QWidget()
    line = SearchSelect(rank)
    window.setLayout(column(line, QLineEdit(), None))
    window.resize(600, 500)
    qtbot.addWidget(window)
    with qtbot.waitExposed(window):
        window.show()
    window.activateWindow()
    line.setFocus()
    qtbot.waitUntil(line.hasFocus)
    line.window_kept = window
    return line


def test_a_few_letters_and_tab_fill_the_field(qtbot: QtBot, line: SearchSelect) -> None:
    chosen: list[object] = []
    line.chosen.connect(chosen.append)
    type_text(line, "dang")
    assert [choice.key for choice in line.choices_shown()] == [1]
    press(line, Qt.Key.Key_Tab)
    assert (line.key(), line.text(), chosen) == (1, "Đăng ký khai sinh", [1])
    assert not line.choices_shown()
    assert not line.hasFocus()


def test_arrows_and_enter_choose(line: SearchSelect) -> None:
    press(line, Qt.Key.Key_Down)
    assert len(line.choices_shown()) == 3
    press(line, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Down, Qt.Key.Key_Return)
    assert line.key() == 3


def test_what_an_input_method_commits_is_searched_for(line: SearchSelect) -> None:
    commit_text(line, "kết")
    assert [choice.key for choice in line.choices_shown()] == [3]


def test_escape_closes_the_list_and_keeps_the_text(line: SearchSelect) -> None:
    type_text(line, "kh")
    press(line, Qt.Key.Key_Escape)
    assert not line.choices_shown()
    assert line.text() == "kh"


def test_changing_the_text_takes_the_choice_back(line: SearchSelect) -> None:
    line.set_choice(CHOICES[1])
    chosen: list[object] = []
    line.chosen.connect(chosen.append)
    line.setCursorPosition(3)
    type_text(line, "x")
    assert (line.key(), chosen) == (None, [None])


def test_nothing_found_closes_the_list(line: SearchSelect) -> None:
    type_text(line, "zz")
    assert line.choices_shown() == []


def test_the_list_takes_no_key_away_from_the_line(qtbot: QtBot, line: SearchSelect) -> None:
    type_text(line, "k")
    assert line.hasFocus()
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert line.hasFocus()
    assert len(line.choices_shown()) == 3
