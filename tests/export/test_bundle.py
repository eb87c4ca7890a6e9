import errno
import json
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.bundle_facts import BundleFacts
from app.errors import DeviceError, FileError, MotCuaError
from app.export.bundle import FinishedBundle, remove_leftovers, write_bundle
from app.export.bundle_check import open_verified, verify_bundle
from app.export.bundle_files import BundleFile
from app.export.disk import Disk
from app.export.json_lines import encode_json_lines
from tests.export.broken_disks import (
    FailingDisk,
    FullDisk,
    LyingDisk,
    NotedDisk,
    PulledWhileReading,
)

PASSPHRASE = "CFHJ-2345-KLMN-6789-PQRT-VX23"
NAME = "Nguyễn Văn An"
EVENTS = [{"sequence": number, "payload": NAME} for number in range(1, 21)]
REGISTER = "".join(f"{number};{NAME}\r\n" for number in range(1, 11)).encode()
FACTS = BundleFacts(
    program="1.0.0",
    store_id="0197",
    station=1,
    agency_code="H26.32.15",
    office="UBND phường Thạch Bàn",
    day=date(2026, 11, 22),
    first_sequence=1,
    last_sequence=20,
    history_head="ab" * 32,
)


def files() -> Iterable[BundleFile]:
    yield BundleFile("so.csv", [REGISTER[:50], REGISTER[50:]])
    yield BundleFile("su-kien.jsonl", encode_json_lines(EVENTS))
    yield BundleFile("so.xlsx", [b"PK\x03\x04" + bytes(range(256)) * 20])


def write(folder: Path, passphrase: str | None = None, disk: Disk | None = None) -> FinishedBundle:
    return write_bundle(folder, FACTS, files(), passphrase=passphrase, disk=disk)


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    return request.param


def test_a_bundle_is_a_numbered_folder_that_verifies(tmp_path: Path, passphrase: str | None):
    written = write(tmp_path, passphrase)
    assert written.folder == tmp_path / "MotCua_H26.32.15_20261122_1"
    assert sorted(written.files) == sorted(path.name for path in written.folder.iterdir())
    verified = verify_bundle(written.folder, passphrase)
    assert verified.manifest.facts == FACTS
    assert verified.manifest.encrypted is (passphrase is not None)
    assert verified.manifest_sha256 == written.manifest_sha256
    assert verified.unlisted == ()
    assert verified.contents is not None
    names = [file.name for file in verified.contents.files]
    assert names == ["so.csv", "su-kien.jsonl", "so.xlsx", "line-sums.json"]
    with open_verified(written.folder, passphrase) as (_verified, read):
        assert read is not None
        assert b"".join(read("so.csv")) == REGISTER


def test_no_personal_data_can_be_read_of_an_encrypted_bundle(tmp_path: Path):
    written = write(tmp_path, PASSPHRASE)
    assert sorted(written.files) == ["data.zip", "manifest.json"]
    for path in written.folder.iterdir():
        assert "Nguyễn".encode() not in path.read_bytes()
        assert b"so.csv" not in path.read_bytes() or path.name == "data.zip"


def test_an_encrypted_bundle_is_checked_outside_without_its_passphrase(tmp_path: Path):
    verified = verify_bundle(write(tmp_path, PASSPHRASE).folder)
    assert verified.contents is None


def test_a_wrong_passphrase_has_its_own_sentence(tmp_path: Path):
    written = write(tmp_path, PASSPHRASE)
    with pytest.raises(FileError, match="Mật khẩu"):
        verify_bundle(written.folder, PASSPHRASE.replace("C", "F"))


def test_every_bundle_has_a_new_number_whatever_the_case(tmp_path: Path):
    (tmp_path / "MOTCUA_h26.32.15_20261122_2").mkdir()
    numbers = [write(tmp_path).folder.name[-2:] for _ in range(3)]
    assert numbers == ["_1", "_3", "_4"]


def test_an_agency_code_never_makes_a_folder_name_a_stick_refuses(tmp_path: Path):
    facts = replace(FACTS, agency_code="Phường: Thạch/Bàn?")
    written = write_bundle(tmp_path, facts, files(), passphrase=None)
    assert written.folder.name == "MotCua_Ph-ng-Th-ch-B-n_20261122_1"


def test_each_manifest_names_the_one_before(tmp_path: Path):
    first = write(tmp_path)
    facts = replace(FACTS, previous_manifest=first.manifest_sha256)
    second = write_bundle(tmp_path, facts, files(), passphrase=None)
    before = verify_bundle(first.folder).manifest_sha256
    assert verify_bundle(second.folder).manifest.facts.previous_manifest == before


