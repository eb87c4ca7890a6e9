"""The high mark: how far the store had come, kept beside it, so that an older one is noticed.

It need not be newer than the journal: what was acknowledged is the mark and the lines after it.
"""

import hashlib
import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date
from pathlib import Path
from typing import Any, NamedTuple

from app.domain.dossier_code import LocalCode, parse_code
from app.durable_file import write_durably
from app.errors import InputError, StoreDamagedError, StoreError
from app.words import N_

NAME = "last.json"

ChainKey = tuple[int, int]
"""Station and epoch of a chain of the history."""


class Newest(NamedTuple):
    """The newest event of a chain."""

    sequence: int
    hash: str


@dataclass(frozen=True, slots=True, kw_only=True)
class HighMark:
    """How far a store had come: its own chain, every chain's newest event, the last serials.

    ``seen_at`` is the newest instant seen, milliseconds UTC.
    """

    store_id: str
    station: int
    epoch: int
    chains: Mapping[ChainKey, Newest] = field(default_factory=dict[ChainKey, Newest])
    last_day: date | None = None
    serials: Mapping[str, int] = field(default_factory=dict[str, int])
    seen_at: int = 0

    def raised(self, entries: Iterable[Mapping[str, Any]]) -> "HighMark":
        """Return the mark with what ``entries`` of this store's journal say beyond it.

        Entries of epochs before the mark's do not count: a restore has left them behind.
        """
        chains, serials = dict(self.chains), dict(self.serials)
        last_day, seen_at = self.last_day, self.seen_at
        for entry in entries:
            key = (entry["station"], entry["epoch"])
            left_behind = entry["station"] == self.station and entry["epoch"] < self.epoch
            if entry["store"] != self.store_id or left_behind:
                continue
            if entry["sequence"] > chains.get(key, _NOTHING).sequence:
                chains[key] = Newest(entry["sequence"], entry["hash"])
            seen_at = max(seen_at, entry["at"])
            code = _issued(entry)
            if code is None or (last_day is not None and code.received_on < last_day):
                continue
            if code.received_on != last_day:
                last_day, serials = code.received_on, {}
            serials[code.series] = max(serials.get(code.series, 0), code.serial)
        return replace(self, chains=chains, serials=serials, last_day=last_day, seen_at=seen_at)


_NOTHING = Newest(0, "")


@dataclass(frozen=True, slots=True)
class Standing:
    """What a store says of itself; ``hash_at`` gives an event's hash, None without the event."""

    store_id: str
    newest: Mapping[ChainKey, Newest]
    hash_at: Callable[[ChainKey, int], str | None]


def behind(mark: HighMark, store: Standing) -> StoreDamagedError | None:
    """Return what is wrong with a store that is not at or past ``mark``, None if it is."""
    if store.store_id != mark.store_id:
        return StoreDamagedError(
            N_("Kho dữ liệu này không phải kho đã dùng ở máy này."),
            N_("Chọn lại thư mục dữ liệu, hoặc phục hồi từ bản sao lưu."),
        )
    missing = 0
    for key, newest in mark.chains.items():
        missing += max(0, newest.sequence - store.newest.get(key, _NOTHING).sequence)
        found = store.hash_at(key, newest.sequence)
        if found is not None and found != newest.hash:
            return StoreDamagedError(
                N_("Lịch sử trong kho dữ liệu khác với lịch sử đã ghi nhận ở máy này."),
                N_("Ngừng nhập, gọi người quản trị phục hồi từ bản sao lưu và nhật ký."),
            )
    if missing:
        return StoreDamagedError(
            N_("Kho dữ liệu cũ hơn lần dùng cuối: thiếu {count} bước đã ghi."),
            N_("Có thể tệp cũ đã được chép đè. Phục hồi từ bản sao lưu và nhật ký biên nhận."),
            count=missing,
        )
    return None


def save(folder: Path, mark: HighMark) -> None:
    """Write ``mark`` so that a power cut leaves the old one or the new one; raises OSError."""
    folder.mkdir(exist_ok=True)
    content = _content(mark)
    text = json.dumps(content | {"checksum": _checksum(content)}, ensure_ascii=False, indent=1)
    write_durably(folder / NAME, text + "\n")


def load(folder: Path) -> tuple[HighMark | None, StoreError | None]:
    """Return the mark in ``folder``, or none and why there is none."""
    try:
        content: dict[str, Any] = json.loads((folder / NAME).read_text(encoding="utf-8"))
        if content.pop("checksum") != _checksum(content):
            return None, _damaged()
        return _mark(content), None
    except FileNotFoundError:
        return None, StoreError(
            N_("Không có tệp mốc «{name}» của kho dữ liệu."),
            N_("Bình thường ở lần mở đầu tiên; nếu không, chạy «motcua check»."),
            name=NAME,
        )
    except (OSError, ValueError, LookupError, TypeError, AttributeError):
        return None, _damaged()


def _content(mark: HighMark) -> dict[str, Any]:
    return {
        "store_id": mark.store_id,
        "station": mark.station,
        "epoch": mark.epoch,
        "chains": [[*key, *newest] for key, newest in sorted(mark.chains.items())],
        "last_day": mark.last_day.isoformat() if mark.last_day else None,
        "serials": dict(mark.serials),
        "seen_at": mark.seen_at,
    }


def _mark(content: Mapping[str, Any]) -> HighMark:
    last_day = content["last_day"]
    chains = {
        (station, epoch): Newest(sequence, hashed)
        for station, epoch, sequence, hashed in content["chains"]
    }
    return HighMark(
        store_id=content["store_id"],
        station=content["station"],
        epoch=content["epoch"],
        chains=chains,
        last_day=date.fromisoformat(last_day) if last_day else None,
        serials=content["serials"],
        seen_at=content["seen_at"],
    )


def _checksum(content: Mapping[str, Any]) -> str:
    canonical = json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _issued(entry: Mapping[str, Any]) -> LocalCode | None:
    """Return the code a reception gave out; entries of other kinds give none."""
    if entry["kind"] != "receipt":
        return None
    try:
        code = parse_code(entry["code"])
    except InputError:
        return None
    return code if isinstance(code, LocalCode) else None


def _damaged() -> StoreError:
    return StoreError(
        N_("Tệp mốc «{name}» của kho dữ liệu không đọc được."),
        N_("Chạy «motcua check» để so kho dữ liệu với nhật ký biên nhận."),
        name=NAME,
    )
