"""Letting go of a stick on Windows, with a volume that refuses at each of the steps."""

import pytest

from app.devices.eject import Ejection
from app.devices.windows_eject import eject_on_windows


class Volume:
    """A volume that refuses ``refused`` the first ``times`` it is asked."""

    def __init__(self, refused: str = "", times: int = 100) -> None:
        self.refused, self.times = refused, times
        self.asked: list[str] = []

    def open(self, letter: str) -> "Volume":
        self._ask(f"open {letter}")
        return self

    def lock(self) -> None:
        self._ask("lock")

    def dismount(self) -> None:
        self._ask("dismount")

    def eject(self) -> None:
        self._ask("eject")

    def close(self) -> None:
        self._ask("close")

    def _ask(self, what: str) -> None:
        self.asked.append(what)
        if what == self.refused and self.times > 0:
            self.times -= 1
            raise PermissionError(what)


def eject(volume: Volume) -> Ejection:
    return eject_on_windows("E", volume, lambda _seconds: None)


def test_the_steps_come_in_their_order() -> None:
    volume = Volume()
    assert eject(volume) is Ejection.DONE
    assert volume.asked == ["open E", "lock", "dismount", "eject", "close"]


def test_a_scanner_that_looks_at_new_files_is_waited_for() -> None:
    volume = Volume("lock", times=3)
    assert eject(volume) is Ejection.DONE
    assert volume.asked.count("lock") == 4


@pytest.mark.parametrize(
    ("refused", "answer"),
    [
        ("open E", Ejection.BY_HAND),
        ("lock", Ejection.IN_USE),
        ("dismount", Ejection.BY_HAND),
        ("eject", Ejection.BY_HAND),
    ],
)
def test_what_windows_refuses_is_said_as_it_is(refused: str, answer: Ejection) -> None:
    volume = Volume(refused)
    assert eject(volume) is answer
    assert volume.asked[-1] == ("open E" if refused == "open E" else "close")
