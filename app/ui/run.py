"""Starts the program and ends it: what happens around the first window and after the last."""

import gc

from PySide6.QtWidgets import QApplication

from app.ui.application import build_application
from app.ui.plugs import ProgramPlugs
from app.ui.program import Program
from app.ui.top_windows import when_painted

_REPORTS = "logs"


def run(plugs: ProgramPlugs) -> int:
    """Run the program until it is closed and return its exit code.

    A second start for the same data folder brings the first one forward and returns 0.
    """
    # Nothing made before the first painting is garbage; looking for some costs 5 ms.
    gc.disable()
    settings = plugs.load_settings(plugs.data_folder)
    app = build_application(
        ["motcua", *plugs.arguments], scheme=settings.scheme, point_size=settings.point_size
    )
    program = Program(app, plugs)
    if not program.start():
        return 0
    window = program.front()
    if window is not None:
        when_painted(window, lambda: _settle(app, plugs))
    code = app.exec()
    program.close()
    return code


def _settle(app: QApplication, plugs: ProgramPlugs) -> None:
    """Go on as usual: the first window has been painted."""
    # Earlier there was nobody to tell of a bug, and loading this takes time.
    from app.ui.error_dialog import install_excepthook
    from app.ui.garbage import GarbageCollector

    install_excepthook(plugs.data_folder / _REPORTS)
    GarbageCollector(app)
    plugs.when_painted()
