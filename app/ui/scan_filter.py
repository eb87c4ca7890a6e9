"""Catches the keys of a barcode scanner before any window, menu or dialog sees them.

Feeds ``app.devices.keyboard_wedge`` with Qt's events and carries out its decisions; what a scan
means, and how errors look, is the pages' business.
"""

import time
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from PySide6.QtCore import QCoreApplication, QElapsedTimer, QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QKeyEvent, QWindow
from shiboken6 import isValid

from app.devices.digit_keys import digit_on_key
from app.devices.keyboard_wedge import KeyboardWedge
from app.devices.raw_keys import RawKey
from app.devices.strokes import (
    Composition,
    Decision,
    Hold,
    Pass,
    Rejected,
    Release,
    Repeated,
    Restore,
    Scanned,
    Stroke,
    Swallow,
    TakeBack,
)
from app.domain.scan import Scan, ScanSource
from app.domain.text import is_digits
from app.ui.raw_events import KEYS_NO_HAND_HAS, MODIFIER_KEYS, raw_key, raw_word

_KEYS = frozenset({QEvent.Type.ShortcutOverride, QEvent.Type.KeyPress, QEvent.Type.KeyRelease})
_WATCHED = _KEYS | {QEvent.Type.InputMethod, QEvent.Type.MouseButtonPress}
_ENDS = frozenset({Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Tab})
_COMMAND = (
    Qt.KeyboardModifier.ControlModifier
    | Qt.KeyboardModifier.AltModifier
    | Qt.KeyboardModifier.MetaModifier
)
_DISMISS = frozenset({Qt.Key.Key_Space, Qt.Key.Key_F2})

# A timer this late means the window was blocked, and keys may be waiting behind it.
_LATE_MS = 20
_LET_KEYS_IN_MS = 10


@dataclass(frozen=True, slots=True)
class _KeptKey:
    """A key press held back, and the window it was meant for."""

    window: QWindow
    event: QKeyEvent


