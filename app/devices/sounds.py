"""The three sounds of the counter, by what the system has for playing them.

A sound is an extra: the big word on the screen is the signal, so nothing here ever fails or
waits. Qt's multimedia is left out; it brings 60 MB and does not start without a sound server.
"""

import shutil
import subprocess
import sys
from collections.abc import Callable
from enum import StrEnum
from pathlib import Path

_PROGRAMS = (("paplay",), ("pw-play",), ("aplay", "-q"))

Player = Callable[[Path], None]


class Sound(StrEnum):
    """What a sound says; each has its own rhythm."""

    ACCEPTED = "accepted"
    WARNING = "warning"
    REFUSED = "refused"


class Sounds:
    """Plays the sounds in ``folder`` with ``player``, or calls ``beep`` where that is not possible.

    ``enabled`` may be changed at any time: some counters want silence.
    """

    def __init__(self, folder: Path, beep: Callable[[], None], player: Player | None) -> None:
        self.enabled = True
        self._folder = folder
        self._beep = beep
        self._player = player

    def play(self, sound: Sound) -> None:
        """Begin to play ``sound`` and return at once."""
        if not self.enabled:
            return
        path = self._folder / f"{sound}.wav"
        if self._player is None or not path.exists():
            self._beep()
            return
        try:
            self._player(path)
        except (OSError, RuntimeError):
            self._beep()


def system_player(find: Callable[[str], str | None] = shutil.which) -> Player | None:
    """Return what plays a WAV file here, or None; ``find`` looks up a program's path."""
    if sys.platform == "win32":
        return _play_on_windows
    for program, *options in _PROGRAMS:
        if path := find(program):
            return ProgramPlayer((path, *options))
    return None


class ProgramPlayer:
    """Plays files with a program that is started for each."""

    def __init__(self, command: tuple[str, ...]) -> None:
        self.command = command
        self._running: list[subprocess.Popen[bytes]] = []

    def __call__(self, path: Path) -> None:
        """Start the program on ``path``; OSError when it cannot be started."""
        # Who is never asked whether it has ended stays as a zombie.
        self._running = [process for process in self._running if process.poll() is None]
        self._running.append(
            subprocess.Popen(
                [*self.command, str(path)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL,
            )
        )

    def finish(self) -> None:
        """Wait for what still plays; for the end of the program."""
        for process in self._running:
            process.wait()
        self._running.clear()


def _play_on_windows(path: Path) -> None:
    if sys.platform == "win32":
        import winsound

        winsound.PlaySound(str(path), winsound.SND_FILENAME | winsound.SND_ASYNC)
