"""The whole program without a screen: first run, signing in, the desk, the lock, a second start."""

import os
import shutil
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.bootstrap import Workplace, open_counter
from app.domain.printer_state import PrinterState, Reason, Trouble
from app.domain.scan import Scan, ScanSource
from app.domain.scan_answers import ScanMeaning, Sound
from app.services.commands import SetUpOffice
from app.settings import Settings, load_settings, save_settings
from app.ui.ask_dialog import AskDialog
from app.ui.idle_watch import IdleWatch
from app.ui.main_window import MainWindow
from app.ui.messages import Question
from app.ui.office.password_dialog import PasswordDialog
from app.ui.office.wizard_review import found
from app.ui.plugs import ProgramPlugs
from app.ui.program import Program
from app.ui.scan_filter import ScanFilter
from app.ui.theme import tokens
from app.words import use_language
from tests import builders
from tests.builders import CLERK_PIN, CLERKS, PROFILE
from tests.devices.test_serial_scanner import Plug
from tests.ui.real_plugs import LANGUAGES, PRINTERS, real_plugs
from tests.ui.test_single_instance import SECOND
from tests.ui.typing_keys import press, type_text

Start = Callable[..., Program]
RECEPTION, LEADER = CLERKS[0], CLERKS[2]


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An office founded once: hashing its PINs takes longer than most tests."""
    folder = tmp_path_factory.mktemp("office")
    counter = builders.sample_counter(folder)
    builders.give_passwords(counter)
    counter.close()
    return folder


@pytest.fixture
def office(tmp_path: Path, founded: Path) -> Path:
    return shutil.copytree(founded, tmp_path / "motcua")


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """Give a function that starts the program and waits for its first window.

    The program ends before ``tmp_path``, where its store lies, is gone.
    """
    started: list[Program] = []

    def begin(plugs: ProgramPlugs) -> Program:
        program = Program(qapp, plugs)
        started.append(program)
        assert program.start()
        window = program.front()
        assert window is not None
        window.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is window)
        if program.sign_in is not None:
            wait_for_clerks(qtbot, program)
        return program

    yield begin
    for program in started:
        program.close()
        delete(program)
    use_language("vi", LANGUAGES)


def wait_for_clerks(qtbot: QtBot, program: Program) -> None:
    window = program.sign_in
    assert window is not None
    qtbot.waitUntil(window.is_ready, timeout=20_000)


def sign_in(qtbot: QtBot, program: Program, name: str = RECEPTION.name) -> MainWindow:
    """Choose the clerk by the last part of the name, type the PIN, press Enter."""
    window = program.sign_in
    assert window is not None
    window.form().list.keyboardSearch("")
    window.form().list.keyboardSearch(name.rpartition(" ")[2])
    clerk = window.form().list.clerk()
    assert clerk is not None
    assert clerk.name == name
    window.form().pin.setFocus()
    type_text(window.form().pin, CLERK_PIN)
    press(window.form().pin, Qt.Key.Key_Return)
    return arrived(qtbot, program)


def arrived(qtbot: QtBot, program: Program) -> MainWindow:
    """Wait for the desk of whoever has signed in, and give its window the usual size."""
    qtbot.waitUntil(lambda: isinstance(program.front(), MainWindow), timeout=20_000)
    front = program.front()
    assert isinstance(front, MainWindow)
    front.resize(1366, 689)
    return front


def settled(qtbot: QtBot, program: Program) -> None:
    operations = program._operations  # pyright: ignore[reportPrivateUsage]
    assert operations is not None
    qtbot.waitUntil(lambda: not operations.is_busy(), timeout=20_000)


def scanner(qtbot: QtBot, program: Program) -> ScanFilter:
    qtbot.waitUntil(lambda: program.findChild(ScanFilter) is not None, timeout=20_000)
    scans = program.findChild(ScanFilter)
    assert isinstance(scans, ScanFilter)
    return scans


def test_a_clerk_signs_in_and_is_at_the_desk(qtbot: QtBot, start: Start, office: Path) -> None:
    program = start(real_plugs(office))
    window = sign_in(qtbot, program)
    assert window.current_name() == "receive"
    assert program.sign_in is not None
    assert program.sign_in.isHidden()
    settled(qtbot, program)


def test_the_first_sign_in_of_a_day_opens_the_counter_and_no_later_one(
    qtbot: QtBot, start: Start, office: Path
) -> None:
    program = start(real_plugs(office, opening=True))
    window = sign_in(qtbot, program)
    qtbot.waitUntil(lambda: window.current_name() == "opening", timeout=20_000)
    settled(qtbot, program)
    program.lock()
    wait_for_clerks(qtbot, program)
    other = sign_in(qtbot, program, CLERKS[1].name)
    settled(qtbot, program)
    assert other.current_name() == "receive"
    other.activateWindow()
    QTest.keyClick(other, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert other.current_name() == "opening"
    QTest.keyClick(other, Qt.Key.Key_F9)
    settled(qtbot, program)
    assert other.current_name() == "receive"


def test_every_page_opens_by_its_key(qtbot: QtBot, start: Start, office: Path) -> None:
    program = start(real_plugs(office))
    window = sign_in(qtbot, program, LEADER.name)
    window.activateWindow()
    for key, name in (
        (Qt.Key.Key_F4, "dossiers"),
        (Qt.Key.Key_F5, "return"),
        (Qt.Key.Key_F6, "workload"),
        (Qt.Key.Key_F7, "close_day"),
        (Qt.Key.Key_F8, "settings"),
        (Qt.Key.Key_F3, "receive"),
    ):
        QTest.keyClick(window, key)
        assert window.current_name() == name
        settled(qtbot, program)


def test_the_first_run_leads_through_the_wizard_to_sign_in(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    used: list[Path] = []
    plugs = real_plugs(tmp_path / "motcua", use_folder=used.append)
    program = start(plugs)
    wizard = program.wizard
    assert wizard is not None
    answers = wizard.view.answers
    answers.printer = PRINTERS[0]
    made = found(plugs, plugs.data_folder, SetUpOffice(PROFILE, CLERKS, 2))
    wizard.founded.emit(made)
    assert program.wizard is None
    wait_for_clerks(qtbot, program)
    assert used == [plugs.data_folder]
    assert load_settings(plugs.data_folder).printer == PRINTERS[0]
    assert program.sign_in is not None
    assert program.sign_in.board.office() == PROFILE.name
    form = program.sign_in.form()
    form.pin.set_digits(CLERK_PIN)
    form.enter.click()
    qtbot.waitUntil(lambda: isinstance(QApplication.activeModalWidget(), PasswordDialog))
    choice = QApplication.activeModalWidget()
    assert isinstance(choice, PasswordDialog)
    for line in (choice.password, choice.again):
        line.setText(builders.CLERK_PASSWORD)
    choice.save.click()
    arrived(qtbot, program)
    settled(qtbot, program)


def test_the_wizard_can_open_a_store_that_is_there(
    qtbot: QtBot, start: Start, tmp_path: Path, office: Path
) -> None:
    program = start(real_plugs(tmp_path / "khac"))
    assert program.wizard is not None
    program.wizard.existing_chosen.emit(office)
    wait_for_clerks(qtbot, program)


def test_ctrl_l_parks_the_desk_for_the_same_clerk(qtbot: QtBot, start: Start, office: Path) -> None:
    program = start(real_plugs(office))
    window = sign_in(qtbot, program)
    window.show_page("dossiers")
    QTest.keyClick(window, Qt.Key.Key_L, Qt.KeyboardModifier.ControlModifier)
    assert program.front() is program.sign_in
    assert window.isHidden()
    assert sign_in(qtbot, program) is window
    assert window.current_name() == "dossiers"
    settled(qtbot, program)


def test_another_clerk_gets_a_desk_of_her_own(qtbot: QtBot, start: Start, office: Path) -> None:
    program = start(real_plugs(office))
    first = sign_in(qtbot, program)
    program.lock()
    second = sign_in(qtbot, program, LEADER.name)
    assert second is not first
    assert program.desk is not None
    assert program.desk.actor.name == LEADER.name
    settled(qtbot, program)


def test_nobody_at_the_desk_locks_it_and_answers_open_questions_with_no(
    qtbot: QtBot, start: Start, office: Path
) -> None:
    program = start(real_plugs(office))
    window = sign_in(qtbot, program)
    question = AskDialog(Question(title="Xóa?", yes="Xóa", no="Giữ"), window)
    question.open()
    watch = program.findChild(IdleWatch)
    assert isinstance(watch, IdleWatch)
    assert watch.is_watching()
    watch.idle.emit()
    assert program.front() is program.sign_in
    assert question.result() == AskDialog.DialogCode.Rejected
    assert program.sign_in is not None
    assert "Đã khóa" in program.sign_in.form().note.title()
    assert not watch.is_watching()
    question.deleteLater()
    settled(qtbot, program)


def test_the_language_is_chosen_at_sign_in_and_kept(
    qtbot: QtBot, start: Start, office: Path
) -> None:
    program = start(real_plugs(office))
    assert program.sign_in is not None
    program.sign_in.form().switch.buttons["en"].click()
    assert load_settings(office).language == "en"
    assert program.sign_in.form().switch.buttons["en"].isChecked()
    window = sign_in(qtbot, program)
    names = [one.text() for one in window.rail.findChildren(QAbstractButton)]
    assert "Return result" in names
    settled(qtbot, program)


def test_a_change_of_language_at_the_desk_makes_the_window_anew_on_the_same_page(
    qtbot: QtBot, start: Start, office: Path
) -> None:
    program = start(real_plugs(office))
    before = sign_in(qtbot, program)
    before.show_page("workload")
    program.choices.change(language="en")
    qtbot.waitUntil(lambda: program.front() is not before, timeout=20_000)
    after = program.front()
    assert isinstance(after, MainWindow)
    assert after.current_name() == "workload"
    settled(qtbot, program)


def test_a_change_of_scheme_is_seen_at_once(qtbot: QtBot, start: Start, office: Path) -> None:
    program = start(real_plugs(office))
    program.choices.change(scheme="dark", point_size=16)
    assert tokens().dark
    assert tokens().sizes.body == 16
    assert load_settings(office).scheme == "dark"


def test_the_settings_of_this_pc_are_in_force_from_the_start(
    qtbot: QtBot, start: Start, office: Path
) -> None:
    save_settings(office, Settings(language="en", paper="A4", printer=PRINTERS[1]))
    program = start(real_plugs(office))
    assert program.sign_in is not None
    assert program.sign_in.form().switch.buttons["en"].isChecked()
    assert program.choices.printer().name == PRINTERS[1]
    assert program.choices.printer().size.value == "A4"


def test_a_second_start_brings_the_first_forward(qtbot: QtBot, start: Start, office: Path) -> None:
    program = start(real_plugs(office))
    window = program.sign_in
    assert window is not None
    window.showMinimized()
    second = subprocess.Popen([sys.executable, "-c", SECOND, str(office), ""])
    qtbot.waitUntil(lambda: not window.isMinimized(), timeout=20_000)
    qtbot.waitUntil(lambda: second.poll() is not None, timeout=20_000)
    assert second.returncode == 0


def test_a_scan_before_signing_in_is_refused_in_words(
    qtbot: QtBot, start: Start, office: Path
) -> None:
    played: list[Sound] = []
    program = start(real_plugs(office, play=played.append))
    scanner(qtbot, program).submit(Scan("17263215211120000118", ScanSource.SERIAL, 0.0))
    assert program.sign_in is not None
    qtbot.waitUntil(
        lambda: program.sign_in is not None and program.sign_in.form().note.title() != ""
    )
    assert program.sign_in.form().note.title() == "Chưa nhận mã vừa quét."
    assert played == [Sound.REFUSED]


def test_a_scan_of_a_slip_opens_it_for_returning_and_is_noted(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    played: list[Sound] = []
    folder, clock = tmp_path / "motcua", builders.SetClock()
    counter = builders.sample_counter(folder, clock)
    builders.give_passwords(counter)
    received = builders.receive(counter)
    barcode = counter.dossiers.receipt(received.dossier_id).barcode
    counter.close()
    program = start(real_plugs(folder, clock, play=played.append))
    window = sign_in(qtbot, program)
    settled(qtbot, program)
    scanner(qtbot, program).submit(Scan(barcode, ScanSource.SERIAL, 0.0))
    qtbot.waitUntil(lambda: window.current_name() == "return")
    settled(qtbot, program)
    assert played == [Sound.LOOK]
    program.close()
    counter = open_counter(Workplace(folder, clock))
    (line,) = counter.scans.recent(builders.supervisor(counter)).lines
    assert (line.meaning, line.code) == (ScanMeaning.AT_DESK, received.code)
    assert line.clerk_name
    counter.close()


@pytest.mark.skipif(os.name != "posix", reason="pseudo-terminals are of POSIX")
def test_a_scanner_at_a_serial_port_is_heard_and_lets_the_program_close(
    qtbot: QtBot, start: Start, office: Path, tmp_path: Path
) -> None:
    plug = Plug(tmp_path / "scanner")
    plug.put_in()
    kept = replace(load_settings(office), scanner_serial=True, scanner_port=str(plug.name))
    save_settings(office, kept)
    program = start(real_plugs(office))
    window = sign_in(qtbot, program)
    plug.send(b"0912345678901\r\n")
    qtbot.waitUntil(lambda: window.announcement() != "")
    program.close()
    assert "serial scanner" not in [thread.name for thread in threading.enumerate()]
    plug.pull_out()


def test_what_is_typed_into_the_scan_line_is_found(
    qtbot: QtBot, start: Start, office: Path
) -> None:
    program = start(real_plugs(office))
    window = sign_in(qtbot, program)
    for text, page in (("TN10-261116-0001-00", "return"), ("nguyen van duc", "dossiers")):
        window.focus_scan_field()
        window.top_bar.scan_field.setText(text)
        press(window.top_bar.scan_field, Qt.Key.Key_Return)
        assert window.current_name() == page
    settled(qtbot, program)


def test_the_strip_tells_how_printer_and_backup_are(
    qtbot: QtBot, start: Start, office: Path
) -> None:
    program = start(real_plugs(office))
    status = sign_in(qtbot, program).status
    qtbot.waitUntil(lambda: status.printer.accessibleName() == "Máy in: lưu tệp PDF")
    qtbot.waitUntil(lambda: status.backup.accessibleName() == "Sao lưu: chưa có bản nào")
    for printer, said in ((PRINTERS[0], PRINTERS[0]), ("Máy cũ", "không thấy Máy cũ")):
        program.choices.change(printer=printer)
        qtbot.waitUntil(lambda said=said: status.printer.accessibleName() == f"Máy in: {said}")
    settled(qtbot, program)


def test_the_strip_tells_why_nothing_would_come_out(
    qtbot: QtBot, start: Start, office: Path
) -> None:
    empty = PrinterState(known=True, ready=False, reasons=(Reason(Trouble.OUT_OF_PAPER),))
    plugs = real_plugs(office, printer_states=lambda names: dict.fromkeys(names, empty))
    program = start(plugs)
    status = sign_in(qtbot, program).status
    program.choices.change(printer=PRINTERS[0])
    told = f"Máy in: {PRINTERS[0]}: hết giấy"
    qtbot.waitUntil(lambda: status.printer.accessibleName() == told)
    settled(qtbot, program)


def test_a_click_on_the_backup_in_the_strip_opens_its_settings(
    qtbot: QtBot, start: Start, office: Path
) -> None:
    program = start(real_plugs(office))
    window = sign_in(qtbot, program, LEADER.name)
    QTest.mouseClick(window.status.backup, Qt.MouseButton.LeftButton)
    assert window.current_name() == "settings"
    page: Any = window.current_page()
    assert page.sections["backups"].isVisible()
    assert "Sao lưu" in [command.title for command in window._commands]
    settled(qtbot, program)


def test_sounds_can_be_switched_off(qtbot: QtBot, start: Start, office: Path) -> None:
    save_settings(office, Settings(sounds=False))
    played: list[Sound] = []
    program = start(real_plugs(office, play=played.append))
    scanner(qtbot, program).submit(Scan("17263215211120000118", ScanSource.SERIAL, 0.0))
    assert program.sign_in is not None
    qtbot.waitUntil(
        lambda: program.sign_in is not None and program.sign_in.form().note.title() != ""
    )
    assert played == []


def test_f1_lists_the_keys(qtbot: QtBot, start: Start, office: Path) -> None:
    program = start(real_plugs(office))
    window = sign_in(qtbot, program)
    window.activateWindow()
    QTest.keyClick(window, Qt.Key.Key_F1)
    dialog = QApplication.activeModalWidget()
    assert dialog is not None
    assert dialog.windowTitle() == "Phím tắt"
    dialog.close()
    settled(qtbot, program)
