import io
import zipfile
from collections.abc import Iterable
from pathlib import Path

import pytest

from app.errors import FileError
from app.export.archive import ArchiveWriter, open_archive

PASSPHRASE = "CFHJ-2345-KLMN-6789-PQRT-VX23"
EVENTS = "sự kiện thứ nhất\nsự kiện thứ hai\n".encode() * 200


def packed(tmp_path: Path, members: dict[str, Iterable[bytes]]) -> Path:
    content = io.BytesIO()
    with ArchiveWriter(content, PASSPHRASE) as archive:
        for name, chunks in members.items():
            archive.add(name, chunks)
    path = tmp_path / "data.zip"
    path.write_bytes(content.getvalue())
    return path


def test_members_come_out_as_they_went_in(tmp_path: Path):
    path = packed(tmp_path, {"a.jsonl": [EVENTS[:100], EVENTS[100:]], "b.csv": []})
    with open_archive(path, PASSPHRASE) as archive:
        assert archive.names() == ("a.jsonl", "b.csv")
        assert b"".join(archive.read("a.jsonl")) == EVENTS
        assert b"".join(archive.read("b.csv")) == b""


def test_nothing_can_be_read_without_the_passphrase(tmp_path: Path):
    path = packed(tmp_path, {"a.jsonl": [EVENTS]})
    assert "sự kiện".encode() not in path.read_bytes()
    with zipfile.ZipFile(path) as plain:
        info = plain.getinfo("a.jsonl")
        assert info.flag_bits & 1
        # 99 is WinZip's AES; its extra field ends in the strength, 3 for 256 bits, and deflate.
        assert info.compress_type == 99
        assert info.extra[8] == 3


@pytest.mark.parametrize("typed", [PASSPHRASE.lower(), PASSPHRASE.replace("-", " ")])
def test_the_passphrase_may_be_typed_as_people_type(tmp_path: Path, typed: str):
    path = packed(tmp_path, {"a.jsonl": [EVENTS]})
    with open_archive(path, typed) as archive:
        assert b"".join(archive.read("a.jsonl")) == EVENTS


@pytest.mark.parametrize("wrong", ["", "CFHJ-2345-KLMN-6789-PQRT-VX24"])
def test_a_wrong_passphrase_says_so(tmp_path: Path, wrong: str):
    path = packed(tmp_path, {"a.jsonl": [EVENTS]})
    with (
        open_archive(path, wrong) as archive,
        pytest.raises(FileError, match=r"Mật khẩu.*data\.zip"),
    ):
        list(archive.read("a.jsonl"))


def test_a_flipped_byte_is_found(tmp_path: Path):
    path = packed(tmp_path, {"a.jsonl": [EVENTS]})
    data = bytearray(path.read_bytes())
    data[80] ^= 1
    path.write_bytes(data)
    with open_archive(path, PASSPHRASE) as archive, pytest.raises(FileError, match="bị hỏng"):
        list(archive.read("a.jsonl"))


def test_an_archive_cut_in_half_is_refused(tmp_path: Path):
    path = packed(tmp_path, {"a.jsonl": [EVENTS]})
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(FileError, match="bị hỏng"), open_archive(path, PASSPHRASE):
        pass


def test_a_member_that_is_not_there_is_damage(tmp_path: Path):
    path = packed(tmp_path, {})
    with open_archive(path, PASSPHRASE) as archive, pytest.raises(FileError, match="bị hỏng"):
        list(archive.read("a.jsonl"))


def test_an_empty_passphrase_is_a_bug():
    with pytest.raises(ValueError, match="empty"):
        ArchiveWriter(io.BytesIO(), " - ")
