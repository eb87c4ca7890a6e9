"""A store that somebody has open is not taken away, and one that is held is not opened."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.errors import StoreError
from app.models.store_hold import held
from tests.models.faults import posix_only

OPEN = """
import sys
from app.models.sqlite_file import connect
connection = connect(__import__("pathlib").Path(sys.argv[1]))
connection.execute("SELECT count(*) FROM meta").fetchone()
print("open", flush=True)
sys.stdin.read()
"""
WRITE = """
import sys
from app.models import sqlite_file
sqlite_file._BUSY_SECONDS = 0.01
path = __import__("pathlib").Path(sys.argv[1])
sqlite_file.connect(path).execute("INSERT INTO meta VALUES ('a', 'b')")
"""


@posix_only
def test_a_store_open_in_another_program_is_not_held(store: Path) -> None:
    other = subprocess.Popen(
        [sys.executable, "-c", OPEN, str(store)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
    )
    assert other.stdout
    assert other.stdout.readline() == "open\n"
    with pytest.raises(StoreError, match="chương trình khác"), held(store):
        pass
    other.communicate("")
    with held(store):
        pass


@posix_only
def test_nobody_writes_into_a_store_that_is_held(store: Path) -> None:
    command = [sys.executable, "-c", WRITE, str(store)]
    with held(store):
        refused = subprocess.run(command, capture_output=True, encoding="utf-8", check=False)
    assert "database is locked" in refused.stderr
    assert subprocess.run(command, check=False).returncode == 0


def test_where_there_is_no_store_nothing_is_held(tmp_path: Path) -> None:
    with held(tmp_path / "motcua.db"):
        pass
    assert list(tmp_path.iterdir()) == []


@posix_only
def test_noise_is_held_like_a_store(tmp_path: Path) -> None:
    (tmp_path / "motcua.db").write_bytes(b"noise" * 999)
    with held(tmp_path / "motcua.db"):
        pass
