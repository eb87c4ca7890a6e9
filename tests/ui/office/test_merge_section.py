"""Taking another counter's bundle in from the settings: look first, then for good."""

from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from uuid import uuid4

import pytest

from app.devices.removable_drives import Drive
from app.domain.dossier_code import LocalCode
from app.domain.dossier_filter import DossierFilter
from app.services.commands import ExportDay
from app.services.counter import Counter
from app.ui.office.merge_section import Listed, MergeSection
from tests import builders
from tests.builders import CERTIFIED_COPY
from tests.counters import clock_of, counter_at, exported, give_out, merged, passphrase, returned
from tests.desk_day import rate
from tests.services.registers.conftest import Books
from tests.ui.accessibility import problems
from tests.ui.heartbeat import Heartbeat
from tests.ui.office.settings_desk import SettingsDesk
from tests.ui.recorder import Recorder

UNKNOWN = str(LocalCode(4, 0, date(2026, 11, 16), 1))


@pytest.fixture
def there(tmp_path: Path) -> Iterator[Counter]:
    opened = counter_at(tmp_path / "there", 2)
    yield opened
    opened.close()


@pytest.fixture
def stick(tmp_path: Path) -> Path:
    return tmp_path / "usb"


def shown(desk: SettingsDesk, stick: Path) -> MergeSection:
    """Open the section with the bundles of ``stick`` on offer."""
    section: MergeSection = desk.section("merge")
    section.place.set_path(str(stick))
    desk.settle()
    return section


def click(desk: SettingsDesk, do: Callable[[], object]) -> None:
    do()
    desk.settle()


def count(desk: SettingsDesk) -> int:
    return desk.counter.dossiers.count(DossierFilter())


def test_a_bundle_is_looked_at_before_it_is_taken_in(
    desk: SettingsDesk, there: Counter, stick: Path
) -> None:
    builders.receive(there)
    exported(there, stick)
    section = shown(desk, stick)
    assert section.bundle.currentText() == "Quầy 2, 16/11/2026, dòng 1–1"
    assert not section.passphrase.isEnabled()
    assert not section.take_in.isEnabled()
    section.try_out.click()
    assert section.progress.isVisible()
    desk.settle()
    assert section.note.title() == "Xem trước: 1 hồ sơ mới, 1 bước"
    assert count(desk) == 0
    click(desk, section.take_in.click)
    assert section.note.title() == "Đã nhập 1 hồ sơ mới, 1 bước"
    assert count(desk) == 1
    assert not section.take_in.isEnabled()
    assert section.bundle.currentText() == "Quầy 2, 16/11/2026, đã nhập"
    click(desk, lambda: section.listed.set_key(Listed.MERGED))
    assert section.merged.rows.rowCount() == 1
    assert problems(section) == []


def test_a_bundle_of_registers_alone_is_offered_and_told(
    desk: SettingsDesk, there: Counter, stick: Path
) -> None:
    Books(there, builders.actor(there)).call()
    rate(there)
    exported(there, stick)
    section = shown(desk, stick)
    assert section.bundle.currentText() == "Quầy 2, 16/11/2026"
    click(desk, lambda: section.start(dry_run=False))
    assert "1 dòng sổ mới hoặc đã sửa. 1 đánh giá." in section.note.text()
    assert section.bundle.currentText().endswith("đã nhập")


def test_the_next_bundle_of_the_stick_comes_by_itself(
    desk: SettingsDesk, there: Counter, stick: Path
) -> None:
    for _ in range(2):
        builders.receive(there)
        exported(there, stick)
    section = shown(desk, stick)
    click(desk, section.try_out.click)
    click(desk, section.take_in.click)
    assert section.bundle.currentText() == "Quầy 2, 16/11/2026, dòng 2–2"
    assert not section.take_in.isEnabled()


def test_a_stick_that_is_plugged_in_is_looked_through(
    desk: SettingsDesk, there: Counter, stick: Path
) -> None:
    builders.receive(there)
    exported(there, stick)
    desk.drives = (Drive(stick, "KINGSTON", 1 << 30, read_only=False),)
    section = desk.section("merge")
    assert section.place.path() == str(stick)
    assert section.try_out.isEnabled()


def test_an_encrypted_bundle_asks_at_the_field_for_its_passphrase(
    desk: SettingsDesk, there: Counter, stick: Path
) -> None:
    builders.receive(there)
    exported(there, stick, encrypted=True)
    section = shown(desk, stick)
    assert section.passphrase.isEnabled()
    click(desk, section.try_out.click)
    assert section.passphrase.hasFocus()
    section.passphrase.setText("sai")
    click(desk, section.try_out.click)
    assert "Mật khẩu không mở được" in section.note.title()
    section.passphrase.setText(passphrase(there))
    click(desk, section.try_out.click)
    assert section.take_in.isEnabled()
    section.passphrase.setText("khác")
    assert not section.take_in.isEnabled()


