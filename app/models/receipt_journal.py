"""The receipt journal: a second place for what was acknowledged, one fsynced line each.

One file a day. What the lines mean and how they become dossiers again is in the services.
"""

import contextlib
import errno
import json
import os
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import UUID

from app.durable_file import sync_folder, write_bytes_durably, write_durably
from app.errors import NotJournaledError, StoreError
from app.models.base import milliseconds
from app.models.sealed_line import DamagedLineError, LineSeal, NoKeyError
from app.words import N_

_NAME = "bien-nhan-%Y%m%d.jsonl"
# Closes a line that was cut off, so that the next one does not become part of it.
_CUT_OFF = b" #torn"
# A line that no key opened when the journal was sealed anew.
_DAMAGED = {"kind": "damaged"}
_SYNC = getattr(os, "fdatasync", os.fsync)


@dataclass(frozen=True, slots=True)
class JournalLine:
    """An entry that verified, and where it stands (lines count from 1)."""

    file: str
    line: int
    entry: Mapping[str, Any]


class ReceiptJournal:
    """Appends entries and reads them back; threads and processes may append at the same time.

    ``folder`` should lie on another disk than the store. Where it cannot be written,
    ``fallback`` is, and ``trouble`` says so until the folder can be written again.
    """

    def __init__(
        self, folder: Path, fallback: Path | None = None, key: bytes | None = None
    ) -> None:
        """Take the folders, made when first needed, and the key of an encrypted store."""
        self.folders = tuple(dict.fromkeys(place for place in (folder, fallback) if place))
        self.trouble: StoreError | None = None
        self._seal = LineSeal(key)
        self._open: dict[Path, _OpenFile] = {}
        self._left: set[Path] = set()
        self._lock = threading.Lock()

    def append(self, day: date, *entries: Mapping[str, Any]) -> None:
        """Return when ``entries`` are on a disk, one line each, in the file of ``day``.

        Instants become milliseconds, days and UUIDs text. StoreError when no folder took them.
        """
        lines = b"\n".join(self._seal.close(_text_of(entry)) for entry in entries)
        failed: OSError | None = None
        with self._lock:
            for folder in self.folders:
                try:
                    self._append(folder / f"{day:{_NAME}}", lines)
                except OSError as error:
                    failed = failed or error
                    self._let_go(folder)
                else:
                    self.trouble = _written_elsewhere(self.folders[0], folder) if failed else None
                    return
            self.trouble = _not_written(self.folders[0])
        raise self.trouble from failed

    def entries(self, since: date | None = None) -> "JournalReading":
        """Return the entries of all days, or of ``since`` and later, to be read one by one."""
        return JournalReading(self.folders, self._seal, since)

    def forget_before(self, day: date) -> int:
        """Delete the files of days before ``day`` and return how many; StoreError says why not."""
        with self._lock:
            self.close()
            try:
                old = [file for at, file in _files(self.folders) if at < day]
                for file in old:
                    file.unlink(missing_ok=True)
            except OSError as error:
                raise StoreError(
                    N_("Không xóa được tệp nhật ký biên nhận cũ."),
                    N_("Kiểm tra quyền ghi của thư mục nhật ký."),
                ) from error
        return len(old)

    def move_to(self, folder: Path | None) -> bool:
        """Write to ``folder`` from now on, None for the fallback, with all the lines there were.

        Return False when those of the place before cannot be read, as on a disk that is away.
        StoreError when they cannot be written; nothing has changed then. See ``clear_left`` for
        what stays behind.
        """
        beside = self.folders[-1]
        places = tuple(dict.fromkeys((folder or beside, beside)))
        with self._lock:
            self.close()
            lines = {old: read for old in self.folders if (read := _lines_in(old)) is not None}
            try:
                places[0].mkdir(exist_ok=True)
                for read in lines.values():
                    _add_lines(places[0], read)
            except OSError as error:
                raise StoreError(
                    N_("Không chép được nhật ký biên nhận sang «{folder}»."),
                    N_("Kiểm tra ổ đĩa rồi lưu lại, hoặc chọn thư mục khác."),
                    folder=places[0],
                ) from error
            was_readable = self.folders[0] in lines
            self._left = {*self._left, *lines} - set(places)
            self.folders, self.trouble = places, None
        return was_readable

    def clear_left(self) -> None:
        """Delete the lines in folders moved away from, once it is noted where they are now.

        Nobody would ever look there again, and they name citizens.
        """
        with self._lock, contextlib.suppress(OSError):
            for _day, file in _files(tuple(self._left)):
                file.unlink(missing_ok=True)

    def close(self) -> None:
        """Let the files go; a later append opens them again."""
        for folder in tuple(self._open):
            self._let_go(folder)

    def _append(self, path: Path, lines: bytes) -> None:
        opened = self._open.get(path.parent)
        if opened is None or not opened.is_still(path):
            self._let_go(path.parent)
            opened = self._open[path.parent] = _OpenFile(path)
        opened.append(lines)

    def _let_go(self, folder: Path) -> None:
        if (opened := self._open.pop(folder, None)) is not None:
            opened.close()


