"""The papers a clerk can have made on the spot: what each is for, what it asks, and its wish."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from app.domain.channel import DeliveryWay
from app.domain.roles import Actor
from app.services.answers import PapersAsked
from app.words import N_

if TYPE_CHECKING:
    from app.services.counter import Counter


class Asks(StrEnum):
    """What must be said before a paper can be made."""

    NOTHING = "nothing"
    DAY = "day"
    PERIOD = "period"
    COUNT = "count"


@dataclass(frozen=True, slots=True)
class Said:
    """What was said: ``day`` is also the first of a period, which ends with ``last``."""

    day: date
    last: date
    count: int


Wish = Callable[["Counter", Actor, Said], PapersAsked]


@dataclass(frozen=True, slots=True)
class Issue:
    """One kind of paper; texts are marked for translation."""

    label: str
    purpose: str
    asks: Asks
    wish: Wish


ISSUES = (
    Issue(
        N_("Danh sách bàn giao hồ sơ"),
        N_("Hồ sơ đã chuyển giải quyết trong ngày, mỗi bộ phận một danh sách, hai bên ký."),
        Asks.DAY,
        lambda counter, actor, said: counter.papers.hand_over_lists(actor, said.day),
    ),
    Issue(
        N_("Bảng kê thu phí, lệ phí"),
        N_("Các khoản đã thu trong ngày, kèm số biên lai, để nộp quỹ."),
        Asks.DAY,
        lambda counter, actor, said: counter.papers.cash_list(actor, said.day),
    ),
    Issue(
        N_("Danh sách trả qua bưu chính"),
        N_("Kết quả đang chờ gửi bưu điện: người nhận, địa chỉ, chỗ ghi mã bưu gửi."),
        Asks.NOTHING,
        lambda counter, actor, _said: counter.papers.delivery_list(actor, DeliveryWay.POST),
    ),
    Issue(
        N_("Danh sách trả tại nhà"),
        N_("Kết quả đang chờ cán bộ mang đến nhà, người nhận ký."),
        Asks.NOTHING,
        lambda counter, actor, _said: counter.papers.delivery_list(actor, DeliveryWay.AT_HOME),
    ),
    Issue(
        N_("Sổ theo dõi hồ sơ"),
        N_("Hồ sơ tiếp nhận trong kỳ, theo mẫu sổ; số thứ tự chạy suốt năm."),
        Asks.PERIOD,
        lambda counter, actor, said: counter.papers.ledger(actor, said.day, said.last),
    ),
    Issue(
        N_("Phiếu khẩn cấp"),
        N_("Phiếu có sẵn số và mã vạch, để nhận hồ sơ khi mất điện hoặc máy hỏng; kèm sổ ghi."),
        Asks.COUNT,
        lambda counter, actor, said: counter.papers.emergency_slips(actor, said.count),
    ),
    Issue(
        N_("Hồ sơ đang mở"),
        N_("Mọi hồ sơ chưa xong, hẹn sớm trước: in buổi chiều để sáng sau mất máy vẫn tra được."),
        Asks.NOTHING,
        lambda counter, actor, _said: counter.papers.open_register(actor),
    ),
    Issue(
        N_("Bảng niêm yết thủ tục"),
        N_("Thủ tục, thời hạn, phí và lệ phí đang áp dụng, để treo ở quầy."),
        Asks.NOTHING,
        lambda counter, actor, _said: counter.papers.posting_sheet(actor),
    ),
    Issue(
        N_("Mã vạch thủ tục để trên bàn"),
        N_("Quét mã là chọn thủ tục, không phải gõ."),
        Asks.NOTHING,
        lambda counter, actor, _said: counter.papers.procedure_codes(actor),
    ),
)
