"""Events as JSON Lines: one canonical line each, so that equal events are equal bytes."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, cast

from app.errors import FileError
from app.words import N_


def encode_json_lines(items: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """Yield a line for each of ``items`` as it comes: sorted keys, no blanks, UTF-8.

    ValueError for a number JSON has no form for.
    """
    for item in items:
        line = json.dumps(
            item, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
        )
        yield f"{line}\n".encode()


def decode_json_lines(name: str, lines: Iterable[bytes]) -> Iterator[dict[str, Any]]:
    """Yield the items of ``lines``; FileError names the file ``name`` and the line at fault."""
    for number, line in enumerate(lines, start=1):
        try:
            item: object = json.loads(line.decode())
        except ValueError as error:
            raise _unreadable(name, number) from error
        if not isinstance(item, dict):
            raise _unreadable(name, number)
        yield cast("dict[str, Any]", item)


def _unreadable(name: str, line: int) -> FileError:
    return FileError(
        N_("Tệp «{name}» hỏng ở dòng {line}."),
        N_("Lấy lại tệp từ máy đã xuất ra nó."),
        name=name,
        line=line,
    )