class JournalReading:
    """Yields what verifies, in order; damage is kept in ``problems`` and stops nothing.

    A cut-off line is no damage: it was never acknowledged.
    """

    def __init__(self, folders: tuple[Path, ...], seal: LineSeal, since: date | None) -> None:
        self._folders = folders
        self._seal = seal
        self._since = since
        self.problems: list[StoreError] = []

    def __iter__(self) -> Iterator[JournalLine]:
        """Read the files anew, day by day, the journal's own folder before its fallback."""
        self.problems = []
        files: list[tuple[date, Path]] = []
        for folder in self._folders:
            try:
                files += _files((folder,))
            except OSError:
                self.problems.append(_unreadable(folder))
        for day, file in sorted(files, key=_day_of):
            if self._since is None or day >= self._since:
                yield from self._read(file)

    def _read(self, file: Path) -> Iterator[JournalLine]:
        try:
            lines = file.read_bytes().split(b"\n")
        except OSError:
            self.problems.append(_unreadable(file))
            return
        for number, line in enumerate(lines, start=1):
            whole = line.removesuffix(_CUT_OFF)
            if not whole:
                continue
            try:
                entry = json.loads(self._seal.open(whole))
            except NoKeyError:
                self.problems.append(_sealed(file, number))
                continue
            except ValueError:
                entry = _DAMAGED
                if number == len(lines) or whole != line:
                    continue
            if entry["kind"] == _DAMAGED["kind"]:
                self.problems.append(_damaged(file, number))
            else:
                yield JournalLine(file.name, number, entry)


def reseal(folder: Path, key: bytes | None, new_key: bytes | None) -> None:
    """Write the files of ``folder`` anew under another key, when the store changes its own.

    Raises OSError; files done so far stay done, and doing it again changes nothing. What ``key``
    does not open is kept as a damaged line. Nobody may append meanwhile.
    """
    old, new = LineSeal(key), LineSeal(new_key)
    for _, file in _files((folder,)):
        lines = filter(None, file.read_bytes().split(b"\n"))
        resealed = (new.close(_text(line, old, new)).decode("utf-8") for line in lines)
        write_durably(file, "".join(f"{line}\n" for line in resealed))


def _text(line: bytes, *seals: LineSeal) -> str:
    for seal in seals:
        with contextlib.suppress(DamagedLineError):
            return seal.open(line)
    return json.dumps(_DAMAGED | {"line": line.decode("utf-8", errors="replace")})


def _lines_in(folder: Path) -> dict[str, list[bytes]] | None:
    """Return the whole lines by the names of their files, None when they cannot be read."""
    try:
        files = _files((folder,)) if folder.is_dir() else None
        return None if files is None else {file.name: _whole_lines(file) for _, file in files}
    except OSError:
        return None


def _add_lines(folder: Path, lines: Mapping[str, list[bytes]]) -> None:
    """Write those of ``lines`` that ``folder`` lacks there; raises OSError."""
    for name, wanted in lines.items():
        target = folder / name
        there = _whole_lines(target) if target.exists() else []
        known = set(there)
        missing = [line for line in wanted if line not in known]
        if missing:
            write_bytes_durably(target, b"".join(line + b"\n" for line in (*there, *missing)))


def _whole_lines(file: Path) -> list[bytes]:
    # What stands after the last end of a line was cut off, and never acknowledged.
    return file.read_bytes().split(b"\n")[:-1]


