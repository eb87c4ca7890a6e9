"""Several clerks at one PC: each comes back to the very form they left, and a lock hides it all."""

import json
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QWidget
from pytestqt.qtbot import QtBot

from app.bootstrap import Workplace, open_counter
from app.domain.audited import AuditFilter
from app.domain.roles import Actor
from app.services.counter import Counter
from app.ui import messages
from app.ui.dossier.receive_page import ReceivePage
from app.ui.idle_watch import IdleWatch
from app.ui.main_window import MainWindow
from app.ui.office.sign_in_form import SignInForm
from app.ui.plugs import ProgramPlugs
from app.ui.program import Program
from app.ui.widgets.dialog import Dialog
from tests import builders
from tests.builders import CLERK_PASSWORD, CLERK_PIN, CLERKS, SetClock
from tests.ui.real_plugs import PRINTERS, real_plugs
from tests.ui.scanner import Keyboard
from tests.ui.test_program import (
    Start,
    arrived,
    founded,
    office,
    settled,
    sign_in,
    start,
)
from tests.ui.typing_keys import type_text

__all__ = ["founded", "office", "start"]

HA, DUC, LEADER = (clerk.name for clerk in CLERKS)
# A procedure whose fee asks for nothing.
FREE_OF_CHOICE = "1.000894"
CARD = "001085012345||Trần Văn Lợi|01021985|Nam|Tổ 3, phường Long Biên|05062021"


@pytest.fixture
def clock() -> SetClock:
    return SetClock()


@pytest.fixture
def plugs(office: Path, clock: SetClock) -> ProgramPlugs:
    return real_plugs(office, clock)


def store(plugs: ProgramPlugs, clock: SetClock) -> Counter:
    """Open the program's store once more, to look into it from outside."""
    return open_counter(Workplace(plugs.data_folder, clock))


def receive_page(window: MainWindow) -> ReceivePage:
    page = window.show_page("receive")
    assert isinstance(page, ReceivePage)
    return page


def form(program: Program) -> SignInForm:
    assert program.sign_in is not None
    return program.sign_in.form()


