"""Buttons in one line or two, and tiles in as many as their words need."""

from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.ui.widgets.button import Button
from app.ui.widgets.button_lines import ButtonLines
from app.ui.widgets.stat_tile import StatTile
from app.ui.widgets.tile_rows import TileRows


def test_buttons_stand_in_two_lines_where_one_is_too_narrow(qtbot: QtBot) -> None:
    buttons = [Button(f"Nút thứ {number}") for number in range(4)]
    lines = ButtonLines(buttons, rest=2)
    qtbot.addWidget(lines)
    lines.resize(900, 60)
    with qtbot.waitExposed(lines):
        lines.show()
    assert len({button.y() for button in buttons}) == 1
    lines.resize(lines.minimumSizeHint().width(), 120)
    qtbot.waitUntil(lambda: buttons[0].y() < buttons[3].y())
    assert all(lines.rect().contains(button.geometry()) for button in buttons)
    lines.resize(900, 60)
    qtbot.waitUntil(lambda: buttons[0].y() == buttons[3].y())
    buttons[3].set_label("Nút có tên " + "rất dài " * 9)
    qtbot.waitUntil(lambda: buttons[0].y() < buttons[3].y())


def test_tiles_take_more_lines_before_they_shorten_their_words(qtbot: QtBot) -> None:
    tiles = [StatTile("Quá hạn phải chịu", ""), StatTile("Có", ""), StatTile("Trả", "")]
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(1000, 400)
    rows = TileRows(tiles, ["000"] * 3, (3, 2, 1), window)
    rows.resize(900, 100)
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: tiles[0].width() >= tiles[0].words_width("000"))
    assert len({tile.mapTo(rows, QPoint(0, 0)).y() for tile in tiles}) == 1
    rows.resize(tiles[0].words_width("000") + 10, 300)
    qtbot.waitUntil(lambda: len({tile.y() for tile in tiles}) == 3)
    assert tiles[0].width() >= tiles[0].words_width("000")
