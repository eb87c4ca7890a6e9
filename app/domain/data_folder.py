"""Whether a folder may hold the store: a local one with room, where this user may write.

The rule only; how a folder is looked at is ``app.devices.data_folder``'s business.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.errors import InputError
from app.words import N_

LEAST_FREE_BYTES = 1024**3
"""A ward's year takes 30 to 60 MB; upgrades and backups need copies beside the store."""


class FolderPlace(StrEnum):
    """What a folder lies on."""

    LOCAL = "local"
    REMOVABLE = "removable"
    NETWORK = "network"
    SYNCED = "synced"


@dataclass(frozen=True, slots=True)
class FolderFacts:
    """What was found out about a folder, which need not exist yet; ``free_bytes`` on its disk."""

    place: FolderPlace
    writable: bool
    free_bytes: int
    has_store: bool = False


def check_data_folder(facts: FolderFacts) -> None:
    """Raise InputError("folder") where a store would be lost or could not be made.

    SQLite's log needs one machine's shared memory and true file locks, which neither a share nor
    a synchronized folder gives; a stick is pulled out.
    """
    check_place(facts.place)
    if facts.has_store:
        raise InputError(
            "folder",
            N_("Thư mục này đã có kho dữ liệu."),
            N_("Mở kho dữ liệu đó, hoặc chọn một thư mục trống."),
        )
    if not facts.writable:
        raise InputError(
            "folder",
            N_("Không ghi được vào thư mục này."),
            N_("Chọn thư mục khác, hoặc nhờ người quản trị máy cấp quyền ghi."),
        )
    if facts.free_bytes < LEAST_FREE_BYTES:
        raise InputError(
            "folder",
            N_("Ổ đĩa này chỉ còn {free} MB trống."),
            N_("Cần ít nhất 1 GB; xóa bớt tệp không dùng hoặc chọn ổ đĩa khác."),
            free=facts.free_bytes // 1024**2,
        )


def check_place(place: FolderPlace) -> None:
    """Raise InputError("folder") for a place where a store is not safe, made there or not."""
    match place:
        case FolderPlace.NETWORK:
            raise _refused(N_("Thư mục này nằm trên máy khác trong mạng."))
        case FolderPlace.SYNCED:
            raise _refused(N_("Thư mục này được đồng bộ lên mạng (OneDrive, Google Drive…)."))
        case FolderPlace.REMOVABLE:
            raise _refused(N_("Thư mục này nằm trên USB hoặc ổ đĩa tháo rời."))
        case FolderPlace.LOCAL:
            pass


def _refused(title: str) -> InputError:
    advice = N_("Dữ liệu ở đó dễ mất hoặc hỏng; chọn thư mục trên ổ đĩa của máy này.")
    return InputError("folder", title, advice)
