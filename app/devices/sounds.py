"""Short tones that tell without looking whether a scan was taken; made here, played by the system.

Which event has which tone is the screen's choice. A PC without a player stays silent.
"""

import contextlib
import importlib
import math
import shutil
import struct
import subprocess
import sys
import threading
import wave
from collections.abc import Callable, Sequence
from pathlib import Path

from app.domain.scan_answers import Sound

_RATE = 22_050
_LOUDNESS = 0.35
_FADE_SECONDS = 0.008
_PLAYERS = ("pw-play", "paplay", "aplay")


# Hertz and seconds, one after another; 0 Hz is silence. Each has a rhythm of its own, told apart
# by whoever hears no pitch; the files are named by it, so that a changed tone is made anew.
TONES: dict[Sound, tuple[tuple[int, float], ...]] = {
    Sound.TAKEN: ((1320, 0.09),),
    Sound.AGAIN: ((880, 0.06), (0, 0.06), (880, 0.06)),
    Sound.LOOK: ((990, 0.08), (0, 0.07), (990, 0.26)),
    Sound.NOT_YET: ((440, 0.28), (0, 0.07), (440, 0.08)),
    Sound.REFUSED: ((330, 0.24), (0, 0.08), (247, 0.36)),
}


class SoundPlayer:
    """Plays tones without waiting for their end.

    ``folder`` keeps their files, made when first needed; ``play_file`` starts the system's player.
    """

    def __init__(self, folder: Path, play_file: Callable[[Path], object] | None = None) -> None:
        self._folder = folder
        self._play_file = play_file or system_player()

    def play(self, sound: Sound) -> None:
        """Begin to play ``sound``; nothing happens where nothing can play it."""
        tones = TONES[sound]
        path = self._folder / f"{sound}-{'-'.join(str(round(1000 * s)) for _hz, s in tones)}.wav"
        try:
            if not path.exists():
                self._folder.mkdir(parents=True, exist_ok=True)
                write_tones(path, tones)
            self._play_file(path)
        except OSError:
            return


def write_tones(path: Path, tones: Sequence[tuple[int, float]]) -> None:
    """Write ``tones`` (hertz, seconds) to ``path``, each faded in and out so that none clicks."""
    samples: list[int] = []
    for hertz, seconds in tones:
        count = int(seconds * _RATE)
        fade = int(_FADE_SECONDS * _RATE)
        for at in range(count):
            swell = min(1.0, at / fade, (count - at) / fade)
            height = math.sin(2 * math.pi * hertz * at / _RATE) * swell * _LOUDNESS
            samples.append(int(height * 32_767))
    with wave.open(str(path), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(_RATE)
        file.writeframes(struct.pack(f"<{len(samples)}h", *samples))


def system_player(platform: str = sys.platform) -> Callable[[Path], object]:
    """Return what starts playing a file on this system and comes back at once."""
    if platform == "win32":
        return _play_on_windows
    player = next((found for name in _PLAYERS if (found := shutil.which(name))), None)
    if player is None:
        return lambda _path: None
    # A thread waits for the player's end, or it would stay behind as a zombie.
    return lambda path: threading.Thread(
        target=_run, args=([player, str(path)],), name="motcua-sound", daemon=True
    ).start()


def _run(command: Sequence[str]) -> None:
    silent = subprocess.DEVNULL
    with contextlib.suppress(OSError):
        subprocess.run(command, stdout=silent, stderr=silent, check=False)


def _play_on_windows(path: Path) -> None:
    winsound = importlib.import_module("winsound")
    flags = winsound.SND_FILENAME | winsound.SND_ASYNC | winsound.SND_NODEFAULT
    winsound.PlaySound(str(path), flags)
