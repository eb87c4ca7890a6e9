"""A copy of the store carried to a stick or another disk: whole there, or not there."""

import errno
import json
import shutil
from hashlib import sha256
from pathlib import Path

import pytest

from app.errors import DeviceError, FileError, MotCuaError
from app.export.backup_copy import backup_files, carry_backup, unpack_backup
from app.export.disk import Disk
from tests import builders
from tests.export.broken_disks import FailingDisk, FullDisk, LyingDisk, PulledWhileReading

PASSPHRASE = "abcd-efgh-ijkl-mnop-qrst"
CONTENT = b"SQLite format 3\0" + "Nguyễn Văn Đức".encode() * 5000


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    (tmp_path / "main").mkdir()
    path = tmp_path / "main" / "motcua-20261116-170000.db"
    path.write_bytes(CONTENT)
    text = json.dumps({"sha256": sha256(CONTENT).hexdigest()})
    path.with_suffix(".json").write_text(text, encoding="utf-8")
    return path


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_copy_arrives_with_its_manifest_beside_it(copy: Path, tmp_path: Path) -> None:
    told: list[tuple[int, int]] = []
    there = carry_backup(
        copy, tmp_path / "usb", None, lambda done, total: told.append((done, total))
    )
    assert there == tmp_path / "usb" / copy.name
    assert there.read_bytes() == CONTENT
    assert names_in(tmp_path / "usb") == names_in(copy.parent)
    assert told[-1][0] == told[-1][1] == 2 * len(CONTENT)


def test_on_a_stick_nobody_can_read_it_and_its_owner_gets_it_back(
    copy: Path, tmp_path: Path
) -> None:
    there = carry_backup(copy, tmp_path / "usb", PASSPHRASE, builders.quiet)
    assert there.name == "motcua-20261116-170000.zip"
    assert "Nguyễn".encode() not in there.read_bytes()
    assert names_in(tmp_path / "usb") == ["motcua-20261116-170000.json", there.name]
    (tmp_path / "back").mkdir()
    back = unpack_backup(there, PASSPHRASE, tmp_path / "back")
    assert back.read_bytes() == CONTENT
    assert names_in(tmp_path / "back") == names_in(copy.parent)
    with pytest.raises(FileError, match="Mật khẩu không mở được"):
        unpack_backup(there, "wrong", tmp_path / "back")


def test_an_archive_of_something_else_is_refused(copy: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="bị hỏng"):
        unpack_backup(copy, PASSPHRASE, tmp_path)
    from app.export.archive import ArchiveWriter

    with (tmp_path / "x.zip").open("wb") as file, ArchiveWriter(file, PASSPHRASE) as archive:
        archive.add("notes.txt", [b"x"])
        archive.add("../outside.db", [b"x"])
    with pytest.raises(FileError, match="không chứa bản sao lưu"):
        unpack_backup(tmp_path / "x.zip", PASSPHRASE, tmp_path / "main")
    assert not (tmp_path / "outside.db").exists()


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
@pytest.mark.parametrize(
    ("disk", "kind", "words"),
    [
        (FailingDisk("motcua", errno.ENOSPC, 100), FileError, "Hết chỗ trống"),
        (FailingDisk("motcua", errno.EIO, 100), DeviceError, "có thể đã bị rút ra"),
        (FailingDisk(".json", errno.EIO), DeviceError, "có thể đã bị rút ra"),
        (PulledWhileReading("motcua"), DeviceError, "có thể đã bị rút ra"),
        (LyingDisk(), DeviceError, "giả dung lượng"),
    ],
)
def test_a_fault_of_the_stick_leaves_nothing_that_looks_like_a_copy(
    copy: Path,
    tmp_path: Path,
    passphrase: str | None,
    disk: Disk,
    kind: type[MotCuaError],
    words: str,
) -> None:
    with pytest.raises(kind) as caught:
        carry_backup(copy, tmp_path / "usb", passphrase, builders.quiet, disk)
    assert words in str(caught.value)
    assert names_in(tmp_path / "usb") == []
    assert copy.read_bytes() == CONTENT


def test_a_stick_too_small_is_told_before_it_is_filled(copy: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="Không đủ chỗ trống"):
        carry_backup(copy, tmp_path / "usb", None, builders.quiet, FullDisk())
    assert names_in(tmp_path / "usb") == []


def test_a_stick_that_is_gone_is_told_and_not_made_a_folder(copy: Path, tmp_path: Path) -> None:
    with pytest.raises(FileError, match="không còn nữa"):
        carry_backup(copy, tmp_path / "usb" / "MotCua", None, builders.quiet)
    assert not (tmp_path / "usb").exists()


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_a_copy_that_rotted_since_is_not_carried_on(
    copy: Path, tmp_path: Path, passphrase: str | None
) -> None:
    copy.write_bytes(CONTENT[:-1] + b"?")
    with pytest.raises(FileError, match="đã bị thay đổi"):
        carry_backup(copy, tmp_path / "usb", passphrase, builders.quiet)
    assert names_in(tmp_path / "usb") == []


@pytest.mark.parametrize("passphrase", [None, PASSPHRASE])
def test_stopping_leaves_nothing(copy: Path, tmp_path: Path, passphrase: str | None) -> None:
    def stop(done: int, total: int) -> None:
        if done >= total // 2:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        carry_backup(copy, tmp_path / "usb", passphrase, stop)
    assert names_in(tmp_path / "usb") == []


def test_what_a_pulled_stick_left_is_swept(copy: Path, tmp_path: Path) -> None:
    (tmp_path / "usb").mkdir()
    shutil.copyfile(copy, tmp_path / "usb" / ".~motcua-20261115-170000.db.part")
    carry_backup(copy, tmp_path / "usb", None, builders.quiet)
    assert names_in(tmp_path / "usb") == names_in(copy.parent)


def test_a_copy_in_a_bundle_is_closed_and_comes_back_from_its_parts(
    copy: Path, tmp_path: Path
) -> None:
    (file,) = backup_files(copy, PASSPHRASE, builders.quiet)
    whole = b"".join(file.chunks)
    assert "Nguyễn".encode() not in whole
    for number, start in enumerate(range(0, len(whole), 100), start=1):
        (tmp_path / f"{file.name}.{number:03d}").write_bytes(whole[start : start + 100])
    (tmp_path / "back").mkdir()
    back = unpack_backup(tmp_path / f"{file.name}.001", PASSPHRASE, tmp_path / "back")
    assert back.read_bytes() == CONTENT
    (tmp_path / f"{file.name}.002").unlink()
    with pytest.raises(FileError, match="hỏng"):
        unpack_backup(tmp_path / f"{file.name}.001", PASSPHRASE, tmp_path / "back")


def test_a_copy_that_is_encrypted_goes_as_it_is_and_a_changed_one_not_at_all(copy: Path) -> None:
    files = {one.name: b"".join(one.chunks) for one in backup_files(copy, None, builders.quiet)}
    assert files[copy.name] == CONTENT
    assert list(files) == [copy.name, copy.with_suffix(".json").name]
    (file,) = backup_files(copy, PASSPHRASE, builders.quiet)
    copy.write_bytes(CONTENT + b"!")
    with pytest.raises(FileError, match="đã bị thay đổi"):
        list(file.chunks)
