from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from tests import builders, stores
from tests.ui.office.settings_desk import SettingsDesk, opened


def test_the_passphrase_is_shown_on_demand_and_gone_when_one_leaves(desk: SettingsDesk) -> None:
    page = desk.page()
    page.show_section("data")
    desk.settle()
    section: Any = page.sections["data"]
    assert section.passphrase.text() == ""
    section.reveal_button.click()
    desk.settle()
    shown = section.passphrase.text()
    assert shown == desk.counter.office.export_passphrase(desk.supervisor)
    page.show_section("about")
    assert section.passphrase.text() == ""


def test_only_who_leads_the_office_may_see_the_passphrase(desk: SettingsDesk) -> None:
    section = desk.section("data", builders.actor(desk.counter))
    assert not section.reveal_button.isEnabled()
    assert "lãnh đạo phụ trách" in section.reveal_button.toolTip()


def test_a_store_of_this_pc_is_said_to_be_here(desk: SettingsDesk) -> None:
    section = desk.section("data")
    assert "nằm trên máy này" in section.where.text()
    assert not section.address_field.isVisible()


@pytest.fixture
def shared_desk(qtbot: QtBot, tmp_path: Path) -> Iterator[SettingsDesk]:
    with (
        stores.stores_are(stores.POSTGRESQL),
        stores.tidied(),
        opened(qtbot, tmp_path) as made,
    ):
        yield made


def test_a_shared_store_shows_its_address_and_whose_digit_this_is(
    shared_desk: SettingsDesk,
) -> None:
    section = shared_desk.section("data")
    assert section.address.text().startswith("postgresql://")
    assert section.address_field.isVisible()
    assert "Máy này là số 1. Các máy dùng chung kho: 1 " in section.where.text()
    assert "trên máy này, không gửi" not in section.where.text()
