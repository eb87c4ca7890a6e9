"""What the main window knows about a page and what a page may do; no page itself is here."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.ui.widgets.layouts import least_height


@dataclass(frozen=True, slots=True)
class Command:
    """Something the clerk can ask for by name in the command palette; texts are translated."""

    title: str
    run: Callable[[], object]
    key: str = ""
    icon: str = "arrow-right"


class Page(QWidget):
    """One page of the main window; built at its first visit, on the screen's thread.

    Subclasses lay themselves out in ``__init__`` and ask ``operations`` in ``on_shown``.
    ``scan_answered`` tells what the dossier of a scan or a typed code meant once it has been
    looked up (``ScanHeard``), ``scan_kept`` of a scan kept until something half typed is done.
    """

    scan_answered = Signal(object)
    scan_kept = Signal()

    def on_shown(self) -> None:
        """Look again: the page has come to the front."""

    def on_hidden(self) -> None:
        """Stop what only matters while the page is seen."""

    def on_scan(self, scan: object) -> bool:
        """Take a scan; True if it was for this page, else the window finds another taker."""
        return False

    def can_leave(self) -> bool:
        """Return False, after telling or asking the clerk, to keep the page in front."""
        return True

    def first_field(self) -> QWidget | None:
        """Return the widget that gets the keyboard when the page is opened."""
        return None

    def heightForWidth(self, width: int) -> int:
        return least_height(self, width)

    def commands(self) -> Sequence[Command]:
        """Return what the palette offers while this page is in front."""
        return ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PageSpec:
    """A page: its name in the program, its words, icon and key, and how to build it.

    One that is not ``on_rail`` is reached by its key, by name, or when it is time for it.
    """

    name: str
    title: str
    icon: str
    key: str
    build: Callable[[], Page]
    on_rail: bool = True
