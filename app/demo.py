"""One whole day at the counter of a sample office, played through the real windows.

Needs no screen. Everything it shows is left in a folder, with a summary of what was verified.
"""

import json
import os
import shutil
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from app.domain.vietnam_time import local
from app.sample_office import RehearsalClock
from app.words import use_language

SUMMARY = "summary.json"
SLIPS, PICTURES, STICK = "slips", "screens", "stick"

# A Monday whose next day is a public holiday, so that the promises have something to explain.
MORNING = local(2026, 11, 23, 7, 55)
_PREVIOUS = (SUMMARY, SLIPS, PICTURES, STICK, "data")


def play_day(out: Path, database: str = "") -> int:
    """Play the day into ``out``; 0 only if every step was verified, else 1.

    The store lies there as well, or in the empty ``database`` on a server.
    """
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    _make_room(out)
    steps: list[dict[str, Any]] = []
    failed = ""
    try:
        _play(out, database, steps)
    except Exception as error:
        failed = f"{type(error).__name__}: {error}"
    summary = {"ok": not failed, "failed": failed, "steps": steps}
    (out / SUMMARY).write_text(
        json.dumps(summary, ensure_ascii=False, indent=1, default=str), encoding="utf-8"
    )
    for step in steps:
        print(f"✓ {step['step']}: {step['seen']} ({step['seconds']} s)")
    print(f"✗ {failed}" if failed else f"Ngày làm việc mẫu đã xong, xem thư mục {out}.")
    return 1 if failed else 0


def _make_room(out: Path) -> None:
    """Make the folder, without what an earlier demo left in it."""
    out.mkdir(parents=True, exist_ok=True)
    for name in _PREVIOUS:
        path = out / name
        if path.is_dir():
            shutil.rmtree(path)
        else:
            path.unlink(missing_ok=True)
    for name in (SLIPS, PICTURES, STICK):
        (out / name).mkdir()


def _play(out: Path, database: str, steps: list[dict[str, Any]]) -> None:
    from app.clock import SystemClock
    from app.demo_day import DemoDay
    from app.logs import start_log
    from app.shared_store import use_address
    from app.ui.application import build_application
    from app.ui.program import Program
    from app.window import make_sample, program_plugs

    use_language("vi", out)
    data = out / "data"
    clock = RehearsalClock(SystemClock())
    use_address(data, database)
    make_sample(data, clock, MORNING)
    start_log(data)
    plugs = replace(program_plugs(data, clock), play=_stay_silent, printer_names=tuple)
    program = Program(build_application(["motcua"], scheme="light", point_size=14), plugs)
    if not program.start():
        raise RuntimeError("another program holds the demo's folder")
    try:
        for step in DemoDay(program, clock, data, out).steps():
            _take(step, steps)
    finally:
        program.close()


def _stay_silent(_sound: object) -> None:
    """Take the place of the PC's loudspeaker."""


def _take(step: Callable[[], object], steps: list[dict[str, Any]]) -> None:
    begin = time.perf_counter()
    seen = step()
    seconds = round(time.perf_counter() - begin, 2)
    steps.append({"step": step.__name__, "seconds": seconds, "seen": seen})
