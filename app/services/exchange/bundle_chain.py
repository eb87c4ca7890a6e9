"""Another counter's events, link by link: in order, unedited, and going on from what is known here.

Every link is computed anew, also of events that came earlier: a hash that only claims to be right
would let an edited line pass.
"""

import json
from collections.abc import Iterator, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.bundle_facts import ChainPart
from app.domain.dossier_snapshot import EventSnapshot
from app.domain.office import Station
from app.domain.vietnam_time import short_moment
from app.errors import FileError, MotCuaError, RuleError
from app.models.base import from_milliseconds, milliseconds
from app.models.dossier_event import GENESIS, DossierEvent, HistoryChain, link
from app.services import history
from app.services.exchange.bundle_origin import AHEAD_ALLOWED
from app.services.ports import IncomingBundle
from app.words import N_

_FILE = "su-kien.jsonl"
_ADVICE = N_("Không dùng gói này; xuất lại từ máy gốc.")


class HistoryRewrittenError(RuleError):
    """Two bundles of one counter, or a bundle and this store, tell its past differently."""


class KnownChain:
    """What this store has of a chain that ``part`` of a bundle tells of."""

    def __init__(self, session: Session, part: ChainPart) -> None:
        """Raise RuleError for a gap before the part, HistoryRewrittenError for a difference."""
        self.part, self._session = part, session
        self.chain = Station(part.station, part.epoch)
        row = session.get(HistoryChain, (part.station, part.epoch))
        self.is_new = row is None
        self.last = 0 if row is None else history.head(session.connection(), self.chain).sequence
        if row is None and part.epoch == 0 and part.genesis != GENESIS:
            raise _changed_manifest()
        if row is not None and part.genesis != row.genesis:
            raise self.rewritten(1)
        if part.first_sequence > self.last + 1:
            raise _gap(part, self.last)
        if part.first_sequence == 1 and part.before != part.genesis:
            raise _changed_manifest()
        if part.first_sequence > 1 and part.before != self._hash_at(part.first_sequence - 1):
            raise self.rewritten(part.first_sequence - 1)

    def hashes(self) -> dict[int, str]:
        """Return the hashes of the events of the part that are here already, by sequence."""
        rows = self._session.execute(
            select(DossierEvent.sequence, DossierEvent.hash).where(
                DossierEvent.station == self.chain.digit,
                DossierEvent.epoch == self.chain.epoch,
                DossierEvent.sequence.between(self.part.first_sequence, self.part.last_sequence),
            )
        )
        return {row.sequence: row.hash for row in rows}

    def rewritten(self, sequence: int) -> MotCuaError:
        """Return what to say of a difference at ``sequence``: which of the two was changed."""
        broken = history.first_break(self._session, self.chain) if not self.is_new else None
        if broken is not None:
            return HistoryRewrittenError(
                N_("Lịch sử của quầy {station} lưu ở máy này đã bị sửa từ dòng {line}."),
                N_("Chưa nhập gì. Giữ nguyên kho dữ liệu, chạy kiểm tra kho và báo lãnh đạo."),
                station=self.chain.digit,
                line=broken,
            )
        return HistoryRewrittenError(
            N_("Quầy {station} đã sửa lịch sử của mình: khác với lần xuất trước từ dòng {line}."),
            N_(
                "Chưa nhập gì. Giữ lại gói này, so với phiếu cuối ngày đã ký của quầy đó và báo "
                "lãnh đạo."
            ),
            station=self.chain.digit,
            line=sequence,
        )

    def _hash_at(self, sequence: int) -> str:
        return history.hash_at(self._session.connection(), self.chain, sequence)


def check_parts(parts: Sequence[ChainPart]) -> None:
    """Raise FileError unless each part is a run of events, and each chain has one."""
    chains = {(part.station, part.epoch) for part in parts}
    if len(chains) < len(parts) or any(
        not 1 <= part.first_sequence <= part.last_sequence for part in parts
    ):
        raise _changed_manifest()


def checked_events(bundle: IncomingBundle, now: datetime) -> Iterator[tuple[int, EventSnapshot]]:
    """Yield the events of ``bundle`` with their lines, each one checked against the one before.

    FileError names the first line that was edited, is missing, or is later than tomorrow.
    """
    lines = bundle.events()
    latest = milliseconds(now + AHEAD_ALLOWED)
    for part in bundle.facts.parts:
        previous = part.before
        for sequence in range(part.first_sequence, part.last_sequence + 1):
            line, event = next(lines, (0, None))
            if event is None:
                raise _cut_off(part, sequence)
            if (event.station, event.epoch, event.sequence) != (part.station, part.epoch, sequence):
                raise edited(line)
            if link(previous, event.hashed()) != event.hash or not _is_object(event.payload):
                raise edited(line)
            if event.at > latest:
                raise _future(line, event.at)
            previous = event.hash
            yield line, event
        if previous != part.head:
            raise _changed_manifest()
    for line, _event in lines:
        raise edited(line)


def facts_of(event: EventSnapshot) -> dict[str, Any]:
    """Return the facts of a checked event."""
    return cast("dict[str, Any]", json.loads(event.payload))


def _is_object(payload: str) -> bool:
    try:
        return isinstance(json.loads(payload), dict)
    except ValueError:
        return False


def _gap(part: ChainPart, last: int) -> RuleError:
    return RuleError(
        N_("Thiếu gói của quầy {station} từ dòng {first} đến {last}."),
        N_("Nhập gói đó trước; nếu mất, xuất lại toàn bộ lịch sử ở quầy {station}."),
        station=part.station,
        first=last + 1,
        last=part.first_sequence - 1,
    )


def edited(line: int) -> FileError:
    """Return the sentence for an event that is not as it was written."""
    return FileError(
        N_("Tệp «{name}» của gói dữ liệu đã bị sửa ở dòng {line}."),
        _ADVICE,
        name=_FILE,
        line=line,
    )


def _cut_off(part: ChainPart, sequence: int) -> FileError:
    return FileError(
        N_("Tệp «{name}» của gói dữ liệu thiếu các bước của quầy {station} từ dòng {line}."),
        _ADVICE,
        name=_FILE,
        station=part.station,
        line=sequence,
    )


def _future(line: int, at: int) -> FileError:
    return FileError(
        N_("Tệp «{name}» có bước ghi lúc {moment} ở dòng {line}, sau giờ của máy này."),
        N_("Kiểm tra ngày giờ của cả hai máy; máy sai phải chỉnh trước khi nhập gói."),
        name=_FILE,
        line=line,
        moment=short_moment(from_milliseconds(at)),
    )


def _changed_manifest() -> FileError:
    return FileError(
        N_("Tệp «{name}» của gói dữ liệu đã bị sửa hoặc hỏng."), _ADVICE, name="manifest.json"
    )
