"""The page of reports: looked at, opened, taken out, and objectives set, all by keyboard."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.domain.reports.report import ReportKind
from app.domain.roles import Actor
from app.services.commands import ImportRegister, PrinterChoice
from app.services.counter import Counter
from app.ui.operations import Operations
from app.ui.reports.report_words import grouped
from app.ui.reports.reports_page import OVERVIEW, ReportsPage
from tests import builders
from tests.small_register import write_register
from tests.ui import accessibility
from tests.ui.day.conftest import Desk
from tests.ui.heartbeat import Heartbeat
from tests.ui.recorder import Recorder

MARCH = date(2021, 3, 1), date(2021, 3, 31)
Key = Qt.Key


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Counter]:
    """An office into which a small old register has been imported; only objectives change in it."""
    folder = tmp_path_factory.mktemp("archive")
    counter = builders.sample_counter(folder)
    command = ImportRegister(builders.supervisor(counter), str(write_register(folder)))
    assert counter.office.import_register(command, lambda *_: None).result.imported == 12
    yield counter
    counter.close()


@pytest.fixture
def desk(archive: Counter, tmp_path: Path) -> Iterator[Desk]:
    operations = Operations(lambda: _Kept(archive))
    yield Desk(archive, builders.SetClock(), operations, tmp_path)
    operations.close()


class _Kept:
    """The shared counter, which no single test may close."""

    def __init__(self, counter: Counter) -> None:
        self.days, self.office, self.dossiers = counter.days, counter.office, counter.dossiers
        self.reports, self.papers = counter.reports, counter.papers


class Reading:
    """Somebody who reads reports: the page, what was remembered, and the keys pressed."""

    def __init__(self, qtbot: QtBot, desk: Desk, actor: Actor) -> None:
        self.qtbot, self.desk = qtbot, desk
        self.papers: list[int] = []
        self.folders: list[str] = []
        self.page = ReportsPage(
            desk.operations,
            actor,
            now=desk.clock.now,
            open_list=desk.open_list,
            show_paper=self.papers.append,
            printer=PrinterChoice,
            folder=lambda: str(desk.folder),
            remember_folder=self.folders.append,
            choose=lambda _parent, offered: offered,
        )
        qtbot.addWidget(self.page)
        self.page.resize(1134, 585)
        with qtbot.waitExposed(self.page):
            self.page.show()
        self.page.activateWindow()
        self.page.head.period.set_days(*MARCH)
        self.page.on_shown()
        self.settle()

    def turn_to(self, kind: ReportKind) -> None:
        self.page.show_kind(kind)
        self.settle()

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            widget = QApplication.focusWidget()
            assert isinstance(widget, QWidget)
            QTest.keyClick(widget, key)
            self.settle()

    def settle(self) -> None:
        for _turn in range(3):
            self.qtbot.waitUntil(lambda: not self.desk.operations.is_busy(), timeout=10_000)
            QTest.qWait(1)


@pytest.fixture
def reading(qtbot: QtBot, desk: Desk) -> Reading:
    return Reading(qtbot, desk, builders.supervisor(desk.counter))


def test_the_overview_says_why_it_is_not_printed(reading: Reading) -> None:
    head = reading.page.head
    for button in (head.print, head.export):
        assert not button.isEnabled()
        assert "chọn một báo cáo" in button.toolTip()
    told = [label.text() for label in reading.page.overview.findChildren(QLabel)]
    assert any("chọn một báo cáo" in text for text in told)
    reading.turn_to(ReportKind.OBJECTIVES)
    assert head.print.isEnabled()
    assert head.print.toolTip() == ""


def test_every_figure_of_a_period_opens_a_list_of_its_length(desk: Desk, reading: Reading) -> None:
    overview = reading.page.overview
    shown = {name: tile.value() for name, tile in overview.tiles.items()}
    for name, tile in overview.tiles.items():
        tile.click()
        if name != "fees":
            assert desk.length_of_last_list() == int(tile.value()), name
    assert shown["received"] == "10"
    assert (shown["overdue_gross"], shown["excluded"], shown["overdue_net"]) == ("2", "1", "1")
    assert (shown["programme_met"], shown["fees"]) == ("4", "313.000")
    for bars in (overview.by_clerk, overview.by_channel, overview.by_field):
        for line in bars.lines():
            bars.asked.emit(line)
            assert desk.length_of_last_list() == line.count, line.name
        assert sum(line.count for line in bars.lines()) == 10
    assert desk.lists[-1][1] == "Chứng thực, 01/03/2021 – 31/03/2021"


def test_every_cell_with_a_list_opens_it_and_says_what_it_counts(
    desk: Desk, reading: Reading
) -> None:
    reading.turn_to(ReportKind.RESOLUTION)
    table = reading.page.section.table
    model, opened = table.figures, 0
    for row in range(model.rowCount()):
        for column in range(model.columnCount()):
            index = model.index(row, column)
            table.activated.emit(index)
            if model.behind(index) is not None:
                opened += 1
                assert desk.length_of_last_list() == int(model.text(row, column))
    assert opened == len(desk.lists) == 11 * model.rowCount()
    table.setFocus()
    table.setCurrentIndex(model.index(0, 2))
    reading.press(Key.Key_Down, Key.Key_Right, Key.Key_Return)
    said = model.data(model.index(1, 3), Qt.ItemDataRole.AccessibleTextRole)
    assert said == "Số hồ sơ nhận giải quyết: Trực tuyến – Hộ kinh doanh: 3"
    assert desk.lists[-1][1] == f"{said[:-3]}, 01/03/2021 – 31/03/2021"


def test_the_arrows_go_through_the_reports_past_their_headings(reading: Reading) -> None:
    page = reading.page
    # Pictures as well, where there are any.
    page.section.chart_key.setChecked(True)
    page.rail.table.setFocus()
    assert page.key == OVERVIEW
    reading.press(Key.Key_Down)
    assert page.key is ReportKind.RESOLUTION
    placed = [kind for group in grouped(tuple(ReportKind)) for kind in group.kinds]
    for kind in placed[1:]:
        reading.press(Key.Key_Down)
        assert page.key is kind
        assert page.head.who.isVisible() == (kind is ReportKind.CLERKS_SHEETS)


def test_one_key_goes_a_period_back_and_the_place_stays(desk: Desk, reading: Reading) -> None:
    reading.turn_to(ReportKind.TIMELINESS)
    table, period = reading.page.section.table, reading.page.head.period
    table.setCurrentIndex(table.figures.index(0, 3))
    period.back.click()
    reading.settle()
    assert period.days() == (date(2021, 2, 1), date(2021, 2, 28))
    assert (table.currentIndex().row(), table.currentIndex().column()) == (0, 3)
    period.on.click()
    period.on.click()
    reading.settle()
    assert period.days() == (date(2021, 4, 1), date(2021, 4, 30))
    period.preset.setCurrentIndex(0)
    reading.settle()
    assert period.first.text() == "01/11/2026"


def test_slow_counting_says_so_and_can_be_stopped(reading: Reading) -> None:
    page = reading.page
    page.show_kind(ReportKind.RESOLUTION)
    assert page.slow.isActive()
    page.slow.timeout.emit()
    assert page.progress.isVisible()
    page.progress.cancel_requested.emit()
    reading.settle()
    assert not page.progress.isVisible()
    assert page.section.report() is None
    page.refresh()
    reading.settle()
    assert page.section.report() is not None
    assert not page.slow.isActive()


def test_a_period_that_ends_before_it_begins_is_explained_in_place(reading: Reading) -> None:
    reading.turn_to(ReportKind.RESOLUTION)
    page = reading.page
    page.head.period.last.set_value(date(2021, 2, 1))
    reading.settle()
    assert page.note.title() == "Ngày cuối kỳ trước ngày đầu kỳ."
    assert page.section.report() is None
    assert not page.head.export.isEnabled()
    page.head.period.last.set_value(MARCH[1])
    reading.settle()
    assert not page.note.isVisible()
    assert page.section.table.figures.rowCount() == 4


def test_what_is_shown_is_written_as_pdf_workbook_and_csv(
    desk: Desk, reading: Reading, said: Recorder
) -> None:
    reading.turn_to(ReportKind.TIMELINESS)
    for entry in reading.page.head.export.menu().actions():
        entry.trigger()
        reading.settle()
    names = ["dung-han-qua-han-20210301-20210331" + end for end in (".pdf", ".xlsx", ".csv")]
    assert all((desk.folder / name).exists() for name in names)
    assert (desk.folder / names[2].replace(".csv", "-2.csv")).exists()
    assert said.words("success") == [f"Đã ghi {names[0]}", f"Đã ghi {names[1]}", "Đã ghi 2 tệp"]
    assert reading.folders == [str(desk.folder)] * 3
    sheet = openpyxl.load_workbook(desk.folder / names[1]).worksheets[0]
    assert any(row[1:6] == ("Hộ tịch", 7, 1, 4, 2) for row in sheet.iter_rows(values_only=True))
    reading.page.head.print.click()
    reading.settle()
    assert len(reading.papers) == 1


def test_a_text_goes_out_as_it_was_edited_and_its_figures_open(
    desk: Desk, reading: Reading, said: Recorder
) -> None:
    reading.turn_to(ReportKind.LOUDSPEAKER)
    section, menu = reading.page.section, reading.page.head.export.menu()
    assert section.first_field() is section.text.editor
    assert "mười một hồ sơ" in section.text.editor.toPlainText()
    section.text.editor.setPlainText("Kính thưa bà con.")
    menu.actions()[3].trigger()
    reading.settle()
    name = "bai-doc-loa-20210301-20210331.txt"
    assert said.words("success") == [f"Đã ghi {name}"]
    assert (desk.folder / name).read_text(encoding="utf-8-sig") == "Kính thưa bà con.\n"
    section.parts.setCurrentIndex(1)
    assert section.first_field() is section.table
    assert section.table.figures.rowCount() > 5
    reading.turn_to(ReportKind.TIMELINESS)
    assert sum(entry.isVisible() for entry in menu.actions()) == 3


def test_a_picture_shows_the_figures_of_its_table_and_opens_the_same_lists(
    desk: Desk, reading: Reading
) -> None:
    reading.turn_to(ReportKind.TIMELINESS)
    section = reading.page.section
    section.chart_key.click()
    assert section.chart.bars.hasFocus()
    reading.press(Key.Key_Return)
    (line, *_others) = section.chart.bars.lines()
    assert line.said == "Hộ tịch: 7; Trước hạn 1, Đúng hạn 4, Quá hạn 2"
    assert desk.length_of_last_list() == sum(line.values) == 7
    reading.turn_to(ReportKind.MONTHS)
    assert section.chart.columns[0].accessibleDescription() == "03/21: 10"
    reading.turn_to(ReportKind.CLERKS)
    assert section.stack.currentWidget() is section.table


def test_an_objective_is_set_changed_and_ended_by_keyboard(
    desk: Desk, reading: Reading, said: Recorder
) -> None:
    page, form = reading.page, reading.page.objectives.form
    page.head.period.preset.setCurrentIndex(0)
    reading.turn_to(ReportKind.OBJECTIVES)
    page.objectives.bar.propose.click()
    reading.settle()
    assert page.section.table.figures.rowCount() == 2
    assert not page.objectives.bar.propose.isVisible()
    page.section.table.setFocus()
    reading.press(Key.Key_F2)
    assert form.title.text() == "100 % hồ sơ giải quyết đúng hạn"
    form.target.setText("nhiều")
    reading.press(Key.Key_F9)
    assert form.fields["target"].error().startswith("Chưa đọc được")
    form.target.setText("99,5")
    reading.press(Key.Key_F9)
    assert said.words("success") == ["Đã đặt 2 mục tiêu", "Đã lưu mục tiêu"]
    one = desk.counter.reports.objectives()[0]
    assert (one.target, one.measure) == (9_950, "on_time_share")
    reading.press(Key.Key_F9)
    form.title.setText("Trả sớm")
    said.answer = False
    page.show_kind(ReportKind.MONTHS)
    assert page.key is ReportKind.OBJECTIVES
    assert form.isVisible()
    said.answer = True
    reading.press(Key.Key_Escape)
    assert page.section.table.hasFocus()
    page.objectives.bar.end.click()
    reading.settle()
    assert said.asked[-1].title == "Cho thôi mục tiêu «100 % hồ sơ giải quyết đúng hạn»?"
    assert desk.counter.reports.objectives()[0].valid_to == date(2026, 11, 15)


def test_a_clerk_sees_the_own_sheet_and_no_keys_of_objectives(qtbot: QtBot, desk: Desk) -> None:
    clerk = builders.actor(desk.counter)
    reading = Reading(qtbot, desk, clerk)
    reading.turn_to(ReportKind.CLERKS_SHEETS)
    report = reading.page.section.report()
    assert report is not None
    assert [one.table.title.endswith(clerk.name) for one in report.sections] == [True]
    assert not reading.page.head.who.isVisible()
    reading.turn_to(ReportKind.OBJECTIVES)
    assert not reading.page.objectives.bar.isVisible()


def test_counting_never_holds_up_the_screen_and_needs_no_mouse(
    reading: Reading, resting_heartbeat: Heartbeat
) -> None:
    page = reading.page
    # The first table loads letters in sizes that nothing before it has.
    reading.turn_to(ReportKind.TIMELINESS)
    resting_heartbeat.start()
    for kind in (ReportKind.PROCEDURES, ReportKind.RESOLUTION):
        reading.turn_to(kind)
    resting_heartbeat.stop()
    for size in ((1134, 585), (1600, 900), (820, 585)):
        page.resize(*size)
        reading.settle()
        assert accessibility.problems(page) == []
        assert page.rail.isVisible() == (size[0] > 820)
