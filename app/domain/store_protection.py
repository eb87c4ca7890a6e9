"""View data of a store's encryption: its state, what is asked for, and what was done.

Keys as text are ``recovery_key``; no key stands in anything here but an order.
"""

from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from app.errors import InputError
from app.words import N_


class StoreKind(StrEnum):
    """How the store is kept."""

    PLAIN = "plain"
    ENCRYPTED = "encrypted"
    SERVER = "server"


class CopiesWish(StrEnum):
    """What becomes of the copies that hold the same data as the store."""

    CONVERT = "convert"
    DELETE = "delete"
    KEEP = "keep"


def check_sheet_place(sheet: Path, data_folder: Path) -> None:
    """Raise InputError("sheet") for a recovery sheet that would lie beside what it opens.

    Both are whole paths without links.
    """
    if sheet.is_relative_to(data_folder):
        raise InputError(
            "sheet",
            N_("Không lưu khóa khôi phục trong thư mục dữ liệu."),
            N_("Chọn USB, in ra giấy rồi xóa tệp: khóa để cạnh kho thì ai cũng mở được kho."),
        )


@dataclass(frozen=True, slots=True)
class Protection:
    """The state of an open store: the number of its key, and copies that anybody can read."""

    kind: StoreKind
    number: str = ""
    readable_copies: int = 0


@dataclass(frozen=True, slots=True)
class ConversionOrder:
    """Put the store under ``key``, 32 bytes, or None to decrypt it; ``repr`` never shows it."""

    key: bytes | None = field(repr=False)
    copies: CopiesWish = CopiesWish.CONVERT


@dataclass(frozen=True, slots=True)
class Converted:
    """What was done: copies that followed, and those ``left`` as they were, by name.

    ``kept`` is False when the PC cannot keep the key, which is asked for at every start then.
    """

    number: str
    copies: int
    left: tuple[str, ...]
    kept: bool
