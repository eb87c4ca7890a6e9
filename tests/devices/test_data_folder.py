"""Looking at a folder, on Linux here and by what Windows would answer."""

from pathlib import Path, PurePosixPath, PureWindowsPath

import pytest

from app.devices.data_folder import look_at_folder, place_on_linux, place_on_windows
from app.domain.data_folder import FolderPlace

MOUNTS = """\
/dev/sda2 / ext4 rw,relatime 0 0
proc /proc proc rw 0 0
/dev/sdb1 /media/thu/USB\\040DO vfat rw 0 0
//server/chung /mnt/chung cifs rw,vers=3.0 0 0
10.0.0.4:/home /srv/home nfs4 rw 0 0
"""


@pytest.mark.parametrize(
    ("folder", "place"),
    [
        ("/home/thu/.local/share/motcua", FolderPlace.LOCAL),
        ("/media/thu/USB DO/motcua", FolderPlace.REMOVABLE),
        ("/mnt/chung/motcua", FolderPlace.NETWORK),
        ("/srv/home/thu", FolderPlace.NETWORK),
        ("/home/thu/Dropbox/motcua", FolderPlace.SYNCED),
    ],
)
def test_the_mounts_tell_what_a_folder_lies_on(folder: str, place: FolderPlace) -> None:
    assert place_on_linux(PurePosixPath(folder), MOUNTS, lambda name: name == "sdb1") is place


@pytest.mark.parametrize(
    ("folder", "kind", "place"),
    [
        (r"C:\Users\thu\AppData\Local\MotCua", 3, FolderPlace.LOCAL),
        (r"E:\MotCua", 2, FolderPlace.REMOVABLE),
        (r"Z:\MotCua", 4, FolderPlace.NETWORK),
        (r"\\server\chung\MotCua", 1, FolderPlace.NETWORK),
        (r"C:\Users\thu\OneDrive - UBND\MotCua", 3, FolderPlace.SYNCED),
    ],
)
def test_windows_tells_the_type_of_each_drive(folder: str, kind: int, place: FolderPlace) -> None:
    asked: list[str] = []

    def drive_type(root: str) -> int:
        asked.append(root)
        return kind

    assert place_on_windows(PureWindowsPath(folder), drive_type) is place
    assert asked == [PureWindowsPath(folder).anchor]


def test_a_folder_is_looked_at_without_being_made(tmp_path: Path) -> None:
    facts = look_at_folder(tmp_path / "chưa" / "có")
    assert facts.writable
    assert facts.free_bytes > 0
    assert list(tmp_path.iterdir()) == []


def test_below_a_file_nothing_can_be_written(tmp_path: Path) -> None:
    (tmp_path / "tệp").write_text("", encoding="utf-8")
    assert not look_at_folder(tmp_path / "tệp" / "kho").writable
