"""Restoring an encrypted store: with its key, and encrypted again whatever it comes from."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from app.bootstrap import convert_store
from app.domain.recovery_key import recovery_text
from app.domain.store_protection import ConversionOrder, CopiesWish
from app.errors import StoreDamagedError
from app.models.encryption import is_encrypted
from app.services.store.restore_source import NoBackupError
from app.store_keys import VARIABLE, StoreKeys
from tests import builders
from tests.services.store.restoring import Ward, said

# Whether this PC has a key store makes no difference here, and it may say that it has none.
pytestmark = [
    pytest.mark.sqlite_only(reason="a server's store is restored by the server"),
    pytest.mark.expects_log,
]

KEY = bytes(range(32))


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    """An office that has encrypted its store and keeps its older, plain backup."""
    made = Ward(tmp_path / "motcua")
    made.receive(2)
    made.back_up()
    keys = StoreKeys(environment={VARIABLE: recovery_text(KEY)})
    made.workplace = replace(made.workplace, keys=keys)
    order = ConversionOrder(key=KEY, copies=CopiesWish.KEEP)
    convert_store(made.workplace, order, builders.quiet)
    assert is_encrypted(made.store)
    return made


def test_an_encrypted_store_comes_back_encrypted_with_its_sealed_lines(ward: Ward) -> None:
    codes = ward.receive(1)
    backup = ward.back_up()
    codes += ward.receive(3)
    ward.overwrite_with_noise()
    report = ward.restore()
    assert (report.backup, report.receipts) == (backup.name, tuple(codes[1:]))
    assert is_encrypted(ward.store)
    assert set(codes) <= ward.codes()


def test_a_plain_backup_is_encrypted_on_its_way(ward: Ward) -> None:
    codes = ward.receive(3)
    ward.overwrite_with_noise()
    report = ward.restore()
    assert report.receipts == tuple(codes)
    assert is_encrypted(ward.store)
    assert len(ward.codes()) == 5


@pytest.mark.parametrize("size", [0, 5_000])
def test_a_store_that_is_gone_costs_its_backups_no_encryption(ward: Ward, size: int) -> None:
    ward.receive(1)
    backup = ward.back_up()
    ward.store.write_bytes(b"x" * size)
    with pytest.raises(StoreDamagedError), ward.open():
        pass
    assert is_encrypted(backup)
    ward.restore()
    assert is_encrypted(ward.store)


def test_without_its_key_nothing_is_restored_and_the_reason_is_told(ward: Ward) -> None:
    ward.receive(1)
    shutil.rmtree(ward.folder / "sao-luu")
    ward.back_up()
    ward.overwrite_with_noise()
    ward.workplace = replace(ward.workplace, keys=StoreKeys(environment={}))
    with pytest.raises(NoBackupError) as refused:
        ward.restore()
    assert "Không có khóa mở được tệp" in str(refused.value.skipped[0].why)


def test_a_drill_practices_with_encrypted_backups(ward: Ward) -> None:
    ward.receive(1)
    ward.back_up()
    ward.receive(1)
    with ward.open() as counter:
        result = counter.upkeep.drill(builders.quiet).result
    assert result.ok, str(result)
    assert (result.dossiers, result.replayed) == (4, 1)


def test_what_was_wrong_is_told_of_an_encrypted_store_as_well(ward: Ward) -> None:
    ward.back_up()
    ward.overwrite_with_noise()
    assert "Sự cố:" in said(ward.restore())
