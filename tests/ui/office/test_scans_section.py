"""The scan log in the settings: what each scan was, for those who answer for the office."""

from app.domain.roles import Actor
from app.domain.scan import ScanSource
from app.domain.scan_answers import ScanMeaning
from app.domain.scan_log import ScanNote
from app.services.scans.recent_scans import PAGE_LINES
from app.ui.office.scans_section import ScansSection
from app.ui.widgets.status_pill import PILL_ROLE
from tests import builders
from tests.ui import accessibility
from tests.ui.office.settings_desk import SettingsDesk

CODE = "TN10-261116-0001-77"


def section_of(desk: SettingsDesk, actor: Actor | None = None) -> ScansSection:
    section = desk.section("scans", actor)
    assert isinstance(section, ScansSection)
    return section


def scan(desk: SettingsDesk, *meanings: ScanMeaning, code: str = "") -> None:
    clerk = builders.actor(desk.counter)
    for meaning in meanings:
        desk.counter.scans.note(clerk, ScanNote(meaning, ScanSource.SERIAL, code))


def test_the_newest_scan_is_told_first_in_words(desk: SettingsDesk) -> None:
    scan(desk, ScanMeaning.READY, code=CODE)
    desk.counter.scans.note(None, ScanNote(ScanMeaning.FOREIGN_CODE, ScanSource.KEYBOARD))
    section = section_of(desk)
    model = section.model
    rows = [
        [str(model.index(row, column).data()) for column in range(model.columnCount())]
        for row in range(model.rowCount())
    ]
    assert rows == [
        ["09:10 16/11/2026", "Mã lạ", "", "Máy quét (bàn phím)", "–"],
        [
            "09:10 16/11/2026",
            "Trả được",
            CODE,
            "Máy quét (cổng nối tiếp)",
            "Quầy 1, Trần Thị Thu Hà",
        ],
    ]
    assert model.index(0, 1).data(PILL_ROLE).text == "Mã lạ"
    assert accessibility.problems(section) == []


def test_failed_scans_alone_are_found_at_once(desk: SettingsDesk) -> None:
    scan(desk, ScanMeaning.READY, ScanMeaning.FAILED_CHECK, ScanMeaning.CARD)
    section = section_of(desk)
    section.failed_only.setChecked(True)
    desk.settle()
    assert [line.meaning for line in section.model.rows()] == [ScanMeaning.FAILED_CHECK]


def test_more_scans_come_when_the_end_is_reached(desk: SettingsDesk) -> None:
    scan(desk, *[ScanMeaning.READY] * (PAGE_LINES + 5))
    section = section_of(desk)
    assert section.model.rowCount() == PAGE_LINES
    section.table.scrollToBottom()
    desk.settle()
    assert section.model.rowCount() == PAGE_LINES + 5


def test_a_clerk_is_told_who_may_look(desk: SettingsDesk) -> None:
    scan(desk, ScanMeaning.READY)
    section = section_of(desk, builders.actor(desk.counter))
    assert section.model.rowCount() == 0
    assert section.table.isHidden()
