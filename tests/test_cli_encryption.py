"""Encrypting by command: with a key store, a key in the environment, or neither."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from app import cli
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


class Done(NamedTuple):
    """How a command ended and what it said."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(office: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """Give a function that runs one command, with a key in the environment if wanted."""
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", KEEPER)
    monkeypatch.setenv(FOLDER, str(office.parent / "keys"))

    def command(*words: str, key: str = "") -> Done:
        monkeypatch.setenv(VARIABLE, key)
        code = cli.main([*words, "--data-dir", str(office)])
        said = capsys.readouterr()
        return Done(code, said.out, said.err)

    return command


def test_encrypting_tells_the_key_once_and_the_pc_keeps_it(run: Run, office: Path) -> None:
    done = run("encrypt")
    assert (done.code, done.err) == (0, "")
    told, result = (json.loads(line) for line in done.out.splitlines())
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
    assert len(json.loads(found.out)) == 1
    done = run("decrypt")
    assert json.loads(done.out)["encrypted"] is False
    assert not is_encrypted(office / "motcua.db")
    assert len(json.loads(run("find", "nguyen van duc", "--json").out)) == 1


def test_the_key_may_go_onto_a_sheet_instead_of_the_screen(run: Run, tmp_path: Path) -> None:
    done = run("encrypt", "--sheet", str(tmp_path / "khoa.pdf"))
    assert done.code == 0
    (result,) = (json.loads(line) for line in done.out.splitlines())
    assert f"Số hiệu khóa: {result['key_number']}" in text_in(tmp_path / "khoa.pdf")


def test_a_sheet_beside_the_store_is_refused_before_anything_is_done(
    run: Run, office: Path
) -> None:
    done = run("encrypt", "--sheet", str(office / "khoa.pdf"))
    assert (done.code, done.out) == (1, "")
    assert "Không lưu khóa khôi phục trong thư mục dữ liệu" in done.err
    assert not is_encrypted(office / "motcua.db")


def test_without_a_key_store_every_command_needs_the_key(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", "keyring.backends.fail.Keyring")
    typed = recovery_text(KEY)
    done = run("encrypt", key=typed)
    assert done.code == 0
    assert typed not in done.out
    assert VARIABLE in done.err
    refused = run("check", "--json")
    assert (refused.code, refused.out) == (1, "")
    assert refused.err.count("\n") == 1
    assert f"mã hóa bằng khóa số {key_number(KEY)}" in refused.err
    assert json.loads(run("check", "--json", key=typed).out)["ok"] is True
    wrong = run("check", key=recovery_text(bytes(32)))
    assert wrong.code == 1
    assert f"cần khóa số {key_number(KEY)}" in wrong.err
    slip = run("check", key="X" + typed[1:])
    assert "Nhóm thứ 1 chưa đúng" in slip.err


def test_nothing_is_encrypted_or_decrypted_twice(run: Run) -> None:
    assert "chưa được mã hóa" in run("decrypt").err
    run("encrypt")
    again = run("encrypt")
    assert again.code == 1
    assert "đã được mã hóa" in again.err
