"""Events as JSON Lines: one canonical line each, so that equal events are equal bytes."""

import json
from collections.abc import Iterable, Iterator, Mapping
from typing import Any


def encode_json_lines(items: Iterable[Mapping[str, Any]]) -> Iterator[bytes]:
    """Yield a line for each of ``items`` as it comes: sorted keys, no blanks, UTF-8.

    ValueError for a number JSON has no form for.
    """
    for item in items:
        line = json.dumps(
            item, ensure_ascii=False, sort_keys=True, separators=(",", ":"), allow_nan=False
        )
        yield f"{line}\n".encode()