def test_a_bundle_closed_with_the_key_of_its_office_asks_for_the_file(
    desk: SettingsDesk, there: Counter, stick: Path, tmp_path: Path
) -> None:
    made = there.exchange.make_export_key(builders.supervisor(there), tmp_path / "khoa.pem")
    builders.receive(there)
    stick.mkdir()
    command = ExportDay(builders.supervisor(there), there.context.today(), str(stick), backup=False)
    there.days.export(command, builders.quiet)
    section = shown(desk, stick)
    assert section.fields["key_file"].isVisible()
    section.passphrase.setText(made.phrase)
    section.key_file.set_path(str(tmp_path / "nhầm.pem"))
    click(desk, section.try_out.click)
    assert section.key_file.line.hasFocus()
    assert "nhầm.pem" in section.fields["key_file"].error()
    section.key_file.set_path(str(made.path))
    click(desk, section.try_out.click)
    assert problems(section) == []
    click(desk, section.take_in.click)
    assert count(desk) == 1
    click(desk, lambda: section.listed.set_key(Listed.MERGED))
    assert not section.fields["key_file"].isVisible()


def test_conflicts_come_first_and_are_told_in_whole_sentences(
    desk: SettingsDesk, there: Counter, stick: Path
) -> None:
    code = builders.receive(there, None, CERTIFIED_COPY).code
    merged(desk.counter, exported(there, stick))
    clock_of(there).forward(minutes=5)
    desk.clock.forward(minutes=9)
    give_out(there, code)
    give_out(desk.counter, code)
    returned(desk.counter, UNKNOWN)
    exported(there, stick)
    section = shown(desk, stick)
    click(desk, section.try_out.click)
    assert section.report.lines.row(0).notice.value == "both_returned"
    section.report.selectRow(0)
    assert section.note.title() == code
    assert "giữ lần sau" in section.note.text()
    assert problems(section) == []


def test_one_code_for_two_dossiers_waits_for_somebodys_word(
    desk: SettingsDesk, there: Counter, stick: Path, said: Recorder
) -> None:
    builders.receive(there)
    merged(desk.counter, exported(there, stick))
    builders.change_store(desk.counter, "UPDATE dossiers SET uid = ?", uuid4().hex)
    builders.change_store(desk.counter, "UPDATE dossiers SET request_id = 'another'")
    builders.receive(there)
    exported(there, stick, whole=True)
    section = shown(desk, stick)
    click(desk, section.try_out.click)
    assert section.note.title() == "Chưa nhập được: có mã trùng"
    assert not section.take_in.isEnabled()
    section.report.selectRow(0)
    said.answer = False
    click(desk, section.same.click)
    assert not section.take_in.isEnabled()
    said.answer = True
    section.report.selectRow(0)
    click(desk, section.same.click)
    click(desk, section.take_in.click)
    assert count(desk) == 2


def test_what_keeps_a_bundle_out_is_said_above_the_buttons(
    desk: SettingsDesk, there: Counter, stick: Path
) -> None:
    builders.receive(there)
    exported(there, stick)
    builders.receive(there)
    exported(there, stick)
    section = shown(desk, stick)
    click(desk, lambda: section.bundle.setCurrentIndex(1))
    click(desk, section.try_out.click)
    assert section.note.title() == "Thiếu gói của quầy 2 từ dòng 1 đến 1."
    assert not section.take_in.isEnabled()


def test_a_return_that_waits_can_be_cancelled_with_a_reason(
    desk: SettingsDesk, stick: Path
) -> None:
    returned(desk.counter, UNKNOWN)
    section = shown(desk, stick)
    click(desk, lambda: section.listed.set_key(Listed.UNMATCHED))
    assert not section.cancel.isEnabled()
    section.unmatched.selectRow(0)
    click(desk, section.cancel.click)
    assert section.why.hasFocus()
    section.why.setText("nhầm phiếu")
    click(desk, section.cancel.click)
    assert section.unmatched.rows.rowCount() == 0
    assert problems(section) == []


def test_who_may_not_merge_sees_why(desk: SettingsDesk) -> None:
    section = desk.section("merge", builders.actor(desk.counter))
    assert not section.try_out.isEnabled()
    assert "chỉ được xem" in section.try_out.toolTip()


@pytest.fixture
def looked_at(desk: SettingsDesk, there: Counter, stick: Path) -> MergeSection:
    """A section whose bundle has been looked at, before the heartbeat judges the work."""
    for _ in range(30):
        builders.receive(there)
    exported(there, stick)
    section = shown(desk, stick)
    click(desk, section.try_out.click)
    return section


def test_merging_never_holds_up_the_screen(
    desk: SettingsDesk, looked_at: MergeSection, heartbeat: Heartbeat
) -> None:
    click(desk, looked_at.take_in.click)
    assert count(desk) == 30
