import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.roles import Actor
from app.domain.text import dong
from app.services.commands import PrinterChoice
from app.ui.day.figure_tiles import DONE, OPEN
from app.ui.day.workload_page import WorkloadPage
from tests import builders, busy_day
from tests.ui import accessibility
from tests.ui.day.conftest import Desk
from tests.ui.heartbeat import Heartbeat
from tests.ui.recorder import Recorder

FIGURES = [name.figure for name in (*DONE, *OPEN)]
SMALLEST = QSize(1150, 590)


def open_page(qtbot: QtBot, desk: Desk, actor: Actor) -> WorkloadPage:
    page = WorkloadPage(
        desk.operations,
        actor,
        now=desk.clock.now,
        open_list=desk.open_list,
        open_dossier=desk.dossiers.append,
        printer=PrinterChoice,
    )
    qtbot.addWidget(page)
    page.resize(SMALLEST)
    page.show()
    page.on_shown()
    settle(qtbot, desk)
    return page


def settle(qtbot: QtBot, desk: Desk) -> None:
    qtbot.waitUntil(lambda: not desk.operations.is_busy())
    QApplication.processEvents()


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> WorkloadPage:
    """The supervisor's page, opened before the heartbeat, which judges the work alone."""
    return open_page(qtbot, desk, builders.supervisor(desk.counter))


@pytest.mark.parametrize("figure", FIGURES)
def test_every_figure_of_a_clerk_opens_a_list_of_its_length(
    qtbot: QtBot, desk: Desk, figure: str
) -> None:
    page = open_page(qtbot, desk, builders.actor(desk.counter))
    page.tiles.tiles[figure].click()
    shown = page.tiles.tiles[figure].value()
    if figure == "fees":
        cards = desk.counter.dossiers.list(desk.lists[-1][0]).rows
        fees = (desk.counter.dossiers.card(builders.actor(desk.counter), one.id) for one in cards)
        assert shown == dong(sum(card.fee for card in fees)).removesuffix(" đồng") == "5.000"
    else:
        assert str(desk.length_of_last_list()) == shown


def test_every_cell_of_the_grid_opens_a_list_of_its_length(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk, builders.supervisor(desk.counter))
    page.tabs.setCurrentIndex(1)
    settle(qtbot, desk)
    model = page.grid.model
    fees = model.columnCount() - 1
    for line in range(model.rowCount()):
        for column in range(2, fees):
            page.grid.table.clicked.emit(model.index(line, column))
            listed = str(desk.length_of_last_list())
            assert listed == model.index(line, column).data(), desk.lists[-1][1]
    assert model.index(model.rowCount() - 1, 0).data() == "Cả bộ phận"


def test_a_name_of_the_grid_shows_that_clerks_day(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk, builders.supervisor(desk.counter))
    page.tabs.setCurrentIndex(1)
    settle(qtbot, desk)
    second = builders.actor(desk.counter, 1)
    names = [row.clerk_name for row in page.grid.model.rows()]
    page.grid.table.activated.emit(page.grid.model.index(names.index(second.name), 0))
    settle(qtbot, desk)
    assert page.tabs.currentIndex() == 0
    assert page.who.currentText() == second.name
    assert page.tiles.tiles["received"].value() == "2"


def test_a_clerk_sees_the_own_day_alone(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk, builders.actor(desk.counter))
    assert not page.tabs.isVisible()
    assert not page.who.isVisible()
    assert page.tiles.tiles["received"].value() == "4"


def test_the_work_list_tells_the_working_time_left_most_urgent_first(
    qtbot: QtBot, desk: Desk
) -> None:
    page = open_page(qtbot, desk, builders.supervisor(desk.counter))
    lines = page.work_list.model.rows()
    assert [line.minutes for line in lines] == sorted(line.minutes for line in lines)
    assert lines[0].left == "quá hạn 3 ngày 5 giờ"
    assert lines[1].left == "còn 2 giờ 10 phút"
    page.work_list.table.selectRow(1)
    QTest.keyClick(page.work_list.table, Qt.Key.Key_Return)
    assert desk.dossiers == [lines[1].dossier_id]


def test_what_a_colleague_receives_is_counted_at_once(qtbot: QtBot, desk: Desk) -> None:
    actor = builders.actor(desk.counter)
    page = open_page(qtbot, desk, actor)
    marked = page.work_list.model.row(1).dossier_id
    page.work_list.table.selectRow(1)
    command = builders.intake(actor)
    desk.operations.write(lambda counter: counter.dossiers.receive(command), lambda _answer: None)
    qtbot.waitUntil(lambda: page.tiles.tiles["received"].value() == "5")
    kept = page.work_list.table.currentIndex().row()
    assert page.work_list.model.row(kept).dossier_id == marked
    assert sum(slot.value for slot in page.half_hours.received._bars) == 5


def test_a_hidden_page_waits_until_it_is_shown_again(qtbot: QtBot, desk: Desk) -> None:
    actor = builders.actor(desk.counter)
    page = open_page(qtbot, desk, actor)
    page.on_hidden()
    command = builders.intake(actor)
    desk.operations.write(lambda counter: counter.dossiers.receive(command), lambda _answer: None)
    settle(qtbot, desk)
    assert page.tiles.tiles["received"].value() == "4"
    page.on_shown()
    qtbot.waitUntil(lambda: page.tiles.tiles["received"].value() == "5")


def test_the_keys_beside_the_date_go_a_day_back_and_forth(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk, builders.actor(desk.counter))
    assert not page.picker.after.isEnabled()
    for _day in range(5):
        page.picker.before.click()
    settle(qtbot, desk)
    assert page.picker.field.text() == "11/11/2026"
    assert page.tiles.tiles["received"].value() == "1"
    page.tiles.tiles["due_tomorrow"].click()
    assert desk.lists[-1][1] == "Hạn thứ Năm 12/11 – Trần Thị Thu Hà, 11/11/2026"
    page.picker.after.click()
    settle(qtbot, desk)
    assert page.tiles.tiles["received"].value() == "0"


def test_a_day_to_come_counts_as_today(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk, builders.actor(desk.counter))
    page.picker.before.click()
    page.picker.field.set_value(busy_day.DAY.replace(day=30))
    assert page.picker.day() == busy_day.DAY


def test_after_midnight_the_page_shows_the_new_day(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk, builders.actor(desk.counter))
    desk.clock.forward(days=1)
    page.refresh()
    settle(qtbot, desk)
    assert page.picker.field.text() == "17/11/2026"
    assert page.tiles.tiles["received"].value() == "0"


def test_the_day_sheet_is_printed_behind_the_screen(
    qtbot: QtBot, desk: Desk, page: WorkloadPage, said: Recorder, heartbeat: Heartbeat
) -> None:
    page.print_button.click()
    assert not page.print_button.isEnabled()
    settle(qtbot, desk)
    assert said.words("success") == ["Đã gửi in"]
    assert list(desk.folder.glob("**/phieu-cuoi-ngay-*.pdf"))


def test_the_page_can_be_used_without_mouse_and_without_good_eyes(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk, builders.supervisor(desk.counter))
    assert accessibility.problems(page) == []
    for tab in (1, 2):
        page.tabs.setCurrentIndex(tab)
        settle(qtbot, desk)
        assert accessibility.problems(page) == []


def test_an_empty_day_says_that_nothing_is_open(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk, builders.actor(desk.counter, 2))
    page.who.set_key(builders.supervisor(desk.counter).clerk_id)
    settle(qtbot, desk)
    assert not page.work_list.table.isVisible()
    assert page.first_field() is page.picker.field
