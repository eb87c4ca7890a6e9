"""What keeps a store that opens from being worked with: it is behind what was acknowledged.

A store that does not open at all says so by itself; the check looks deeper than this.
"""

from app.errors import StoreDamagedError
from app.models.second_place import SecondPlace
from app.services.context import Context
from app.services.store.journal_returns import lost_returns
from app.services.store.journal_upkeep import absent, compare, reached
from app.words import N_


def find_trouble(context: Context, second: SecondPlace) -> StoreDamagedError | None:
    """Return why the open store must not be gone on with, None when it is where it was left."""
    behind = find_behind(context, second)
    if behind is not None:
        return behind
    lost = absent(context, (line.entry for line in second.entries()))
    if not lost:
        return lost_returns(context, (line.entry for line in second.entries()))
    return StoreDamagedError(
        N_("Kho dữ liệu không có {count} hồ sơ mà nhật ký biên nhận có, hồ sơ đầu là {code}."),
        N_("Phục hồi để ghi lại các hồ sơ này từ nhật ký, mã không đổi."),
        count=len(lost),
        code=lost[0],
    )


def find_behind(context: Context, second: SecondPlace) -> StoreDamagedError | None:
    """Return by how much the open store is behind what was noted outside it, None if it is not."""
    mark, _problem = second.load_mark()
    return compare(context, reached(context, mark, (line.entry for line in second.entries())))
