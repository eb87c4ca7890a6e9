"""How each step a clerk can take here is called: over its form, on its key, and once it is done."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

from app.domain.listings import DossierRow
from app.words import N_, tr


class Step(StrEnum):
    """What a clerk can do with dossiers here; returning a result has its own page."""

    HAND_OVER = "hand_over"
    TAKE_UP = "take_up"
    REQUEST_SUPPLEMENT = "request_supplement"
    ACCEPT_SUPPLEMENT = "accept_supplement"
    REQUEST_PAYMENT = "request_payment"
    CONFIRM_PAYMENT = "confirm_payment"
    SEND_TO_AGENCY = "send_to_agency"
    BACK_FROM_AGENCY = "back_from_agency"
    RECORD_RESULT = "record_result"
    EXTEND = "extend"
    CORRECT = "correct"
    SEND_OUT = "send_out"
    BRING_BACK = "bring_back"
    RETURN_ELECTRONICALLY = "return_electronically"
    UNDO_RESULT = "undo_result"
    UNDO_RETURN = "undo_return"
    WITHDRAW = "withdraw"
    STOP = "stop"
    CANCEL = "cancel"
    REPRINT = "reprint"


@dataclass(frozen=True, slots=True)
class StepWords:
    """Templates that take ``{code}``: the heading of the form, its key, and what is told after."""

    title: str
    save: str
    done: str


STEP_WORDS: dict[Step, StepWords] = {
    Step.HAND_OVER: StepWords(
        N_("Chuyển bộ phận chuyên môn giải quyết"), N_("Chuyển hồ sơ"), N_("Đã chuyển hồ sơ {code}")
    ),
    Step.TAKE_UP: StepWords(
        N_("Chuyên môn nhận hồ sơ {code}"), N_("Ghi đã nhận"), N_("Đã ghi người thụ lý {code}")
    ),
    Step.REQUEST_SUPPLEMENT: StepWords(
        N_("Yêu cầu bổ sung {code} (in phiếu Mẫu 02)"),
        N_("Yêu cầu bổ sung"),
        N_("{code} chờ bổ sung, đồng hồ tạm dừng"),
    ),
    Step.ACCEPT_SUPPLEMENT: StepWords(
        N_("Nhận giấy tờ bổ sung {code}"),
        N_("Nhận bổ sung"),
        N_("{code} giải quyết tiếp, giấy hẹn được in lại theo ngày mới"),
    ),
    Step.REQUEST_PAYMENT: StepWords(
        N_("Yêu cầu nghĩa vụ tài chính {code}"),
        N_("Chờ nộp tiền"),
        N_("{code} chờ nghĩa vụ tài chính"),
    ),
    Step.CONFIRM_PAYMENT: StepWords(
        N_("Xác nhận đã nộp tiền {code}"), N_("Xác nhận"), N_("{code} giải quyết tiếp")
    ),
    Step.SEND_TO_AGENCY: StepWords(
        N_("Chuyển cơ quan phối hợp {code}"),
        N_("Chuyển đi"),
        N_("Đã ghi {code} chuyển cơ quan phối hợp"),
    ),
    Step.BACK_FROM_AGENCY: StepWords(
        N_("Cơ quan phối hợp trả về {code}"), N_("Đã về"), N_("{code} đã từ cơ quan phối hợp về")
    ),
    Step.RECORD_RESULT: StepWords(
        N_("Nhận kết quả từ chuyên môn"), N_("Lưu kết quả"), N_("Đã ghi nhận kết quả của {code}")
    ),
    Step.EXTEND: StepWords(
        N_("Xin lỗi và hẹn lại {code} (Mẫu 04, chỉ một lần)"),
        N_("Hẹn lại"),
        N_("Đã hẹn lại {code}, văn bản xin lỗi chờ ký"),
    ),
    Step.CORRECT: StepWords(
        N_("Sửa thông tin hồ sơ {code}"), N_("Lưu và in lại giấy hẹn"), N_("Đã sửa hồ sơ {code}")
    ),
    Step.SEND_OUT: StepWords(
        N_("Gửi kết quả {code} đi"), N_("Gửi đi"), N_("Đã ghi kết quả {code} gửi đi")
    ),
    Step.BRING_BACK: StepWords(
        N_("Kết quả {code} không giao được"), N_("Đã về quầy"), N_("Kết quả {code} lại chờ ở quầy")
    ),
    Step.RETURN_ELECTRONICALLY: StepWords(
        N_("Trả điện tử {code}, không cần ký nhận"),
        N_("Ghi đã trả điện tử"),
        N_("Đã trả điện tử {code}"),
    ),
    Step.UNDO_RESULT: StepWords(
        N_("Hoàn tác nhận kết quả {code}"),
        N_("Hoàn tác"),
        N_("Đã hoàn tác, {code} lại đang giải quyết"),
    ),
    Step.UNDO_RETURN: StepWords(
        N_("Hoàn tác việc trả kết quả {code}"),
        N_("Hoàn tác"),
        N_("Đã hoàn tác, {code} lại chờ trả"),
    ),
    Step.WITHDRAW: StepWords(
        N_("Công dân rút hồ sơ {code}"), N_("Rút hồ sơ"), N_("Hồ sơ {code} đã rút")
    ),
    Step.STOP: StepWords(
        N_("Dừng giải quyết {code}"), N_("Dừng giải quyết"), N_("Hồ sơ {code} đã dừng")
    ),
    Step.CANCEL: StepWords(
        N_("Hủy hồ sơ nhập nhầm {code}"), N_("Hủy hồ sơ"), N_("Đã hủy hồ sơ {code}")
    ),
    Step.REPRINT: StepWords(
        N_("In lại giấy hẹn, có đánh dấu bản in lại"), N_("In lại"), N_("Đã in giấy hẹn của {code}")
    ),
}

LOUD = frozenset({Step.CANCEL, Step.STOP, Step.WITHDRAW})
"""Steps that end a dossier without a result."""


def step_title(step: Step, dossiers: Sequence[DossierRow]) -> str:
    """Return the heading of the form of ``step``."""
    if step is Step.HAND_OVER and len(dossiers) > 1:
        return tr("Chuyển {count} hồ sơ cho chuyên môn", count=len(dossiers))
    return tr(STEP_WORDS[step].title, code=dossiers[0].code)


def step_done(step: Step, dossiers: Sequence[DossierRow]) -> str:
    """Return what to say once ``step`` has been taken."""
    if step is Step.HAND_OVER and len(dossiers) > 1:
        return tr("Đã chuyển {count} hồ sơ", count=len(dossiers))
    return tr(STEP_WORDS[step].done, code=dossiers[0].code)
