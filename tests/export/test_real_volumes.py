"""Bundles on file systems the kernel mounts: full, read-only, and FAT where it can be had.

Mounting needs rights that a desk has not; where they are missing the test says so and is skipped.
"""

import errno
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from app.errors import DeviceError, FileError
from app.export.bundle import write_bundle
from app.export.bundle_check import verify_bundle
from app.export.bundle_files import BundleFile
from app.export.disk import Disk, device_is_gone
from tests.export.test_bundle import FACTS, PASSPHRASE, files

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="mounts as Linux does")

_IMAGE_BYTES = 8 << 20


class Optimist(Disk):
    """Believes there is room, so that the file system itself must say that there is none."""

    def free_bytes(self, folder: Path) -> int:
        return 1 << 40


@contextmanager
def mounted(where: Path, *words: str) -> Iterator[Path]:
    """Mount with ``words``; skip the test where that is not possible."""
    where.mkdir(exist_ok=True)
    if os.geteuid() != 0:
        pytest.skip("only root may mount")
    done = subprocess.run(["mount", *words, str(where)], capture_output=True, check=False)
    if done.returncode != 0:
        pytest.skip(done.stderr.decode(errors="replace").strip())
    try:
        yield where
    finally:
        subprocess.run(["umount", str(where)], capture_output=True, check=False)


@pytest.fixture(scope="module", params=["vfat", "ext2"])
def image(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return the image of an empty stick: FAT as from the shop, and what a kernel without has."""
    make = shutil.which(f"mkfs.{request.param}", path="/usr/sbin:/sbin:/usr/bin:/bin")
    if make is None:
        pytest.skip(f"no mkfs.{request.param} here")
    image = tmp_path_factory.mktemp("stick") / f"{request.param}.img"
    with image.open("wb") as file:
        file.truncate(_IMAGE_BYTES)
    subprocess.run([make, str(image)], capture_output=True, check=True)
    return image


def test_a_bundle_is_whole_on_a_stick_that_comes_back(image: Path, tmp_path: Path) -> None:
    for passphrase in (None, PASSPHRASE):
        with mounted(tmp_path / "usb", "-o", "loop", str(image)) as stick:
            folder = write_bundle(stick, FACTS, files(), passphrase=passphrase).folder
            # The device has what was flushed and nothing else.
            kept = shutil.copy(image, tmp_path / f"pulled-{passphrase is None}.img")
        with mounted(tmp_path / "again", "-o", "loop,ro", str(kept)) as stick:
            assert verify_bundle(stick / folder.name, passphrase).unlisted == ()


def test_a_full_stick_holds_no_bundle(image: Path, tmp_path: Path) -> None:
    with mounted(tmp_path / "usb", "-o", "loop", str(image)) as stick:
        _is_refused_when_full(stick)


def test_a_write_protected_stick_says_so(image: Path, tmp_path: Path) -> None:
    with mounted(tmp_path / "usb", "-o", "loop,ro", str(image)) as stick:
        _is_refused_when_protected(stick)


def test_a_full_volume_holds_no_bundle(tmp_path: Path) -> None:
    with mounted(tmp_path / "usb", "-t", "tmpfs", "-o", "size=1m", "stick") as stick:
        _is_refused_when_full(stick)
        assert list(stick.iterdir()) == []


def test_a_read_only_volume_says_that_it_is_protected(tmp_path: Path) -> None:
    with mounted(tmp_path / "usb", "-t", "tmpfs", "-o", "ro", "stick") as stick:
        _is_refused_when_protected(stick)


def test_a_folder_whose_device_is_not_attached_is_gone(tmp_path: Path) -> None:
    device = tmp_path.stat().st_dev
    number = f"{os.major(device)}:{os.minor(device)}"
    blocks = tmp_path / "sys" / "dev" / "block"
    blocks.mkdir(parents=True)
    assert device_is_gone(tmp_path, tmp_path / "sys") is (os.major(device) != 0)
    (blocks / number).mkdir()
    assert not device_is_gone(tmp_path, tmp_path / "sys")
    assert not device_is_gone(tmp_path, tmp_path / "no sys here")
    assert device_is_gone(tmp_path / "unmounted", tmp_path / "sys")


def _is_refused_when_full(stick: Path) -> None:
    large = [BundleFile("a.bin", [os.urandom(1 << 20)] * 12)]
    with pytest.raises(FileError, match="Không đủ chỗ trống"):
        write_bundle(stick, FACTS, large, passphrase=None)
    with pytest.raises(FileError, match="Hết chỗ trống"):
        write_bundle(stick, FACTS, large, passphrase=None, disk=Optimist())
    assert not list(stick.glob(f"MotCua_*{FACTS.day:%Y%m%d}*/a.bin"))


def _is_refused_when_protected(stick: Path) -> None:
    with pytest.raises(DeviceError, match="chống ghi") as refused:
        write_bundle(stick, FACTS, files(), passphrase=None, disk=Optimist())
    cause = refused.value.__cause__
    assert isinstance(cause, OSError)
    assert cause.errno == errno.EROFS
