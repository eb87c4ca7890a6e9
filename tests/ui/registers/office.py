"""An office that keeps registers, and their page on the screen."""

from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.ui.operations import Operations
from app.ui.registers.registers_page import RegistersPage
from tests import builders
from tests.builders import SetClock, sample_counter
from tests.services.registers.conftest import Books
from tests.ui.typing_keys import type_text


class RegisterOffice:
    """``books`` writes into the registers of ``counter`` behind the page's back."""

    def __init__(self, qtbot: QtBot, folder: Path) -> None:
        self.qtbot, self.folder = qtbot, folder
        self.clock = SetClock()
        self.counter = sample_counter(folder, self.clock)
        self.clerk = builders.actor(self.counter)
        self.supervisor = builders.supervisor(self.counter)
        self.books = Books(self.counter, self.clerk)
        self.operations = Operations(lambda: self.counter)
        self.shown_papers: list[int] = []
        self.opened_dossiers: list[int] = []
        self.file_to_read = self.file_to_write = ""

    def open_page(self, by: Actor | None = None, size: tuple[int, int] = (1134, 585)) -> Any:
        """Show the page and wait for its answer."""
        page = RegistersPage(
            self.operations,
            by or self.clerk,
            now=self.clock.now,
            show_paper=self.shown_papers.append,
            folder=lambda: str(self.folder),
            choose=lambda _parent, _start: self.file_to_read,
            choose_to_write=lambda _parent, _start: self.file_to_write,
        )
        page.dossier_wanted.connect(self.opened_dossiers.append)
        self.qtbot.addWidget(page)
        page.resize(*size)
        with self.qtbot.waitExposed(page):
            page.show()
        page.activateWindow()
        page.on_shown()
        self.settle()
        if (field := page.first_field()) is not None:
            field.setFocus()
        return page

    def a_month(self) -> None:
        """Fill the registers as a month at the desk does."""
        books, clock = self.books, self.clock
        clock.pass_to(local(2026, 11, 3, 8, 20))
        books.call(
            "Hỏi vì sao hồ sơ khai sinh trễ hẹn một ngày",
            values={"caller": "Nguyễn Thị Ánh Tuyết", "phone": "0912345678"},
        )
        clock.forward(days=6)
        books.call("Phản ánh quầy số 2 đóng cửa trước 16 giờ 30", values={"passed_to": "Tổ 1"})
        books.visit("Đỗ Thị Hoà", address="Tổ 5, phường Long Biên")
        clock.pass_to(local(2026, 11, 27, 9))
        books.call("Cảm ơn công chức đến nhà trả kết quả", values={"caller": "Hoàng Phủ Tường"})

    def press(self, *keys: Qt.Key) -> None:
        """Press keys where the keyboard is."""
        for key in keys:
            QTest.keyClick(focused(), key)
            self.settle()

    def alt(self, key: Qt.Key) -> None:
        """Press a mnemonic, whose button is down for a moment before it acts."""
        target = focused()
        QTest.keyClick(target, key, Qt.KeyboardModifier.AltModifier)
        down = [one for one in target.window().findChildren(QAbstractButton) if one.isDown()]
        self.qtbot.waitUntil(lambda: not any(button.isDown() for button in down))
        self.settle()

    def ctrl(self, key: Qt.Key) -> None:
        """Press a key together with Ctrl."""
        QTest.keyClick(focused(), key, Qt.KeyboardModifier.ControlModifier)
        self.settle()

    def type(self, text: str) -> None:
        """Type where the keyboard is."""
        type_text(focused(), text)
        self.settle()

    def settle(self) -> None:
        """Wait until every answer is on the screen."""
        for _turn in range(3):
            self.qtbot.waitUntil(lambda: not self.operations.is_busy(), timeout=10_000)
            QTest.qWait(1)

    def close(self) -> None:
        """End the work of the page and close the store."""
        self.operations.close()


def focused() -> QWidget:
    """Return what has the keyboard."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget
