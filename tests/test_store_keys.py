"""Whose key opens the store: typed, from the environment, kept; and a sentence when none does."""

import shutil
from pathlib import Path

import pytest

from app.devices.key_store import KeyStore
from app.domain.recovery_key import key_number, recovery_text
from app.errors import DeviceError, KeyNeededError, StoreError
from app.models.key_marker import KeyMarker, load_marker, save_marker
from app.models.migrate import create_store
from app.models.sqlite_file import StoreKey
from app.store_keys import VARIABLE, StoreKeys
from tests.models.faults import overwrite

KEY, OTHER = StoreKey(bytes(range(32))), StoreKey(bytes(range(32, 64)))
NUMBER, OTHER_NUMBER = key_number(KEY.raw), key_number(OTHER.raw)


class Drawer(dict[str, bytes]):
    """A key store of this test alone."""

    def is_there(self) -> bool:
        return True

    def load(self, number: str) -> bytes | None:
        return self.get(number)

    def save(self, number: str, key: bytes) -> None:
        self[number] = key

    def forget(self, number: str) -> None:
        self.pop(number, None)


class NoDrawer(Drawer):
    """What a PC without a key store has."""

    def is_there(self) -> bool:
        return False

    def save(self, number: str, key: bytes) -> None:
        raise DeviceError("no key store")


@pytest.fixture(scope="session")
def encrypted_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("encrypted") / "motcua.db"
    create_store(path, key=KEY).close()
    return path


@pytest.fixture
def store(tmp_path: Path, encrypted_store: Path) -> Path:
    """An encrypted store whose note tells the number of its key."""
    save_marker(tmp_path, KeyMarker(NUMBER))
    return Path(shutil.copyfile(encrypted_store, tmp_path / "motcua.db"))


def keys(drawer: KeyStore | None = None, environment: str = "") -> StoreKeys:
    return StoreKeys(
        Drawer() if drawer is None else drawer, {VARIABLE: environment} if environment else {}
    )


def refusal(keys: StoreKeys, store: Path) -> KeyNeededError:
    with pytest.raises(KeyNeededError) as refused:
        keys.key_for(store)
    return refused.value


def test_a_plain_store_needs_no_key(tmp_path: Path) -> None:
    create_store(tmp_path / "motcua.db").close()
    assert keys(environment="nonsense").key_for(tmp_path / "motcua.db") is None
    assert keys().key_for(tmp_path / "no.db") is None


def test_the_pc_gives_the_key_it_keeps(store: Path) -> None:
    assert keys(Drawer({NUMBER: KEY.raw})).key_for(store) == KEY


def test_a_pc_that_keeps_no_key_says_which_envelope_to_open(store: Path) -> None:
    error = refusal(keys(), store)
    assert f"khóa số {NUMBER}" in str(error)
    assert "phong bì" in str(error)


def test_without_the_note_the_key_is_asked_for_all_the_same(store: Path) -> None:
    (store.parent / "khoa.json").unlink()
    assert "máy này không giữ khóa của nó" in str(refusal(keys(), store))


def test_a_key_that_was_typed_opens_and_is_kept_from_then_on(store: Path) -> None:
    (store.parent / "khoa.json").unlink()
    drawer = Drawer()
    typed = keys(drawer)
    typed.offer(KEY.raw)
    assert typed.key_for(store) == KEY
    assert keys(drawer).key_for(store) == KEY
    assert load_marker(store.parent) == KeyMarker(NUMBER)


def test_a_pc_without_a_key_store_opens_for_who_types_the_key_each_time(store: Path) -> None:
    drawer = NoDrawer()
    typed = keys(drawer)
    typed.offer(KEY.raw)
    assert typed.key_for(store) == KEY
    assert typed.key_for(store) == KEY
    refusal(keys(drawer), store)


def test_the_environment_may_hold_the_key(store: Path) -> None:
    assert keys(environment=recovery_text(KEY.raw).lower()).key_for(store) == KEY


def test_a_slip_in_the_environment_names_variable_and_group(store: Path) -> None:
    error = refusal(keys(environment="0" + recovery_text(KEY.raw)[1:].replace("-", " X", 1)), store)
    assert VARIABLE in str(error)
    assert "Nhóm thứ 2" in str(error)


def test_another_stores_key_is_told_by_its_number(store: Path) -> None:
    typed = keys()
    typed.offer(OTHER.raw)
    error = refusal(typed, store)
    assert f"mang số {OTHER_NUMBER}" in str(error)
    assert f"ghi số {NUMBER}" in str(error)
    assert "không giữ khóa" in str(refusal(typed, store)), "a refused key is not tried again"


def test_without_the_note_a_wrong_key_and_damage_look_alike(store: Path) -> None:
    (store.parent / "khoa.json").unlink()
    typed = keys()
    typed.offer(OTHER.raw)
    assert "Khóa không đúng, hoặc tệp kho dữ liệu bị hỏng" in str(refusal(typed, store))


def test_the_right_key_for_a_damaged_store_is_not_called_wrong(store: Path) -> None:
    overwrite(store, 200, b"\0\1\2\3")
    with pytest.raises(StoreError) as failed:
        keys(Drawer({NUMBER: KEY.raw})).key_for(store)
    assert not isinstance(failed.value, KeyNeededError)
    assert "tệp kho bị hỏng" in str(failed.value)
    assert "sao lưu" in str(failed.value)


@pytest.mark.parametrize("order", [(NUMBER, OTHER_NUMBER), (OTHER_NUMBER, NUMBER)])
def test_a_change_of_keys_that_was_cut_off_opens_with_either(
    store: Path, order: tuple[str, str]
) -> None:
    save_marker(store.parent, KeyMarker(*order, unfinished=True))
    drawer = Drawer({NUMBER: KEY.raw, OTHER_NUMBER: OTHER.raw})
    assert keys(drawer).key_for(store) == KEY


def test_a_store_about_to_be_made_has_its_key_kept_first(tmp_path: Path) -> None:
    drawer, path = Drawer(), tmp_path / "new" / "motcua.db"
    made = keys(drawer)
    with made.begun(path, KEY):
        assert drawer == {NUMBER: KEY.raw}
        create_store(path, key=KEY).close()
    assert load_marker(path.parent) == KeyMarker(NUMBER)
    assert keys(drawer).key_for(path) == KEY


@pytest.mark.parametrize("key", [KEY, None])
def test_a_store_that_could_not_be_made_leaves_no_note(tmp_path: Path, key: StoreKey) -> None:
    def fail() -> None:
        with keys().begun(tmp_path / "motcua.db", key):
            raise StoreError("no room")

    with pytest.raises(StoreError):
        fail()
    assert list(tmp_path.iterdir()) == []
