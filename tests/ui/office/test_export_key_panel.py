from tests import builders
from tests.ui import accessibility
from tests.ui.office.settings_desk import SettingsDesk
from tests.ui.recorder import Recorder


def test_a_key_is_made_its_phrase_shown_once_and_the_passphrase_taken_back(
    desk: SettingsDesk, said: Recorder
) -> None:
    section = desk.section("data")
    panel = section.key
    file = desk.folder / "khoa.pem"
    panel._choose = lambda _parent, _start: str(file)
    panel.make.click()
    desk.settle()
    desk.settle()
    assert file.read_bytes().startswith(b"-----BEGIN ENCRYPTED PRIVATE KEY-----")
    assert len(panel.phrase.text()) == 29
    assert f"khóa {desk.counter.exchange.outlook().key}" in panel.state.text()
    assert accessibility.problems(section) == []
    section.on_hidden()
    assert (panel.phrase.text(), panel.phrase.isVisible()) == ("", False)
    panel.make.click()
    desk.settle()
    assert "Đã có tệp" in section.note.title()
    said.answer = False
    panel.forget.click()
    desk.settle()
    assert desk.counter.exchange.outlook().key
    said.answer = True
    panel.forget.click()
    desk.settle()
    desk.settle()
    assert not desk.counter.exchange.outlook().key
    assert not panel.forget.isVisible()


def test_a_clerk_only_reads_what_closes_the_exports(desk: SettingsDesk) -> None:
    panel = desk.section("data", builders.actor(desk.counter)).key
    assert not panel.make.isEnabled()
    assert "tệp khóa cất riêng" in panel.state.text()
