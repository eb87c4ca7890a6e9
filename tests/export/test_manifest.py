import json
from datetime import date

import pytest

from app.domain.bundle_facts import BundleFacts
from app.errors import FileError
from app.export.manifest import (
    Manifest,
    decode_manifest,
    encode_manifest,
    is_file_name,
)
from app.export.sums import FileSum

FACTS = BundleFacts(
    program="1.0.0",
    store_id="0197-…",
    station=1,
    agency_code="H26.32.15",
    office="UBND phường Thạch Bàn",
    day=date(2026, 11, 22),
    first_sequence=43,
    last_sequence=97,
    history_head="ab" * 32,
    previous_manifest="cd" * 32,
)
MANIFEST = Manifest(encrypted=True, facts=FACTS, files=(FileSum("data.zip", 12_345, "ef" * 32),))


def changed(**changes: object) -> bytes:
    return json.dumps({**json.loads(encode_manifest(MANIFEST)), **changes}).encode()


def test_a_manifest_is_read_as_it_was_written():
    assert decode_manifest(encode_manifest(MANIFEST)) == MANIFEST


def test_equal_manifests_are_equal_bytes_that_a_person_can_read():
    data = encode_manifest(MANIFEST)
    assert data == encode_manifest(decode_manifest(data))
    assert '"office": "UBND phường Thạch Bàn"' in data.decode()


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        encode_manifest(MANIFEST)[:-20],
        changed(encrypted="yes"),
        changed(files=[{"name": "../a.csv", "size": 1, "sha256": ""}]),
        changed(files=[{"name": name, "size": 1, "sha256": ""} for name in ("a.csv", "A.CSV")]),
        changed(format=None),
    ],
)
def test_a_damaged_manifest_is_refused(data: bytes):
    with pytest.raises(FileError, match=r"manifest\.json.*hỏng"):
        decode_manifest(data)


def test_a_manifest_of_a_newer_program_is_refused_with_its_own_sentence():
    with pytest.raises(FileError, match="mới hơn"):
        decode_manifest(changed(format=3, sealed=True))


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("So_theo_doi_20261122_TB.xlsx", True),
        ("su-kien.jsonl", True),
        ("", False),
        (".~a.part", False),
        ("sổ.csv", False),
        ("a b.csv", False),
        ("a/b.csv", False),
        ("a:b", False),
        ("dot.", False),
        ("con.csv", False),
        ("LPT1", False),
        ("console.csv", True),
        ("a" * 101, False),
    ],
)
def test_a_file_name_is_one_that_every_system_keeps(name: str, expected: bool):
    assert is_file_name(name) is expected
