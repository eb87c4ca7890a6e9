"""Where the day is exported to: one of the sticks plugged in, or any folder."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from app.devices.removable_drives import Drive
from app.ui.operations import LatestOnly, Operations
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.choice_box import ChoiceBox
from app.ui.widgets.field import Field
from app.ui.widgets.layouts import column
from app.ui.widgets.path_edit import Choose, PathEdit, choose_folder
from app.ui.widgets.styling import show_if
from app.words import tr

_LOOK_MS = 2000
_GIGABYTE = 1 << 30

FindDrives = Callable[[], Sequence[Drive]]


class ExportTarget(QWidget):
    """Looks for sticks while it is seen; the first that appears is chosen by itself.

    ``changed`` comes when the target does.
    """

    changed = Signal()

    def __init__(
        self,
        operations: Operations,
        find_drives: FindDrives,
        folder: str,
        choose: Choose = choose_folder,
    ) -> None:
        super().__init__()
        self._find_drives = find_drives
        self._looking = LatestOnly(operations)
        self._drives: dict[str, Drive] = {}
        self._picked_folder = bool(folder)
        self.choice = ChoiceBox()
        self.folder = PathEdit(tr("Thư mục xuất dữ liệu"), choose)
        self.folder.line.setPlaceholderText(tr("Cắm USB vào máy, hoặc chọn một thư mục"))
        self.folder.set_path(folder)
        self._folder_part = QWidget()
        self._folder_part.setLayout(column(self.folder))
        self._offer()
        layout = column(Field(tr("&Ghi vào"), self.choice), self._folder_part, gap=GAP_S)
        self.setLayout(layout)
        self.choice.key_changed.connect(self._chosen)
        self.folder.path_changed.connect(lambda _path: self.changed.emit())
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._timer.timeout.connect(self.look)

    def look(self) -> None:
        """Ask which sticks are plugged in."""
        find = self._find_drives
        self._looking.ask(lambda _counter: tuple(find()), self.show_drives)

    def watch(self, wanted: bool) -> None:
        """Keep looking while ``wanted``."""
        if wanted:
            self.look()
            self._timer.start()
        else:
            self._timer.stop()
            self._looking.drop()

    def show_drives(self, drives: Sequence[Drive]) -> None:
        """Offer ``drives``; a stick that was pulled out is no longer chosen."""
        found = {str(drive.path): drive for drive in drives}
        if _told_apart(found) == _told_apart(self._drives):
            self._drives = found
            return
        fresh = [root for root in found if root not in self._drives]
        chosen = self.choice.key()
        self._drives = found
        if fresh and not self._picked_folder:
            chosen = fresh[0]
        # A stick that was pulled is nobody's choice of a folder instead.
        self._offer(chosen)
        self._show_folder()
        self.changed.emit()

    def path(self) -> str:
        """Return the root of the stick or the folder; empty while neither is chosen."""
        key = self.choice.key()
        return key if isinstance(key, str) else self.folder.path()

    def drive(self) -> Drive | None:
        """Return the stick that is chosen, None for a folder."""
        return self._drives.get(str(self.choice.key()))

    def is_stick(self) -> bool:
        """Say whether a stick is chosen, which will be pulled out afterwards."""
        return isinstance(self.choice.key(), str)

    def _offer(self, key: object = None) -> None:
        sticks = [(root, _words_of(drive)) for root, drive in self._drives.items()]
        choices = [*sticks, (None, tr("Thư mục khác…"))]
        self.choice.offer(choices, key if key in self._drives else None)

    def _chosen(self, key: object) -> None:
        self._picked_folder = key is None
        self._show_folder()
        self.changed.emit()

    def _show_folder(self) -> None:
        show_if(self._folder_part, not self.is_stick())


def _told_apart(drives: Mapping[str, Drive]) -> set[tuple[str, str, bool]]:
    """Return what makes a stick another one: also the same port, or its lock, may have changed."""
    return {(root, drive.label, drive.read_only) for root, drive in drives.items()}


def _words_of(drive: Drive) -> str:
    free = f"{drive.free_bytes / _GIGABYTE:.1f}".replace(".", ",")
    values = {"label": drive.label, "path": str(drive.path)}
    if drive.read_only:
        return tr("USB {label} ({path}), đang khóa chống ghi", **values)
    return tr("USB {label} ({path}), còn {free} GB", free=free, **values)