def test_the_manifest_is_written_last(tmp_path: Path):
    disk = NotedDisk()
    write(tmp_path, disk=disk)
    named = [asked for asked in disk.asked if asked.startswith("settle")]
    assert named[-1] == "settle manifest.json"
    assert len(named) == 5


def test_progress_reaches_its_end(tmp_path: Path, passphrase: str | None):
    told: list[tuple[int, int]] = []
    write_bundle(
        tmp_path,
        FACTS,
        files(),
        passphrase=passphrase,
        tick=lambda done, total: told.append((done, total)),
    )
    parts = [done / total for done, total in told]
    assert parts == sorted(parts)
    assert (parts[0], parts[-1]) == (0, 1)


@pytest.mark.parametrize("share", [0, 0.01, 0.5, 1])
def test_cancelling_anywhere_leaves_nothing_behind(tmp_path: Path, share: float):
    class CanceledError(Exception):
        pass

    def cancel(done: int, total: int) -> None:
        if done >= share * total:
            raise CanceledError

    with pytest.raises(CanceledError):
        write_bundle(tmp_path, FACTS, files(), passphrase=None, tick=cancel)
    assert list(tmp_path.iterdir()) == []


FAULTS = {
    "too little room": (FullDisk(), FileError, "Không đủ chỗ trống: cần 5 MB, chỉ còn 1 MB"),
    "full in the middle": (FailingDisk("su-kien", errno.ENOSPC), FileError, "Hết chỗ trống"),
    "pulled": (FailingDisk("su-kien", errno.EIO, 100), DeviceError, "rút ra"),
    "pulled at the manifest": (FailingDisk("manifest", errno.ENXIO), DeviceError, "rút ra"),
    "pulled while reading": (PulledWhileReading("so.xlsx"), DeviceError, "rút ra"),
    "protected": (FailingDisk("so.csv", errno.EROFS, 0), DeviceError, "chống ghi"),
    "faked capacity": (LyingDisk(), DeviceError, "bỏ đi"),
    "over 4 GiB": (FailingDisk("so.xlsx", errno.EFBIG), FileError, "FAT32"),
}


@pytest.mark.parametrize(("disk", "kind", "words"), FAULTS.values(), ids=FAULTS)
def test_each_fault_has_its_sentence_and_leaves_no_bundle(
    tmp_path: Path, disk: Disk, kind: type[MotCuaError], words: str
):
    with pytest.raises(kind, match=words):
        write(tmp_path, disk=disk)
    assert list(tmp_path.iterdir()) == []
    assert write(tmp_path).folder.name.endswith("_1")


def test_a_target_that_is_no_folder_is_refused(tmp_path: Path):
    file = tmp_path / "tệp"
    file.write_bytes(b"")
    for target in (file, tmp_path / "không có"):
        with pytest.raises(FileError, match="không phải là thư mục"):
            write(target)


@pytest.mark.parametrize("folder", [path for path in [Path("/sys/kernel")] if path.is_dir()])
def test_a_write_protected_target_is_refused(folder: Path):
    class RoomyDisk(Disk):
        def free_bytes(self, folder: Path) -> int:
            return 1 << 40

    with pytest.raises(DeviceError, match="chống ghi"):
        write(folder, disk=RoomyDisk())


@pytest.mark.parametrize("name", ["sổ.csv", "manifest.json", "DATA.ZIP", "con.csv"])
def test_a_name_a_stick_would_change_is_a_bug(tmp_path: Path, name: str):
    with pytest.raises(ValueError, match="name"):
        write_bundle(tmp_path, FACTS, [BundleFile(name, [])], passphrase=None)


def test_two_files_of_one_name_are_a_bug(tmp_path: Path):
    twins = [BundleFile("a.csv", []), BundleFile("A.csv", [])]
    with pytest.raises(ValueError, match="new one"):
        write_bundle(tmp_path, FACTS, twins, passphrase=None)


def test_what_a_pulled_stick_left_is_cleaned_at_the_next_use(tmp_path: Path):
    half = tmp_path / "MotCua_H26.32.15_20261121_1"
    half.mkdir()
    (half / ".~data.zip.part").write_bytes(b"half")
    unfinished = tmp_path / "MotCua_H26.32.15_20261121_2"
    unfinished.mkdir()
    (unfinished / "so.csv").write_bytes(b"whole")
    (unfinished / ".~su-kien.jsonl.part").write_bytes(b"half")
    stranger = tmp_path / "Ảnh"
    stranger.mkdir()
    (stranger / ".~x.part").write_bytes(b"not ours")
    finished = write(tmp_path).folder
    assert not half.exists()
    assert [path.name for path in unfinished.iterdir()] == ["so.csv"]
    assert (stranger / ".~x.part").exists()
    remove_leftovers(tmp_path)
    assert verify_bundle(finished).unlisted == ()


