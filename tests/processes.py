"""Processes that do one thing, to be killed at it or to do it beside others.

They are forked from one that has loaded the program: that takes longer than what most of them do.
Where processes cannot be forked, each loads the program itself.
"""

import functools
import json
import multiprocessing
import os
import subprocess
import sys
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import IO, Any

_ROOT = Path(__file__).parents[1]
_LOADED = ["app.bootstrap", "app.cli_commands", "app.cli_handlers", "app.intake_lines", "pytest"]
_LOAD_AND_WORK = """
import importlib, json, sys
module, name, arguments = sys.argv[1:]
sys.exit(getattr(importlib.import_module(module), name)(*json.loads(arguments)))
"""

Work = Callable[..., int | None]


class Forked:
    """``work`` in a process of its own, with the ends of its pipes as a ``Popen`` has them."""

    def __init__(self, work: Work, *arguments: Any) -> None:
        """Start it; what ``work`` returns is the exit code."""
        its_stdin, ours_in = multiprocessing.Pipe(duplex=False)
        ours_out, its_stdout = multiprocessing.Pipe(duplex=False)
        self._process = _fork_server().Process(
            target=_work, args=(its_stdin, its_stdout, work, arguments)
        )
        self._process.start()
        self.stdin: IO[str] = _opened(ours_in, "w")
        self.stdout: IO[str] = _opened(ours_out, "r")
        its_stdin.close()
        its_stdout.close()

    def kill(self) -> None:
        """End it in the middle of whatever it does."""
        self._process.kill()

    def wait(self) -> int | None:
        """Wait for its end and return its exit code: negative for a signal."""
        self._process.join()
        return self._process.exitcode


Process = Forked | subprocess.Popen[str]


def start(work: Work, *arguments: Any) -> Process:
    """Let ``work``, a function of a module, begin in a process of its own.

    ``arguments`` are what JSON knows.
    """
    if "forkserver" in multiprocessing.get_all_start_methods():
        return Forked(work, *arguments)
    told = (work.__module__, work.__qualname__, json.dumps(arguments))
    return subprocess.Popen(
        [sys.executable, "-c", _LOAD_AND_WORK, *told],
        cwd=_ROOT,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )


@functools.cache
def _fork_server() -> "multiprocessing.context.ForkServerContext":
    context = multiprocessing.get_context("forkserver")
    context.set_forkserver_preload(_LOADED)
    return context


def _opened(end: Connection, mode: str) -> IO[str]:
    with end:
        return os.fdopen(os.dup(end.fileno()), mode, encoding="utf-8")


def _work(stdin: Connection, stdout: Connection, work: Work, arguments: tuple[Any, ...]) -> None:
    """Be the process: as if somebody had started it with pipes."""
    for end, number in ((stdin, 0), (stdout, 1)):
        os.dup2(end.fileno(), number)
        end.close()
    sys.stdin, sys.stdout = os.fdopen(0, encoding="utf-8"), os.fdopen(1, "w", encoding="utf-8")
    sys.exit(work(*arguments))