class ScanFilter(QObject):
    """Application-wide event filter that turns a scanner's keys into ``scanned``.

    Signals come in the order of the scans and never from within the handling of a key. While
    scans are held (an error is on the screen) they wait in a queue whose length ``queued`` tells;
    a real Space or F2 then emits ``dismissed`` instead of going to the window. ``overhear`` is
    told of every key press as it came; only the set-up page of scanners listens.
    """

    scanned = Signal(Scan)
    rejected = Signal(Rejected)
    repeated = Signal(Repeated)
    queued = Signal(int)
    dismissed = Signal()

    def __init__(
        self,
        wedge: KeyboardWedge,
        parent: QObject | None = None,
        *,
        platform: str = "",
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        super().__init__(parent)
        self._wedge = wedge
        self._platform = platform or QGuiApplication.platformName()
        self._clock = clock
        self._stamp_ahead: int | None = None
        self._delivering = False
        self._holding_scans = False
        self._waiting: deque[Scan | Rejected | Repeated] = deque()
        self._told_waiting = 0
        self._silence = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._on_silence)
        self._since_armed = QElapsedTimer()
        self._gave_keys_time = False
        self.overhear: Callable[[RawKey], object] | None = None

    def install(self) -> None:
        """Begin to watch; to be called once, after the application exists."""
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.installEventFilter(self)
        application.focusObjectChanged.connect(self._on_focus_moved)

    def hold_scans(self) -> None:
        """Let scans wait from now on, because something must be read first."""
        self._holding_scans = True

    def release_scans(self) -> None:
        """Give out the waiting scans one by one, until one of them makes a page hold again."""
        self._holding_scans = False
        self._give_out_soon()

    def submit(self, scan: Scan | Repeated) -> None:
        """Put a scan of another source (a serial scanner) into the same line."""
        self._enqueue(scan)

    def use(self, wedge: KeyboardWedge) -> None:
        """Let another wedge decide from now on; what the old one holds goes where it was meant."""
        self._carry_out(self._wedge.forget())
        self._wedge = wedge
        self._arm()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Decide about keys on their way to a window, and input-method words to the focus."""
        kind = event.type()
        if self._delivering or kind not in _WATCHED:
            return False
        if isinstance(event, QInputMethodEvent):
            return watched == QGuiApplication.focusObject() and self._on_composition(event)
        if not isinstance(watched, QWindow):
            return False
        if isinstance(event, QKeyEvent):
            return self._on_key(kind, event, watched)
        if not watched.flags() & Qt.WindowType.WindowDoesNotAcceptFocus:
            self._on_focus_moved()
        return False

    def _on_key(self, kind: QEvent.Type, event: QKeyEvent, window: QWindow) -> bool:
        self._learn_clock(event.timestamp())
        if kind == QEvent.Type.KeyRelease:
            return Swallow() in self._wedge.release(_key_id(event))
        if kind == QEvent.Type.ShortcutOverride:
            taken = self._wedge.wants(self._stroke(event, None)) or self._dismisses(event)
            if taken:
                event.accept()
            return taken
        if self.overhear is not None:
            self.overhear(raw_key(event, self._platform))
        kept = _KeptKey(window, _copy_of_key(event))
        swallowed = self._carry_out(self._wedge.press(self._stroke(event, kept)))
        if not swallowed and self._dismisses(event):
            self.dismissed.emit()
            return True
        return swallowed

    def _on_composition(self, event: QInputMethodEvent) -> bool:
        """Input-method messages carry no time, so theirs is the time they arrive."""
        composition = Composition(
            at=int(self._clock() * 1000) + (self._stamp_ahead or 0),
            preedit=event.preeditString(),
            commit=event.commitString(),
            token=_copy_of_word(event),
        )
        if self.overhear is not None:
            self.overhear(raw_word(composition))
        return self._carry_out(self._wedge.compose(composition))

    def _on_silence(self) -> None:
        late = self._since_armed.elapsed() - self._silence.interval()
        if late > _LATE_MS and not self._gave_keys_time:
            self._gave_keys_time = True
            self._silence.start(_LET_KEYS_IN_MS)
            return
        self._carry_out(self._wedge.idle())

    def _on_focus_moved(self) -> None:
        self._carry_out(self._wedge.forget())

    def _stroke(self, event: QKeyEvent, kept: _KeptKey | None) -> Stroke:
        text, modifiers = event.text(), event.modifiers()
        digit = ""
        if not modifiers & _COMMAND:
            on_key = digit_on_key(event.nativeScanCode(), self._platform)
            shifted = bool(modifiers & Qt.KeyboardModifier.ShiftModifier)
            digit = text if is_digits(text) else "" if shifted else on_key
        return Stroke(
            at=event.timestamp(),
            text=text,
            digit=digit,
            ends=(event.key() in _ENDS and not modifiers & _COMMAND) or text in ("\r", "\n"),
            repeats=event.isAutoRepeat(),
            opens=event.key() in KEYS_NO_HAND_HAS,
            modifier=event.key() in MODIFIER_KEYS,
            key=_key_id(event),
            token=kept,
        )

    def _dismisses(self, event: QKeyEvent) -> bool:
        return self._holding_scans and event.key() in _DISMISS and not event.isAutoRepeat()

    def _learn_clock(self, stamp: int) -> None:
        """Learn how far the events' clock is ahead of ours; the quickest delivery knows best."""
        ahead = stamp - int(self._clock() * 1000)
        known = self._stamp_ahead
        self._stamp_ahead = (
            ahead if known is None or abs(ahead - known) > 1000 else max(ahead, known)
        )

    def _carry_out(self, decisions: Iterable[Decision]) -> bool:
        """Do what was decided; True when the event at hand must not go on to the window."""
        passes = False
        for decision in decisions:
            match decision:
                case Pass():
                    passes = True
                case Hold() | Swallow():
                    passes = False
                case Release(tokens):
                    self._deliver(tokens)
                case TakeBack(count):
                    self._press_backspace(count)
                case Restore(text):
                    self._restore_word(text)
                case Scanned(text):
                    self._enqueue(Scan(text, ScanSource.KEYBOARD, self._clock()))
                case Rejected() | Repeated():
                    self._enqueue(decision)
        self._arm()
        return not passes

    def _arm(self) -> None:
        patience = self._wedge.patience
        self._gave_keys_time = False
        if patience is None:
            self._silence.stop()
        else:
            self._since_armed.start()
            self._silence.start(patience)

    def _deliver(self, tokens: Iterable[object]) -> None:
        """Send held events on, each key with its release: the real one was held as well."""
        for token in tokens:
            if isinstance(token, _KeptKey):
                self._send_key(token.window, token.event)
            elif isinstance(token, QInputMethodEvent):
                self._send(QGuiApplication.focusObject(), token)

    def _press_backspace(self, count: int) -> None:
        window, no_modifier = QGuiApplication.focusWindow(), Qt.KeyboardModifier.NoModifier
        for _ in range(count):
            press = QKeyEvent(QEvent.Type.KeyPress, Qt.Key.Key_Backspace, no_modifier, "\b")
            self._send_key(window, press)

    def _restore_word(self, text: str) -> None:
        QGuiApplication.inputMethod().reset()
        event = QInputMethodEvent("", [])
        event.setCommitString(text)
        self._send(QGuiApplication.focusObject(), event)

    def _send_key(self, window: QWindow | None, press: QKeyEvent) -> None:
        release = QKeyEvent(QEvent.Type.KeyRelease, press.key(), press.modifiers(), press.text())
        self._send(window, press)
        self._send(window, release)

    def _send(self, target: QObject | None, event: QEvent) -> None:
        """Send an event past this filter; the window may have been closed in the meantime."""
        if target is None or not isValid(target):
            return
        self._delivering = True
        try:
            QCoreApplication.sendEvent(target, event)
        finally:
            self._delivering = False

    def _enqueue(self, outcome: Scan | Rejected | Repeated) -> None:
        self._waiting.append(outcome)
        if self._holding_scans:
            self._tell_queue()
        else:
            self._give_out_soon()

    def _give_out_soon(self) -> None:
        """Speak on the next turn of the event loop: a slot may open a dialog or close a window."""
        QTimer.singleShot(0, self, self._give_out)

    def _give_out(self) -> None:
        while self._waiting and not self._holding_scans:
            outcome = self._waiting.popleft()
            match outcome:
                case Scan():
                    self.scanned.emit(outcome)
                case Rejected():
                    self.rejected.emit(outcome)
                case Repeated():
                    self.repeated.emit(outcome)
        self._tell_queue()

    def _tell_queue(self) -> None:
        if len(self._waiting) != self._told_waiting:
            self._told_waiting = len(self._waiting)
            self.queued.emit(self._told_waiting)


def _key_id(event: QKeyEvent) -> int:
    """Tell one physical key from another; without scan codes, as in tests, by its meaning."""
    return event.nativeScanCode() or event.key()


# The events' own clone() would never be freed: nobody owns what it returns.
def _copy_of_key(event: QKeyEvent) -> QKeyEvent:
    copy = QKeyEvent(
        event.type(),
        event.key(),
        event.modifiers(),
        event.nativeScanCode(),
        event.nativeVirtualKey(),
        event.nativeModifiers(),
        event.text(),
        event.isAutoRepeat(),
        event.count(),
    )
    copy.setTimestamp(event.timestamp())
    return copy


def _copy_of_word(event: QInputMethodEvent) -> QInputMethodEvent:
    copy = QInputMethodEvent(event.preeditString(), event.attributes())
    copy.setCommitString(event.commitString(), event.replacementStart(), event.replacementLength())
    return copy
