"""Manners of the program's own windows: how the first is shown, and when it has been painted."""

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject, QTimer
from PySide6.QtWidgets import QApplication, QWidget

from app.words import tr

# A screen not much larger than the window is better filled by it.
_ROOMY = 1.2


def when_painted(window: QWidget, then: Callable[[], object]) -> None:
    """Call ``then`` once, after ``window`` has been painted for the first time."""
    _PaintWatch(window, then)


def show_first(window: QWidget) -> None:
    """Show ``window`` at the size it wants, or all over a screen that is hardly larger."""
    room, size = window.screen().availableSize(), window.sizeHint()
    # Also the size to go back to, and the one where no window manager maximizes.
    window.resize(size.boundedTo(room))
    if room.width() < size.width() * _ROOMY or room.height() < size.height() * _ROOMY:
        window.showMaximized()
    else:
        window.show()


def close_dialogs() -> None:
    """Close what lies over the windows; a question that is closed is answered with no."""
    while (popup := QApplication.activePopupWidget()) is not None and popup.close():
        pass
    while (dialog := QApplication.activeModalWidget()) is not None and dialog.close():
        pass


def say_stuck(other_user: str = "") -> None:
    """Say that the program runs already but does not come forward; no window of ours could.

    ``other_user`` of this PC has it open, if that is known.
    """
    # Hardly ever needed, so not loaded before the first window is painted.
    from app.ui.widgets.button import Button
    from app.ui.widgets.dialog import Dialog
    from app.ui.widgets.text import Text

    if other_user:
        dialog = Dialog(tr("Người dùng «{user}» của máy này đang mở Một Cửa", user=other_user))
        advice = tr("Nhờ người đó đóng chương trình hoặc đăng xuất khỏi máy rồi mở lại.")
    else:
        dialog = Dialog(tr("Một Cửa đang mở nhưng không trả lời"))
        advice = tr(
            "Chờ một phút rồi mở lại. Nếu người khác còn đăng nhập trên máy này, nhờ họ đóng Một "
            "Cửa. Nếu vẫn vậy, khởi động lại máy; dữ liệu đã lưu không mất."
        )
    dialog.add(Text(advice, wrap=True))
    close = Button(tr("Đó&ng"), "primary")
    close.setDefault(True)
    close.clicked.connect(dialog.accept)
    dialog.set_buttons(close)
    dialog.exec()
    dialog.deleteLater()


class _PaintWatch(QObject):
    """Waits for the first painting of its window, which it belongs to."""

    def __init__(self, window: QWidget, then: Callable[[], object]) -> None:
        super().__init__(window)
        self._then = then
        window.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint:
            watched.removeEventFilter(self)
            QTimer.singleShot(0, self, self._then)
        return False
