from pathlib import Path

import pytest

from app.devices.disk_encryption import (
    disk_is_encrypted,
    encrypted_on_linux,
    encrypted_on_windows,
)


def device(folder: Path, name: str, uuid: str = "", *parts: Path) -> Path:
    """Make a device as sysfs shows it: its kind, and links to the devices it is made of."""
    made = folder / name
    (made / "slaves").mkdir(parents=True)
    if uuid:
        (made / "dm").mkdir()
        (made / "dm" / "uuid").write_text(uuid + "\n", encoding="ascii")
    for part in parts:
        (made / "slaves" / part.name).symlink_to(part)
    return made


def test_a_bare_partition_is_not_encrypted(tmp_path: Path) -> None:
    assert encrypted_on_linux(device(tmp_path, "sda1")) is False


def test_a_luks_volume_is_encrypted(tmp_path: Path) -> None:
    disk = device(tmp_path, "sda2")
    assert encrypted_on_linux(device(tmp_path, "dm-0", "CRYPT-LUKS2-3f1c-luks", disk)) is True


def test_a_volume_on_an_encrypted_one_is_encrypted(tmp_path: Path) -> None:
    crypt = device(tmp_path, "dm-0", "CRYPT-LUKS2-3f1c-luks", device(tmp_path, "sda2"))
    assert encrypted_on_linux(device(tmp_path, "dm-1", "LVM-abc", crypt)) is True
    bare = device(tmp_path, "dm-2", "LVM-def", device(tmp_path, "sdb1"))
    assert encrypted_on_linux(bare) is False


def test_a_file_system_without_a_device_tells_nothing(tmp_path: Path) -> None:
    assert encrypted_on_linux(tmp_path / "0:47") is None


@pytest.mark.parametrize(
    ("answer", "encrypted"),
    [("1\r\n", True), ("3", True), ("5", True), ("2\r\n", False), ("4", False), ("0", None),
     ("", None), ("Exception calling", None)],
)  # fmt: skip
def test_windows_answers_with_the_number_of_the_padlock(
    answer: str, encrypted: bool | None
) -> None:
    asked: list[str] = []

    def ask(drive: str) -> str:
        asked.append(drive)
        return answer

    assert encrypted_on_windows(Path("D:\\MotCua\\kho"), ask) is encrypted
    assert asked == ["D:"]


def test_a_share_is_not_asked_about() -> None:
    assert encrypted_on_windows(Path("\\\\may-chu\\kho"), lambda _drive: "1") is None


def test_the_disk_of_a_folder_still_to_be_made_is_looked_at(tmp_path: Path) -> None:
    assert disk_is_encrypted(tmp_path / "still" / "to be made") == disk_is_encrypted(tmp_path)
