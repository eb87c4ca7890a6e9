import hashlib
import json
import subprocess
import sys
from pathlib import Path

import pytest

from app.devices.key_store import SystemKeyStore
from app.domain.recovery_key import key_number, recovery_text
from app.errors import DeviceError
from tests import key_files

KEY = hashlib.sha256(b"a store").digest()
NUMBER = key_number(KEY)


@pytest.fixture(autouse=True)
def keys(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", key_files.KEEPER)
    monkeypatch.setenv(key_files.FOLDER, str(tmp_path))
    return tmp_path / "keys.json"


def use(monkeypatch: pytest.MonkeyPatch, backend: str) -> SystemKeyStore:
    monkeypatch.setenv("PYTHON_KEYRING_BACKEND", backend)
    return SystemKeyStore()


def test_a_key_is_found_again_under_its_number_by_another_start() -> None:
    SystemKeyStore().save(NUMBER, KEY)
    assert SystemKeyStore().load(NUMBER) == KEY
    assert SystemKeyStore().load("XXXX") is None


def test_two_stores_of_one_pc_have_their_own_keys() -> None:
    other = bytes(32)
    store = SystemKeyStore()
    store.save(NUMBER, KEY)
    store.save(key_number(other), other)
    assert store.load(NUMBER) == KEY
    assert store.load(key_number(other)) == other


def test_a_forgotten_key_is_gone_and_may_be_forgotten_twice() -> None:
    store = SystemKeyStore()
    store.save(NUMBER, KEY)
    store.forget(NUMBER)
    store.forget(NUMBER)
    assert store.load(NUMBER) is None


def test_the_key_is_kept_under_the_programs_name(keys: Path) -> None:
    SystemKeyStore().save(NUMBER, KEY)
    kept = json.loads(keys.read_text(encoding="utf-8"))
    assert kept == {f"MotCua/kho-{NUMBER}": recovery_text(KEY)}


@pytest.mark.parametrize(
    "backend", ["tests.key_files.PlainFileKeyring", "keyring.backends.fail.Keyring"]
)
def test_a_file_anybody_may_read_is_no_key_store(
    monkeypatch: pytest.MonkeyPatch, keys: Path, backend: str
) -> None:
    store = use(monkeypatch, backend)
    assert not store.is_there()
    with pytest.raises(DeviceError) as failed:
        store.save(NUMBER, KEY)
    assert "mỗi lần mở chương trình phải gõ lại" in str(failed.value)
    assert recovery_text(KEY) not in str(failed.value)
    assert store.load(NUMBER) is None
    assert not keys.exists()


def test_a_pc_without_a_desktop_has_no_key_store(monkeypatch: pytest.MonkeyPatch) -> None:
    """In a process of its own: this one has loaded the backends of these tests."""
    monkeypatch.delenv("PYTHON_KEYRING_BACKEND")
    monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", "unix:path=/nonexistent")
    code = "from app.devices.key_store import SystemKeyStore as S; print(S().is_there())"
    said = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, encoding="utf-8", check=True
    )
    assert said.stdout.strip() == str(sys.platform in {"win32", "darwin"})


@pytest.mark.expects_log
def test_a_locked_key_store_gives_no_key_and_keeps_none(monkeypatch: pytest.MonkeyPatch) -> None:
    store = use(monkeypatch, "tests.key_files.LockedKeyring")
    assert store.load(NUMBER) is None
    with pytest.raises(DeviceError):
        store.save(NUMBER, KEY)


@pytest.mark.expects_log
def test_something_else_in_the_keys_place_is_no_key(keys: Path) -> None:
    keys.write_text(json.dumps({f"MotCua/kho-{NUMBER}": "mật khẩu"}), encoding="utf-8")
    assert SystemKeyStore().load(NUMBER) is None


def test_a_servers_password_is_kept_beside_the_keys(keys: Path) -> None:
    SystemKeyStore().save_password("motcua@server/motcua", "bí mật")
    assert SystemKeyStore().load_password("motcua@server/motcua") == "bí mật"
    assert SystemKeyStore().load_password("motcua@other/motcua") is None
    assert SystemKeyStore().load(NUMBER) is None


@pytest.mark.parametrize(
    "backend", ["tests.key_files.PlainFileKeyring", "keyring.backends.fail.Keyring"]
)
def test_nor_is_a_password_put_into_a_file(
    monkeypatch: pytest.MonkeyPatch, keys: Path, backend: str
) -> None:
    with pytest.raises(DeviceError, match="pgpass"):
        use(monkeypatch, backend).save_password("motcua@server/motcua", "bí mật")
    assert not keys.exists()
