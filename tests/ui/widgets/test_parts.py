"""Tiles, notes, charts, tables and the other parts of a page."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QLineEdit, QTableView, QWidget
from pytestqt.qtbot import QtBot

from app.ui.theme import tokens
from app.ui.widgets.bar_chart import Bar, BarChart
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.inline_banner import InlineBanner
from app.ui.widgets.layouts import column
from app.ui.widgets.progress_panel import ProgressPanel
from app.ui.widgets.stat_tile import StatTile
from app.ui.widgets.status_pill import Pill, PillTone, StatusPill
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import ElidedText, Text
from app.ui.widgets.toast import Toast
from tests.ui.gallery import DossierModel
from tests.ui.typing_keys import press


def shown(qtbot: QtBot, widget: Any) -> Any:
    qtbot.addWidget(widget)
    with qtbot.waitActive(widget):
        widget.show()
        widget.activateWindow()
    return widget


def test_a_tile_opens_its_list_by_key_and_says_its_figure(qtbot: QtBot) -> None:
    tile = shown(qtbot, StatTile("Quá hạn", "alert-octagon", "error"))
    assert tile.value() == "…"
    tile.set_value(3)
    assert tile.accessibleName() == "3 Quá hạn"
    with qtbot.waitSignal(tile.clicked):
        press(tile, Qt.Key.Key_Space)


def test_the_key_of_a_button_is_shown_and_presses_it(qtbot: QtBot) -> None:
    window = QWidget()
    button = Button("Lưu và in", "primary", icon="printer", key="F9", parent=window)
    shown(qtbot, window)
    assert button.text().strip() == "Lưu và in (F9)"
    assert button.accessibleName() == "Lưu và in"
    with qtbot.waitSignal(button.clicked):
        qtbot.keyClick(window, Qt.Key.Key_F9)


def test_enter_presses_no_button_of_a_page(qtbot: QtBot) -> None:
    clicks: list[bool] = []
    button = shown(qtbot, Button("Trả", "primary", key="F9"))
    button.clicked.connect(lambda: clicks.append(True))
    button.setFocus()
    press(button, Qt.Key.Key_Return, Qt.Key.Key_Enter)
    assert clicks == []
    press(button, Qt.Key.Key_Space)
    assert clicks == [True]


def test_markup_in_a_name_is_shown_as_it_was_typed(qtbot: QtBot) -> None:
    text = shown(qtbot, Text("<b>An</b>"))
    assert text.textFormat() == Qt.TextFormat.PlainText


def test_a_line_without_room_ends_in_an_ellipsis_and_a_tool_tip(qtbot: QtBot) -> None:
    text = shown(qtbot, ElidedText("Giấy xác nhận tình trạng hôn nhân"))
    text.resize(80, 30)
    text.grab()
    assert text.toolTip() == "Giấy xác nhận tình trạng hôn nhân"
    text.resize(900, 30)
    text.grab()
    assert text.toolTip() == ""


def test_a_note_stays_until_it_is_closed(qtbot: QtBot) -> None:
    note = InlineBanner()
    shown(qtbot, note)
    note.show_note("warn", "Máy in hết giấy", "Cho thêm giấy A5.")
    assert (note.accessibleName(), note.title()) == ("Máy in hết giấy", "Máy in hết giấy")
    with qtbot.waitSignal(note.closed):
        note.close_note()
    assert note.isHidden()


def test_success_leaves_by_itself_and_trouble_stays(qtbot: QtBot) -> None:
    host = QWidget()
    host.resize(800, 400)
    toast = Toast(host)
    shown(qtbot, host)
    toast.announce("error", "Hết giấy", "Cho thêm giấy.")
    assert not toast._timer.isActive()
    toast.announce("success", "Đã lưu")
    assert toast._timer.isActive()
    assert host.rect().contains(toast.geometry())
    taken_away: list[bool] = []
    toast.dismissed.connect(lambda: taken_away.append(True))
    toast.dismiss()
    toast.dismiss()
    assert toast.isHidden()
    assert taken_away == [True]


def test_an_announcement_lies_over_no_field_and_makes_way_for_the_keyboard(qtbot: QtBot) -> None:
    host = QWidget()
    host.resize(1100, 580)
    top, left, right = (QLineEdit(host) for _number in range(3))
    top.setGeometry(20, 10, 1060, 40)
    left.setGeometry(20, 520, 300, 40)
    shown(qtbot, host)
    host.activateWindow()
    toast = Toast(host)
    toast.announce("error", "Hết giấy", "Cho thêm giấy.")
    assert toast.geometry().right() > 1050
    assert toast.geometry().bottom() > 520
    right.setGeometry(780, 520, 300, 40)
    right.show()
    toast.announce("success", "Đã lưu")
    assert not any(toast.geometry().intersects(line.geometry()) for line in (left, right))
    # Where every place has a field, at least the one with the keyboard is free.
    for line in (top, left, right):
        line.setFocus()
        qtbot.waitUntil(line.hasFocus)
        assert not toast.geometry().intersects(line.geometry())
    toast.dismiss()


def test_an_announcement_lies_over_other_buttons_rather_than_the_one_to_press(
    qtbot: QtBot,
) -> None:
    host = QWidget()
    qtbot.addWidget(host)
    next_ = Button("Nhận và in", "primary", key="F9")
    others = [Button(str(number)) for number in range(8)]
    host.setLayout(column(*others, next_))
    host.resize(500, 460)
    host.show()
    qtbot.waitExposed(host)
    toast = Toast(host)
    toast.announce("success", "Đã lưu")
    assert not toast.geometry().intersects(next_.geometry())
    assert any(toast.geometry().intersects(one.geometry()) for one in others)


def test_progress_of_bytes_fits_into_the_bar(qtbot: QtBot) -> None:
    panel = ProgressPanel()
    shown(qtbot, panel)
    panel.start("Đang sao lưu")
    panel.report(3_000_000_000, 6_000_000_000)
    assert panel._bar.value() == 500


def test_a_chart_says_in_words_what_it_shows(qtbot: QtBot) -> None:
    chart = shown(qtbot, BarChart("Lượt tiếp nhận"))
    assert chart.accessibleName() == "Lượt tiếp nhận"
    chart.set_bars([Bar("7h", 4), Bar("8h", 9, current=True), Bar("9h", 0, future=True)])
    assert chart.accessibleDescription() == "7h: 4; 8h: 9"


def test_the_bar_of_this_half_hour_stands_out(qtbot: QtBot) -> None:
    chart = shown(qtbot, BarChart("Lượt tiếp nhận"))
    chart.resize(300, 200)
    chart.set_bars([Bar("7h", 4), Bar("8h", 4, current=True)])
    colors = colors_of(chart.grab().toImage())
    assert tokens().colors.bar_current.lower() in colors
    assert tokens().colors.bar.lower() in colors


@pytest.mark.parametrize("bars", [[], [Bar("7h", 0)], [Bar("7h", 1)], [Bar("x" * 90, 5)] * 60])
def test_a_chart_of_any_kind_of_day_can_be_painted(qtbot: QtBot, bars: list[Bar]) -> None:
    chart = shown(qtbot, BarChart("Lượt tiếp nhận"))
    chart.set_bars(bars)
    assert not chart.grab().isNull()


def test_each_tone_of_a_status_has_a_look_of_its_own(qtbot: QtBot) -> None:
    pictures = set()
    for tone in PillTone:
        pill = shown(qtbot, StatusPill(Pill("Chữ", "check", tone)))
        pictures.add(bytes(pill.grab().toImage().constBits()))
    assert len(pictures) == len(PillTone)


@pytest.fixture
def table(qtbot: QtBot) -> Table:
    card = Card("Hồ sơ")
    table = Table("Hồ sơ")
    table.setModel(DossierModel(table))
    table.set_columns(
        (Column("00:00", drop=2), Column("01-25-000000"), Column("Tên", stretch=True, drop=1),
         Column("Sắp đến hạn", pill=True))
    )  # fmt: skip
    table.stand_in(card)
    card.resize(900, 400)
    shown(qtbot, card)
    table.card_kept = card
    return table


def test_enter_opens_the_marked_row(qtbot: QtBot, table: Table) -> None:
    table.selectRow(2)
    with qtbot.waitSignal(table.activated) as opened:
        press(table, Qt.Key.Key_Return)
    assert opened.args[0].row() == 2


def test_less_important_columns_go_first_when_the_window_is_narrow(
    qtbot: QtBot, table: Table
) -> None:
    card = table.window()
    assert [table.isColumnHidden(at) for at in range(4)] == [False] * 4
    card.resize(430, 400)
    qtbot.waitUntil(lambda: table.isColumnHidden(0))
    assert not table.isColumnHidden(1)
    assert not table.isColumnHidden(3)
    used = sum(table.columnWidth(at) for at in range(4) if not table.isColumnHidden(at))
    assert used <= table.viewport().width()


def test_the_last_stretching_column_that_is_shown_takes_the_room(qtbot: QtBot) -> None:
    table = Table("Hồ sơ")
    table.setModel(DossierModel(table))
    table.resize(1200, 300)
    shown(qtbot, table)
    mark, name = Column("00:00"), Column("Tên", stretch=True)
    table.set_columns((mark, name, Column("Thủ tục", stretch=True, drop=1), mark))
    assert table.columnWidth(2) > 2 * table.columnWidth(1)
    table.resize(300, 300)
    qtbot.waitUntil(lambda: table.isColumnHidden(2))
    used = sum(table.columnWidth(at) for at in (0, 1, 3))
    assert used == table.viewport().width()


def test_a_table_with_the_keyboard_lights_up_its_card(qtbot: QtBot, table: Table) -> None:
    card = table.window()
    card.activateWindow()
    table.setFocus()
    qtbot.waitUntil(lambda: card.property("focusframe") is True)
    table.clearFocus()
    qtbot.waitUntil(lambda: card.property("focusframe") is False)


def test_tab_leaves_a_table(table: QTableView) -> None:
    assert not table.tabKeyNavigation()


def colors_of(image: QImage) -> set[str]:
    points = (QPoint(x, y) for x in range(image.width()) for y in range(image.height()))
    return {image.pixelColor(point).name() for point in points}
