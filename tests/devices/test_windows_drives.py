from dataclasses import dataclass, field
from pathlib import Path

from app.devices.removable_drives import Drive
from app.devices.windows_drives import FIXED, READ_ONLY_VOLUME, REMOVABLE, windows_drives

NETWORK, OPTICAL = 4, 5


@dataclass
class Windows:
    """A PC with drives; what is not in ``labels`` has no medium."""

    kinds: dict[str, int]
    labels: dict[str, str] = field(default_factory=dict[str, str])
    protected: str = ""
    on_usb: str = ""

    def letters(self) -> int:
        return sum(1 << (ord(letter) - ord("A")) for letter in self.kinds)

    def kind(self, root: str) -> int:
        return self.kinds[root[0]]

    def is_on_usb(self, letter: str) -> bool:
        return letter in self.on_usb

    def label_and_flags(self, root: str) -> tuple[str, int]:
        if root[0] not in self.labels:
            raise OSError(21, "not ready")
        return self.labels[root[0]], READ_ONLY_VOLUME if root[0] in self.protected else 0


def free(path: Path) -> int:
    return 1234


def test_sticks_and_usb_disks_are_found_and_others_are_not():
    pc = Windows(
        {"C": FIXED, "D": OPTICAL, "E": REMOVABLE, "F": FIXED, "Z": NETWORK},
        labels={"C": "Windows", "E": "USB CỦA PHƯỜNG", "F": "Ổ cứng", "Z": "Mạng"},
        on_usb="F",
    )
    assert windows_drives(pc, free) == (
        Drive(Path("E:\\"), "USB CỦA PHƯỜNG", 1234, False),
        Drive(Path("F:\\"), "Ổ cứng", 1234, False),
    )


def test_a_stick_without_a_name_is_called_by_its_letter():
    assert windows_drives(Windows({"E": REMOVABLE}, {"E": ""}), free)[0].label == "E:"


def test_a_protected_stick_is_shown_as_such():
    pc = Windows({"E": REMOVABLE}, {"E": "USB"}, protected="E")
    assert windows_drives(pc, free)[0].read_only


def test_an_empty_card_reader_is_left_out():
    assert windows_drives(Windows({"E": REMOVABLE}), free) == ()


def test_a_stick_pulled_at_this_moment_is_left_out():
    def gone(path: Path) -> int:
        raise OSError(1167, "gone")

    assert windows_drives(Windows({"E": REMOVABLE}, {"E": "USB"}), gone) == ()
