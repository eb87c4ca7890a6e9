"""The sections about this PC: display and the licenses."""

from tests.ui.office.settings_desk import SettingsDesk


def test_looks_and_language_change_as_soon_as_they_are_chosen(desk: SettingsDesk) -> None:
    section = desk.section("display")
    section.scheme.set_key("dark")
    section.letters.set_key(18)
    section.language.set_key("en")
    section.sounds.setChecked(False)
    kept = desk.settings
    assert (kept.scheme, kept.point_size, kept.language, kept.sounds) == ("dark", 18, "en", False)


def test_the_licenses_can_be_read(desk: SettingsDesk) -> None:
    assert desk.section("about").text.toPlainText() == "MIT"
