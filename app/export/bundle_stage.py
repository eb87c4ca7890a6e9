"""A bundle's closed files on this PC until they are on a stick, for a second try after a fault.

Only encrypted files wait here. Nothing relies on them: what is not whole is made anew.
"""

import json
import shutil
from collections.abc import Sequence
from contextlib import ExitStack
from dataclasses import asdict
from pathlib import Path
from typing import IO, Any

from app.domain.checked_json import read_checked
from app.errors import FileError
from app.export.bundle_files import ReadyFile, says_the_same
from app.export.manifest import Manifest, decode_manifest, encode_manifest
from app.export.sums import FileSum, sum_of

_LIST = "ready.json"


class Stage:
    """Two folders in ``folder``: one kept from an earlier try, and one for this try.

    The files stay open until ``stack`` is closed.
    """

    def __init__(self, folder: Path, stack: ExitStack) -> None:
        self._stack = stack
        both = (folder / "1", folder / "2")
        self._kept = next((one for one in both if (one / _LIST).is_file()), both[0])
        self._fresh = next(one for one in both if one != self._kept)
        clear_stage(self._fresh)

    def begin(self, name: str) -> IO[bytes]:
        """Open the place of a new file."""
        self._fresh.mkdir(parents=True, exist_ok=True)
        return self._stack.enter_context((self._fresh / name).open("w+b"))

    def earlier(self, inside: Manifest, beside: Sequence[str]) -> list[ReadyFile] | None:
        """Return the files of an earlier try, if they hold the data of ``inside`` and are whole.

        ``beside`` names what is to stand beside the archive.
        """
        try:
            told = json.loads((self._kept / _LIST).read_text(encoding="utf-8"))
            was = decode_manifest(told["inside"].encode())
            if not says_the_same(was, inside) or told["beside"] != list(beside):
                return None
            return [self._open(line) for line in told["files"]]
        except (OSError, ValueError, KeyError, TypeError, AttributeError, FileError):
            return None

    def note(self, inside: Manifest, beside: Sequence[str], ready: Sequence[ReadyFile]) -> None:
        """Keep the files of this try in place of the earlier one's."""
        told = {
            "inside": encode_manifest(inside).decode(),
            "beside": list(beside),
            "files": [
                {"file": Path(item.content.name).name, "start": item.start, "sum": asdict(item.sum)}
                for item in ready
            ],
        }
        clear_stage(self._kept)
        (self._fresh / _LIST).write_text(json.dumps(told), encoding="utf-8")

    def _open(self, line: dict[str, Any]) -> ReadyFile:
        wanted = read_checked(FileSum, json.dumps(line["sum"]))
        path = self._kept / Path(line["file"]).name
        found = ReadyFile(wanted, self._stack.enter_context(path.open("rb")), int(line["start"]))
        if sum_of(wanted.name, found.chunks()) != wanted:
            raise ValueError(path.name)
        return found


def clear_stage(folder: Path) -> None:
    """Forget what waits in ``folder``."""
    shutil.rmtree(folder, ignore_errors=True)
