"""Whether the desk lines of a bundle are such as a desk writes: one by one, without any store.

No chain holds them together as it does events; the sums of the bundle tell of a changed line, and
what makes no sense is named here.
"""

import json
from collections.abc import Iterator
from datetime import datetime
from uuid import UUID

from app.domain.desk_lines import (
    LINE_FILES,
    DeskLine,
    DeskSnapshot,
    EntrySnapshot,
    RatingSnapshot,
    VisitSnapshot,
    written_at,
)
from app.domain.dossier_state import Action
from app.domain.ratings import RatingMeans, Score
from app.domain.vietnam_time import office_day, short_moment
from app.errors import FileError
from app.models.base import from_milliseconds, milliseconds
from app.services.exchange.bundle_origin import AHEAD_ALLOWED
from app.services.ports import IncomingBundle
from app.words import N_

_VISITS = frozenset({Action.GUIDE.value, Action.REFUSE.value})
_STATIONS = range(1, 10)


def checked_lines(
    bundle: IncomingBundle, now: datetime
) -> Iterator[tuple[DeskLine, int, DeskSnapshot]]:
    """Yield every line with its kind and number in its file, each one looked at.

    FileError names the first that cannot be right, or is later than tomorrow: of two versions of
    a line the later one stands, in every store and for good.
    """
    latest = milliseconds(now + AHEAD_ALLOWED)
    procedures = {(one.code, one.version) for _line, one in bundle.procedures()}
    for kind in DeskLine:
        known: set[UUID] = set()
        for number, line in bundle.desk_lines(kind):
            try:
                uid = UUID(line.uid)
                right = uid not in known and _is_right(line, procedures)
            except (ValueError, OverflowError) as error:
                raise wrong_desk_line(kind, number) from error
            if not right:
                raise wrong_desk_line(kind, number)
            if written_at(line) > latest:
                raise _future(kind, number, written_at(line))
            known.add(uid)
            yield kind, number, line


def wrong_desk_line(kind: DeskLine, line: int) -> FileError:
    """Return the sentence for a line that does not hold what it should."""
    return FileError(
        N_("Tệp «{name}» của gói dữ liệu sai nội dung ở dòng {line}."),
        N_("Không dùng gói này; xuất lại từ máy gốc."),
        name=LINE_FILES[kind],
        line=line,
    )


def _is_right(line: DeskSnapshot, procedures: set[tuple[str, int]]) -> bool:
    """Say whether a line makes sense; ValueError or OverflowError when a value is none."""
    from_milliseconds(written_at(line))
    if line.station not in _STATIONS or line.epoch < 0:
        return False
    match line:
        case EntrySnapshot():
            return _is_entry(line)
        case RatingSnapshot():
            return line.score in set(Score) and line.means in {"", *RatingMeans}
        case VisitSnapshot():
            named = (line.procedure, line.procedure_version) in procedures
            content: object = json.loads(line.content)
            return named and bool(line.clerk) and line.kind in _VISITS and isinstance(content, dict)


def _is_entry(line: EntrySnapshot) -> bool:
    moments = [datetime.fromisoformat(one.at) for one in line.changes]
    dossiers = [UUID(one.dossier) for one in line.links]
    for one in line.links:
        from_milliseconds(one.approved_at or 0)
    columns = {one.column for one in line.values}
    return (
        bool(line.register and line.clerk)
        and line.number > 0
        and office_day(from_milliseconds(line.happened_at)).year == line.year
        and all(moment.tzinfo is not None for moment in moments)
        and len(set(dossiers)) == len({one.code for one in line.links}) == len(line.links)
        and len(columns) == len(line.values)
    )


def _future(kind: DeskLine, line: int, at: int) -> FileError:
    return FileError(
        N_("Tệp «{name}» có dòng ghi lúc {moment} ở dòng {line}, sau giờ của máy này."),
        N_("Kiểm tra ngày giờ của cả hai máy; máy sai phải chỉnh trước khi nhập gói."),
        name=LINE_FILES[kind],
        line=line,
        moment=short_moment(from_milliseconds(at)),
    )
