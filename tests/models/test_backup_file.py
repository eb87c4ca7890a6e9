"""Finished copies and their manifests: found newest first, judged, and thinned out."""

import json
import shutil
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from app.domain.backup_plan import BackupReason
from app.domain.vietnam_time import local
from app.errors import StoreError
from app.models.backup_file import (
    Manifest,
    backups_in,
    manifest_path,
    name_of,
    read_backup,
    read_manifest,
    thin_out,
    verify_backup,
)
from app.models.store_copy import CopyOrder, copy_store
from app.models.store_facts import ChainHead, StoreFacts
from tests import builders
from tests.models.faults import overwrite

NOW = local(2026, 11, 16, 17, 0)
FACTS = StoreFacts(
    store_id="0199",
    revision="0002",
    dossiers=3,
    events=5,
    audited=7,
    chains=(ChainHead(1, 0, 5, "a" * 64), ChainHead(2, 1, 0, "b" * 64)),
)
MANIFEST = Manifest(
    sha256="c" * 64,
    size=4,
    made_at=NOW,
    reason=BackupReason.CLOSING,
    program="1.2.3",
    encrypted=False,
    facts=FACTS,
)


def put(folder: Path, moment: datetime, manifest: Manifest | None = MANIFEST) -> Path:
    """Make a file that looks like a copy of four bytes."""
    path = folder / f"{name_of(moment)}.db"
    path.write_bytes(b"1234")
    if manifest is not None:
        text = replace(manifest, made_at=moment).as_text()
        manifest_path(path).write_text(text, encoding="utf-8")
    return path


def test_a_manifest_is_read_as_it_was_written(tmp_path: Path) -> None:
    path = put(tmp_path, NOW)
    assert read_manifest(manifest_path(path)) == MANIFEST
    assert read_backup(path).verified


@pytest.mark.parametrize(
    "text",
    ["", "[]", "{}", "null", '{"facts": 1}', MANIFEST.as_text()[:-40], b"\xff\xfe\x00"],
)
def test_a_manifest_nobody_can_understand_is_none(tmp_path: Path, text: str | bytes) -> None:
    path = put(tmp_path, NOW, None)
    content = text if isinstance(text, bytes) else text.encode()
    manifest_path(path).write_bytes(content)
    backup = read_backup(path)
    assert backup.manifest is None
    assert not backup.verified
    assert backup.made_at == NOW


def test_a_manifest_of_tomorrow_with_more_in_it_is_not_misread(tmp_path: Path) -> None:
    path = put(tmp_path, NOW)
    values = json.loads(MANIFEST.as_text()) | {"reason": "before_flying"}
    manifest_path(path).write_text(json.dumps(values), encoding="utf-8")
    assert read_backup(path).manifest is None


def test_copies_are_listed_newest_first_and_nothing_else_is(tmp_path: Path) -> None:
    assert backups_in(tmp_path / "usb") == ()
    for days in (3, 0, 40):
        put(tmp_path, NOW - timedelta(days=days))
    for name in (
        "motcua-99991231-240000.db",
        "motcua-truoc-khi-sua.db",
        "motcua-20301231-235959.db.part",
        "ghi-chu.txt",
    ):
        (tmp_path / name).touch()
    (tmp_path / "motcua-20260101-000000.zip").touch()
    found = [one.path.name for one in backups_in(tmp_path)]
    assert found == [
        "motcua-20261116-170000.db",
        "motcua-20261113-170000.db",
        "motcua-20261007-170000.db",
        "motcua-20260101-000000.zip",
    ]


def test_a_copy_of_another_length_than_it_was_is_damaged(tmp_path: Path) -> None:
    path = put(tmp_path, NOW)
    path.write_bytes(b"123")
    backup = read_backup(path)
    assert backup.damaged
    assert not backup.verified


def test_an_archive_on_a_stick_is_as_long_as_it_likes(tmp_path: Path) -> None:
    path = put(tmp_path, NOW).rename(tmp_path / f"{name_of(NOW)}.zip")
    path.write_bytes(b"shorter")
    assert read_backup(path).verified


def test_verifying_reads_everything_again(tmp_path: Path) -> None:
    counter = builders.sample_counter(tmp_path / "data")
    builders.receive(counter)
    counter.close()
    (tmp_path / "usb").mkdir()
    order = CopyOrder(
        source=tmp_path / "data" / "motcua.db",
        key=None,
        folder=tmp_path / "usb",
        made_at=NOW,
        reason=BackupReason.WORK,
    )
    backup = copy_store(order, builders.quiet)
    assert verify_backup(backup, None).dossiers == 1
    unchecked = Path(shutil.copyfile(backup.path, tmp_path / "motcua-20200101-000000.db"))
    assert verify_backup(read_backup(unchecked), None).dossiers == 1
    overwrite(backup.path, -100, b"x")
    with pytest.raises(StoreError, match="đã bị thay đổi"):
        verify_backup(backup, None)


def test_thinning_takes_copy_and_manifest_and_leaves_strangers_alone(tmp_path: Path) -> None:
    for age in range(60):
        put(tmp_path, NOW - timedelta(days=age))
    (tmp_path / "motcua-cua-toi.db").touch()
    (tmp_path / "motcua-cua-toi.json").touch()
    removed = thin_out(tmp_path, NOW)
    assert removed
    left = backups_in(tmp_path)
    assert len(left) + len(removed) == 60
    assert all(manifest_path(one.path).exists() for one in left)
    assert len(list(tmp_path.glob("*.json"))) == len(left) + 1
    assert (tmp_path / "motcua-cua-toi.db").exists()
    assert thin_out(tmp_path, NOW) == ()


def test_thinning_sweeps_what_a_crash_left_but_not_what_is_being_made(tmp_path: Path) -> None:
    yesterday, today = name_of(NOW - timedelta(days=1)), name_of(NOW)
    for name in (
        f"{yesterday}.db.part",
        f"{yesterday}.db.part-journal",
        f"{yesterday}.json",
        f"{today}.db.part",
        f"{today}.json",
    ):
        (tmp_path / name).touch()
    thin_out(tmp_path, NOW)
    assert sorted(one.name for one in tmp_path.iterdir()) == [f"{today}.db.part", f"{today}.json"]


def test_the_only_copy_that_verified_outlives_better_looking_ones(tmp_path: Path) -> None:
    good = put(tmp_path, NOW - timedelta(days=3, hours=1))
    put(tmp_path, NOW - timedelta(days=3), None)
    assert thin_out(tmp_path, NOW) == ()
    put(tmp_path, NOW)
    assert thin_out(tmp_path, NOW) == (good.name,)
