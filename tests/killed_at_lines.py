"""Kills a piece of work before its lines, each time in a process of its own.

Worth it are the lines that find the disk changed: others leave behind what the one before them did.
"""

import hashlib
import json
import os
import signal
import sys
from collections.abc import Callable, Collection, Iterable
from pathlib import Path
from types import FrameType
from typing import Any

Work = Callable[[], object]


def lines_that_find_changes(
    work: Work, modules: Collection[str], folders: Iterable[Path]
) -> list[int]:
    """Do ``work`` and return which lines of the files ``modules`` find ``folders`` changed.

    Lines are counted as they are come to, each once.
    """
    found: list[int] = []
    state = before = _state(folders)

    def look(line: int) -> None:
        nonlocal state
        now = _state(folders)
        if now != state:
            state = now
            found.append(line)

    reader, writer = os.pipe()

    def note() -> None:
        _at_new_lines(modules, look)
        work()
        sys.settrace(None)
        os.write(writer, json.dumps(found).encode())

    assert _in_a_process(note) == 0
    os.close(writer)
    with os.fdopen(reader, encoding="ascii") as told:
        lines = json.load(told)
    assert _state(folders) != before
    return lines


def is_killed_at(line: int, work: Work, modules: Collection[str]) -> bool:
    """Do ``work`` in a process that dies before its ``line``-th line; say whether it did."""

    def kill(come_to: int) -> None:
        if come_to == line:
            os.kill(os.getpid(), signal.SIGKILL)

    def die() -> None:
        _at_new_lines(modules, kill)
        work()

    return os.WIFSIGNALED(_in_a_process(die))


def _in_a_process(work: Work) -> int:
    child = os.fork()
    if child == 0:
        code = 1
        try:
            work()
            code = 0
        finally:
            # Never back into the tests, of which this process is a copy.
            os._exit(code)
    return os.waitpid(child, 0)[1]


def _at_new_lines(modules: Collection[str], act: Callable[[int], None]) -> None:
    seen: set[tuple[str, int]] = set()

    def at_line(frame: FrameType, event: str, _arg: object) -> Any:
        place = (frame.f_code.co_filename, frame.f_lineno)
        if event == "line" and place not in seen:
            seen.add(place)
            act(len(seen))
        return at_line

    def at_call(frame: FrameType, _event: str, _arg: object) -> Any:
        return at_line if frame.f_code.co_filename in modules else None

    sys.settrace(at_call)


def _state(folders: Iterable[Path]) -> dict[str, bytes]:
    """Return every path below ``folders`` with a digest of what is in it."""
    paths = (path for folder in folders for path in folder.rglob("*"))
    return {
        str(path): hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b""
        for path in paths
    }