class _OpenFile:
    """A day's file, kept open between lines: opening it costs as much as writing."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(exist_ok=True)
        flags = os.O_RDWR | os.O_APPEND | os.O_CREAT | getattr(os, "O_BINARY", 0)
        self._descriptor = os.open(path, flags, 0o600)
        self._path = path
        self._is_new = os.fstat(self._descriptor).st_size == 0

    def is_still(self, path: Path) -> bool:
        """Say whether this is the file at ``path``, and not one deleted or replaced meanwhile."""
        if path != self._path:
            return False
        try:
            there = path.stat()
        except FileNotFoundError:
            return False
        mine = os.fstat(self._descriptor)
        return (there.st_dev, there.st_ino) == (mine.st_dev, mine.st_ino)

    def append(self, lines: bytes) -> None:
        """Write and sync ``lines`` in one piece, so that lines of two processes never mix."""
        whole = (_CUT_OFF + b"\n" if self._is_cut_off() else b"") + lines + b"\n"
        if os.write(self._descriptor, whole) != len(whole):
            raise OSError(errno.ENOSPC, "only part of a line was written")
        _SYNC(self._descriptor)
        if self._is_new:
            sync_folder(self._path.parent)
            self._is_new = False

    def close(self) -> None:
        """Let the file go; what a broken disk says about that changes nothing any more."""
        with contextlib.suppress(OSError):
            os.close(self._descriptor)

    def _is_cut_off(self) -> bool:
        if os.lseek(self._descriptor, 0, os.SEEK_END) == 0:
            return False
        os.lseek(self._descriptor, -1, os.SEEK_END)
        return os.read(self._descriptor, 1) != b"\n"


def _files(folders: tuple[Path, ...]) -> list[tuple[date, Path]]:
    found: list[tuple[date, Path]] = []
    for folder in folders:
        for path in folder.iterdir() if folder.is_dir() else ():
            # A person may have put a file of another name there.
            with contextlib.suppress(ValueError):
                found.append((datetime.strptime(path.name, _NAME).date(), path))  # noqa: DTZ007
    return sorted(found, key=_day_of)


def _day_of(found: tuple[date, Path]) -> date:
    # By the day alone: within a day the order of the folders stays.
    return found[0]


def _text_of(entry: Mapping[str, Any]) -> str:
    return json.dumps(entry, default=_plain, ensure_ascii=False, separators=(",", ":"))


def _plain(value: object) -> int | str:
    """Return what JSON knows for a value it does not know."""
    match value:
        case datetime():
            return milliseconds(value)
        case date():
            return value.isoformat()
        case UUID():
            return str(value)
        case _:
            raise TypeError(f"no JSON for {type(value).__name__}")


def _written_elsewhere(folder: Path, fallback: Path) -> StoreError:
    return StoreError(
        N_("Không ghi được nhật ký biên nhận vào «{folder}», đang ghi tạm vào «{fallback}»."),
        N_("Cắm lại ổ đĩa hoặc chọn thư mục nhật ký khác; vẫn nhận hồ sơ được."),
        folder=folder,
        fallback=fallback,
    )


def _not_written(folder: Path) -> NotJournaledError:
    return NotJournaledError(
        N_("Không ghi được nhật ký biên nhận vào «{folder}»."),
        N_("Giải phóng dung lượng hoặc cắm lại ổ đĩa rồi bấm lưu lại: mã hồ sơ không đổi."),
        folder=folder,
    )


def _unreadable(path: Path) -> StoreError:
    return StoreError(
        N_("Không đọc được nhật ký biên nhận «{name}»."),
        N_("Cắm lại ổ đĩa có nhật ký rồi thử lại; không xóa tệp này."),
        name=path.name,
    )


def _damaged(file: Path, line: int) -> StoreError:
    return StoreError(
        N_("Nhật ký biên nhận «{name}» hỏng ở dòng {line}."),
        N_("Giữ nguyên tệp; so hồ sơ của ngày đó với biên nhận giấy."),
        name=file.name,
        line=line,
    )


def _sealed(file: Path, line: int) -> StoreError:
    return StoreError(
        N_("Nhật ký biên nhận «{name}» được mã hóa, không có khóa để đọc dòng {line}."),
        N_("Nhập khóa phục hồi của kho dữ liệu rồi thử lại."),
        name=file.name,
        line=line,
    )
