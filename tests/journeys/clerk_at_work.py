"""A clerk in a process of her own: the whole program with its window, which a test may kill.

``python -m tests.journeys.clerk_at_work type|look FOLDER CLERK``: *type* half fills two forms and
says what is in them once they are kept, then works on until killed; *look* signs in, says what she
finds, and closes the program. What is said are lines of JSON.
"""

import json
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget

from app.ui.application import build_application
from app.ui.dossier.receive_page import ReceivePage
from app.ui.dossier.return_page import ReturnPage
from app.ui.main_window import MainWindow
from app.ui.program import Program
from tests.builders import BIRTH_REGISTRATION, CLERK_PIN, SetClock
from tests.ui.real_plugs import real_plugs
from tests.ui.typing_keys import press, type_text

_PATIENCE_MS, _STEP_MS = 30_000, 10


class AtWork:
    """The program with ``clerk`` signed in."""

    def __init__(self, folder: Path, clerk: str) -> None:
        app = build_application(["motcua"], scheme="light")
        clock = SetClock()
        clock.forward(minutes=5)
        self.program = Program(app, real_plugs(folder, clock))
        assert self.program.start()
        self._sign_in(clerk)
        window = self.program.front()
        assert isinstance(window, MainWindow)
        self.window = window
        self.settle()

    def wait_for(self, condition: Callable[[], bool]) -> None:
        """Let the program run until ``condition`` holds."""
        for _turn in range(_PATIENCE_MS // _STEP_MS):
            if condition():
                return
            QTest.qWait(_STEP_MS)
        raise TimeoutError

    def settle(self) -> None:
        """Wait until every answer is on the screen."""
        for _turn in range(3):
            self.wait_for(lambda: not self.program.is_busy())
            QTest.qWait(_STEP_MS)

    def receive_page(self) -> ReceivePage:
        page = self.window.show_page("receive")
        assert isinstance(page, ReceivePage)
        self.settle()
        return page

    def return_page(self) -> ReturnPage:
        page = self.window.show_page("return")
        assert isinstance(page, ReturnPage)
        self.settle()
        return page

    def type(self, text: str, *keys: Qt.Key) -> None:
        """Type where the keyboard is, then press keys."""
        type_text(focused(), text)
        press(focused(), *keys)
        self.settle()

    def half_fill(self) -> None:
        """Type into both forms, and stop in the middle of a word of the note."""
        receive, enter = self.receive_page(), Qt.Key.Key_Return
        receive.form.picker.choose(BIRTH_REGISTRATION)
        self.settle()
        receive.form.fee.variant.set_key("Đăng ký quá hạn")
        receive.form.applicant.number.setFocus()
        self.type("001188004321", enter)
        self.type("Nguyễn Thị Ánh Tuyết", enter)
        self.type("12051988", enter, enter)
        self.type("0912345678", enter)
        self.type("Số 12 phố Ngọc Lâm")
        receive.form.papers.focus_first_missing()
        self.type("3")
        receive.form.delivery.opener.setChecked(True)
        give_back = self.return_page()
        give_back.open_dossier(1)
        self.settle()
        collector = give_back.panel.collector
        collector.another.setChecked(True)
        collector.name.setFocus()
        self.type("Lê Hữu Phước", enter)
        self.type("001085000077", enter)
        self.type("giấy ủy quyền s")
        self.receive_page()
        receive.form.delivery.note.setFocus()
        self.type("gọi trước khi tr")

    def typed(self) -> dict[str, Any]:
        """Return what stands in both forms, and where the keyboard is in the first."""
        receive = self.receive_page()
        place = receive.form.place() if receive.form.isAncestorOf(focused()) else []
        give_back = self.return_page()
        collector = give_back.panel.collector.state() if give_back.view() else {}
        self.receive_page()
        return {"receive": receive.form.state(), "place": place, "collector": collector}

    def kept(self) -> dict[str, Any]:
        """Return the same as the store has it by now."""
        operations, desk = self.program._operations, self.program.desk  # pyright: ignore[reportPrivateUsage]
        assert operations is not None
        assert desk is not None
        actor, drafts = desk.actor, list[dict[str, Any]]()
        for form in ("receive", "return"):
            operations.read(
                lambda counter, form=form: counter.days.load_draft(actor, form), drafts.append
            )
        self.settle()
        receive, give_back = drafts
        rest = {"request_id", "slip", "place", "saved_at"}
        return {
            "receive": {name: part for name, part in receive.items() if name not in rest},
            "place": receive.get("place"),
            "collector": give_back.get("collector"),
        }

    def told(self) -> dict[str, Any]:
        """Return what is told at opening: what hangs over, how the store is, what came back."""
        receive = self.receive_page()
        return {
            "hanging": [row.line.what for row in receive.opening.hanging.rows],
            "store": self.window.status.store.words(),
            "note": receive.view.draft_note.title(),
        }

    def _sign_in(self, clerk: str) -> None:
        window = self.program.sign_in
        assert window is not None
        self.wait_for(window.is_ready)
        form = window.form()
        form.list.keyboardSearch("")
        form.list.keyboardSearch(clerk.rpartition(" ")[2])
        form.secret.setFocus()
        type_text(focused(), CLERK_PIN)
        press(focused(), Qt.Key.Key_Return)
        self.wait_for(lambda: isinstance(self.program.front(), MainWindow))


def focused() -> QWidget:
    """Return the widget that has the keyboard."""
    widget = QApplication.focusWidget()
    assert isinstance(widget, QWidget)
    return widget


def say(what: dict[str, Any]) -> None:
    """Tell the test; it may kill this process as soon as it has heard."""
    sys.stdout.write(json.dumps(what, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def main() -> None:
    """Do what the words on the line say."""
    action, folder, clerk = sys.argv[1], Path(sys.argv[2]), sys.argv[3]
    desk = AtWork(folder, clerk)
    if action == "type":
        desk.half_fill()
        typed = desk.typed()
        desk.wait_for(lambda: desk.kept() == typed)
        say(typed)
        QTest.qWait(_PATIENCE_MS)
    else:
        say({**desk.typed(), **desk.told()})
        desk.program.close()


if __name__ == "__main__":
    main()
