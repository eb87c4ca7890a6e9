"""What a scan can turn out to be, and what the desk then says, sounds and does: one table.

Pages, the scan router, batches and the scan log all read it. Recognizing a scan is ``scan``;
which meaning a dossier has now is looked up by ``app.services.dossier.look_up``.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.words import N_


class ScanMeaning(StrEnum):
    """What a scan turned out to be; the word the scan log keeps."""

    READY = "ready"
    PARTS_TO_GIVE = "parts_to_give"
    PARTS_MISSING = "parts_missing"
    FEE_DUE = "fee_due"
    OUT_FOR_DELIVERY = "out_for_delivery"
    AT_DESK = "at_desk"
    IN_PROCESS = "in_process"
    OVERDUE = "overdue"
    AWAITING_SUPPLEMENT = "awaiting_supplement"
    AWAITING_PAYMENT = "awaiting_payment"
    ALREADY_RETURNED = "already_returned"
    STOPPED = "stopped"
    REFUSED = "refused"
    GUIDED = "guided"
    CANCELLED = "cancelled"
    OLDER_SLIP = "older_slip"
    UNKNOWN_CODE = "unknown_code"
    ANOTHER_OFFICE = "another_office"
    ANOTHER_STATION = "another_station"
    AWAITING_MATCH = "awaiting_match"
    FAILED_CHECK = "failed_check"
    CARD = "card"
    CARD_UNREADABLE = "card_unreadable"
    IDENTITY_NUMBER = "identity_number"
    HEALTH_INSURANCE = "health_insurance"
    FOREIGN_CODE = "foreign_code"
    PROCEDURE = "procedure"
    COMMAND = "command"
    EMERGENCY_SLIP = "emergency_slip"
    POSTAL_ITEM = "postal_item"
    TEST_SHEET = "test_sheet"
    INPUT_METHOD = "input_method"
    UNREADABLE = "unreadable"
    REPEATED = "repeated"


class Severity(StrEnum):
    """How loud an answer is: go on, look first, stop."""

    GOOD = "good"
    LOOK = "look"
    STOP = "stop"


class Sound(StrEnum):
    """What a tone tells, by its rhythm: pitch alone is not heard by everybody.

    One short; two short; short and long; long and short; two long.
    """

    TAKEN = "taken"
    AGAIN = "again"
    LOOK = "look"
    NOT_YET = "not_yet"
    REFUSED = "refused"


class NextStep(StrEnum):
    """What helps on; one key does it."""

    HAND_OVER = "hand_over"
    RECORD_RESULT = "record_result"
    UNDO_RETURN = "undo_return"
    OPEN_CARD = "open_card"
    SEARCH = "search"
    SCAN_AGAIN = "scan_again"
    RETURN_ANYWAY = "return_anyway"


NEXT_LABELS: dict[NextStep, str] = {
    NextStep.HAND_OVER: N_("Chuyển chuyên môn"),
    NextStep.RECORD_RESULT: N_("Nhận kết quả"),
    NextStep.UNDO_RETURN: N_("Hoàn tác trả kết quả"),
    NextStep.OPEN_CARD: N_("Xem hồ sơ"),
    NextStep.SEARCH: N_("Tìm theo họ tên"),
    NextStep.SCAN_AGAIN: N_("Quét phiếu khác"),
    NextStep.RETURN_ANYWAY: N_("Vẫn trả kết quả"),
}


@dataclass(frozen=True, slots=True)
class ScanAnswer:
    """One row of the table.

    ``word`` names it in a list, ``title`` and ``advice`` are templates of a sentence each.
    ``may_return``: the result may be given out now, whatever else must be looked at.
    """

    word: str
    title: str
    advice: str
    severity: Severity
    sound: Sound
    next_step: NextStep | None = None
    may_return: bool = False


_M, _N = ScanMeaning, NextStep
_GOOD, _LOOK, _STOP = Severity.GOOD, Severity.LOOK, Severity.STOP
_SCAN_OURS = N_("Quét mã vạch trên giấy tiếp nhận hồ sơ.")

SCAN_ANSWERS: dict[ScanMeaning, ScanAnswer] = {
    _M.READY: ScanAnswer(
        N_("Trả được"),
        N_("Có kết quả, trả được ngay"),
        N_("Kiểm tra giấy tờ rồi xác nhận trả."),
        _GOOD,
        Sound.TAKEN,
        may_return=True,
    ),
    _M.PARTS_TO_GIVE: ScanAnswer(
        N_("Trao đủ món"),
        N_("Có kết quả, phải trao đủ {count} món"),
        N_("Đếm từng món trong khung bên dưới rồi xác nhận trả."),
        _LOOK,
        Sound.LOOK,
        may_return=True,
    ),
    _M.PARTS_MISSING: ScanAnswer(
        N_("Thiếu phần"),
        N_("Có kết quả nhưng chưa đủ phần"),
        N_("Còn giữ lại: {parts}. Kiểm tra phần này đã về chưa rồi mới xác nhận trả hết."),
        _LOOK,
        Sound.LOOK,
        _N.OPEN_CARD,
        may_return=True,
    ),
    _M.FEE_DUE: ScanAnswer(
        N_("Chưa thu phí"),
        N_("Có kết quả, nhưng chưa thu phí {fee}"),
        N_("Thu phí, ghi số biên lai rồi xác nhận trả."),
        _LOOK,
        Sound.LOOK,
        may_return=True,
    ),
    _M.OUT_FOR_DELIVERY: ScanAnswer(
        N_("Đang giao"),
        N_("Kết quả không ở quầy: đang trên đường giao"),
        N_(
            "Đã gửi: {delivery}. Nếu đã giao xong, ghi người nhận rồi xác nhận trả; nếu kết quả "
            "quay về, mở hồ sơ và ghi «Không giao được» trước khi trả tại quầy."
        ),
        _LOOK,
        Sound.LOOK,
        _N.OPEN_CARD,
        may_return=True,
    ),
    _M.AT_DESK: ScanAnswer(
        N_("Còn ở quầy"),
        N_("Hồ sơ còn ở quầy, chưa chuyển giải quyết"),
        N_("Nếu giải quyết ngay tại quầy, xác nhận trả; nếu không, chuyển chuyên môn."),
        _LOOK,
        Sound.LOOK,
        _N.HAND_OVER,
        may_return=True,
    ),
    _M.IN_PROCESS: ScanAnswer(
        N_("Đang giải quyết"),
        N_("Hồ sơ đang giải quyết, chưa có kết quả"),
        N_(
            "Hẹn trả {promised}. {clerk} đã chuyển cho {holder} lúc {moment}. Nếu kết quả đã về "
            "quầy, bấm «Nhận kết quả»."
        ),
        _STOP,
        Sound.NOT_YET,
        _N.RECORD_RESULT,
    ),
    _M.OVERDUE: ScanAnswer(
        N_("Quá hẹn"),
        N_("Hồ sơ đã quá hẹn, chưa có kết quả"),
        N_(
            "Hẹn trả {promised}. {clerk} đã chuyển cho {holder} lúc {moment}: hỏi nơi đó, xin lỗi "
            "và hẹn lại công dân."
        ),
        _STOP,
        Sound.NOT_YET,
        _N.RECORD_RESULT,
    ),
    _M.AWAITING_SUPPLEMENT: ScanAnswer(
        N_("Chờ bổ sung"),
        N_("Hồ sơ đang chờ công dân bổ sung giấy tờ"),
        N_("Nhận giấy tờ bổ sung trước khi giải quyết tiếp."),
        _STOP,
        Sound.NOT_YET,
        _N.OPEN_CARD,
    ),
    _M.AWAITING_PAYMENT: ScanAnswer(
        N_("Chờ nộp tiền"),
        N_("Hồ sơ chờ công dân thực hiện nghĩa vụ tài chính"),
        N_("Nhận chứng từ nộp tiền rồi xác nhận."),
        _STOP,
        Sound.NOT_YET,
        _N.OPEN_CARD,
    ),
    _M.ALREADY_RETURNED: ScanAnswer(
        N_("Đã trả rồi"),
        N_("Kết quả đã trả lúc {returned}"),
        N_("{clerk} đã trả cho {collector}. Nếu trả nhầm, dùng «Hoàn tác trả kết quả»."),
        _STOP,
        Sound.REFUSED,
        _N.UNDO_RETURN,
    ),
    _M.STOPPED: ScanAnswer(
        N_("Đã dừng"),
        N_("Hồ sơ đã dừng giải quyết hoặc đã rút"),
        N_("Lý do: {reason}. Trả lại giấy tờ đã nộp cho công dân."),
        _STOP,
        Sound.REFUSED,
        _N.OPEN_CARD,
    ),
    _M.REFUSED: ScanAnswer(
        N_("Từ chối"),
        N_("Hồ sơ đã bị từ chối tiếp nhận"),
        N_("Lý do: {reason}. Giải thích theo phiếu từ chối."),
        _STOP,
        Sound.REFUSED,
        _N.OPEN_CARD,
    ),
    _M.GUIDED: ScanAnswer(
        N_("Chưa tiếp nhận"),
        N_("Hồ sơ mới được hướng dẫn, chưa tiếp nhận"),
        N_("Còn thiếu: {reason}. Đủ giấy tờ thì tiếp nhận ở trang «Tiếp nhận»."),
        _STOP,
        Sound.NOT_YET,
        _N.OPEN_CARD,
    ),
    _M.CANCELLED: ScanAnswer(
        N_("Mã đã hủy"),
        N_("Mã hồ sơ này đã hủy do nhập nhầm"),
        N_("Tìm hồ sơ đúng bằng họ tên hoặc số căn cước."),
        _STOP,
        Sound.REFUSED,
        _N.SEARCH,
    ),
    _M.OLDER_SLIP: ScanAnswer(
        N_("Phiếu cũ"),
        N_("Giấy hẹn lần {seen}, đã thay bằng lần {current}"),
        N_("Thu lại giấy cũ."),
        _LOOK,
        Sound.LOOK,
    ),
    _M.UNKNOWN_CODE: ScanAnswer(
        N_("Không có hồ sơ"),
        N_("Không có hồ sơ mang mã {code}"),
        N_("Kiểm tra lại phiếu, hoặc tìm bằng họ tên, số căn cước."),
        _STOP,
        Sound.REFUSED,
        _N.SEARCH,
    ),
    _M.ANOTHER_OFFICE: ScanAnswer(
        N_("Cơ quan khác"),
        N_("Phiếu của cơ quan khác ({agency})"),
        N_("Mời công dân đến nơi ghi ở đầu phiếu."),
        _STOP,
        Sound.REFUSED,
        _N.SCAN_AGAIN,
    ),
    _M.ANOTHER_STATION: ScanAnswer(
        N_("Quầy khác"),
        N_("Phiếu do quầy số {station} cấp, máy này chưa có hồ sơ đó"),
        N_("Hỏi quầy số {station}; nếu kết quả đã ở đây, bấm «Vẫn trả kết quả»."),
        _LOOK,
        Sound.LOOK,
        _N.RETURN_ANYWAY,
    ),
    _M.AWAITING_MATCH: ScanAnswer(
        N_("Chờ ghép"),
        N_("Kết quả đã trả lúc {returned}, đang chờ ghép"),
        N_("Người nhận: {collector}. Hồ sơ sẽ được ghép khi nhập dữ liệu của quầy số {station}."),
        _STOP,
        Sound.REFUSED,
        _N.SCAN_AGAIN,
    ),
    _M.FAILED_CHECK: ScanAnswer(
        N_("Mã đọc sai"),
        N_("Mã đọc sai: chữ số kiểm tra không khớp."),
        N_("Quét lại. Nếu vẫn sai, nhập mã in dưới mã vạch."),
        _STOP,
        Sound.REFUSED,
        _N.SCAN_AGAIN,
    ),
    _M.CARD: ScanAnswer(
        N_("Thẻ căn cước"),
        N_("Đã đọc thẻ căn cước"),
        N_("Kiểm tra với người đến quầy."),
        _GOOD,
        Sound.TAKEN,
    ),
    _M.CARD_UNREADABLE: ScanAnswer(
        N_("Thẻ đọc lỗi"),
        N_("Mã QR trên thẻ căn cước đọc chưa hết hoặc bị lỗi."),
        N_("Quét mã QR trên thẻ căn cước (thẻ mới: mặt sau), hoặc nhập tay."),
        _STOP,
        Sound.REFUSED,
    ),
    _M.IDENTITY_NUMBER: ScanAnswer(
        N_("Số định danh"),
        N_("Đây là số định danh, không phải mã hồ sơ."),
        N_("Nhập vào ô số định danh, hoặc quét mã QR trên thẻ căn cước."),
        _STOP,
        Sound.REFUSED,
    ),
    _M.HEALTH_INSURANCE: ScanAnswer(
        N_("Thẻ bảo hiểm"),
        N_("Đây là mã QR của thẻ bảo hiểm y tế."),
        N_("Quét mã QR trên thẻ căn cước (thẻ mới: mặt sau), hoặc nhập tay."),
        _STOP,
        Sound.REFUSED,
    ),
    _M.FOREIGN_CODE: ScanAnswer(
        N_("Mã lạ"),
        N_("Mã này không phải của bộ phận một cửa."),
        _SCAN_OURS,
        _STOP,
        Sound.REFUSED,
    ),
    _M.PROCEDURE: ScanAnswer(
        N_("Mã thủ tục"),
        N_("Đã chọn thủ tục {code}"),
        N_("Tiếp tục nhập hồ sơ."),
        _GOOD,
        Sound.TAKEN,
    ),
    _M.COMMAND: ScanAnswer(
        N_("Mã lệnh"),
        N_("Đã nhận mã lệnh của chương trình"),
        N_("Không cần làm gì thêm."),
        _GOOD,
        Sound.TAKEN,
    ),
    _M.EMERGENCY_SLIP: ScanAnswer(
        N_("Phiếu khẩn cấp"),
        N_("Phiếu khẩn cấp số {number}"),
        N_("Nhập hồ sơ đã nhận trên giấy: ghi giờ nhận như trên phiếu, rồi nhập như thường."),
        _LOOK,
        Sound.LOOK,
    ),
    _M.POSTAL_ITEM: ScanAnswer(
        N_("Số bưu gửi"),
        N_("Đã đọc số bưu gửi"),
        N_("Quét ở trang «Quét loạt», thẻ «Gửi bưu chính», ngay sau phiếu của hồ sơ gửi đi."),
        _GOOD,
        Sound.TAKEN,
    ),
    _M.TEST_SHEET: ScanAnswer(
        N_("Trang thử"),
        N_("Đây là trang in thử, máy quét đọc được"),
        N_("Trang này không phải hồ sơ. Quét mã vạch trên giấy tiếp nhận hồ sơ."),
        _LOOK,
        Sound.LOOK,
        _N.SCAN_AGAIN,
    ),
    _M.INPUT_METHOD: ScanAnswer(
        N_("Sai bàn phím"),
        N_("Bàn phím đang ở chế độ tiếng Việt nên mã quét bị đổi chữ."),
        N_("Tắt bộ gõ, chuyển bàn phím Windows sang ENG (phím Windows + phím cách), quét lại."),
        _STOP,
        Sound.REFUSED,
    ),
    _M.UNREADABLE: ScanAnswer(
        N_("Không đọc được"),
        N_("Mã quét chưa đúng."),
        N_("Quét lại, giữ máy cách mã chừng 10–20 cm."),
        _STOP,
        Sound.REFUSED,
    ),
    _M.REPEATED: ScanAnswer(
        N_("Vừa quét rồi"),
        N_("Mã này vừa quét rồi"),
        N_("Chỉ tính một lần."),
        _GOOD,
        Sound.AGAIN,
    ),
}


def louder(one: Severity, other: Severity) -> Severity:
    """Return the one of two severities that must not be missed."""
    return max(one, other, key=list(Severity).index)
