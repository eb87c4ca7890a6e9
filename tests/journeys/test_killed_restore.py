"""A restore is killed at each of its steps; done again it loses nothing and gives no code twice.

Here at every change of a name; at every file that is opened as well in the benchmarks.
"""

import os
import shutil
import signal
import sys
from collections.abc import Collection
from pathlib import Path

import pytest

from app import cli
from tests import processes
from tests.models.faults import posix_only
from tests.services.store.restoring import Ward

NAMES = ("os.rename", "os.mkdir", "os.remove", "os.rmdir")
FILES = (*NAMES, "open")


def restore_until(step: int, folder: str, events: Collection[str]) -> int:
    """Restore ``folder``, and be killed before the process does the ``step``-th thing to its files.

    Told at the end is how many such things there were.
    """
    seen = 0

    def watch(event: str, values: tuple[object, ...]) -> None:
        nonlocal seen
        if event in events and str(values[0]).startswith(folder):
            seen += 1
            if seen == step:
                os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(watch)
    code = cli.main(["restore", "--yes", "--data-dir", folder])
    sys.stdout.write(f"{seen}\n")
    return code


class Restoring:
    """A damaged office to be restored again and again; ``codes`` are in citizens' hands."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        ward = Ward(folder / "damaged")
        self.codes = ward.receive(3)
        ward.back_up()
        self.codes += ward.receive(4)
        ward.overwrite_with_noise()
        self._ward = ward

    def kill_at(self, step: int, events: Collection[str]) -> tuple[Ward, int | None]:
        """Kill a restore of a fresh copy before ``step``; return the office and the exit code."""
        folder = shutil.copytree(self._ward.folder, self._folder / f"step-{step}")
        code, _told = self._run(folder, step, events)
        return Ward(folder, self._ward.clock, founded=False), code

    def steps(self, events: Collection[str]) -> int:
        """Return of how many steps a restore consists."""
        folder = shutil.copytree(self._ward.folder, self._folder / "whole")
        code, told = self._run(folder, 0, events)
        assert code == 0, told
        return int(told.splitlines()[-1])

    def _run(self, folder: Path, step: int, events: Collection[str]) -> tuple[int | None, str]:
        process = processes.start(restore_until, step, str(folder), events)
        assert process.stdin is not None
        assert process.stdout is not None
        with process.stdin, process.stdout:
            return process.wait(), process.stdout.read()


def kill_at_every_step(folder: Path, events: Collection[str]) -> int:
    """Kill a restore before each step, restore again, and return how many kills there were."""
    restoring = Restoring(folder)
    damaged = (folder / "damaged" / "motcua.db").read_bytes()
    steps = restoring.steps(events)
    for step in range(1, steps + 1):
        ward, code = restoring.kill_at(step, events)
        assert code == -signal.SIGKILL, step
        assert kept(ward, damaged), f"the damaged store is gone at step {step}"
        if not is_done(ward):
            ward.restore()
        assert ward.codes() == set(restoring.codes), step
        assert not set(ward.receive(1)) & set(restoring.codes), step
        assert kept(ward, damaged)
        assert list(ward.folder.glob("phuc-hoi/*")) == []
        shutil.rmtree(ward.folder)
    return steps


def kept(ward: Ward, damaged: bytes) -> bool:
    """Say whether the store that was damaged is still there, in its place or put aside."""
    places = [ward.store, *(ward.folder / "cach-ly").glob("*/motcua.db")]
    return any(path.exists() and path.read_bytes() == damaged for path in places)


def is_done(ward: Ward) -> bool:
    """Say whether the kill came too late to change anything: the store opens."""
    try:
        with ward.open():
            return True
    except Exception:
        return False


@posix_only
@pytest.mark.sqlite_only(reason="a server's store is restored by the server")
def test_a_restore_killed_at_any_change_of_a_name_is_simply_done_again(tmp_path: Path) -> None:
    assert kill_at_every_step(tmp_path, NAMES) >= 10
