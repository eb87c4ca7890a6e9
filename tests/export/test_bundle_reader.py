"""Opening another counter's bundle wherever it lies, and naming the line that is wrong."""

import shutil
import zipfile
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.bundle_facts import BundleFacts, ChainPart
from app.domain.dossier_snapshot import ClerkSnapshot, EventSnapshot, as_line
from app.domain.dossier_state import Action
from app.domain.roles import Role
from app.errors import FileError, InputError
from app.export.bundle import write_bundle
from app.export.bundle_check import verify_bundle
from app.export.bundle_files import BundleFile
from app.export.bundle_reader import bundles_in, open_bundle
from app.export.json_lines import encode_json_lines
from tests.forged import forge, forge_manifest

PASSPHRASE = "CFHJ-2345-KLMN-6789-PQRT-VX23"
FORMAT_1 = Path(__file__).parent / "format_1"
EVENTS = [
    EventSnapshot(
        station=2,
        epoch=0,
        sequence=number,
        code="TN20-261116-0001-98",
        kind=Action.HAND_OVER,
        at=1_795_000_000_000 + number,
        clerk="Lê Văn Đức",
        payload="{}",
        hash="ab" * 32,
    )
    for number in range(1, 6)
]
CLERK = ClerkSnapshot("Lê Văn Đức", Role.CLERK, "Quầy 2")


def facts(first: int = 1, last: int = 5, station: int = 2, epoch: int = 0) -> BundleFacts:
    part = ChainPart(
        station=station,
        epoch=epoch,
        genesis="0" * 64,
        first_sequence=first,
        last_sequence=last,
        before="0" * 64,
        head="ab" * 32,
    )
    return BundleFacts(
        program="1.0.0",
        store_id="0197",
        station=station,
        agency_code="H26.107",
        office="UBND phường Long Biên",
        day=date(2026, 11, 22),
        first_sequence=first,
        last_sequence=last,
        history_head="ab" * 32,
        epoch=epoch,
        genesis="0" * 64,
        dossiers=0,
        parts=(part,),
    )


def files() -> Iterable[BundleFile]:
    yield BundleFile("su-kien.jsonl", encode_json_lines(map(as_line, EVENTS)))
    yield BundleFile("clerks.jsonl", encode_json_lines([as_line(CLERK)]))
    for name in ("dossiers", "procedures", "unmatched"):
        yield BundleFile(f"{name}.jsonl", [])


def write(folder: Path, passphrase: str | None = None, given: BundleFacts | None = None) -> Path:
    return write_bundle(folder, given or facts(), files(), passphrase=passphrase).folder


@pytest.fixture(params=[None, PASSPHRASE], ids=["plain", "encrypted"])
def passphrase(request: pytest.FixtureRequest) -> str | None:
    return request.param


def packed(bundle: Path, *, inside: str) -> Path:
    """Return a zip of the bundle's folder as a file manager makes it."""
    target = bundle.with_name(f"{bundle.name}.zip")
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for path in bundle.iterdir():
            archive.write(path, f"{inside}{path.name}")
    shutil.rmtree(bundle)
    return target


def test_every_list_comes_as_it_went_in(tmp_path: Path, passphrase: str | None) -> None:
    with open_bundle(write(tmp_path, passphrase), passphrase) as bundle:
        assert bundle.facts == facts()
        assert [event for _line, event in bundle.events()] == EVENTS
        assert list(bundle.clerks()) == [(1, CLERK)]
        assert [line for line, _event in bundle.events()] == [1, 2, 3, 4, 5]
        for empty in (bundle.dossiers, bundle.procedures, bundle.unmatched):
            assert list(empty()) == []


@pytest.mark.parametrize("inside", ["", "MotCua_H26.107_20261122_1/"])
def test_a_zip_of_the_folder_is_a_bundle_too(
    tmp_path: Path, passphrase: str | None, inside: str
) -> None:
    path = packed(write(tmp_path, passphrase), inside=inside)
    assert verify_bundle(path, passphrase).contents is not None
    with open_bundle(path, passphrase) as bundle:
        assert [event for _line, event in bundle.events()] == EVENTS


def test_any_file_of_the_folder_stands_for_it(tmp_path: Path) -> None:
    bundle = write(tmp_path, PASSPHRASE)
    for name in ("manifest.json", "data.zip"):
        with open_bundle(bundle / name, PASSPHRASE) as opened:
            assert opened.name == bundle.name


