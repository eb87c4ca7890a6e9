"""What is really seen: no Vietnamese word in the English program, no English one in Vietnamese."""

import importlib
import pkgutil
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QComboBox,
    QDialog,
    QFileDialog,
    QLabel,
    QLineEdit,
    QMessageBox,
    QTabBar,
    QTableView,
    QWidget,
)
from pytestqt.qtbot import QtBot

import app.ui
from app.domain.form_corrections import FormVersions
from app.domain.listings import ClerkRow
from app.domain.roles import Actor, Role
from app.domain.shared_place import Leader, SharedPlace
from app.domain.sign_in import Secret
from app.errors import KeyNeededError
from app.settings import Settings, save_settings
from app.shipped import shipped_form_sets, shipped_own_forms, shipped_registers
from app.ui.application import QtWords
from app.ui.ask_dialog import AskDialog
from app.ui.command_palette import CommandPalette
from app.ui.error_dialog import BugDialog
from app.ui.keys_dialog import KeysDialog
from app.ui.messages import Question
from app.ui.office.form_history_dialog import FormHistoryDialog
from app.ui.office.password_dialog import PasswordDialog
from app.ui.office.recovery_key_dialog import RecoveryKeyDialog
from app.ui.office.release_dialog import ReleaseDialog
from app.ui.office.restore_confirm import RestoreConfirm
from app.ui.office.settings_page import SettingsPage
from app.ui.office.take_over_dialog import TakeOverDialog
from app.ui.office.wizard import Wizard
from app.ui.office.wizard_flow import Answers, Step, WizardFlow
from app.ui.office.wizard_step import WizardTools
from app.ui.operations import Operations
from app.ui.preview_dialog import PreviewDialog
from app.ui.registers.registers_page import RegistersPage
from app.ui.widgets.dialog import Dialog
from app.words import use_language
from tests import builders
from tests.builders import CLERKS, PROFILE
from tests.test_words import VIETNAMESE
from tests.ui import accessibility
from tests.ui.gallery import specs
from tests.ui.real_plugs import LANGUAGES, real_plugs
from tests.ui.test_program import Start, settled, sign_in, start

__all__ = ["start"]


# Names and data stay as they are; a program in English is used by people who read them all day.
_DATA = (
    *(PROFILE.name, PROFILE.counter_name, PROFILE.place, *PROFILE.header_lines),
    *(clerk.name for clerk in CLERKS),
    *(f"Quầy {number}" for number in (1, 2)),
    *("Một Cửa", "Tiếng Việt", "Bộ phận tiếp nhận và trả kết quả", "QĐ 123/QĐ-UBND"),
    # Amounts are told as papers print them.
    "đồng",
    # What a form set is called in few words comes out of its name.
    *("Giấy riêng", "NĐ 61/2018", "NĐ 118/2025"),
    # What is chosen in a register is written into the book as it stands.
    *(one for book in shipped_registers().all for field in book.columns for one in field.choices),
    # Forms are data that an office may change, and what they say goes on paper.
    *(forms.name for forms in (*shipped_form_sets(), *shipped_own_forms())),
)
_KNOWN = re.compile("|".join(re.escape(text) for text in sorted(_DATA, key=len, reverse=True)))


@pytest.fixture
def english() -> Iterator[None]:
    use_language("en", LANGUAGES)
    yield
    use_language("vi", LANGUAGES)


def words_on(window: QWidget) -> Iterator[str]:
    """Give what labels, buttons, fields, lists and headers of ``window`` say of themselves."""
    for widget in [window, *window.findChildren(QWidget)]:
        yield widget.accessibleName()
        yield widget.accessibleDescription()
        yield widget.toolTip()
        if isinstance(widget, QLabel | QAbstractButton):
            yield widget.text()
        elif isinstance(widget, QLineEdit):
            yield widget.placeholderText()
        elif isinstance(widget, QComboBox):
            yield from (widget.itemText(at) for at in range(widget.count()))
        elif isinstance(widget, QTabBar):
            yield from (widget.tabText(at) for at in range(widget.count()))
        elif isinstance(widget, QTableView) and (model := widget.model()):
            columns = range(model.columnCount())
            yield from (str(model.headerData(at, Qt.Orientation.Horizontal)) for at in columns)


def vietnamese_on(window: QWidget) -> list[str]:
    said = {text for text in words_on(window) if VIETNAMESE.search(_KNOWN.sub("", text))}
    return sorted(said)


def check_english(window: QWidget, place: str) -> None:
    """Fail if anything is Vietnamese, cut off, or shares its underlined letter with another."""
    QApplication.processEvents()
    assert vietnamese_on(window) == [], place
    assert accessibility.problems(window) == [], place


def test_the_english_program_shows_no_vietnamese_but_names(
    qtbot: QtBot, start: Start, tmp_path: Path
) -> None:
    folder = tmp_path / "motcua"
    counter = builders.sample_counter(folder)
    builders.give_passwords(counter)
    counter.close()
    save_settings(folder, Settings(language="en"))
    program = start(real_plugs(folder, notices=lambda: ""))
    assert program.sign_in is not None
    assert vietnamese_on(program.sign_in) == []
    window = sign_in(qtbot, program, CLERKS[2].name)
    pages = ("receive", "dossiers", "return", "batch", "workload", "close_day", "papers")
    for name in (*pages, "registers", "official", "reports", "opening", "settings"):
        page = window.show_page(name)
        settled(qtbot, program)
        check_english(window, name)
        if isinstance(page, SettingsPage):
            for section in page.buttons:
                page.show_section(section)
                settled(qtbot, program)
                check_english(window, section)
        if isinstance(page, RegistersPage):
            for book in shipped_registers().all:
                page.show_register(book.id)
                settled(qtbot, program)
                qtbot.keyClick(page, Qt.Key.Key_F9)
                settled(qtbot, program)
                assert page.form is not None
                check_english(window, book.id)
                qtbot.keyClick(page, Qt.Key.Key_Escape)


