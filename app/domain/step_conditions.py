"""What else must hold of a dossier, beside its state, before a step; and what is said otherwise.

Which step asks for what is in the table of ``dossier_state``.
"""

from enum import StrEnum

from app.words import N_


class Condition(StrEnum):
    """What must hold of a dossier, beside its state, before a step is possible."""

    HERE = "here"
    AWAY = "away"
    NOT_EXTENDED = "not_extended"
    NOT_OUT = "not_out"
    OUT = "out"
    NOTHING_GIVEN = "nothing_given"
    PAST_SUPPLEMENT_DAY = "past_supplement_day"


# Why a step waits, and what is to be done first.
CONDITION_WORDS: dict[Condition, tuple[str, str]] = {
    Condition.HERE: (
        N_("Hồ sơ đang ở cơ quan phối hợp, chưa thể «{action}»."),
        N_("Ghi «Cơ quan phối hợp trả về» trước."),
    ),
    Condition.AWAY: (
        N_("Hồ sơ không ở cơ quan phối hợp nào, không thể «{action}»."),
        N_("Mở lịch sử hồ sơ để xem bước trước đó."),
    ),
    Condition.NOT_EXTENDED: (
        N_("Hồ sơ đã xin lỗi và hẹn lại một lần, không hẹn lại nữa."),
        N_("Mỗi hồ sơ chỉ được hẹn lại một lần; báo lãnh đạo cơ quan giải quyết."),
    ),
    Condition.NOT_OUT: (
        N_("Kết quả đang trên đường giao, chưa thể «{action}»."),
        N_("Ghi kết quả đã quay về quầy trước, hoặc ghi đã giao xong bằng «Trả kết quả»."),
    ),
    Condition.OUT: (
        N_("Kết quả đang ở quầy, không thể «{action}»."),
        N_("Chỉ ghi được khi kết quả đã gửi đi."),
    ),
    Condition.NOTHING_GIVEN: (
        N_("Công dân đã nhận một phần kết quả, không thể «{action}»."),
        N_("Trao nốt phần còn giữ lại; kết quả sai thì xử lý như một văn bản đính chính."),
    ),
    Condition.PAST_SUPPLEMENT_DAY: (
        N_("Chưa hết hạn bổ sung, chưa thể «{action}»."),
        N_("Chờ hết hạn bổ sung; nếu công dân xin rút, dùng «Công dân rút hồ sơ»."),
    ),
}

ORDINARY = frozenset(
    {Condition.HERE, Condition.NOT_EXTENDED, Condition.NOT_OUT, Condition.NOTHING_GIVEN}
)
"""What holds of a dossier with which nothing out of the way has happened."""
