"""Sticks found in a small /sys and /proc of real files."""

from pathlib import Path

import pytest

from app.devices.linux_drives import linux_drives
from app.devices.removable_drives import Drive

PCI = "devices/pci0000:00/0000:00:14.0"


class Machine:
    """Builds the files the kernel would show."""

    def __init__(self, folder: Path) -> None:
        self.sys, self.mount_info = folder / "sys", folder / "mountinfo"
        self.media = folder / "media"
        (self.sys / "block").mkdir(parents=True)
        self.media.mkdir()
        self.lines: list[str] = []

    def disk(
        self, name: str, number: str, *, at: str, removable: bool = False, protected: bool = False
    ) -> None:
        folder = self.sys / PCI / at / "block" / name
        folder.mkdir(parents=True)
        (folder / "removable").write_text(f"{int(removable)}\n", encoding="ascii")
        (folder / "ro").write_text(f"{int(protected)}\n", encoding="ascii")
        (folder / "dev").write_text(f"{number}\n", encoding="ascii")
        (folder / "queue").mkdir()
        (self.sys / "block" / name).symlink_to(folder)

    def partition(self, disk: str, name: str, number: str) -> None:
        folder = self.sys / "block" / disk / name
        folder.mkdir()
        (folder / "partition").write_text("1\n", encoding="ascii")
        (folder / "dev").write_text(f"{number}\n", encoding="ascii")

    def mount(
        self, number: str, source: str, label: str, *, options: str = "rw", root: str = "/"
    ) -> Path:
        point = self.media / label
        point.mkdir(exist_ok=True)
        escaped = str(point).replace(" ", r"\040")
        self.lines.append(
            f"36 35 {number} {root} {escaped} {options},nosuid shared:1 - vfat {source} {options}"
        )
        return point

    def drives(self) -> tuple[Drive, ...]:
        self.mount_info.write_text("\n".join(self.lines) + "\n", encoding="utf-8")
        return linux_drives(self.sys, self.mount_info, lambda _path: 1234)


def drive(path: Path, label: str, device: str, *, read_only: bool = False) -> Drive:
    return Drive(path, label, 1234, read_only, f"/dev/{device}")


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    machine = Machine(tmp_path)
    machine.disk("sda", "8:0", at="ata1")
    machine.partition("sda", "sda1", "8:1")
    machine.mount("8:1", "/dev/sda1", "system")
    return machine


def test_without_a_stick_there_is_none(machine: Machine):
    assert machine.drives() == ()


def test_a_stick_is_found_by_its_partition(machine: Machine):
    machine.disk("sdb", "8:16", at="usb1/1-2", removable=True)
    machine.partition("sdb", "sdb1", "8:17")
    point = machine.mount("8:17", "/dev/sdb1", "USB XUẤT DỮ LIỆU")
    assert machine.drives() == (drive(point, "USB XUẤT DỮ LIỆU", "sdb1"),)


def test_a_usb_disk_that_says_it_is_fixed_is_found(machine: Machine):
    machine.disk("sdc", "8:32", at="usb2/2-1", removable=False)
    point = machine.mount("8:32", "/dev/sdc", "DISK")
    assert [drive.path for drive in machine.drives()] == [point]


def test_a_removable_card_that_is_not_on_usb_is_found(machine: Machine):
    machine.disk("mmcblk0", "179:0", at="mmc0", removable=True)
    machine.partition("mmcblk0", "mmcblk0p1", "179:1")
    assert machine.mount("179:1", "/dev/mmcblk0p1", "THẺ") == machine.drives()[0].path


def test_a_file_system_in_user_space_is_found_by_its_source(machine: Machine):
    machine.disk("sdb", "8:16", at="usb1/1-2", removable=True)
    machine.partition("sdb", "sdb1", "8:17")
    point = machine.mount("0:51", "/dev/sdb1", "EXFAT")
    assert [drive.path for drive in machine.drives()] == [point]


@pytest.mark.parametrize(("protected", "options"), [(True, "rw"), (False, "ro")])
def test_a_protected_stick_is_shown_as_such(machine: Machine, protected: bool, options: str):
    machine.disk("sdb", "8:16", at="usb1/1-2", removable=True, protected=protected)
    machine.mount("8:16", "/dev/sdb", "USB", options=options)
    assert [drive.read_only for drive in machine.drives()] == [True]


def test_each_stick_is_listed_once_and_in_order(machine: Machine):
    machine.disk("sdb", "8:16", at="usb1/1-2", removable=True)
    machine.disk("sdd", "8:48", at="usb1/1-3", removable=True)
    machine.mount("8:48", "/dev/sdd", "B")
    machine.mount("8:16", "/dev/sdb", "A")
    machine.mount("8:16", "/dev/sdb", "Z")
    machine.mount("8:48", "/dev/sdd", "part of B", root="/folder")
    assert [drive.label for drive in machine.drives()] == ["A", "B"]


def test_optical_drives_and_images_are_no_sticks(machine: Machine):
    machine.disk("sr0", "11:0", at="ata2", removable=True)
    machine.disk("loop0", "7:0", at="virtual", removable=True)
    machine.mount("11:0", "/dev/sr0", "CD")
    machine.mount("7:0", "/dev/loop0", "snap")
    assert machine.drives() == ()


def test_a_stick_pulled_at_this_moment_is_left_out(machine: Machine):
    machine.disk("sdb", "8:16", at="usb1/1-2", removable=True)
    machine.mount("8:16", "/dev/sdb", "USB").rmdir()
    machine.mount_info.write_text("\n".join(machine.lines), encoding="utf-8")
    assert linux_drives(machine.sys, machine.mount_info) == ()


def test_a_system_without_these_files_has_no_sticks(tmp_path: Path):
    assert linux_drives(tmp_path / "sys", tmp_path / "mountinfo") == ()


def test_lines_that_are_not_understood_are_passed_over(machine: Machine):
    machine.lines += ["", "1 2 3", "36 35 8:1 / /x rw shared:1"]
    assert machine.drives() == ()
