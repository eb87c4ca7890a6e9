"""The program around the window: Qt's words, its log, the change of language."""

import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QDialogButtonBox, QLineEdit
from pytestqt.qtbot import QtBot

from app.ui.application import QtWords, WindowKeeper
from app.ui.operations import Operations
from tests.ui.gallery import open_gallery

STANDARD = QDialogButtonBox.StandardButton


@pytest.fixture
def words(qapp: QApplication) -> Iterator[QtWords]:
    words = QtWords(qapp)
    words.use("vi")
    yield words
    words.use("en")


def test_buttons_of_qt_speak_vietnamese(qtbot: QtBot, words: QtWords) -> None:
    buttons = list(STANDARD)
    box = QDialogButtonBox()
    qtbot.addWidget(box)
    texts = []
    for kind in buttons:
        button = None if kind == STANDARD.NoButton else box.addButton(kind)
        if button is not None:
            texts.append(button.text().replace("&", ""))
    english = {"OK", "Save", "Cancel", "Close", "Yes", "No", "Help", "Apply", "Reset", "Open"}
    assert len(texts) > 15
    assert english.isdisjoint(texts)
    assert "Đồng ý" in texts


def test_the_menu_of_a_field_speaks_vietnamese(qtbot: QtBot, words: QtWords) -> None:
    line = QLineEdit("chữ")
    qtbot.addWidget(line)
    menu = line.createStandardContextMenu()
    texts = [a.text().split("\t")[0].replace("&", "") for a in menu.actions() if a.text()]
    menu.deleteLater()
    assert texts[:2] == ["Hoàn tác", "Làm lại"]
    assert {"Cắt", "Sao chép", "Dán", "Xóa", "Chọn tất cả"} <= set(texts)


def test_what_the_table_lacks_stays_as_qt_has_it(words: QtWords) -> None:
    translate = QCoreApplication.translate
    assert translate("QLineEdit", "&Undo") == "&Hoàn tác"
    assert translate("QLineEdit", "Something new") == "Something new"
    assert translate("QLocalSocket", "%1: Invalid name") == "%1: Invalid name"


def test_another_language_leaves_qt_as_it_is(qtbot: QtBot, words: QtWords) -> None:
    words.use("en")
    box = QDialogButtonBox(STANDARD.Cancel)
    qtbot.addWidget(box)
    assert box.button(STANDARD.Cancel).text() == "Cancel"


def test_numbers_are_written_as_in_vietnam() -> None:
    assert QLocale().toString(1234567) == "1.234.567"


def test_a_change_of_language_makes_a_new_window_on_the_same_page(
    qtbot: QtBot, operations: Operations
) -> None:
    keeper = WindowKeeper(lambda: open_gallery(operations))
    first = keeper.open()
    first.show_page("day")
    assert keeper.rebuild()
    second = keeper.window
    assert second is not None
    assert second is not first
    assert second.current_name() == "day"
    second.close()
    second.deleteLater()


def test_the_window_needs_nothing_slow_to_be_imported() -> None:
    slow = "sqlalchemy alembic reportlab barcode openpyxl xlsxwriter holidays pypdfium2 zxingcpp"
    code = (
        "import sys; import app.ui.main_window, app.ui.application; "
        f"print(sorted(set(sys.modules) & set({slow.split()!r})))"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, encoding="utf-8", check=True
    )
    assert ran.stdout.strip() == "[]"


def test_what_qt_warns_of_goes_to_the_log() -> None:
    code = (
        "import logging, sys; logging.basicConfig(stream=sys.stdout, format='%(name)s %(message)s')"
        "\nfrom app.ui.application import build_application"
        "\nfrom PySide6.QtCore import qWarning"
        "\napp = build_application(['motcua'])"
        "\nqWarning('cẩn thận')"
    )
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", "-c", code],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    assert "qt cẩn thận" in ran.stdout
