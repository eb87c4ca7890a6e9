"""A stick that is pulled at any byte holds a whole bundle or none, and the next try goes on."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from app.errors import DeviceError, FileError
from app.export.bundle import FinishedBundle, write_bundle
from app.export.bundle_check import verify_bundle
from app.export.bundle_files import BundleFile
from app.export.disk import Disk
from tests.export.fat_volume import FatVolume
from tests.export.test_bundle import FACTS, PASSPHRASE

ROOT = Path("/stick")


def files(hour: str = "17:00") -> Iterable[BundleFile]:
    yield BundleFile("a.csv", [b"1;2\r\n"])
    yield BundleFile("b.pdf", [hour.encode()])


def write(volume: Disk, root: Path = ROOT, **more: object) -> FinishedBundle:
    return write_bundle(root, FACTS, files(), passphrase=None, disk=volume, **more)  # type: ignore[arg-type]


def test_a_stick_pulled_at_any_byte_holds_a_whole_bundle_or_none(tmp_path: Path) -> None:
    whole = FatVolume(ROOT, 1 << 20)
    finished = write(whole)
    steps = (1 << 20) - whole.steps
    for step in range(steps):
        volume = FatVolume(ROOT, step)
        with pytest.raises(DeviceError, match="rút ra"):
            write(volume)
        held = {path.name: content for path, content in volume.kept.items()}
        if held.get("manifest.json"):
            assert volume.kept == whole.kept, step
        volume.plug_in()
        again = write(volume)
        assert again.manifest_sha256 == finished.manifest_sha256
        if not held.get("manifest.json"):
            assert volume.kept == whole.kept, step
        if step % 200 == 0:
            volume.copy_to(tmp_path / str(step))
            assert verify_bundle(tmp_path / str(step) / again.folder.name).unlisted == ()
    assert steps > 800


def test_what_was_written_and_read_back_is_not_written_again() -> None:
    volume = FatVolume(ROOT)
    volume.gone_at = "line-sums"
    with pytest.raises(DeviceError):
        write(volume)
    volume.plug_in()
    volume.gone_at = ""
    volume.made.clear()
    told: list[tuple[int, int]] = []
    write(volume, tick=lambda done, total: told.append((done, total)))
    assert volume.made == [".~line-sums.json.part", ".~manifest.json.part"]
    assert told[-1][0] == told[-1][1]


@pytest.mark.parametrize("spoiled", [b"", b"1;3\r\n"])
def test_a_file_that_is_not_what_it_should_be_is_written_anew(spoiled: bytes) -> None:
    volume = FatVolume(ROOT)
    volume.kept[ROOT / "MotCua_H26.32.15_20261122_1" / "a.csv"] = spoiled
    volume.plug_in()
    told: list[tuple[int, int]] = []
    finished = write(volume, tick=lambda done, total: told.append((done, total)))
    assert finished.folder.name.endswith("_1")
    assert volume.kept[finished.folder / "a.csv"] == b"1;2\r\n"
    assert told[-1][0] == told[-1][1]


def test_somebody_elses_files_are_not_gone_on_with() -> None:
    volume = FatVolume(ROOT)
    volume.kept[ROOT / "MotCua_H26.32.15_20261122_1" / "anh.jpg"] = b"x"
    volume.plug_in()
    assert write(volume).folder.name.endswith("_2")


class Encrypted:
    """An office that writes encrypted bundles to one stick, with files waiting on its PC."""

    def __init__(self, folder: Path) -> None:
        self.stage, self.usb = folder / "dang-xuat", FatVolume(ROOT)
        self.packed = 0

    def write(self, hour: str = "17:00", **more: object) -> None:
        self.usb.plug_in()
        self.usb.made.clear()
        write_bundle(
            ROOT,
            FACTS,
            more.pop("files", files(hour)),  # type: ignore[arg-type]
            passphrase=PASSPHRASE,
            beside=[BundleFile("kho.zip", self._copy())],
            stage=self.stage,
            disk=self.usb,
            **more,  # type: ignore[arg-type]
        )

    def _copy(self) -> Iterable[bytes]:
        self.packed += 1
        yield b"copy" * 500


@pytest.fixture
def office(tmp_path: Path) -> Encrypted:
    return Encrypted(tmp_path)


def pulled_after_the_copy(office: Encrypted) -> None:
    office.usb.gone_at = "manifest"
    with pytest.raises(DeviceError):
        office.write()
    office.usb.gone_at = ""


def test_an_encrypted_bundle_goes_on_with_the_same_archive(
    office: Encrypted, tmp_path: Path
) -> None:
    pulled_after_the_copy(office)
    office.write(hour="17:05")
    assert office.usb.made == [".~manifest.json.part"]
    assert office.packed == 1
    assert not office.stage.exists()
    office.usb.copy_to(tmp_path / "usb")
    (bundle,) = (tmp_path / "usb").iterdir()
    found = verify_bundle(bundle, PASSPHRASE)
    assert [file.name for file in found.manifest.files] == ["data.zip", "kho.zip"]


def test_another_try_with_other_data_is_written_whole(office: Encrypted) -> None:
    pulled_after_the_copy(office)
    office.write(files=[BundleFile("a.csv", [b"3;4\r\n"])])
    assert ".~data.zip.part" in office.usb.made
    assert office.packed == 2


def test_what_waits_and_was_damaged_is_made_anew(office: Encrypted) -> None:
    pulled_after_the_copy(office)
    archive = next(office.stage.glob("*/data.zip"))
    archive.write_bytes(archive.read_bytes()[:-1] + b"x")
    office.write()
    assert ".~data.zip.part" in office.usb.made


def test_cancelling_leaves_nothing_waiting(office: Encrypted) -> None:
    class CanceledError(Exception):
        pass

    def cancel(done: int, _total: int) -> None:
        if done:
            raise CanceledError

    with pytest.raises(CanceledError):
        office.write(tick=cancel)
    assert office.usb.kept == {}
    assert not office.stage.exists()


def test_a_full_stick_keeps_what_waits_for_another_one(office: Encrypted) -> None:
    class Full(FatVolume):
        def free_bytes(self, folder: Path) -> int:
            return 0

    stick, office.usb = office.usb, Full(ROOT)
    with pytest.raises(FileError, match="Không đủ chỗ"):
        office.write()
    office.usb = stick
    office.write()
    assert office.packed == 1


def test_a_long_file_beside_stands_in_parts(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.export.bundle_files.PART_BYTES", 600)
    office = Encrypted(tmp_path)
    office.write()
    (folder,) = {path.parent for path in office.usb.kept}
    parts = [office.usb.kept[folder / f"kho.zip.00{number}"] for number in (1, 2, 3, 4)]
    assert [len(part) for part in parts] == [600, 600, 600, 200]
    assert b"".join(parts) == b"copy" * 500
