"""Letting go of a stick: never said to be done while the stick is still in its place."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from app.devices.eject import Ejection, eject_on_linux, run_program
from app.devices.removable_drives import Drive

STICK = Drive(Path("/media/usb"), "KINGSTON", 1 << 30, False, "/dev/sdb1")
UDISKS = "udisksctl unmount --no-user-interaction -b /dev/sdb1"
POWER_OFF = "udisksctl power-off --no-user-interaction -b /dev/sdb1"
UMOUNT = "umount -- /media/usb"


class Desk:
    """A PC with some programs, one of which may be able to unmount the stick."""

    def __init__(self, programs: set[str], works: str = "", complaint: str = "") -> None:
        self.programs, self.works, self.complaint = programs, works, complaint
        self.ran: list[str] = []
        self.there = True

    def run(self, words: Sequence[str]) -> tuple[int, str]:
        self.ran.append(" ".join(words))
        if words[0] == self.works:
            self.there = False
            return 0, ""
        return 1, self.complaint

    def eject(self, stick: Drive = STICK) -> Ejection:
        def which(name: str) -> str | None:
            return name if name in self.programs else None

        return eject_on_linux(stick, self.run, which, lambda: (STICK,) if self.there else ())


def test_a_desktop_lets_go_and_puts_the_light_out() -> None:
    desk = Desk({"udisksctl", "umount"}, "udisksctl")
    assert desk.eject() is Ejection.DONE
    assert desk.ran == [UDISKS, POWER_OFF]


def test_without_a_desktop_umount_is_tried() -> None:
    desk = Desk({"umount"}, "umount")
    assert desk.eject() is Ejection.DONE
    assert desk.ran == [UMOUNT]


@pytest.mark.parametrize(
    ("programs", "complaint", "answer"),
    [
        (set[str](), "", Ejection.BY_HAND),
        ({"umount"}, "umount: /media/usb: must be superuser to unmount.", Ejection.BY_HAND),
        ({"udisksctl"}, "Error unmounting /dev/sdb1: target is busy", Ejection.IN_USE),
    ],
)
def test_a_stick_that_is_still_there_is_never_said_to_be_gone(
    programs: set[str], complaint: str, answer: Ejection
) -> None:
    assert Desk(programs, complaint=complaint).eject() is answer


def test_a_program_that_only_says_it_did_is_not_believed() -> None:
    desk = Desk({"umount"})
    desk.run = lambda _words: (0, "")  # type: ignore[method-assign]
    assert desk.eject() is Ejection.BY_HAND


def test_a_stick_without_a_device_is_left_to_the_person() -> None:
    desk = Desk({"umount"}, "umount")
    assert desk.eject(Drive(Path("/media/usb"), "", 0, False)) is Ejection.BY_HAND
    assert desk.ran == []


def test_a_program_that_is_not_there_only_fails() -> None:
    assert run_program(("motcua-no-such-program",))[0] == 1
