"""One's own password, and after how long the PC locks itself."""

import pytest
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from app.domain.sign_in import Secret
from app.ui.office.password_dialog import PasswordDialog
from app.ui.office.sign_in_section import SignInSection
from tests import builders
from tests.builders import CLERK_PASSWORD, CLERK_PIN
from tests.ui import accessibility
from tests.ui.office.settings_desk import SettingsDesk

NEW = "mưa rơi trên mái tôn"


def section_of(desk: SettingsDesk, position: int = 2) -> SignInSection:
    section = desk.section("sign_in", builders.actor(desk.counter, position))
    assert isinstance(section, SignInSection)
    return section


def opened(section: SignInSection) -> PasswordDialog:
    section.own.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, PasswordDialog)
    return dialog


def test_the_time_until_the_lock_holds_as_soon_as_it_is_chosen(desk: SettingsDesk) -> None:
    section = section_of(desk)
    assert section.minutes.value() == 5
    section.minutes.setValue(12)
    assert desk.settings.lock_after_minutes == 12


def test_typing_two_digits_is_one_choice(desk: SettingsDesk) -> None:
    heard: list[int] = []
    section = section_of(desk)
    section.minutes.valueChanged.connect(heard.append)
    section.minutes.selectAll()
    QTest.keyClicks(section.minutes, "12")
    section.own.setFocus()
    section.minutes.interpretText()
    assert heard == [12]


@pytest.mark.parametrize(("kept", "shown"), [(0, 1), (500, 30)])
def test_it_is_never_too_short_to_read_nor_for_ever(
    desk: SettingsDesk, kept: int, shown: int
) -> None:
    desk.change(lock_after_minutes=kept)
    assert section_of(desk).minutes.value() == shown


def test_a_clerk_cannot_let_the_desk_stand_open(desk: SettingsDesk) -> None:
    section = section_of(desk, 0)
    assert not section.minutes.isEnabled()
    assert section.own.isEnabled()


def test_somebody_chooses_another_password_and_pin(desk: SettingsDesk) -> None:
    builders.give_passwords(desk.counter)
    section = section_of(desk, 0)
    dialog = opened(section)
    dialog.current.setText(CLERK_PASSWORD)
    for line in (dialog.password, dialog.again):
        line.setText(NEW)
    dialog.pin.set_digits("8642")
    dialog.save.click()
    desk.settle()
    assert section.note.title() == "Đã đổi mật khẩu, mã PIN"
    clerk_id = builders.actor(desk.counter).clerk_id
    desk.counter.office.sign_in(clerk_id, "8642")
    desk.counter.office.sign_in(clerk_id, NEW, Secret.PASSWORD)


@pytest.mark.parametrize(
    ("current", "password", "again", "pin", "field"),
    [
        (CLERK_PASSWORD, NEW, "mưa rơi trên mái nhà", "", "again"),
        (CLERK_PASSWORD, "ngắn quá", "ngắn quá", "", "password"),
        (CLERK_PASSWORD, NEW, NEW, "1111", "pin"),
        (CLERK_PASSWORD, "", "", "", "password"),
        (CLERK_PIN, NEW, NEW, "", "current"),
    ],
)
def test_a_mistake_is_told_at_its_field_and_changes_nothing(
    desk: SettingsDesk, current: str, password: str, again: str, pin: str, field: str
) -> None:
    builders.give_passwords(desk.counter)
    dialog = opened(section_of(desk, 0))
    dialog.current.setText(current)
    dialog.password.setText(password)
    dialog.again.setText(again)
    dialog.pin.set_digits(pin)
    dialog.save.click()
    desk.settle()
    told = {name for name, one in dialog.fields.items() if one.error()}
    assert told == {field}
    dialog.reject()
    clerk_id = builders.actor(desk.counter).clerk_id
    desk.counter.office.sign_in(clerk_id, CLERK_PASSWORD, Secret.PASSWORD)


def test_section_and_dialog_can_be_used_without_a_mouse_or_good_eyes(desk: SettingsDesk) -> None:
    section = section_of(desk)
    assert accessibility.problems(section) == []
    dialog = opened(section)
    assert accessibility.problems(dialog) == []
    dialog.reject()
