from datetime import timedelta

import pytest

from app.domain.roles import Role
from app.errors import NotFoundError, RuleError
from app.ui.office.clerks_section import ClerksSection
from tests import builders
from tests.ui.office.settings_desk import SettingsDesk


def clerk_named(desk: SettingsDesk, name: str) -> int:
    rows = desk.counter.office.clerks(active_only=False)
    return next(row.id for row in rows if row.name == name)


def mark(section: ClerksSection, name: str) -> None:
    names = [row.name for row in section.model.rows()]
    section.table.selectRow(names.index(name))


def test_somebody_new_can_sign_in_at_once(desk: SettingsDesk) -> None:
    section = desk.section("clerks")
    section.name.setText("Đỗ Minh Châu")
    section.role.set_key(Role.CLERK)
    section.desk.setText("Quầy 3")
    section.pin.set_digits("7391")
    section.save.click()
    desk.settle()
    assert section.note.title() == "Đã lưu Đỗ Minh Châu"
    key = clerk_named(desk, "Đỗ Minh Châu")
    assert desk.counter.office.sign_in(key, "7391").actor.desk == "Quầy 3"
    assert len(section.model.rows()) == 4
    assert not section.is_changed()


def test_a_new_pin_replaces_the_forgotten_one(desk: SettingsDesk) -> None:
    section = desk.section("clerks")
    mark(section, "Lê Văn Đức")
    assert section.pin.digits() == ""
    section.pin.set_digits("8264")
    section.save.click()
    desk.settle()
    key = clerk_named(desk, "Lê Văn Đức")
    with pytest.raises(RuleError):
        desk.counter.office.sign_in(key, builders.CLERK_PIN)
    assert desk.counter.office.sign_in(key, "8264").actor.name == "Lê Văn Đức"


def test_who_has_left_cannot_sign_in_but_stays_on_the_list(desk: SettingsDesk) -> None:
    section = desk.section("clerks")
    mark(section, "Lê Văn Đức")
    section.active.setChecked(False)
    section.save.click()
    desk.settle()
    with pytest.raises(NotFoundError):
        desk.counter.office.sign_in(clerk_named(desk, "Lê Văn Đức"), builders.CLERK_PIN)
    assert "Đã nghỉ" in [
        section.model.index(row, 3).data() for row in range(section.model.rowCount())
    ]


def test_mistakes_are_told_where_they_are(desk: SettingsDesk) -> None:
    section = desk.section("clerks")
    section.name.setText("Lê Văn Đức")
    section.pin.set_digits("7391")
    section.save.click()
    desk.settle()
    assert "Đã có công chức tên này." in section.fields["name"].error()
    section.name.setText("Đỗ Minh Châu")
    section.pin.set_digits("1111")
    section.save.click()
    desk.settle()
    assert section.fields["name"].error() == ""
    assert "quá dễ đoán" in section.fields["pin"].error()


def test_the_last_supervisor_stays(desk: SettingsDesk) -> None:
    section = desk.section("clerks")
    mark(section, "Nguyễn Thị Ánh Tuyết")
    section.role.set_key(Role.CLERK)
    section.save.click()
    desk.settle()
    assert section.note.title() == "Cần ít nhất một lãnh đạo phụ trách."


def test_a_lock_is_seen_and_opened_here(desk: SettingsDesk) -> None:
    key = clerk_named(desk, "Lê Văn Đức")
    until = (desk.clock.now() + timedelta(minutes=30)).timestamp() * 1000
    builders.change_store(
        desk.counter, "UPDATE clerks SET failures = 9, locked_until = ? WHERE id = ?", until, key
    )
    section = desk.section("clerks")
    mark(section, "Lê Văn Đức")
    assert "Tạm khóa" in [
        section.model.index(row, 3).data() for row in range(section.model.rowCount())
    ]
    assert "tạm khóa đến 09:40 16/11/2026" in section.secrets.text()
    assert section.release.isVisible()
    section.release.click()
    desk.settle()
    assert section.note.title() == "Đã mở khóa cho Lê Văn Đức."
    assert not section.release.isVisible()
    assert desk.counter.office.sign_in(key, builders.CLERK_PIN).actor.name == "Lê Văn Đức"


def test_what_a_new_pin_means_is_said_beside_it(desk: SettingsDesk) -> None:
    section = desk.section("clerks")
    assert "tự đặt mật khẩu" in section.secrets.text()
    mark(section, "Lê Văn Đức")
    assert "tự đặt lại mật khẩu" in section.secrets.text()
    assert not section.release.isVisible()
