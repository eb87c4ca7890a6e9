"""What is known of a sheet on its way to paper; a crash in between leaves ``UNKNOWN``."""

from enum import StrEnum

from app.words import N_


class PrintState(StrEnum):
    """The states of a print record; ``NOT_WANTED``: a result given at once needs no receipt."""

    WAITING = "waiting"
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"
    UNKNOWN = "unknown"
    NOT_WANTED = "not_wanted"


NOT_OUT_REASON = "máy ngừng giữa chừng, giấy không ra"
"""Why a sheet that was cut off is printed again; stands on the paper, so never translated."""

PRINT_STATE_LABELS: dict[PrintState, str] = {
    PrintState.WAITING: N_("Chưa in"),
    PrintState.PRINTING: N_("Đang in"),
    PrintState.PRINTED: N_("Đã in"),
    PrintState.FAILED: N_("In lỗi"),
    PrintState.UNKNOWN: N_("Chưa rõ đã ra giấy"),
    PrintState.NOT_WANTED: N_("Không in"),
}
