from typing import Any

from tests import builders
from tests.ui.office.settings_desk import SettingsDesk


def test_the_passphrase_is_shown_on_demand_and_gone_when_one_leaves(desk: SettingsDesk) -> None:
    page = desk.page()
    page.show_section("data")
    desk.settle()
    section: Any = page.sections["data"]
    assert section.passphrase.text() == ""
    section.reveal.click()
    desk.settle()
    shown = section.passphrase.text()
    assert shown == desk.counter.office.export_passphrase(desk.supervisor)
    page.show_section("about")
    assert section.passphrase.text() == ""


def test_only_who_leads_the_office_may_see_the_passphrase(desk: SettingsDesk) -> None:
    section = desk.section("data", builders.actor(desk.counter))
    assert not section.reveal.isEnabled()
    assert "lãnh đạo phụ trách" in section.reveal.toolTip()
