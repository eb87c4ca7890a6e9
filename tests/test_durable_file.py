"""Small durable files: whole under their name, or the old one still there."""

import os
from pathlib import Path

import pytest

from app.durable_file import rename_durably, sync_file, sync_folder, write_durably
from tests.models.faults import files_no_larger_than, posix_only


def test_what_was_written_stands_under_its_name_and_nothing_else(tmp_path: Path) -> None:
    path = tmp_path / "moc.json"
    write_durably(path, "Đã lưu\n")
    write_durably(path, "Đã lưu lần hai\n")
    assert path.read_bytes() == "Đã lưu lần hai\n".encode()
    assert list(tmp_path.iterdir()) == [path]


@posix_only
def test_a_full_disk_leaves_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "moc.json"
    write_durably(path, "cũ")
    with files_no_larger_than(1000), pytest.raises(OSError, match="too large"):
        write_durably(path, "x" * 10_000)
    assert path.read_text(encoding="utf-8") == "cũ"
    assert list(tmp_path.iterdir()) == [path]


def test_a_folder_that_is_gone_is_told(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        write_durably(tmp_path / "usb" / "moc.json", "x")
    with pytest.raises(FileNotFoundError):
        sync_file(tmp_path / "khong-co")


@posix_only
def test_a_folder_is_synced_after_the_file_has_its_name(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The order decides what a stick pulled at once holds, so it is written down here."""
    steps: list[tuple[str, bool]] = []
    real_sync = os.fsync

    def note(descriptor: int) -> None:
        steps.append(
            (str(Path(f"/proc/self/fd/{descriptor}").readlink()), (tmp_path / "b").exists())
        )
        real_sync(descriptor)

    if not Path("/proc/self/fd").exists():
        pytest.skip("what is synced is read from /proc")
    monkeypatch.setattr(os, "fsync", note)
    (tmp_path / "b.part").write_text("x", encoding="utf-8")
    rename_durably(tmp_path / "b.part", tmp_path / "b")
    assert steps == [(str(tmp_path / "b"), True), (str(tmp_path), True)]
    sync_folder(tmp_path)
    assert len(steps) == 3
