import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.domain.dossier_state import Action
from app.domain.roles import Actor
from app.domain.text import grouped
from app.domain.timeliness import EARLY_PROGRAMME_MINUTES, mean_hours
from app.services.commands import PrinterChoice
from app.ui.day.figure_tiles import FIGURES
from app.ui.day.workload_page import WorkloadPage
from tests import builders, busy_day
from tests.steps import act
from tests.ui import accessibility
from tests.ui.day.conftest import Desk
from tests.ui.heartbeat import Heartbeat
from tests.ui.recorder import Recorder

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


def test_every_figure_of_a_clerk_opens_a_list_of_its_length(qtbot: QtBot, desk: Desk) -> None:
    turn_away(desk)
    page = open_page(qtbot, desk, builders.actor(desk.counter))
    for figure, tile in page.tiles.tiles.items():
        tile.click()
        settle(qtbot, desk)
        assert listed(page, desk, figure) == tile.value(), figure
    assert page.tiles.tiles["fees"].value() == "5.000"
    assert page.tiles.tiles["refusals"].value() == "1"


def test_every_cell_of_the_grid_opens_a_list_of_its_length(qtbot: QtBot, desk: Desk) -> None:
    turn_away(desk)
    page = open_page(qtbot, desk, builders.supervisor(desk.counter))
    page.tabs.setCurrentIndex(1)
    settle(qtbot, desk)
    model = page.grid.model
    for line in range(model.rowCount()):
        for column, figure in enumerate(FIGURES, 2):
            page.grid.table.clicked.emit(model.index(line, column))
            settle(qtbot, desk)
            assert listed(page, desk, figure) == model.index(line, column).data(), figure
    assert model.index(model.rowCount() - 1, 0).data() == "Cả bộ phận"


def turn_away(desk: Desk) -> None:
    for number in (0, 1, 1):
        act(desk.counter, builders.actor(desk.counter, number), Action.REFUSE, 0)


def listed(page: WorkloadPage, desk: Desk, figure: str) -> str:
    """Return what the list that was opened last says of its figure."""
    match figure:
        case "refusals":
            return str(len(page.behind.visits.rows()))
        case "fees":
            return grouped(sum(one.amount for one in page.behind.takings.rows()))
        case "handling":
            rows = desk.counter.dossiers.list(desk.lists[-1][0]).rows
            calendar = desk.counter.office.calendar()
            card = desk.counter.dossiers.card
            lead = builders.supervisor(desk.counter)
            ends = [(card(lead, row.id), row.received_at) for row in rows]
            minutes = sum(
                calendar.working_minutes_between(begun, end.finished_at)
                for end, begun in ends
                if end.finished_at is not None
            )
            return mean_hours(minutes, len(rows))
        case _:
            return str(desk.length_of_last_list())


def test_refused_visits_and_sums_are_shown_here_and_escape_goes_back(
    qtbot: QtBot, desk: Desk, said: Recorder
) -> None:
    turn_away(desk)
    page = open_page(qtbot, desk, builders.actor(desk.counter))
    page.tiles.tiles["refusals"].click()
    settle(qtbot, desk)
    assert page.behind.visit_table.isVisible()
    assert accessibility.problems(page) == []
    QTest.keyClick(page, Qt.Key.Key_Escape)
    assert page.tiles.isVisible()
    page.tiles.tiles["fees"].click()
    settle(qtbot, desk)
    sums = page.behind.takings.rows()
    page.behind.taking_table.activated.emit(page.behind.takings.index(0, 0))
    assert desk.dossiers == [sums[0].dossier_id]
    page.behind.print.click()
    settle(qtbot, desk)
    assert said.words("success") == ["Đã gửi in"]
    page.picker.before.click()
    settle(qtbot, desk)
    assert page.behind.takings.rows() == ()


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


def test_the_line_of_the_early_programme_divides_the_list_in_words(
    qtbot: QtBot, desk: Desk
) -> None:
    page = open_page(qtbot, desk, builders.supervisor(desk.counter))
    lines = page.work_list.model.rows()
    at = next(number for number, line in enumerate(lines) if line.dossier_id is None)
    assert "sớm 4 giờ" in page.work_list.model.index(at, 0).data()
    assert all(line.minutes < EARLY_PROGRAMME_MINUTES for line in lines[:at])
    assert all(line.minutes >= EARLY_PROGRAMME_MINUTES for line in lines[at + 1 :])
    page.work_list.table.selectRow(at - 1)
    QTest.keyClick(page.work_list.table, Qt.Key.Key_Down)
    assert page.work_list.table.currentIndex().row() == at + 1
    page.work_list.table.activated.emit(page.work_list.model.index(at, 0))
    assert desk.dossiers == []


def test_a_dossier_whose_clock_stands_keeps_the_time_it_had(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk, builders.supervisor(desk.counter))
    key = page.work_list.model.row(1).dossier_id
    assert key is not None
    bring_to_stand(desk, key)
    desk.clock.forward(days=7)
    page.refresh()
    settle(qtbot, desk)
    lines = {line.dossier_id: line for line in page.work_list.model.rows()}
    assert lines[key].left == "dừng, còn 2 giờ 10 phút"


def bring_to_stand(desk: Desk, key: int) -> None:
    act(desk.counter, builders.actor(desk.counter), Action.REQUEST_SUPPLEMENT, key)


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
    for tab in (1, 0):
        page.tabs.setCurrentIndex(tab)
        settle(qtbot, desk)
        assert accessibility.problems(page) == []


def test_an_empty_day_says_that_nothing_is_open(qtbot: QtBot, desk: Desk) -> None:
    page = open_page(qtbot, desk, builders.actor(desk.counter, 2))
    page.who.set_key(builders.supervisor(desk.counter).clerk_id)
    settle(qtbot, desk)
    assert not page.work_list.table.isVisible()
    assert page.first_field() is page.picker.field