def test_the_archive_alone_is_enough(tmp_path: Path) -> None:
    alone = tmp_path / "tu-quay-2.zip"
    shutil.move(write(tmp_path, PASSPHRASE) / "data.zip", alone)
    with open_bundle(alone, PASSPHRASE) as bundle:
        assert bundle.facts == facts()
        assert [event for _line, event in bundle.events()] == EVENTS
    with pytest.raises(InputError, match="được mã hóa"), open_bundle(alone, None):
        pass


def test_an_encrypted_bundle_asks_for_its_passphrase(tmp_path: Path) -> None:
    bundle = write(tmp_path, PASSPHRASE)
    with pytest.raises(InputError) as asked, open_bundle(bundle, ""):
        pass
    assert asked.value.field == "passphrase"
    with pytest.raises(FileError, match="Mật khẩu"), open_bundle(bundle, "sai"):
        pass


def test_what_is_no_bundle_has_its_own_sentence(tmp_path: Path) -> None:
    text = tmp_path / "ghi chú.txt"
    text.write_text("x", encoding="utf-8")
    for place in (tmp_path, text, tmp_path / "không có", _zip_of(text)):
        with pytest.raises(FileError, match="không phải là gói"), open_bundle(place, None):
            pass


def _zip_of(path: Path) -> Path:
    target = path.with_suffix(".zip")
    with zipfile.ZipFile(target, "w") as archive:
        archive.write(path, path.name)
    return target


def test_a_zip_cut_in_half_is_named(tmp_path: Path) -> None:
    path = packed(write(tmp_path), inside="")
    path.write_bytes(path.read_bytes()[: path.stat().st_size // 2])
    with pytest.raises(FileError, match=r"20261122_1\.zip.*bị hỏng"), open_bundle(path, None):
        pass


@pytest.mark.parametrize(
    "change",
    [
        {"kind": "vanish"},
        {"sequence": "3"},
        {"sequence": True},
        {"more": 1},
    ],
)
def test_a_line_that_holds_something_else_is_named(
    tmp_path: Path, change: dict[str, object]
) -> None:
    path = write(tmp_path)
    forge(path, "su-kien.jsonl", lambda lines: lines[2].update(change))
    with (
        open_bundle(path, None) as bundle,
        pytest.raises(FileError, match=r"su-kien\.jsonl.*dòng 3"),
    ):
        list(bundle.events())


def test_a_newer_format_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path)
    forge_manifest(path, lambda manifest: manifest.update(format=3))
    with pytest.raises(FileError, match="mới hơn"), open_bundle(path, None):
        pass


def test_bundles_of_the_first_format_still_verify() -> None:
    plain, encrypted = sorted(FORMAT_1.iterdir())[1:]
    assert verify_bundle(plain).contents is not None
    assert verify_bundle(encrypted).contents is None
    assert verify_bundle(encrypted, PASSPHRASE).contents is not None
    with pytest.raises(FileError, match="phiên bản cũ"), open_bundle(plain, None):
        pass


def test_a_stick_is_looked_through_in_the_order_of_history(tmp_path: Path) -> None:
    for given in (facts(6, 9), facts(1, 5), facts(1, 3, station=1), facts(1, 2, epoch=1)):
        write(tmp_path, given=replace(given, day=date(2026, 11, 20 + given.first_sequence % 3)))
    packed(write(tmp_path, PASSPHRASE, facts(10, 12)), inside="")
    (tmp_path / "MotCua_hong").mkdir()
    (tmp_path / "MotCua_hong" / "manifest.json").write_text("{", encoding="utf-8")
    found = [
        (one.facts.station, one.facts.epoch, one.facts.first_sequence, one.encrypted)
        for one in bundles_in(tmp_path)
    ]
    assert found == [
        (1, 0, 1, False),
        (2, 0, 1, False),
        (2, 0, 6, False),
        (2, 0, 10, True),
        (2, 1, 1, False),
    ]


def test_a_bundle_itself_is_a_place_of_one(tmp_path: Path) -> None:
    bundle = write(tmp_path)
    assert [one.path for one in bundles_in(bundle)] == [str(bundle)]
    zipped = packed(bundle, inside="")
    assert [one.path for one in bundles_in(zipped)] == [str(zipped)]
    assert bundles_in(tmp_path / "không có") == ()
