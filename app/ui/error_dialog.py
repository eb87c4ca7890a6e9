"""What happens when the program itself is wrong: a report file without personal data, and a word.

Expected failures never come here; they are announced by ``messages``.
"""

import logging
import sys
import threading
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

import PySide6
from PySide6.QtCore import QObject, Qt, QUrl, Signal, Slot
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from app import __version__
from app.errors import MotCuaError
from app.ui import messages
from app.ui.widgets.button import Button
from app.ui.widgets.dialog import Dialog
from app.ui.widgets.text import Text
from app.words import tr

_log = logging.getLogger(__name__)

# Messages of these name code only; those of others may quote what a citizen is called.
_SPEAKABLE = (AttributeError, ImportError, NameError, NotImplementedError)

_KEPT_REPORTS = 20


class _Reporter(QObject):
    """Where reports go and the dialog that is open, for the whole program."""

    happened = Signal(str, object)

    def __init__(self) -> None:
        super().__init__()
        self.folder: Path | None = None
        self._dialog: BugDialog | None = None
        # A bug may be met on a worker thread; the dialog belongs to the screen's.
        self.happened.connect(self._show, Qt.ConnectionType.QueuedConnection)

    @Slot(str, object)
    def _show(self, text: str, path: Path | None) -> None:
        if self._dialog is not None:
            self._dialog.count_another()
            return
        self._dialog = BugDialog(text, path, QApplication.activeWindow())
        self._dialog.finished.connect(self._forget)
        self._dialog.open()

    def _forget(self) -> None:
        if self._dialog is not None:
            self._dialog.deleteLater()
        self._dialog = None


def install_excepthook(folder: Path) -> None:
    """Catch every exception nobody else has caught, on any thread; reports go to ``folder``."""
    _reporter.folder = folder
    sys.excepthook = _from_main
    threading.excepthook = _from_thread


def report_bug(failure: BaseException) -> Path | None:
    """Write a report about ``failure``, log it and show it; return the file if there is one."""
    text = describe(failure)
    _log.error("unexpected failure\n%s", text)
    path = _write(text)
    if QApplication.instance() is not None:
        _reporter.happened.emit(text, path)
    return path


def describe(failure: BaseException) -> str:
    """Return where ``failure`` came from: versions, types and places, but no values."""
    # Every start pays for what is loaded at the top, and few starts need these.
    import platform
    import traceback

    lines = [
        f"Mot Cua {__version__}, Python {platform.python_version()}, PySide6 {PySide6.__version__}",
        f"{platform.system()} {platform.release()}, {datetime.now(UTC):%Y-%m-%d %H:%M:%S} UTC",
    ]
    link: BaseException | None = failure
    seen: set[int] = set()
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        said = f": {link}" if isinstance(link, _SPEAKABLE) else ""
        lines.append(f"\n{type(link).__module__}.{type(link).__qualname__}{said}")
        lines.extend(
            f"  {_short(frame.filename)}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        )
        link = link.__cause__ or (None if link.__suppress_context__ else link.__context__)
    return "\n".join(lines) + "\n"


class BugDialog(Dialog):
    """Says that the program failed, that stored data is safe, and where the report lies."""

    def __init__(self, text: str, path: Path | None, parent: QWidget | None = None) -> None:
        super().__init__(tr("Chương trình gặp lỗi"), parent, width=64)
        self._text, self._path = text, path
        self._count = 1
        body = Text(
            tr(
                "Những gì đã lưu vẫn còn nguyên. Hãy kiểm tra việc vừa làm rồi làm lại nếu cần. "
                "Gửi tệp báo cáo cho người quản trị; trong đó không có dữ liệu cá nhân."
            ),
            wrap=True,
        )
        self.add(body)
        self.add(Text(str(path) if path else tr("Không ghi được tệp báo cáo."), "small", wrap=True))
        close = Button(tr("Đó&ng"), "primary")
        close.setDefault(True)
        close.clicked.connect(self.accept)
        copy = Button(tr("&Chép nội dung"), icon="copy")
        copy.clicked.connect(self._copy)
        folder = Button(tr("&Mở thư mục"), icon="folder-open")
        folder.clicked.connect(self._open_folder)
        self.set_buttons(close, left=(copy, folder) if path else (copy,))

    def count_another(self) -> None:
        """Note that it happened again while the dialog was open."""
        self._count += 1
        self.heading.setText(tr("Chương trình gặp lỗi ({count} lần)", count=self._count))

    def _copy(self) -> None:
        QGuiApplication.clipboard().setText(self._text)

    def _open_folder(self) -> None:
        if self._path is not None:
            QDesktopServices.openUrl(QUrl.fromLocalFile(str(self._path.parent)))


def _write(text: str) -> Path | None:
    folder = _reporter.folder
    if folder is None:
        return None
    try:
        folder.mkdir(parents=True, exist_ok=True)
        for old in sorted(folder.glob("loi-*.txt"))[: -_KEPT_REPORTS + 1]:
            old.unlink(missing_ok=True)
        path = folder / f"loi-{datetime.now(UTC):%Y%m%d-%H%M%S-%f}.txt"
        path.write_text(text, encoding="utf-8")
    except OSError:
        _log.error("the report file cannot be written")
        return None
    return path


def _short(filename: str) -> str:
    """Return the part of a path that names the module, without the user's folders."""
    parts = Path(filename).parts
    return "/".join(parts[-3:])


def _from_main(
    kind: type[BaseException], failure: BaseException, _trace: TracebackType | None
) -> None:
    if issubclass(kind, KeyboardInterrupt):
        sys.__excepthook__(kind, failure, _trace)
    elif isinstance(failure, MotCuaError):
        messages.explain(failure)
    else:
        report_bug(failure)


def _from_thread(args: threading.ExceptHookArgs) -> None:
    if args.exc_value is not None:
        report_bug(args.exc_value)


_reporter = _Reporter()
