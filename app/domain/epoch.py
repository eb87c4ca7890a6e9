"""Which epoch a restored store begins, so that no code and no step can come a second time.

An epoch is a whole number that only ever rises; codes have room for its last digit.
"""

from collections.abc import Collection

from app.errors import RuleError
from app.words import N_

_DIGITS = 10


def next_epoch(known: Collection[int], taken: Collection[int]) -> int:
    """Return the first epoch above all ``known`` ones whose digit is not among ``taken``.

    ``taken`` are the digits that codes of today or later have already. RuleError when those are
    all ten: a number of today could then come twice.
    """
    above = max(known, default=-1) + 1
    for epoch in range(above, above + _DIGITS):
        if epoch % _DIGITS not in taken:
            return epoch
    raise RuleError(
        N_("Kho dữ liệu đã phục hồi mười lần trong ngày, không còn dãy mã nào chưa dùng."),
        N_("Tiếp nhận bằng sổ giấy đến hết ngày; sáng mai phục hồi lại."),
    )
