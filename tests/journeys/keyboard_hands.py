"""A clerk without a mouse: keys and scans at whichever window is in front, and nothing else."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QAbstractButton, QApplication, QLineEdit, QWidget

from app.demo_hands import NO_MODIFIER, Hands
from app.ui.ask_dialog import AskDialog
from app.ui.main_window import MainWindow
from app.ui.program import Program

Key = Qt.Key
CTRL, ALT, SHIFT = (
    Qt.KeyboardModifier.ControlModifier,
    Qt.KeyboardModifier.AltModifier,
    Qt.KeyboardModifier.ShiftModifier,
)

_READING_MS = 100


class KeyboardHands:
    """Works at ``program``; after every key it waits until what was asked for is answered."""

    def __init__(self, program: Program) -> None:
        self._program = program
        self._hands = Hands(QWidget())

    @property
    def window(self) -> MainWindow:
        """The window of the clerk who is signed in."""
        front = self._program.front()
        assert isinstance(front, MainWindow)
        return front

    def sign_in(self, name: str, secret: str) -> None:
        """Type the letters of a name, then the secret, and wait for the desk."""
        window = self._program.sign_in
        assert window is not None
        self._hands = Hands(window)
        self.until(lambda: window.isVisible() and window.is_ready(), "the clerks are listed")
        if isinstance(QApplication.focusWidget(), QLineEdit):
            # Whoever signed in last needs only the secret; another one goes to the list first.
            self._hands.key(Key.Key_Tab, SHIFT)
        self._hands.type(name)
        self._hands.key(Key.Key_Tab)
        self._hands.type(secret)
        self._hands.key(Key.Key_Return)
        self.until(lambda: isinstance(self._program.front(), MainWindow), "the desk is open")
        desk = self.window
        self._hands = Hands(desk)
        desk.resize(1366, 689)
        desk.activateWindow()
        self._rest()

    def keys(self, *keys: Key, held: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Press keys that write nothing, one after the other."""
        for key in keys:
            self._hands.key(key, held)
            self._rest()

    def key_and_agree(self, key: Key) -> None:
        """Press a key that asks a question first, and press Enter on its answer yes."""
        QTimer.singleShot(_READING_MS, self._agree)
        self.keys(key)

    def page(self, name: str, key: Key, held: Qt.KeyboardModifier = NO_MODIFIER) -> None:
        """Open a page by its key."""
        self.keys(key, held=held)
        self.until(lambda: self.window.current_name() == name, f"page {name} is in front")
        self._rest()

    def type(self, text: str, *keys: Key) -> None:
        """Type where the keyboard is, then press keys."""
        self._hands.type(text)
        self.keys(*keys)

    def scan(self, digits: str) -> None:
        """Hold a slip under the scanner."""
        self._hands.scan(digits)
        self._rest()

    def until(self, condition: Callable[[], object], what: str) -> None:
        """Wait until ``condition`` holds; RuntimeError saying ``what`` never came."""
        self._hands.until(condition, what)

    def _rest(self) -> None:
        """Wait until every answer is on the screen, and no button is held down any more."""
        self._hands.settle()
        held = [one for one in self._buttons() if one.isDown()]
        self.until(lambda: not any(one.isDown() for one in held), "the button is up again")
        self.until(lambda: not self._program.is_busy(), "every answer has come")
        QTest.qWait(1)
        self._hands.settle()

    def _agree(self) -> None:
        asked = QApplication.activeModalWidget()
        if isinstance(asked, AskDialog):
            self._hands.key(Key.Key_Return)

    def _buttons(self) -> list[QAbstractButton]:
        front = QApplication.activeModalWidget() or self._program.front()
        return front.findChildren(QAbstractButton) if front is not None else []
