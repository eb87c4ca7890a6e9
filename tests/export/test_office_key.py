"""Bundles closed with the office's key: opened with its file and phrase, and with nothing else."""

from pathlib import Path

import pytest

from app.errors import FileError, InputError
from app.export.bundle import write_bundle
from app.export.bundle_check import verify_bundle
from app.export.bundle_files import BundleFile
from app.export.office_key import KEY_NAME, new_office_key, seal, secret_of, short_name
from tests.export.test_bundle import FACTS, PASSPHRASE, files

PHRASE = "FHJK-2345-LMNP-6789-QRTV-XC23"


@pytest.fixture(scope="module")
def key() -> tuple[str, bytes]:
    return new_office_key(PHRASE)


def closed(folder: Path, sealed: bytes) -> Path:
    beside = [BundleFile(KEY_NAME, [sealed])]
    written = write_bundle(folder, FACTS, files(), passphrase=PASSPHRASE, beside=beside)
    return written.folder


def test_file_and_phrase_give_the_secret_that_opens_the_bundle(
    tmp_path: Path, key: tuple[str, bytes]
) -> None:
    public, private = key
    bundle = closed(tmp_path, seal(PASSPHRASE, public))
    secret = secret_of(bundle, private, PHRASE.lower().replace("-", " "))
    assert verify_bundle(bundle, secret).contents is not None
    assert PASSPHRASE.encode() not in b"".join(path.read_bytes() for path in bundle.iterdir())


def test_each_sealing_is_another(key: tuple[str, bytes]) -> None:
    assert seal(PASSPHRASE, key[0]) != seal(PASSPHRASE, key[0])


def test_a_wrong_phrase_a_wrong_key_and_a_damaged_seal_each_have_a_sentence(
    tmp_path: Path, key: tuple[str, bytes]
) -> None:
    public, private = key
    bundle = closed(tmp_path, seal(PASSPHRASE, public))
    with pytest.raises(InputError, match="không mở được tệp khóa"):
        secret_of(bundle, private, PASSPHRASE)
    with pytest.raises(InputError, match="không mở được tệp khóa"):
        secret_of(bundle, b"no key at all", PHRASE)
    other, other_file = new_office_key(PHRASE)
    with pytest.raises(FileError, match=f"khóa {short_name(public)}.*{short_name(other)}"):
        secret_of(bundle, other_file, PHRASE)
    sealed = (bundle / KEY_NAME).read_text(encoding="utf-8")
    for spoiled in (sealed[: len(sealed) // 2], sealed.replace('"sealed": "', '"sealed": "AAAA')):
        (bundle / KEY_NAME).write_text(spoiled, encoding="utf-8")
        with pytest.raises(FileError, match="bị hỏng"):
            secret_of(bundle, private, PHRASE)


def test_a_bundle_of_the_passphrase_says_that_it_has_no_key(
    tmp_path: Path, key: tuple[str, bytes]
) -> None:
    bundle = write_bundle(tmp_path, FACTS, files(), passphrase=PASSPHRASE).folder
    with pytest.raises(FileError, match="không mã hóa bằng khóa"):
        secret_of(bundle, key[1], PHRASE)
