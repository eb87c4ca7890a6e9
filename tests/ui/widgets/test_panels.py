"""The parts that pages with panels are made of: panels, choices at the left, bars, paths."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from app.errors import FileError
from app.ui.widgets.action_panel import ActionPanel
from app.ui.widgets.bar_chart import Bar, BarChart
from app.ui.widgets.bar_list import BarList, NamedCount
from app.ui.widgets.button import Button
from app.ui.widgets.layouts import column
from app.ui.widgets.path_edit import PathEdit
from app.ui.widgets.side_button import SideButton
from app.ui.widgets.stat_tile import StatTile
from tests.ui import accessibility

LINES = (NamedCount(1, "Chứng thực", 3353), NamedCount(2, "Hộ tịch", 2549))


def shown(qtbot: QtBot, widget: QWidget, width: int = 600, height: int = 300) -> None:
    qtbot.addWidget(widget)
    widget.resize(width, height)
    widget.show()


def test_a_panel_keeps_its_buttons_in_sight_and_last_for_tab(qtbot: QtBot) -> None:
    panel, last = ActionPanel("Sao lưu", "Chép kho dữ liệu"), Button("Làm", "primary")
    lines = [QLineEdit() for _ in range(20)]
    for number, line in enumerate(lines):
        line.setAccessibleName(f"Ô {number}")
        panel.put(line)
    panel.put_buttons(last)
    shown(qtbot, panel)
    assert last.geometry().bottom() < panel.height()
    assert accessibility.tab_stops(panel) == [*lines, last]


def test_a_panel_explains_a_failure_above_its_buttons(qtbot: QtBot) -> None:
    panel = ActionPanel("Sao lưu", "")
    shown(qtbot, panel)
    assert panel.explain(FileError("Không ghi được {name}.", "Chọn nơi khác.", name="a.db"))
    assert panel.note.title() == "Không ghi được a.db."
    assert panel.note.accessibleDescription() == "Chọn nơi khác."


def test_a_step_tells_its_state_in_words(qtbot: QtBot) -> None:
    step = SideButton("Xuất ra USB", number=2)
    shown(qtbot, step)
    step.show_state("failed", "USB bị rút ra")
    assert step.accessibleName() == "Bước 2, Xuất ra USB"
    assert step.accessibleDescription() == "lỗi. USB bị rút ra"
    assert (step.mark(), step.words()) == ("failed", "USB bị rút ra")


def test_arrow_keys_choose_the_neighbor_at_the_left(qtbot: QtBot) -> None:
    parent = QWidget()
    first, second = SideButton("Cơ quan", icon="users"), SideButton("Máy in", icon="printer")
    parent.setLayout(column(first, second))
    shown(qtbot, parent)
    with qtbot.waitActive(parent):
        parent.activateWindow()
    first.setChecked(True)
    first.setFocus()
    with qtbot.waitSignal(second.clicked):
        QTest.keyClick(first, Qt.Key.Key_Down)
    assert second.isChecked()
    assert not first.isChecked()


@pytest.mark.parametrize("how", ["key", "mouse"])
def test_a_bar_stands_for_its_list(qtbot: QtBot, how: str) -> None:
    bars = BarList("Theo lĩnh vực", "Lĩnh vực")
    bars.show_counts(LINES)
    shown(qtbot, bars)
    bars.selectRow(1)
    with qtbot.waitSignal(bars.asked) as asked:
        if how == "key":
            QTest.keyClick(bars, Qt.Key.Key_Return)
        else:
            place = bars.visualRect(bars.model().index(1, 0)).center()
            QTest.mouseClick(bars.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert asked.args == [LINES[1]]
    assert bars.lines() == LINES


def test_a_bar_is_as_long_as_its_share(qtbot: QtBot) -> None:
    bars = BarList("Theo lĩnh vực", "Lĩnh vực")
    bars.show_counts((NamedCount(1, "A", 100), NamedCount(2, "B", 50), NamedCount(3, "C", 0)))
    shown(qtbot, bars)
    picture = bars.viewport().grab().toImage()
    left = bars.columnViewportPosition(1)
    colors: list[int] = []
    for row in range(3):
        middle = bars.rowViewportPosition(row) + bars.rowHeight(row) // 2
        dots = [picture.pixelColor(left + at, middle).name() for at in range(bars.columnWidth(1))]
        colors.append(dots.count("#5b93cc"))
    assert colors[0] > 1.9 * colors[1] > 0
    assert colors[2] <= 2


def test_a_path_is_typed_or_chosen(qtbot: QtBot, tmp_path: Path) -> None:
    offered: list[str] = []

    def choose(_parent: QWidget, start: str) -> str:
        offered.append(start)
        return str(tmp_path) if len(offered) == 1 else ""

    edit = PathEdit("Thư mục", choose)
    shown(qtbot, edit)
    edit.set_path("  /tmp/cu ")
    assert edit.path() == "/tmp/cu"
    with qtbot.waitSignal(edit.path_changed):
        edit.browse.click()
    edit.browse.click()
    assert edit.path() == str(tmp_path)
    assert offered == ["/tmp/cu", str(tmp_path)]


def test_a_tile_without_an_icon_leaves_the_room_to_its_words(qtbot: QtBot) -> None:
    tile = StatTile("Đang giải quyết", "")
    shown(qtbot, tile, 400, 60)
    assert not tile._picture.isVisible()


def test_the_labels_at_both_ends_of_a_chart_stay_inside(qtbot: QtBot) -> None:
    chart = BarChart("Theo nửa giờ")
    chart.set_bars([Bar("17h30", 1), Bar("17h30", 1)])
    shown(qtbot, chart, 60, 120)
    picture = chart.grab().toImage()
    ink = {
        x
        for x in range(picture.width())
        for y in range(picture.height() - 16, picture.height())
        if picture.pixelColor(x, y).lightness() < 140
    }
    assert ink
    assert min(ink) >= 0
    assert max(ink) < picture.width() - 1
