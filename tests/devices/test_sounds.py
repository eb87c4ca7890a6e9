"""Tones as files, and who is asked to play them."""

import sys
import threading
import wave
from pathlib import Path

import pytest

from app.devices.sounds import TONES, SoundPlayer, system_player
from app.domain.scan_answers import Sound


@pytest.mark.parametrize("sound", Sound)
def test_every_sound_is_a_short_file_that_can_be_played(tmp_path: Path, sound: Sound) -> None:
    played: list[tuple[float, int]] = []

    def play(path: Path) -> None:
        with wave.open(str(path)) as file:
            loudest = max(file.readframes(file.getnframes()))
            played.append((file.getnframes() / file.getframerate(), loudest))

    SoundPlayer(tmp_path / "sounds", play).play(sound)
    ((seconds, loudest),) = played
    assert 0.05 < seconds < 1
    assert loudest > 0


def test_sounds_differ_in_length_so_that_pitch_is_not_all(tmp_path: Path) -> None:
    sizes: list[int] = []
    player = SoundPlayer(tmp_path, lambda path: sizes.append(path.stat().st_size))
    for sound in Sound:
        player.play(sound)
    assert len(set(sizes)) == len(sizes)


def test_every_sound_has_a_rhythm_of_its_own() -> None:
    def rhythm(sound: Sound) -> tuple[bool, ...]:
        return tuple(seconds > 0.15 for hertz, seconds in TONES[sound] if hertz)

    assert len({rhythm(sound) for sound in Sound}) == len(Sound)


def test_a_player_that_cannot_be_started_disturbs_nobody(tmp_path: Path) -> None:
    def broken(_path: Path) -> None:
        raise OSError

    SoundPlayer(tmp_path, broken).play(Sound.TAKEN)


def test_a_pc_without_a_player_is_silent(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    system_player("linux")(tmp_path / "x.wav")


@pytest.mark.skipif(sys.platform == "win32", reason="Windows plays by itself")
def test_the_first_player_found_is_given_the_file(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    player = tmp_path / "aplay"
    player.write_text(f'#!/bin/sh\necho "$1" > {tmp_path}/heard\n', encoding="utf-8")
    player.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}:/bin:/usr/bin")
    system_player("linux")(tmp_path / "x.wav")
    for thread in threading.enumerate():
        if thread.name == "motcua-sound":
            thread.join()
    assert (tmp_path / "heard").read_text(encoding="utf-8").strip() == str(tmp_path / "x.wav")
