"""The whole program on an encrypted store: its key asked for at the start, or changed later."""

import contextlib
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.domain.audited import Audited
from app.domain.recovery_key import key_number, read_recovery_key, recovery_groups, recovery_text
from app.models.encryption import convert_store, is_encrypted
from app.models.key_marker import KeyMarker, save_marker
from app.models.sqlite_file import StoreKey, connect
from app.store_keys import StoreKeys
from app.ui import messages
from app.ui.office.recovery_key_dialog import RecoveryKeyDialog
from app.ui.plugs import ProgramPlugs
from app.ui.program import Program
from app.words import use_language
from tests import builders
from tests.builders import quiet
from tests.key_files import FOLDER, KEEPER
from tests.ui import accessibility
from tests.ui.real_plugs import LANGUAGES, real_plugs
from tests.ui.test_program import LEADER, settled, sign_in, wait_for_clerks
from tests.ui.typing_keys import press, type_telex, type_text

KEY, OTHER = StoreKey(bytes(range(32))), StoreKey(bytes(range(32, 64)))
Start = Callable[..., Program]


@pytest.fixture(autouse=True)
def _key_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", KEEPER)
    monkeypatch.setenv(FOLDER, str(tmp_path / "keys"))


@pytest.fixture(scope="module")
def founded(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("office")
    counter = builders.sample_counter(folder)
    builders.give_passwords(counter)
    builders.receive(counter)
    counter.close()
    return folder


@pytest.fixture
def office(tmp_path: Path, founded: Path) -> Path:
    return shutil.copytree(founded, tmp_path / "motcua")


@pytest.fixture
def locked(office: Path) -> Path:
    """An encrypted office come from another PC, whose note tells the number of its key."""
    convert_store(office / "motcua.db", None, KEY, quiet)
    shutil.rmtree(office / "nhat-ky")
    save_marker(office, KeyMarker(key_number(KEY.raw)))
    return office


@pytest.fixture
def start(qapp: QApplication, qtbot: QtBot, tmp_path: Path) -> Iterator[Start]:
    """As in ``test_program``, without the wait for the clerks of the sign-in."""
    started: list[Program] = []

    def begin(plugs: ProgramPlugs) -> Program:
        program = Program(qapp, plugs)
        started.append(program)
        assert program.start()
        window = program.front()
        assert window is not None
        qtbot.waitUntil(window.isVisible)
        return program

    yield begin
    for program in started:
        program.close()
        delete(program)
    use_language("vi", LANGUAGES)


def dialog_of(qtbot: QtBot, program: Program) -> RecoveryKeyDialog:
    """Wait for the dialog that asks for the key."""

    def asked() -> list[RecoveryKeyDialog]:
        window = program.sign_in
        return (
            [d for d in window.findChildren(RecoveryKeyDialog) if d.isVisible()] if window else []
        )

    qtbot.waitUntil(lambda: len(asked()) == 1, timeout=20_000)
    return asked()[0]


def test_the_key_of_an_envelope_opens_the_store_and_is_never_asked_again(
    qtbot: QtBot, start: Start, locked: Path
) -> None:
    program = start(real_plugs(locked))
    dialog = dialog_of(qtbot, program)
    assert f"khóa số {key_number(KEY.raw)}" in dialog.trouble.title()
    type_text(dialog.edit, recovery_text(KEY.raw).lower())
    assert dialog.progress.text() == "Đã đúng 19/19 nhóm."
    dialog.enter.click()
    wait_for_clerks(qtbot, program)
    sign_in(qtbot, program)
    settled(qtbot, program)
    assert StoreKeys().key_for(locked / "motcua.db") == KEY


def test_a_slip_names_its_group_while_one_types(qtbot: QtBot, start: Start, locked: Path) -> None:
    program = start(real_plugs(locked))
    dialog = dialog_of(qtbot, program)
    groups = recovery_groups(KEY.raw)
    type_telex(dialog.edit, " ".join(groups[:3]).lower() + " ")
    assert dialog.progress.text() == "Đã đúng 3/19 nhóm."
    assert dialog.field.error() == ""
    type_text(dialog.edit, "9999 ")
    assert dialog.field.error() == "Nhóm thứ 4 chưa đúng."
    dialog.enter.click()
    assert dialog.isVisible()
    assert "Nhóm thứ 4" in dialog.field.error()
    assert "tờ giấy" in dialog.field.error()
    dialog.reject()


def test_the_key_of_another_store_is_asked_for_again_in_its_own_words(
    qtbot: QtBot, start: Start, locked: Path
) -> None:
    program = start(real_plugs(locked))
    dialog = dialog_of(qtbot, program)
    dialog.edit.setPlainText(recovery_text(OTHER.raw))
    dialog.enter.click()
    qtbot.waitUntil(lambda: not dialog.isVisible())
    again = dialog_of(qtbot, program)
    assert f"mang số {key_number(OTHER.raw)}" in again.trouble.title()
    assert again.edit.toPlainText() == ""
    again.reject()
    assert program.sign_in is not None
    assert not program.sign_in.is_ready()
    program.sign_in.form().retry.click()
    dialog_of(qtbot, program).reject()


def test_a_damaged_store_is_not_blamed_on_the_key(qtbot: QtBot, start: Start, locked: Path) -> None:
    StoreKeys().key_store.save(key_number(KEY.raw), KEY.raw)
    with (locked / "motcua.db").open("r+b") as file:
        file.seek(300)
        file.write(b"\0\1\2\3")
    program = start(real_plugs(locked))
    assert program.sign_in is not None
    window = program.sign_in
    qtbot.waitUntil(lambda: window._form is not None and window.form().note.title() != "")  # pyright: ignore[reportPrivateUsage]
    assert "tệp kho bị hỏng" in window.form().note.title()
    assert window.findChildren(RecoveryKeyDialog) == []


def test_the_dialog_is_accessible(qtbot: QtBot, start: Start, locked: Path) -> None:
    dialog = dialog_of(qtbot, start(real_plugs(locked)))
    assert accessibility.problems(dialog) == []
    dialog.reject()


def convert_at_desk(qtbot: QtBot, program: Program, press_button: Callable[[Any], None]) -> None:
    """Open the settings as the supervisor, press the buttons, and come back to the sign-in."""
    window = sign_in(qtbot, program, LEADER.name)
    page: Any = window.show_page("settings")
    settled(qtbot, program)
    page.show_section("encryption")
    settled(qtbot, program)
    # The main window asks its questions itself; here they are all answered with yes.
    messages.bridge.asker = lambda _question: True
    press_button(page.sections["encryption"])
    qtbot.waitUntil(lambda: program.stand_in is not None, timeout=20_000)
    conversion = program.stand_in
    assert conversion is not None
    # One that fails at its first step may be over before anybody could try.
    if conversion.go_on.isHidden():
        assert not conversion.close(), "there is no way out while it works"
    qtbot.waitUntil(conversion.go_on.isVisible, timeout=60_000)
    assert accessibility.problems(conversion) == []
    press(conversion.go_on, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: program.sign_in is not None)
    wait_for_clerks(qtbot, program)


def test_a_supervisor_encrypts_and_decrypts_from_the_desk(
    qtbot: QtBot, start: Start, office: Path
) -> None:
    store = office / "motcua.db"
    program = start(real_plugs(office))
    wait_for_clerks(qtbot, program)
    shown: list[str] = []

    def encrypt(section: Any) -> None:
        section.turn_on.click()
        settled(qtbot, program)
        shown.extend(cell.text() for cell in section.panel.cells)
        for field in section.panel.fields.values():
            field.editor.setText(shown[int(field.editor.accessibleName().split()[-1]) - 1])
        section.begin.click()

    convert_at_desk(qtbot, program, encrypt)
    key = StoreKey(read_recovery_key(" ".join(shown)))
    assert is_encrypted(store)
    assert StoreKeys().key_for(store) == key
    convert_at_desk(qtbot, program, lambda section: section.turn_off.click())
    assert not is_encrypted(store)
    sign_in(qtbot, program)
    settled(qtbot, program)
    with contextlib.closing(connect(store)) as connection:
        acts = {act for (act,) in connection.execute("SELECT action FROM audit_records")}
    assert {Audited.ENCRYPT_STORE, Audited.DECRYPT_STORE} <= acts


def test_a_failed_conversion_says_why_and_leads_back(
    qtbot: QtBot, start: Start, office: Path
) -> None:
    program = start(real_plugs(office))
    wait_for_clerks(qtbot, program)

    def encrypt_in_the_way(section: Any) -> None:
        section.turn_on.click()
        settled(qtbot, program)
        shown = [cell.text() for cell in section.panel.cells]
        for field in section.panel.fields.values():
            field.editor.setText(shown[int(field.editor.accessibleName().split()[-1]) - 1])
        (office / "motcua.db.converting").mkdir()
        section.begin.click()

    convert_at_desk(qtbot, program, encrypt_in_the_way)
    assert not is_encrypted(office / "motcua.db")
