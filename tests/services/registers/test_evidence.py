"""A file that proves something is kept by its name and its SHA-256."""

import hashlib
from pathlib import Path

import pytest

from app.domain.register_entries import file_parts
from app.errors import FileError
from app.services.registers.evidence import fingerprint


def test_a_file_is_known_by_its_contents(tmp_path: Path) -> None:
    picture = tmp_path / "lỗi đồng bộ.png"
    picture.write_bytes(b"picture")
    name, sha256 = file_parts(fingerprint(str(picture)))
    assert (name, sha256) == ("lỗi đồng bộ.png", hashlib.sha256(b"picture").hexdigest())


def test_a_file_that_is_gone_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileError, match=r"anh\.png"):
        fingerprint(str(tmp_path / "anh.png"))
