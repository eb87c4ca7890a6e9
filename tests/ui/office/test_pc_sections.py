"""The sections about this PC: display, the board for the public, and the licenses."""

from app.domain.board import BoardPage
from app.domain.board_choices import BoardChoices, read_choices
from app.ui.office.board_section import BoardSection
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


def test_the_board_is_chosen_page_by_page_and_keeps_at_least_one(desk: SettingsDesk) -> None:
    section: BoardSection = desk.section("board")
    assert not section.on.isChecked()
    section.on.click()
    section.monitor.set_key("HDMI-1")
    section.seconds.setValue(30)
    section.letters.set_key(140)
    section.rating.click()
    section.message.setText("  Chiều thứ Sáu   họp dân ")
    section.message.editingFinished.emit()
    for page in (BoardPage.READY, BoardPage.FIGURES):
        section.pages[page].click()
    kept = read_choices(desk.settings.board)
    assert kept == BoardChoices(
        on=True,
        screen="HDMI-1",
        pages=(BoardPage.HOURS, BoardPage.PROCEDURES, BoardPage.CONTACT),
        seconds=30,
        text=140,
        message="Chiều thứ Sáu họp dân",
        rating=False,
    )
    for box in section.pages.values():
        box.setChecked(False)
    assert read_choices(desk.settings.board).pages == (BoardPage.CONTACT,)
    section.look.click()
    assert desk.looks == 1
