"""What is loaded piece by piece while the clerk chooses a name and types the PIN."""

from collections.abc import Callable
from functools import partial
from importlib import import_module

_SCANNING = (
    "app.ui.start_call",
    "app.devices.keyboard_wedge",
    "app.domain.scan",
    "app.ui.scan_filter",
    "app.services.commands",
    "app.domain.listings",
    "app.ui.main_window",
    "app.ui.scan_router",
    "app.ui.scanners",
)
_WORKING = (
    "app.ui.desks",
    "app.ui.dossier.intake_form",
    "app.ui.dossier.receive_page",
    "app.ui.day.opening_page",
)
_BOARD = ("app.ui.board.faces", "app.ui.board.public_board")


def loaded_ahead(
    listen: Callable[[], object], hang_board: Callable[[], object]
) -> list[Callable[[], object]]:
    """Return the small tasks in order; scans are listened to as soon as that can be done."""
    scanning, working, board = (
        [partial(import_module, name) for name in names] for names in (_SCANNING, _WORKING, _BOARD)
    )
    return [*scanning, listen, *working, *board, hang_board]