def change_clerk(qtbot: QtBot, program: Program, name: str) -> MainWindow:
    """Press the key, choose the clerk, type the PIN."""
    front = program.front()
    assert isinstance(front, MainWindow)
    QTest.keyClick(front, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert program.front() is program.sign_in
    window = sign_in(qtbot, program, name)
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
    settled(qtbot, program)
    return window


def visible_windows() -> list[QWidget]:
    return [window for window in QApplication.topLevelWidgets() if window.isVisible()]


def receive_one(qtbot: QtBot, program: Program, window: MainWindow) -> None:
    page = receive_page(window)
    settled(qtbot, program)
    command = builders.intake(Actor(0, "", CLERKS[0].role))
    page.form.picker.choose(FREE_OF_CHOICE)
    page.form.applicant.name.setText(command.applicant.name)
    page.form.applicant.number.setText(command.applicant.identity_number)
    page.form.applicant.phone.setText(command.applicant.phone)
    page.form.papers.take_all()
    page.view.slip.setChecked(False)
    settled(qtbot, program)
    page.save()
    qtbot.waitUntil(lambda: page.view.received.isVisible(), timeout=20_000)
    settled(qtbot, program)


def test_a_half_typed_form_waits_for_its_clerk_while_a_colleague_receives(
    qtbot: QtBot, start: Start, plugs: ProgramPlugs, clock: SetClock
) -> None:
    program = start(plugs)
    of_ha = sign_in(qtbot, program, HA)
    of_ha.activateWindow()
    page = receive_page(of_ha)
    settled(qtbot, program)
    page.form.applicant.name.setFocus()
    type_text(page.form.applicant.name, "Nguyễn Thị")
    page.form.applicant.phone.setFocus()
    type_text(page.form.applicant.phone, "0912")
    page.form.applicant.phone.setCursorPosition(2)

    of_duc = change_clerk(qtbot, program, DUC)
    assert of_duc is not of_ha
    assert receive_page(of_duc).form.applicant.name.text() == ""
    receive_one(qtbot, program, of_duc)

    assert change_clerk(qtbot, program, HA) is of_ha
    assert page.form.applicant.name.text() == "Nguyễn Thị"
    assert page.form.applicant.phone.text() == "0912"
    assert QApplication.focusWidget() is page.form.applicant.phone
    assert page.form.applicant.phone.cursorPosition() == 2
    counter = store(plugs, clock)
    row = next(row for row in counter.office.clerks() if row.name == HA)
    draft = counter.days.load_draft(Actor(row.id, HA, CLERKS[0].role), "receive")
    counter.close()
    assert "Nguyễn Thị" in json.dumps(draft, ensure_ascii=False)


def test_each_clerk_comes_back_to_the_page_that_was_open(
    qtbot: QtBot, start: Start, plugs: ProgramPlugs
) -> None:
    program = start(plugs)
    sign_in(qtbot, program, HA).show_page("dossiers")
    change_clerk(qtbot, program, DUC).show_page("workload")
    assert change_clerk(qtbot, program, HA).current_name() == "dossiers"
    assert change_clerk(qtbot, program, DUC).current_name() == "workload"


def test_only_the_desk_in_use_answers_and_announces(
    qtbot: QtBot, start: Start, plugs: ProgramPlugs
) -> None:
    program = start(plugs)
    of_ha = sign_in(qtbot, program, HA)
    of_duc = change_clerk(qtbot, program, DUC)
    messages.warn("Máy in hết giấy")
    assert of_duc.announcement() == "Máy in hết giấy"
    assert of_ha.announcement() == ""


def test_what_is_announced_while_the_desk_is_locked_is_read_on_coming_back(
    qtbot: QtBot, start: Start, plugs: ProgramPlugs
) -> None:
    program = start(plugs)
    of_ha = sign_in(qtbot, program, HA)
    program.lock()
    messages.warn("Máy in hết giấy")
    assert messages.ask("Xóa?", yes="Xóa") is False
    assert visible_windows() == [program.sign_in]
    assert sign_in(qtbot, program, HA) is of_ha
    assert of_ha.announcement() == "Máy in hết giấy"


def test_a_clerk_whose_role_was_changed_meanwhile_gets_another_desk(
    qtbot: QtBot, start: Start, plugs: ProgramPlugs, clock: SetClock
) -> None:
    program = start(plugs)
    before = sign_in(qtbot, program, HA)
    program.lock()
    settled(qtbot, program)
    counter = store(plugs, clock)
    builders.change_store(counter, "UPDATE clerks SET desk = 'Quầy 9' WHERE name = ?", HA)
    counter.close()
    after = sign_in(qtbot, program, HA)
    assert after is not before
    assert program.desk is not None
    assert program.desk.actor.desk == "Quầy 9"
    settled(qtbot, program)


def test_the_language_chosen_by_one_is_spoken_to_the_other(
    qtbot: QtBot, start: Start, plugs: ProgramPlugs
) -> None:
    program = start(plugs)
    before = sign_in(qtbot, program, HA)
    change_clerk(qtbot, program, DUC)
    program.choices.change(language="en")
    settled(qtbot, program)
    program.lock()
    sign_in(qtbot, program, HA)
    qtbot.waitUntil(lambda: program.front() not in (before, program.sign_in), timeout=20_000)
    settled(qtbot, program)


def test_the_lock_covers_open_dialogs_and_those_that_come_later(
    qtbot: QtBot, start: Start, plugs: ProgramPlugs
) -> None:
    program = start(plugs)
    window = sign_in(qtbot, program, HA)
    settled(qtbot, program)
    first, late = Dialog("Xem trước", window), Dialog("Xem trước", window)
    first.open()
    program.lock(unattended=True)
    assert visible_windows() == [program.sign_in]
    assert first.result() == QDialog.DialogCode.Rejected
    late.open()
    qtbot.waitUntil(lambda: not late.isVisible())
    assert late.testAttribute(Qt.WidgetAttribute.WA_DontShowOnScreen)
    for dialog in (first, late):
        dialog.deleteLater()
    settled(qtbot, program)


def test_a_dialog_of_the_sign_in_itself_can_be_used_while_the_desk_is_locked(
    qtbot: QtBot, start: Start, plugs: ProgramPlugs
) -> None:
    program = start(plugs)
    sign_in(qtbot, program, HA)
    program.lock()
    dialog = Dialog("Mở khóa", form(program))
    dialog.open()
    QApplication.processEvents()
    assert dialog.isVisible()
    dialog.close()
    dialog.deleteLater()
    settled(qtbot, program)


@pytest.mark.parametrize("scanned", ["17263215211120000118", CARD])
def test_a_scan_while_locked_types_nothing_anywhere(
    qtbot: QtBot, start: Start, plugs: ProgramPlugs, scanned: str
) -> None:
    program = start(plugs)
    window = sign_in(qtbot, program, HA)
    page = receive_page(window)
    settled(qtbot, program)
    before = page.form.state()
    program.lock()
    assert program.sign_in is not None
    program.sign_in.activateWindow()
    qtbot.waitUntil(lambda: QApplication.activeWindow() is program.sign_in)
    settled(qtbot, program)
    for field in (form(program).pin, form(program).list):
        field.setFocus()
        handle = program.sign_in.windowHandle()
        assert handle is not None
        Keyboard(handle).scan(scanned)
        qtbot.waitUntil(lambda: form(program).note.title() == "Chưa nhận mã vừa quét.")
        assert form(program).pin.text() == ""
        assert form(program).secret.field().error() == ""
        form(program).note.close_note()
    sign_in(qtbot, program, HA)
    settled(qtbot, program)
    assert page.form.state() == before


def test_the_time_until_the_lock_is_a_choice_of_this_pc_and_holds_at_once(
    qtbot: QtBot, start: Start, plugs: ProgramPlugs
) -> None:
    def minutes() -> float:
        watch = program.findChild(IdleWatch)
        assert isinstance(watch, IdleWatch)
        return watch.minutes()

    program = start(plugs)
    sign_in(qtbot, program, HA)
    assert minutes() == 5
    for chosen, in_force in ((12, 12), (0, 1), (500, 30)):
        program.choices.change(lock_after_minutes=chosen)
        assert minutes() == in_force
    settled(qtbot, program)


def test_who_comes_goes_and_changes_this_pc_is_written_down(
    qtbot: QtBot, start: Start, plugs: ProgramPlugs, clock: SetClock
) -> None:
    program = start(plugs)
    sign_in(qtbot, program, HA)
    program.choices.change(printer=PRINTERS[0], scheme="dark")
    program.lock(unattended=True)
    sign_in(qtbot, program, DUC)
    program.choices.change(scheme="light")
    program.close()
    counter = store(plugs, clock)
    lines = counter.office.audit_log(builders.supervisor(counter), AuditFilter()).lines
    counter.close()
    seen = [(line.clerk_name, line.act, line.about) for line in reversed(lines)]
    assert seen[-5:] == [
        (HA, "sign_in", "mã PIN"),
        (HA, "save_pc_settings", f"máy in: {PRINTERS[0]}"),
        (HA, "lock", ""),
        (DUC, "sign_in", "mã PIN"),
        (DUC, "sign_out", ""),
    ]


def test_the_first_of_a_day_types_the_password_and_the_pin_suffices_after_a_change(
    qtbot: QtBot, start: Start, plugs: ProgramPlugs, clock: SetClock
) -> None:
    clock.forward(days=1)
    program = start(plugs)
    form(program).list.keyboardSearch("Hà")
    entry = form(program).secret
    assert entry.password.isVisible()
    entry.setFocus()
    type_text(entry.password, CLERK_PASSWORD)
    form(program).enter.click()
    window = arrived(qtbot, program)
    settled(qtbot, program)
    program.lock()
    settled(qtbot, program)
    assert entry.pin.isVisible()
    assert sign_in(qtbot, program, HA) is window
    assert CLERK_PIN not in entry.pin.text()
    settled(qtbot, program)
