import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLineEdit

from app.domain.roles import Role
from app.ui.office.settings_page import SettingsPage
from tests import builders
from tests.ui import accessibility
from tests.ui.heartbeat import Heartbeat
from tests.ui.office.settings_desk import SettingsDesk
from tests.ui.recorder import Recorder

SECTIONS = (
    "office",
    "clerks",
    "calendar",
    "catalogue",
    "forms",
    "printer",
    "scanner",
    "display",
    "data",
    "backups",
    "import",
    "merge",
    "sign_in",
    "scans",
    "audit",
    "about",
)
LOCKED = ("office", "clerks", "calendar", "import")


@pytest.fixture
def page(desk: SettingsDesk) -> SettingsPage:
    """A page whose sections have all been visited, before the heartbeat judges the work."""
    made = desk.page()
    for name in SECTIONS:
        made.show_section(name)
        desk.settle()
    return made


@pytest.mark.parametrize("name", SECTIONS)
def test_every_section_can_be_used_without_mouse_and_without_good_eyes(
    desk: SettingsDesk, name: str
) -> None:
    page = desk.page()
    page.show_section(name)
    desk.settle()
    assert accessibility.problems(page) == []


@pytest.mark.parametrize("name", LOCKED)
def test_what_a_role_may_not_change_is_shown_with_the_reason(desk: SettingsDesk, name: str) -> None:
    section = desk.section(name, builders.actor(desk.counter))
    assert section.reason == "Vai trò «Công chức tiếp nhận» chỉ được xem phần này."
    editors = [line for line in section.findChildren(QLineEdit) if line.isVisible()]
    assert editors
    assert not any(line.isEnabled() and not line.isReadOnly() for line in editors)


def test_nothing_is_locked_for_who_leads_the_desk(desk: SettingsDesk) -> None:
    assert desk.supervisor.role is Role.SUPERVISOR
    page = desk.page()
    for name in SECTIONS:
        page.show_section(name)
        assert page.sections[name].allowed


def test_arrow_keys_go_through_the_sections(desk: SettingsDesk) -> None:
    page = desk.page()
    with desk.qtbot.waitActive(page):
        page.activateWindow()
    page.buttons["office"].setFocus()
    QTest.keyClick(page.buttons["office"], Qt.Key.Key_Down)
    QApplication.processEvents()
    assert page.buttons["clerks"].isChecked()
    assert page.sections["clerks"].isVisible()


def test_typing_is_not_lost_without_a_question(desk: SettingsDesk, said: Recorder) -> None:
    page = desk.page()
    place = page.sections["office"].fields["place"].editor
    assert isinstance(place, QLineEdit)
    place.setText("Hà Nội")
    said.answer = False
    page.buttons["printer"].click()
    assert page.sections["office"].isVisible()
    assert page.buttons["office"].isChecked()
    assert not page.can_leave()
    said.answer = True
    page.buttons["printer"].click()
    assert page.sections["printer"].isVisible()
    assert place.text() == "Long Biên"


def test_going_through_the_sections_never_holds_up_the_screen(
    desk: SettingsDesk, page: SettingsPage, heartbeat: Heartbeat
) -> None:
    for name in SECTIONS:
        page.show_section(name)
        desk.settle()


def test_the_palette_offers_every_section(desk: SettingsDesk) -> None:
    page = desk.page()
    command = next(one for one in page.commands() if one.title == "Cài đặt: Thủ tục")
    command.run()
    assert page.sections["catalogue"].isVisible()
