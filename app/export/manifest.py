"""What a bundle says about itself: where it comes from and what is in it.

Nothing personal stands here: the manifest lies readable beside the encrypted files.
"""

import json
import re
from dataclasses import asdict, dataclass
from typing import cast

from app.domain.bundle_facts import BundleFacts
from app.domain.checked_json import read_checked
from app.errors import FileError
from app.export.sums import FileSum
from app.words import N_

MANIFEST = "manifest.json"
FORMAT = 2
"""Since 2 a bundle carries whole dossiers, so that another counter can take them in."""

_FILE_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_WINDOWS_DEVICE = re.compile(r"(?:con|prn|aux|nul|com\d|lpt\d)(?:\..*)?", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """The list of everything in a bundle; a bundle without one does not exist."""

    format: int = FORMAT
    encrypted: bool
    facts: BundleFacts
    files: tuple[FileSum, ...]


def encode_manifest(manifest: Manifest) -> bytes:
    """Return ``manifest`` as JSON: for the same contents always the same bytes."""
    text = json.dumps(asdict(manifest), default=str, ensure_ascii=False, indent=1, sort_keys=True)
    return f"{text}\n".encode()


def decode_manifest(data: bytes) -> Manifest:
    """Return the manifest in ``data``; FileError when it is damaged or of a newer program."""
    try:
        text = data.decode()
        version = _format_of(json.loads(text))
    except ValueError as error:
        raise _damaged() from error
    if version > FORMAT:
        raise FileError(
            N_("Gói dữ liệu này do phiên bản mới hơn của chương trình tạo ra."),
            N_("Cập nhật chương trình trên máy này rồi mở lại gói."),
        )
    try:
        manifest = read_checked(Manifest, text)
    except FileError as error:
        raise _damaged() from error
    names = {file.name.casefold() for file in manifest.files if is_file_name(file.name)}
    if len(names) != len(manifest.files):
        raise _damaged()
    return manifest


def is_file_name(name: str) -> bool:
    """Whether every system keeps a file of this name under exactly this name."""
    fits = _FILE_NAME.fullmatch(name) is not None
    return fits and not name.endswith(".") and not _WINDOWS_DEVICE.fullmatch(name)


def _format_of(data: object) -> int:
    """Return the format number, which is read first: a newer format may change all the rest."""
    if not isinstance(data, dict):
        return FORMAT
    number = cast("dict[str, object]", data).get("format")
    return number if isinstance(number, int) else FORMAT


def _damaged() -> FileError:
    return FileError(
        N_("Tệp «{name}» của gói dữ liệu bị hỏng."),
        N_("Không dùng gói này; xuất lại từ máy gốc."),
        name=MANIFEST,
    )
