import errno
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import DeviceError, FileError, MotCuaError
from app.export.disk import CHUNK, Disk
from app.export.disk_errors import explained
from app.export.safe_write import put, save
from tests.export.broken_disks import FailingDisk, LyingDisk, NotedDisk, PulledWhileReading

DATA = [b"Nguyen", b"", b" Van An\n"]


@contextmanager
def largest_file(size: int) -> Iterator[None]:
    """Let the system refuse larger files, as FAT32 does beyond 4 GiB."""
    resource = pytest.importorskip("resource")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_a_file_is_written_and_its_sum_returned(tmp_path: Path):
    written = save(tmp_path / "a.csv", DATA)
    assert (tmp_path / "a.csv").read_bytes() == b"Nguyen Van An\n"
    assert (written.name, written.size) == ("a.csv", 14)
    assert written.sha256 == hashlib.sha256(b"Nguyen Van An\n").hexdigest()
    assert list(tmp_path.iterdir()) == [tmp_path / "a.csv"]


def test_the_file_is_flushed_before_it_gets_its_name_and_again_under_it(tmp_path: Path):
    disk = NotedDisk()
    save(tmp_path / "a.csv", DATA, disk)
    assert disk.asked == [
        "create .~a.csv.part",
        "sync",
        "reread .~a.csv.part",
        "rename to a.csv",
        "settle a.csv",
    ]


def test_a_file_that_exists_is_replaced_only_by_a_whole_one(tmp_path: Path):
    path = tmp_path / "a.csv"
    path.write_bytes(b"old")
    with pytest.raises(DeviceError):
        save(path, DATA, LyingDisk())
    assert path.read_bytes() == b"old"
    save(path, DATA)
    assert path.read_bytes() == b"Nguyen Van An\n"


def test_what_a_pulled_stick_left_behind_is_no_obstacle(tmp_path: Path):
    (tmp_path / ".~a.csv.part").write_bytes(b"half")
    save(tmp_path / "a.csv", DATA)
    assert [path.name for path in tmp_path.iterdir()] == ["a.csv"]


@pytest.mark.parametrize("size", [0, 1, 511, 512, 4096, CHUNK, CHUNK + 1, 2 * CHUNK + 77])
def test_files_of_any_size_are_read_back_past_the_cache(tmp_path: Path, size: int):
    data = bytes(range(256)) * (size // 256 + 1)
    path = tmp_path / "a.bin"
    path.write_bytes(data[:size])
    assert b"".join(Disk().reread(path)) == data[:size]


def test_every_byte_written_and_read_is_told(tmp_path: Path):
    told: list[int] = []
    put(tmp_path / "a.csv", DATA, Disk(), told.append)
    assert sum(told) == 2 * 14


def test_cancelling_leaves_nothing_behind(tmp_path: Path):
    class CanceledError(Exception):
        pass

    def cancel(_count: int) -> None:
        raise CanceledError

    with pytest.raises(CanceledError):
        put(tmp_path / "a.csv", DATA, Disk(), cancel)
    assert list(tmp_path.iterdir()) == []


def test_a_file_too_large_for_the_disk_says_so(tmp_path: Path):
    with largest_file(1000), pytest.raises(FileError, match=r"quá lớn.*FAT32"):
        save(tmp_path / "a.csv", [b"x" * 600] * 3)
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_named_and_gone_while_writing_it_was_a_stick(tmp_path: Path):
    path = tmp_path / "khong-co" / "a.csv"
    with pytest.raises(FileError, match="«khong-co» không phải là thư mục"):
        save(path, DATA)
    with pytest.raises(DeviceError, match="rút ra"):
        put(path, DATA, Disk(), lambda _count: None)


def test_a_stick_of_faked_capacity_is_found_out(tmp_path: Path):
    with pytest.raises(DeviceError, match=r"Đọc lại «a\.csv».*bỏ đi"):
        save(tmp_path / "a.csv", DATA, LyingDisk())
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("disk", "words"),
    [
        (FailingDisk("a.csv", errno.ENOSPC), "Hết chỗ trống"),
        (FailingDisk("a.csv", errno.EIO), "rút ra"),
        (FailingDisk("a.csv", errno.EROFS), "chống ghi"),
        (PulledWhileReading("a.csv"), "rút ra"),
    ],
    ids=["full", "pulled", "protected", "pulled while reading"],
)
def test_each_fault_in_the_middle_has_its_own_sentence(tmp_path: Path, disk: Disk, words: str):
    with pytest.raises(MotCuaError, match=words):
        save(tmp_path / "a.csv", DATA, disk)
    assert not (tmp_path / "a.csv").exists()


@pytest.mark.parametrize("folder", [path for path in [Path("/sys/kernel")] if path.is_dir()])
def test_a_place_nobody_may_write_says_so(folder: Path):
    with pytest.raises(DeviceError, match="chống ghi"):
        save(folder / "a.csv", DATA)


@pytest.mark.parametrize(
    ("winerror", "code", "words"),
    [
        (32, errno.EACCES, "chương trình khác"),
        (112, errno.ENOSPC, "Hết chỗ"),
        (19, errno.EACCES, "chống ghi"),
        (5, errno.EACCES, "chống ghi"),
        (21, errno.EACCES, "rút ra"),
        (1167, errno.EINVAL, "rút ra"),
        (None, errno.ELOOP, "links"),
    ],
)
def test_windows_codes_have_sentences_too(winerror: int | None, code: int, words: str):
    error = OSError(code, "Too many links")
    error.winerror = winerror  # type: ignore[attr-defined]
    assert words in str(explained(error, Path("a.csv")))
