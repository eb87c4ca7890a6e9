"""The fingerprint of a file that proves something: a notice, a picture of a screen.

The file stays where it is; its SHA-256 proves years later that it was not changed.
"""

import hashlib
from pathlib import Path

from app.domain.register_entries import file_value
from app.errors import FileError
from app.words import N_


def fingerprint(path: str) -> str:
    """Return the file as an entry keeps it; FileError when it cannot be read."""
    file = Path(path)
    try:
        with file.open("rb") as stream:
            digest = hashlib.file_digest(stream, "sha256")
    except OSError as error:
        raise FileError(
            N_("Không đọc được tệp {name}."),
            N_("Kiểm tra tệp còn ở đó và mở được rồi chọn lại."),
            name=file.name,
        ) from error
    return file_value(file.name, digest.hexdigest())
