"""What is said of the store's encryption, who may see its key, and that it is noted."""

import hashlib
import shutil
from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter
from app.domain.audited import Audited
from app.domain.recovery_key import key_number, recovery_text
from app.domain.store_protection import Converted, CopiesWish, Protection, StoreKind
from app.errors import RuleError
from app.models.encryption import check_key, convert_store
from app.models.office import AuditRecord
from app.models.sqlite_file import StoreKey
from app.services.counter import Counter
from app.store_keys import VARIABLE, StoreKeys
from tests import builders
from tests.builders import quiet

# About the store's file, which a shared store has none of.
pytestmark = pytest.mark.sqlite_only

KEY = StoreKey(hashlib.sha256(b"a store").digest())
NUMBER = key_number(KEY.raw)


def noted(counter: Counter) -> list[tuple[str, str]]:
    with counter.context.database.read() as session:
        return [(row.action, row.detail) for row in session.query(AuditRecord)][1:]


@pytest.fixture
def encrypted(tmp_path: Path) -> Counter:
    folder = tmp_path / "motcua"
    builders.sample_counter(folder).close()
    convert_store(folder / "motcua.db", None, KEY, quiet)
    keys = StoreKeys(environment={VARIABLE: recovery_text(KEY.raw)})
    return open_counter(Workplace(folder, builders.SetClock(), keys=keys))


def test_a_plain_store_says_so_and_counts_the_copies_anybody_can_read(tmp_path: Path) -> None:
    counter = builders.sample_counter(tmp_path)
    assert counter.encryption.protection() == Protection(StoreKind.PLAIN)
    shutil.copyfile(tmp_path / "motcua.db", tmp_path / "motcua-before-0002-from-0001.db")
    (tmp_path / "sao-luu").mkdir()
    shutil.copyfile(tmp_path / "motcua.db", tmp_path / "sao-luu" / "motcua-20261116-091000.db")
    assert counter.encryption.protection().readable_copies == 2
    counter.close()


def test_an_encrypted_store_says_which_envelope_holds_its_key(encrypted: Counter) -> None:
    assert encrypted.encryption.protection() == Protection(StoreKind.ENCRYPTED, NUMBER)
    encrypted.close()


def test_a_supervisor_may_see_the_key_and_that_is_noted(encrypted: Counter) -> None:
    shown = encrypted.encryption.show_key(builders.supervisor(encrypted))
    assert shown.key == KEY.raw
    assert repr(KEY.raw) not in repr(shown)
    assert noted(encrypted) == [(Audited.SHOW_RECOVERY_KEY, NUMBER)]
    encrypted.close()


def test_a_clerk_may_neither_see_the_key_nor_change_it(encrypted: Counter) -> None:
    clerk = builders.actor(encrypted)
    for forbidden in (
        lambda: encrypted.encryption.show_key(clerk),
        lambda: encrypted.encryption.prepare(clerk, ""),
    ):
        with pytest.raises(RuleError):
            forbidden()
    assert noted(encrypted) == []
    encrypted.close()


def test_a_plain_store_has_no_key_to_show(tmp_path: Path) -> None:
    counter = builders.sample_counter(tmp_path)
    with pytest.raises(RuleError, match="chưa được mã hóa"):
        counter.encryption.show_key(builders.supervisor(counter))
    assert noted(counter) == []
    counter.close()


@pytest.mark.parametrize(
    ("number", "act"), [(NUMBER, Audited.ENCRYPT_STORE), ("", Audited.DECRYPT_STORE)]
)
def test_who_asks_for_a_conversion_is_noted_before_it(
    tmp_path: Path, number: str, act: Audited
) -> None:
    counter = builders.sample_counter(tmp_path)
    counter.encryption.prepare(builders.supervisor(counter), number)
    assert noted(counter) == [(act, number)]
    counter.close()


@pytest.mark.parametrize("wish", [CopiesWish.CONVERT, CopiesWish.DELETE])
def test_readable_copies_are_brought_along_later(
    tmp_path: Path, encrypted: Counter, wish: CopiesWish
) -> None:
    folder = tmp_path / "motcua"
    plain = builders.sample_counter(tmp_path / "plain")
    plain.close()
    for name in ("motcua-before-0002-from-0001.db", "sao-luu/motcua-20261116-091000.db"):
        (folder / name).parent.mkdir(exist_ok=True)
        shutil.copyfile(tmp_path / "plain" / "motcua.db", folder / name)
    assert encrypted.encryption.protection().readable_copies == 2
    lead = builders.supervisor(encrypted)
    done = encrypted.encryption.bring_copies(lead, wish, quiet)
    assert done == Converted(NUMBER, 2, (), kept=True)
    assert encrypted.encryption.protection().readable_copies == 0
    left = [path for path in folder.rglob("*.db") if path.name != "motcua.db"]
    assert len(left) == (2 if wish is CopiesWish.CONVERT else 0)
    for path in left:
        check_key(path, KEY)
    assert noted(encrypted) == [(Audited.ENCRYPT_STORE, f"{wish.value}: 2")]
    encrypted.close()


def test_a_clerk_may_not_touch_the_copies(encrypted: Counter) -> None:
    clerk = builders.actor(encrypted)
    with pytest.raises(RuleError):
        encrypted.encryption.bring_copies(clerk, CopiesWish.DELETE, quiet)
    encrypted.close()