def test_a_bundle_without_manifest_does_not_exist(tmp_path: Path, passphrase: str | None):
    written = write(tmp_path, passphrase)
    (written.folder / "manifest.json").unlink()
    with pytest.raises(FileError, match=r"MotCua_H26\.32\.15_20261122_1.*không phải"):
        verify_bundle(written.folder, passphrase)


def test_every_flipped_byte_is_noticed(tmp_path: Path, passphrase: str | None):
    written = write(tmp_path, passphrase)
    for path in written.folder.iterdir():
        data = path.read_bytes()
        for place in range(0, len(data), max(1, len(data) // 40)):
            damaged = bytearray(data)
            damaged[place] ^= 0x20
            path.write_bytes(damaged)
            try:
                verified = verify_bundle(written.folder, passphrase)
            except FileError:
                continue
            # A manifest may read the same with other blanks; its sum still tells.
            assert path.name == "manifest.json"
            assert verified.manifest_sha256 != written.manifest_sha256
        path.write_bytes(data)


def test_a_changed_csv_is_named_with_its_line(tmp_path: Path):
    written = write(tmp_path)
    path = written.folder / "so.csv"
    path.write_bytes(path.read_bytes().replace("7;Nguyễn".encode(), "7;Trần".encode()))
    with pytest.raises(FileError, match=r"so\.csv.*dòng 7\b"):
        verify_bundle(written.folder)


def test_a_file_cut_in_half_is_named_with_the_line_where_it_ends(tmp_path: Path):
    written = write(tmp_path)
    path = written.folder / "su-kien.jsonl"
    lines = path.read_bytes().splitlines(keepends=True)
    path.write_bytes(b"".join(lines[:12]))
    with pytest.raises(FileError, match=r"su-kien\.jsonl.*dòng 13\b"):
        verify_bundle(written.folder)


def test_a_line_added_at_the_end_is_named(tmp_path: Path):
    written = write(tmp_path)
    with (written.folder / "so.csv").open("ab") as file:
        file.write(b"11;x\r\n")
    with pytest.raises(FileError, match=r"so\.csv.*dòng 11\b"):
        verify_bundle(written.folder)


def test_a_file_that_is_no_text_is_named_without_a_line(tmp_path: Path):
    written = write(tmp_path)
    path = written.folder / "so.xlsx"
    whole = path.read_bytes()
    path.write_bytes(whole[:-1] + b"x")
    with pytest.raises(FileError, match=r"so\.xlsx.*đã bị sửa"):
        verify_bundle(written.folder)
    path.write_bytes(whole[:-1])
    with pytest.raises(FileError, match=r"so\.xlsx.*bị cụt"):
        verify_bundle(written.folder)


def test_the_line_sums_are_believed_only_when_they_are_whole(tmp_path: Path):
    written = write(tmp_path)
    sums = written.folder / "line-sums.json"
    sums.write_text(json.dumps({"so.csv": []}), encoding="utf-8")
    (written.folder / "so.csv").write_bytes(REGISTER + b"x")
    with pytest.raises(FileError, match=r"so\.csv.*đã bị sửa hoặc hỏng\."):
        verify_bundle(written.folder)


def test_a_removed_file_is_named(tmp_path: Path):
    written = write(tmp_path)
    (written.folder / "so.xlsx").unlink()
    with pytest.raises(FileError, match=r"thiếu tệp «so\.xlsx»"):
        verify_bundle(written.folder)


def test_a_manifest_that_contradicts_the_archive_is_refused(tmp_path: Path):
    written = write(tmp_path, PASSPHRASE)
    path = written.folder / "manifest.json"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"last_sequence": 20', '"last_sequence": 19'), encoding="utf-8")
    with pytest.raises(FileError, match=r"manifest\.json.*đã bị sửa"):
        verify_bundle(written.folder, PASSPHRASE)


def test_files_that_do_not_belong_to_the_bundle_are_told(tmp_path: Path):
    written = write(tmp_path)
    (written.folder / "autorun.inf").write_bytes(b"")
    assert verify_bundle(written.folder).unlisted == ("autorun.inf",)
