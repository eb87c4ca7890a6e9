"""Files that prove something: a notice, a picture of a screen; copied beside the store, and read.

An entry keeps name and SHA-256, which prove years later that the copy was not changed. Copies are
not encrypted, and neither backups nor bundles carry them.
"""

import hashlib
from pathlib import Path

from app.domain.register_entries import file_parts, file_value
from app.domain.roles import Actor, Permission
from app.errors import FileError
from app.words import N_


def keep_evidence(folder: Path, actor: Actor, path: str) -> str:
    """Copy a file into ``folder`` and return it as an entry keeps it.

    The same file twice is there once. FileError when it cannot be read, or not be copied whole.
    """
    actor.require(Permission.WORK_AT_DESK)
    file = Path(path)
    try:
        content = file.read_bytes()
    except OSError as error:
        raise FileError(
            N_("Không đọc được tệp {name}."),
            N_("Kiểm tra tệp còn ở đó và mở được rồi chọn lại."),
            name=file.name,
        ) from error
    sha256 = hashlib.sha256(content).hexdigest()
    kept = _copy_of(folder, file.name, sha256)
    try:
        folder.mkdir(parents=True, exist_ok=True)
        kept.write_bytes(content)
    except OSError as error:
        raise FileError(
            N_("Không chép được tệp {name} vào thư mục dữ liệu."),
            N_("Kiểm tra ổ đĩa còn chỗ rồi chọn lại tệp."),
            name=file.name,
        ) from error
    return file_value(file.name, sha256)


def evidence_file(folder: Path, actor: Actor, value: str) -> Path:
    """Return the copy of a file an entry keeps; FileError when it is gone or was changed since."""
    actor.require(Permission.SEE_DOSSIERS)
    name, sha256 = file_parts(value)
    kept = _copy_of(folder, name, sha256)
    try:
        found = hashlib.sha256(kept.read_bytes()).hexdigest()
    except OSError as error:
        raise FileError(
            N_("Máy này không có tệp {name}."),
            N_("Mở ở máy đã chọn tệp, hoặc chép thư mục bang-chung của máy ấy sang."),
            name=name,
        ) from error
    if found != sha256:
        raise FileError(
            N_("Tệp {name} đã bị sửa sau khi ghi sổ."),
            N_("Không dùng bản này làm bằng chứng; lấy lại bản gốc rồi chọn lại tệp."),
            name=name,
        )
    return kept


def _copy_of(folder: Path, name: str, sha256: str) -> Path:
    # Named by what is in it, so that no name from elsewhere decides where a file goes.
    return folder / f"{sha256[:32]}{Path(name).suffix.lower()}"