@pytest.mark.parametrize("step", [step for step in Step if step is not Step.PASSPHRASE])
def test_the_english_wizard_shows_no_vietnamese_but_examples(
    qtbot: QtBot, english: None, tmp_path: Path, step: Step
) -> None:
    plugs = real_plugs(tmp_path / "motcua")
    operations = Operations(lambda: plugs)
    answers = Answers(
        folder=str(plugs.data_folder),
        name=PROFILE.name,
        header_lines=[*PROFILE.header_lines, ""],
        place=PROFILE.place,
        agency_code=PROFILE.agency_code,
        clerks=list(CLERKS),
    )
    flow = WizardFlow(answers)
    flow.step = step
    wizard = Wizard(WizardTools(flow, operations, plugs), lambda _language: None)
    wizard.resize(1366, 689)
    wizard.show()
    qtbot.waitUntil(lambda: not operations.is_busy(), timeout=20_000)
    example = re.compile("UBND phường Long Biên|ỦY BAN .*|TRUNG TÂM .*|Ví dụ")
    said = [text for text in vietnamese_on(wizard) if VIETNAMESE.search(example.sub("", text))]
    assert said == []
    assert accessibility.problems(wizard) == []
    operations.close()
    flow.step = Step.WELCOME
    wizard.close()
    wizard.deleteLater()


ENGLISH = re.compile(
    r"&?(OK|Cancel|Close|Yes|No|Save|Open|Apply|Reset|Help|Abort|Retry|Ignore|Discard|Choose|Back"
    r"|Forward|Print|Stop|Copy|New Folder|Rename|Delete|Remove)\b.*"
)


def _palette(parent: QWidget) -> QDialog:
    parent.resize(800, 600)
    return CommandPalette((), parent)


DIALOGS: dict[type[QDialog], Callable[[QWidget], QDialog]] = {
    AskDialog: lambda parent: AskDialog(Question(title="Xóa?", yes="Xóa", no="Giữ"), parent),
    BugDialog: lambda parent: BugDialog("", Path("loi.txt"), parent),
    CommandPalette: _palette,
    FormHistoryDialog: lambda parent: FormHistoryDialog(
        FormVersions(shipped=shipped_form_sets()[:1]), parent
    ),
    KeysDialog: lambda parent: KeysDialog(specs(), (), parent),
    PasswordDialog: lambda parent: PasswordDialog(Operations(dict, parent), _CLERK, parent=parent),
    ReleaseDialog: lambda parent: ReleaseDialog(Operations(dict, parent), _ROW, (_ROW,), parent),
    PreviewDialog: lambda parent: PreviewDialog("Xem", [QImage(10, 10, _RGB)], parent),
    RecoveryKeyDialog: lambda parent: RecoveryKeyDialog(_NO_KEY, parent),
    RestoreConfirm: RestoreConfirm,
    TakeOverDialog: lambda parent: TakeOverDialog(
        Operations(dict, parent), _PLACE, Path(), "", parent
    ),
}
_CLERK = Actor(1, CLERKS[0].name, Role.CLERK)
_ROW = ClerkRow(1, CLERKS[0].name, Role.CLERK, "", True, True)
_PLACE = SharedPlace("", {1: "QUAY 01"}, (Leader(1, CLERKS[0].name, Secret.PIN),))
_RGB = QImage.Format.Format_RGB32
_NO_KEY = KeyNeededError("Máy này không giữ khóa của kho dữ liệu.")


def dialogs_of_the_program() -> set[type[QDialog]]:
    """Return every kind of dialog that a module of the screen defines."""
    for module in pkgutil.walk_packages(app.ui.__path__, "app.ui."):
        importlib.import_module(module.name)
    found: set[type[QDialog]] = set()
    waiting = list(QDialog.__subclasses__())
    while waiting:
        kind = waiting.pop()
        waiting += kind.__subclasses__()
        if kind.__module__.startswith("app.ui.") and kind is not Dialog:
            found.add(kind)
    return found


def test_every_dialog_of_the_program_is_looked_at_here() -> None:
    assert dialogs_of_the_program() == set(DIALOGS)


@pytest.mark.parametrize("kind", DIALOGS, ids=lambda kind: kind.__name__)
def test_no_button_of_a_dialog_is_english(
    qapp: QApplication, qtbot: QtBot, kind: type[QDialog]
) -> None:
    words = QtWords(qapp)
    words.use("vi")
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = DIALOGS[kind](parent)
    buttons = [b.text() or b.accessibleName() for b in dialog.findChildren(QAbstractButton)]
    dialog.deleteLater()
    words.deleteLater()
    assert [text for text in buttons if ENGLISH.match(text.strip())] == []


def test_no_button_of_a_dialog_of_qt_is_english(qapp: QApplication, qtbot: QtBot) -> None:
    words = QtWords(qapp)
    words.use("vi")
    files = QFileDialog(None, "Chọn thư mục")
    files.setOption(QFileDialog.Option.DontUseNativeDialog)
    box = QMessageBox()
    buttons = QMessageBox.StandardButton
    box.setStandardButtons(buttons.Ok | buttons.Cancel | buttons.Save | buttons.Retry)
    said: list[str] = []
    for dialog in (files, box):
        said += [
            button.text() or button.toolTip() for button in dialog.findChildren(QAbstractButton)
        ]
        said += [label.text() for label in dialog.findChildren(QLabel)]
        dialog.deleteLater()
    words.deleteLater()
    assert len(said) > 10
    assert [text for text in said if ENGLISH.match(text.strip())] == []
