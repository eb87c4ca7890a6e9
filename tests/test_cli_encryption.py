"""Encrypting by command: processes of their own, with a key store, an environment, or neither."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from app.domain.recovery_key import key_number, read_recovery_key, recovery_text
from app.models.encryption import is_encrypted
from app.store_keys import VARIABLE
from tests import builders
from tests.key_files import FOLDER, KEEPER
from tests.printing.papers import text_in

KEY = bytes(range(32))


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "motcua"
    counter = builders.sample_counter(folder)
    builders.receive(counter)
    counter.close()
    return folder


class Shell:
    """Runs commands as a person at a terminal does, in processes of their own."""

    def __init__(self, folder: Path, backend: str) -> None:
        self.folder = folder
        self.environment = {
            **os.environ,
            "PYTHON_KEYRING_BACKEND": backend,
            FOLDER: str(folder.parent / "keys"),
            "PYTHONPATH": str(Path(__file__).parent.parent),
        }

    def __call__(self, *words: str, key: str = "") -> subprocess.CompletedProcess[str]:
        environment = {**self.environment, VARIABLE: key} if key else self.environment
        return subprocess.run(
            [sys.executable, "-m", "app", *words, "--data-dir", str(self.folder)],
            capture_output=True,
            check=False,
            encoding="utf-8",
            env=environment,
        )


@pytest.fixture
def run(office: Path) -> Shell:
    return Shell(office, KEEPER)


@pytest.fixture
def run_without_key_store(office: Path) -> Shell:
    return Shell(office, "keyring.backends.fail.Keyring")


def test_encrypting_tells_the_key_once_and_the_pc_keeps_it(run: Shell, office: Path) -> None:
    done = run("encrypt")
    assert (done.returncode, done.stderr) == (0, "")
    told, result = (json.loads(line) for line in done.stdout.splitlines())
    key = read_recovery_key(told["recovery_key"])
    assert told["key_number"] == key_number(key)
    assert result == {
        "encrypted": True,
        "key_number": key_number(key),
        "copies": 0,
        "copies_left": [],
        "key_kept": True,
    }
    assert is_encrypted(office / "motcua.db")
    found = run("find", "nguyen van duc", "--json")
    assert len(json.loads(found.stdout)) == 1
    done = run("decrypt")
    assert json.loads(done.stdout)["encrypted"] is False
    assert not is_encrypted(office / "motcua.db")
    assert len(json.loads(run("find", "nguyen van duc", "--json").stdout)) == 1


def test_the_key_may_go_onto_a_sheet_instead_of_the_screen(run: Shell, tmp_path: Path) -> None:
    done = run("encrypt", "--sheet", str(tmp_path / "khoa.pdf"))
    assert done.returncode == 0
    (result,) = (json.loads(line) for line in done.stdout.splitlines())
    assert f"Số hiệu khóa: {result['key_number']}" in text_in(tmp_path / "khoa.pdf")


def test_a_sheet_beside_the_store_is_refused_before_anything_is_done(
    run: Shell, office: Path
) -> None:
    done = run("encrypt", "--sheet", str(office / "khoa.pdf"))
    assert (done.returncode, done.stdout) == (1, "")
    assert "Không lưu khóa khôi phục trong thư mục dữ liệu" in done.stderr
    assert not is_encrypted(office / "motcua.db")


def test_without_a_key_store_every_command_needs_the_key(
    run_without_key_store: Shell, office: Path
) -> None:
    run, typed = run_without_key_store, recovery_text(KEY)
    done = run("encrypt", key=typed)
    assert done.returncode == 0
    assert typed not in done.stdout
    assert VARIABLE in done.stderr
    refused = run("check", "--json")
    assert (refused.returncode, refused.stdout) == (1, "")
    assert refused.stderr.count("\n") == 1
    assert f"mã hóa bằng khóa số {key_number(KEY)}" in refused.stderr
    assert json.loads(run("check", "--json", key=typed).stdout)["ok"] is True
    wrong = run("check", key=recovery_text(bytes(32)))
    assert wrong.returncode == 1
    assert f"cần khóa số {key_number(KEY)}" in wrong.stderr
    slip = run("check", key="X" + typed[1:])
    assert "Nhóm thứ 1 chưa đúng" in slip.stderr


def test_nothing_is_encrypted_or_decrypted_twice(run: Shell) -> None:
    assert "chưa được mã hóa" in run("decrypt").stderr
    run("encrypt")
    again = run("encrypt")
    assert again.returncode == 1
    assert "đã được mã hóa" in again.stderr
