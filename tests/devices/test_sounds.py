import runpy
import sys
import wave
from pathlib import Path

import pytest

from app.devices.sounds import ProgramPlayer, Sound, Sounds, system_player

FOLDER = Path(__file__).parents[2] / "resources" / "sounds"


class Ear:
    """Counts beeps and keeps what was played."""

    def __init__(self, error: Exception | None = None) -> None:
        self.beeps = 0
        self.played: list[str] = []
        self.error = error

    def beep(self) -> None:
        self.beeps += 1

    def play(self, path: Path) -> None:
        if self.error:
            raise self.error
        self.played.append(path.name)


def rhythm(path: Path) -> list[bool]:
    """Return tone and silence in steps of 10 ms, equal steps in a row counted once."""
    with wave.open(str(path), "rb") as file:
        step = file.getframerate() // 100
        steps = [
            max(file.readframes(step), default=0) > 0 for _ in range(file.getnframes() // step)
        ]
    return [loud for place, loud in enumerate(steps) if place == 0 or loud != steps[place - 1]]


@pytest.mark.parametrize("sound", Sound)
def test_each_sound_plays_its_file(sound: Sound):
    ear = Ear()
    Sounds(FOLDER, ear.beep, ear.play).play(sound)
    assert (ear.played, ear.beeps) == ([f"{sound}.wav"], 0)


def test_the_sounds_are_told_apart_by_rhythm_alone():
    tones = {sound: rhythm(FOLDER / f"{sound}.wav").count(True) for sound in Sound}
    assert tones == {Sound.ACCEPTED: 1, Sound.REFUSED: 2, Sound.WARNING: 3}


def test_the_files_are_those_the_script_makes():
    script = runpy.run_path(str(FOLDER / "make_sounds.py"))
    assert set(script["SOUNDS"]) == set(Sound)
    for name, tones in script["SOUNDS"].items():
        assert (FOLDER / f"{name}.wav").read_bytes() == script["wave_file"](tones)


def test_without_a_player_there_is_a_beep():
    ear = Ear()
    Sounds(FOLDER, ear.beep, None).play(Sound.ACCEPTED)
    assert ear.beeps == 1


@pytest.mark.parametrize("error", [OSError("no such program"), RuntimeError("no sound device")])
def test_a_player_that_fails_is_a_beep_and_not_an_error(error: Exception):
    ear = Ear(error)
    Sounds(FOLDER, ear.beep, ear.play).play(Sound.REFUSED)
    assert ear.beeps == 1


def test_a_missing_file_is_a_beep(tmp_path: Path):
    ear = Ear()
    Sounds(tmp_path, ear.beep, ear.play).play(Sound.REFUSED)
    assert (ear.played, ear.beeps) == ([], 1)


def test_a_silent_counter_stays_silent():
    ear = Ear()
    sounds = Sounds(FOLDER, ear.beep, ear.play)
    sounds.enabled = False
    sounds.play(Sound.WARNING)
    assert (ear.played, ear.beeps) == ([], 0)


def test_the_first_program_found_is_the_player():
    player = system_player({"aplay": "/usr/bin/aplay", "pw-play": "/usr/bin/pw-play"}.get)
    assert isinstance(player, ProgramPlayer)
    assert player.command == ("/usr/bin/pw-play",)
    assert system_player(lambda _program: None) is None


def test_a_program_is_started_and_not_waited_for(tmp_path: Path):
    script = "import sys, pathlib; pathlib.Path(sys.argv[1]).write_text('x', encoding='ascii')"
    player = ProgramPlayer((sys.executable, "-c", script))
    for name in ("a", "b"):
        player(tmp_path / name)
    player.finish()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a", "b"]


def test_a_program_that_is_gone_is_an_error_sounds_can_catch(tmp_path: Path):
    with pytest.raises(OSError, match="no-such-program"):
        ProgramPlayer((str(tmp_path / "no-such-program"),))(tmp_path / "a")
