"""What the program does once after its start: settle what the last run left, look the store over.

What is found hanging is shown by the page for receiving.
"""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from app.errors import MotCuaError
from app.ui import messages
from app.ui.operations import Operations
from app.words import N_, tr

if TYPE_CHECKING:
    from app.services.counter import Counter
    from app.ui.main_window import MainWindow
    from app.ui.single_instance import SingleInstance


def begun(open_counter: "Callable[[], Counter]") -> "Callable[[], Counter]":
    """Return how to open the counter (*worker*) as the only program there, ready for the day."""

    def open_and_begin() -> "Counter":
        counter = open_counter()
        try:
            counter.opening.begin()
        except BaseException:
            counter.close()
            raise
        return counter

    return open_and_begin


def check_after_crash(
    instances: "Iterable[SingleInstance]", operations: Operations, window: "MainWindow"
) -> None:
    """Look the store over once, if the run before did not end by itself; ``window`` tells of it."""
    crashed = [one for one in instances if one.after_crash]
    for one in crashed:
        one.after_crash = False
    if crashed:
        check = StoreCheck(operations, window)
        check.told.connect(window.set_store_state)
        check.start()


class StoreCheck(QObject):
    """Looks through the store behind the clerk's back, and is loud about damage alone.

    ``told`` carries the state in words, its condition, and why it is told at all.
    """

    told = Signal(str, str, str)

    def __init__(self, operations: Operations, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._operations = operations

    def start(self) -> None:
        """Begin: the last run did not end by itself."""
        self._say(tr("đang kiểm tra…"), "attention")
        job = self._operations.background(
            lambda counter, tick: counter.opening.quick_check(tick), self._tell, self._tell_failure
        )
        job.progress.connect(self._tell_progress)

    def _tell_progress(self, done: int, total: int) -> None:
        percent = 100 * done // max(total, 1)
        self._say(tr("đang kiểm tra {percent} %", percent=percent), "attention")

    def _say(self, words: str, condition: str) -> None:
        self.told.emit(words, condition, tr("Lần trước chương trình bị tắt đột ngột."))

    def _tell(self, found: tuple[str, ...]) -> None:
        if found:
            self._tell_damage(
                N_("Kho dữ liệu bị hỏng sau lần tắt đột ngột."),
                N_("Ngừng nhập, gọi người quản trị phục hồi từ bản sao lưu."),
            )
        else:
            self._say(tr("nguyên vẹn"), "good")

    def _tell_failure(self, failure: MotCuaError) -> bool:
        self._tell_damage(failure.title, failure.advice, **failure.values)
        return True

    def _tell_damage(self, title: str, advice: str, **values: object) -> None:
        self._say(tr("bị hỏng"), "bad")
        messages.error(title, advice, **values)
