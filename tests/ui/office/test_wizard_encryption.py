"""The wizard's page for encryption through its real window, down to an encrypted store."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from app.domain.recovery_key import KEY_BYTES, key_number, read_recovery_key
from app.models.encryption import check_key, is_encrypted
from app.models.sqlite_file import StoreKey
from app.ui.office.wizard import Wizard
from app.ui.office.wizard_encryption import EncryptionStep
from app.ui.office.wizard_flow import Answers, Step, WizardFlow
from app.ui.office.wizard_review import PassphraseStep, ReviewStep
from app.ui.office.wizard_step import WizardTools
from app.ui.operations import Operations
from app.ui.plugs import ProgramPlugs
from tests.key_files import FOLDER, KEEPER
from tests.printing.papers import text_in
from tests.ui import accessibility
from tests.ui.office.test_wizard import ready_answers
from tests.ui.real_plugs import PRINTERS, real_plugs
from tests.ui.typing_keys import press, type_telex, type_text

Open = Callable[..., EncryptionStep]


@pytest.fixture(autouse=True)
def _key_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", KEEPER)
    monkeypatch.setenv(FOLDER, str(tmp_path / "keys"))


@pytest.fixture
def open_step(qtbot: QtBot, tmp_path: Path) -> Iterator[Open]:
    """Give a function that opens the wizard at the page; ``step.window()`` is the wizard."""
    opened: list[tuple[Wizard, Operations]] = []

    def open_at(plugs: ProgramPlugs | None = None, **answers: object) -> EncryptionStep:
        given = plugs or real_plugs(tmp_path / "motcua")
        operations = Operations(lambda: given)
        typed = {"printer": PRINTERS[0], **ready_answers(), **answers}
        flow = WizardFlow(replace(Answers(folder=str(given.data_folder)), **typed))
        flow.step = Step.ENCRYPTION
        wizard = Wizard(WizardTools(flow, operations, given), lambda _language: None)
        opened.append((wizard, operations))
        wizard.resize(1366, 689)
        wizard.show()
        wizard.activateWindow()
        qtbot.waitUntil(lambda: QApplication.activeWindow() is wizard)
        qtbot.waitUntil(lambda: not operations.is_busy())
        assert isinstance(wizard.view, EncryptionStep)
        return wizard.view

    yield open_at
    for wizard, operations in opened:
        operations.close()
        wizard._finished = True  # pyright: ignore[reportPrivateUsage]
        wizard.close()
        wizard.deleteLater()


def wizard_of(step: EncryptionStep) -> Wizard:
    window = step.window()
    assert isinstance(window, Wizard)
    return window


def groups_shown(step: EncryptionStep) -> list[str]:
    return [cell.text() for cell in step.panel.cells]


def type_back(step: EncryptionStep, how: Callable[[Any, str], None] = type_text) -> None:
    """Type the two groups asked for, as they stand on the page."""
    for field in step.panel.fields.values():
        label = field.editor.accessibleName()
        group = groups_shown(step)[int(label.rpartition(" ")[2]) - 1]
        how(field.editor, group.lower())


def words_on(step: EncryptionStep) -> list[str]:
    return [label.text() for label in step.findChildren(QLabel) if label.isVisible()]


def test_nothing_is_chosen_beforehand_and_one_must_choose(open_step: Open) -> None:
    step = open_step()
    assert not step.yes.isChecked()
    assert not step.no.isChecked()
    wizard_of(step).next.click()
    assert "Chưa chọn" in step.note.title()
    assert wizard_of(step).view is step


def test_without_encryption_one_goes_on_at_once(open_step: Open) -> None:
    step = open_step()
    step.no.setChecked(True)
    wizard = wizard_of(step)
    wizard.next.click()
    assert isinstance(wizard.view, ReviewStep)
    assert wizard.view.flow.command().key is None


def test_the_key_is_shown_and_must_be_typed_back_before_one_goes_on(open_step: Open) -> None:
    step = open_step()
    step.yes.setChecked(True)
    wizard = wizard_of(step)
    key = read_recovery_key(" ".join(groups_shown(step)))
    assert len(key) == KEY_BYTES
    wizard.next.click()
    assert wizard.view is step
    assert any("Chưa khớp" in field.error() for field in step.panel.fields.values())
    type_back(step)
    press(step.panel.fields["group-2"].editor, Qt.Key.Key_Return)
    assert QApplication.focusWidget() is wizard.next
    wizard.next.click()
    assert isinstance(wizard.view, ReviewStep)
    assert wizard.view.flow.command().key == key


def test_a_telex_driver_that_is_on_does_not_change_the_groups(open_step: Open) -> None:
    step = open_step()
    step.yes.setChecked(True)
    type_back(step, type_telex)
    step.panel.check()


def test_changing_ones_mind_keeps_the_same_key(open_step: Open) -> None:
    step = open_step()
    step.yes.setChecked(True)
    before = groups_shown(step)
    type_back(step)
    wizard = wizard_of(step)
    wizard.next.click()
    wizard.back.click()
    again = wizard.view
    assert isinstance(again, EncryptionStep)
    assert groups_shown(again) == before
    wizard.next.click()
    assert isinstance(wizard.view, ReviewStep), "what was noted once need not be typed again"


def test_a_pc_without_a_key_store_is_said_to_ask_each_time(
    open_step: Open, monkeypatch: pytest.MonkeyPatch
) -> None:
    step = open_step()
    assert step.no_key_store.text() == ""
    assert any("không ai phải gõ gì" in words for words in words_on(step))
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    step = open_step()
    assert "mỗi lần mở chương trình phải gõ" in step.no_key_store.text()
    assert not any("không ai phải gõ gì" in words for words in words_on(step))
    assert not any("Máy giữ khóa" in words for words in words_on(step))


@pytest.mark.parametrize(
    ("disk", "says"),
    [
        (False, "chưa được hệ điều hành mã hóa: nên"),
        (True, "đã được hệ điều hành mã hóa"),
        (None, ""),
    ],
)
def test_what_is_recommended_depends_on_the_disk(
    open_step: Open, tmp_path: Path, disk: bool | None, says: str
) -> None:
    plugs = real_plugs(tmp_path / "motcua")
    keys = replace(plugs.keys, disk_is_encrypted=lambda _folder: disk)
    step = open_step(replace(plugs, keys=keys))
    assert says in step.disk.text()
    assert bool(step.disk.text()) == (disk is not None)


def test_the_sheet_can_be_saved_anywhere_but_beside_the_store(
    qtbot: QtBot, open_step: Open, tmp_path: Path
) -> None:
    step = open_step()
    step.yes.setChecked(True)
    panel: Any = step.panel
    for name, says in (
        ("motcua/khoa.pdf", "Không lưu khóa khôi phục trong thư mục dữ liệu"),
        ("usb/khoa.pdf", "In ra giấy rồi xóa tệp"),
    ):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        panel._choose = lambda _parent, _name, name=name: str(tmp_path / name)
        panel.save.click()
        qtbot.waitUntil(lambda says=says: says in panel.note.text(), timeout=20_000)
    assert not (tmp_path / "motcua" / "khoa.pdf").exists()
    words = text_in(tmp_path / "usb" / "khoa.pdf")
    assert all(group in words for group in groups_shown(step))
    assert "PHƯỜNG LONG BIÊN" in words


def test_without_a_printer_the_key_is_not_printed_into_the_data_folder(open_step: Open) -> None:
    step = open_step(printer="")
    step.yes.setChecked(True)
    assert not step.panel.print.isEnabled()
    assert "Chưa chọn máy in" in step.panel.print.toolTip()


def test_the_office_is_founded_encrypted_and_the_pc_keeps_the_key(
    qtbot: QtBot, open_step: Open, tmp_path: Path
) -> None:
    step = open_step()
    step.yes.setChecked(True)
    key = read_recovery_key(" ".join(groups_shown(step)))
    type_back(step)
    wizard = wizard_of(step)
    wizard.next.click()
    wizard.next.click()
    qtbot.waitUntil(lambda: isinstance(wizard.view, PassphraseStep), timeout=20_000)
    store = tmp_path / "motcua" / "motcua.db"
    assert is_encrypted(store)
    check_key(store, StoreKey(key))
    made: Any = wizard._made  # pyright: ignore[reportPrivateUsage]
    assert made.counter.encryption.protection().number == key_number(key)
    made.counter.close()
    counter = real_plugs(tmp_path / "motcua").open_counter(tmp_path / "motcua")
    assert counter.office.profile().place == "Long Biên"
    counter.close()


def test_the_page_is_accessible(qtbot: QtBot, open_step: Open) -> None:
    step = open_step()
    step.yes.setChecked(True)
    qtbot.waitUntil(lambda: step.panel.cells[0].height() > 20)
    assert accessibility.problems(wizard_of(step)) == []
    assert accessibility.tab_problems(wizard_of(step)) == []
