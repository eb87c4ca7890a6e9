"""The settings' section on encryption: what it says, what it shows to whom, what it orders."""

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pytestqt.qtbot import QtBot

from app import bootstrap
from app.domain.audited import Audited
from app.domain.recovery_key import key_number, read_recovery_key
from app.domain.store_protection import ConversionOrder, CopiesWish
from app.models.encryption import convert_store, is_encrypted
from app.models.office import AuditRecord
from app.models.sqlite_file import StoreKey
from app.services.counter import Counter
from app.store_keys import StoreKeys
from app.ui.operations import Operations
from tests import builders
from tests.builders import quiet
from tests.ui import accessibility
from tests.ui.office.settings_desk import SettingsDesk
from tests.ui.recorder import Recorder
from tests.ui.typing_keys import type_text

KEY = StoreKey(bytes(range(32)))


@pytest.fixture
def encrypted(qtbot: QtBot, tmp_path: Path) -> Iterator[SettingsDesk]:
    folder, clock = tmp_path / "encrypted", builders.SetClock()
    builders.sample_counter(folder, clock).close()
    shutil.copyfile(folder / "motcua.db", folder / "motcua-before-0002-from-0001.db")
    convert_store(folder / "motcua.db", None, KEY, quiet)
    keys = StoreKeys()
    keys.offer(KEY.raw)
    counter = bootstrap.open_counter(bootstrap.Workplace(folder, clock, keys=keys))
    operations = Operations(lambda: counter)
    yield SettingsDesk(qtbot, counter, clock, operations, folder)
    operations.close()
    counter.close()


def noted(counter: Counter) -> list[str]:
    with counter.context.database.read() as session:
        return [row.action for row in session.query(AuditRecord)][1:]


def groups_shown(section: Any) -> str:
    return " ".join(cell.text() for cell in section.panel.cells)


def type_back(section: Any) -> None:
    for field in section.panel.fields.values():
        place = int(field.editor.accessibleName().rpartition(" ")[2])
        type_text(field.editor, section.panel.cells[place - 1].text())


def test_a_plain_store_is_said_to_be_readable(desk: SettingsDesk) -> None:
    section = desk.section("encryption")
    assert section.state.title() == "Kho dữ liệu chưa được mã hóa."
    assert section.turn_on.isVisible()
    assert not section.turn_off.isVisible()
    assert not section.panel.isVisible()


def test_a_new_key_must_be_typed_back_and_wanted_twice(desk: SettingsDesk, said: Recorder) -> None:
    section = desk.section("encryption")
    section.turn_on.click()
    desk.settle()
    key = read_recovery_key(groups_shown(section))
    section.begin.click()
    assert section.panel.fields["group-1"].error() != ""
    type_back(section)
    said.answer = False
    section.begin.click()
    assert desk.orders == []
    said.answer = True
    section.begin.click()
    desk.settle()
    assert desk.orders == [ConversionOrder(key, CopiesWish.CONVERT)]
    assert noted(desk.counter) == [Audited.ENCRYPT_STORE]


def test_what_becomes_of_the_copies_is_chosen(desk: SettingsDesk, said: Recorder) -> None:
    shutil.copyfile(desk.folder / "motcua.db", desk.folder / "motcua-before-0002-from-0001.db")
    section = desk.section("encryption")
    section.turn_on.click()
    desk.settle()
    assert section.copies_field.isVisible()
    section.copies.set_key(CopiesWish.DELETE)
    type_back(section)
    said.answer = True
    section.begin.click()
    desk.settle()
    assert [order.copies for order in desk.orders] == [CopiesWish.DELETE]


def test_giving_up_leaves_no_key_on_the_screen(desk: SettingsDesk) -> None:
    section = desk.section("encryption")
    section.turn_on.click()
    desk.settle()
    section.give_up.click()
    assert groups_shown(section).strip() == ""
    assert section.turn_on.isVisible()
    assert noted(desk.counter) == []


def test_an_encrypted_store_says_which_key_and_counts_readable_copies(
    encrypted: SettingsDesk,
) -> None:
    section = encrypted.section("encryption")
    assert key_number(KEY.raw) in section.state.title()
    assert section.copies_note.title() == "Còn 1 bản sao chưa mã hóa."
    assert not section.turn_on.isVisible()


def test_readable_copies_are_encrypted_on_demand(encrypted: SettingsDesk) -> None:
    section = encrypted.section("encryption")
    section.bring.click()
    encrypted.settle()
    encrypted.settle()
    assert is_encrypted(encrypted.folder / "motcua-before-0002-from-0001.db")
    assert section.note.title() == "Đã xử lý 1 bản sao."
    assert not section.copies_note.isVisible()


def test_readable_copies_are_deleted_once_confirmed(
    encrypted: SettingsDesk, said: Recorder
) -> None:
    copy = encrypted.folder / "motcua-before-0002-from-0001.db"
    section = encrypted.section("encryption")
    said.answer = False
    section.delete.click()
    encrypted.settle()
    assert copy.exists()
    said.answer = True
    section.delete.click()
    encrypted.settle()
    assert not copy.exists()


def test_the_key_is_shown_on_demand_noted_and_gone_when_one_leaves(
    encrypted: SettingsDesk,
) -> None:
    page = encrypted.page()
    page.show_section("encryption")
    encrypted.settle()
    section: Any = page.sections["encryption"]
    section.reveal_button.click()
    encrypted.settle()
    assert read_recovery_key(groups_shown(section)) == KEY.raw
    assert not section.begin.isVisible()
    assert not section.panel.fields["group-1"].isVisible()
    assert noted(encrypted.counter) == [Audited.SHOW_RECOVERY_KEY]
    page.show_section("about")
    assert groups_shown(section).strip() == ""


def test_the_key_can_be_changed(encrypted: SettingsDesk, said: Recorder) -> None:
    section = encrypted.section("encryption")
    section.change.click()
    encrypted.settle()
    key = read_recovery_key(groups_shown(section))
    assert key != KEY.raw
    assert not section.copies_field.isVisible(), "copies under the old key always follow"
    type_back(section)
    said.answer = True
    section.begin.click()
    encrypted.settle()
    assert encrypted.orders == [ConversionOrder(key, CopiesWish.CONVERT)]


def test_decrypting_is_asked_about_and_ordered(encrypted: SettingsDesk, said: Recorder) -> None:
    section = encrypted.section("encryption")
    said.answer = True
    section.turn_off.click()
    encrypted.settle()
    assert encrypted.orders == [ConversionOrder(None)]
    assert noted(encrypted.counter) == [Audited.DECRYPT_STORE]


def test_a_clerk_sees_the_state_and_may_change_nothing(encrypted: SettingsDesk) -> None:
    section = encrypted.section("encryption", builders.actor(encrypted.counter))
    assert key_number(KEY.raw) in section.state.title()
    for button in (section.reveal_button, section.change, section.turn_off, section.bring):
        assert not button.isEnabled()
        assert "chỉ được xem" in button.toolTip()


def test_the_section_is_accessible(encrypted: SettingsDesk) -> None:
    section = encrypted.section("encryption")
    section.change.click()
    encrypted.settle()
    encrypted.qtbot.waitUntil(lambda: section.panel.cells[0].height() > 20)
    assert accessibility.problems(section) == []
    assert accessibility.tab_problems(section) == []
