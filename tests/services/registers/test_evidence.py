"""A file that proves something is copied beside the store, known by its SHA-256, and opened."""

import hashlib
from pathlib import Path

import pytest

from app.domain.register_entries import file_parts
from app.domain.roles import Actor, Role
from app.errors import FileError
from app.services.registers.evidence import evidence_file, keep_evidence

CLERK = Actor(1, "Hà", Role.CLERK)


def test_a_file_is_kept_by_its_contents_even_if_the_original_goes(tmp_path: Path) -> None:
    picture, folder = tmp_path / "lỗi đồng bộ.PNG", tmp_path / "kept"
    picture.write_bytes(b"picture")
    value = keep_evidence(folder, CLERK, str(picture))
    assert value == keep_evidence(folder, CLERK, str(picture))
    name, sha256 = file_parts(value)
    assert (name, sha256) == ("lỗi đồng bộ.PNG", hashlib.sha256(b"picture").hexdigest())
    picture.unlink()
    (copy,) = folder.iterdir()
    assert evidence_file(folder, CLERK, value) == copy
    assert (copy.suffix, copy.read_bytes()) == (".png", b"picture")


def test_a_copy_that_was_changed_or_is_gone_proves_nothing(tmp_path: Path) -> None:
    picture, folder = tmp_path / "anh.png", tmp_path / "kept"
    picture.write_bytes(b"picture")
    value = keep_evidence(folder, CLERK, str(picture))
    (copy,) = folder.iterdir()
    copy.write_bytes(b"another")
    with pytest.raises(FileError, match="đã bị sửa"):
        evidence_file(folder, CLERK, value)
    copy.unlink()
    with pytest.raises(FileError, match=r"không có tệp anh\.png"):
        evidence_file(folder, CLERK, value)


def test_a_file_that_is_gone_or_finds_no_room_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"Không đọc được tệp anh\.png"):
        keep_evidence(tmp_path / "kept", CLERK, str(tmp_path / "anh.png"))
    (tmp_path / "kept").write_bytes(b"no folder")
    (tmp_path / "anh.png").write_bytes(b"picture")
    with pytest.raises(FileError, match="Không chép được"):
        keep_evidence(tmp_path / "kept", CLERK, str(tmp_path / "anh.png"))
