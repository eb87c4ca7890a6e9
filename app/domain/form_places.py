"""How the parts of the forms are called in words, for whoever corrects them.

A part without words of its own here is still found: its text stands beside its place.
"""

from app.domain.forms.public_text import TEXT_VALUES
from app.domain.forms.registry import FORM_KINDS
from app.words import N_

# The others are called as in the registry of forms.
FORM_NAMES: dict[str, str] = {
    "page": N_("Phần chung của mọi giấy"),
    "copies": N_("Tên các liên"),
    "recovery_key": N_("Tờ khóa khôi phục"),
}

_WORDS: dict[str, str] = {
    "abbreviations": N_("Chữ viết tắt và cách đọc"),
    "about": N_("Các đoạn giới thiệu"),
    "addressee": N_("Kính gửi"),
    "basis": N_("Dòng căn cứ"),
    "beginning": N_("Câu mở đầu"),
    "body": N_("Nội dung"),
    "carried_over": N_("Bảng hồ sơ chuyển sau"),
    "carried_over_more": N_("Câu khi còn nhiều hồ sơ hơn"),
    "carried_over_none": N_("Câu khi không còn hồ sơ"),
    "carrier": N_("Dòng người vận chuyển"),
    "citizen": N_("Liên giao công dân"),
    "closing": N_("Câu kết"),
    "collection": N_("Phần ghi tay khi trả kết quả"),
    "columns": N_("Bảng"),
    "continued": N_("Câu khi sang trang"),
    "copies": N_("Câu số bản"),
    "count": N_("Dòng số lượng"),
    "country": N_("Quốc hiệu"),
    "date": N_("Dòng ngày"),
    "day": N_("Dòng ngày"),
    "dossier_code": N_("Dòng mã hồ sơ"),
    "evidence": N_("Dòng chứng cứ"),
    "explanation": N_("Câu giải thích"),
    "fee": N_("Phí, lệ phí"),
    "file": N_("Liên lưu"),
    "footer": N_("Chân trang"),
    "giver": N_("Dòng bên giao"),
    "hint": N_("Câu hướng dẫn"),
    "history_head": N_("Dòng mã đối chiếu"),
    "hotline": N_("Dòng tổng đài"),
    "how": N_("Các bước làm"),
    "in_force": N_("Dòng ngày áp dụng"),
    "in_words": N_("Dòng số tiền bằng chữ"),
    "iso_code": N_("Mã biểu mẫu ISO"),
    "keeping": N_("Các đoạn cách cất giữ"),
    "kind": N_("Loại"),
    "label": N_("Chữ in trước"),
    "letters": N_("Dòng chữ thử"),
    "line": N_("Một dòng của danh sách"),
    "lines": N_("Dòng"),
    "made": N_("Câu lúc lập"),
    "motto": N_("Tiêu ngữ"),
    "name": N_("Tên"),
    "none": N_("Khi không có"),
    "note": N_("Câu chú ý"),
    "notes": N_("Các điều chú ý"),
    "number": N_("Dòng số"),
    "one_clerk": N_("Dòng khi lập cho một người"),
    "opened": N_("Bảng theo dõi mở phong bì"),
    "opening": N_("Phần mở đầu"),
    "page": N_("Số trang"),
    "paid": N_("Khi đã nộp"),
    "papers": N_("Danh sách giấy tờ"),
    "paragraphs": N_("Các đoạn"),
    "period": N_("Dòng thời gian"),
    "phone": N_("Dòng điện thoại"),
    "place": N_("Dòng nơi để"),
    "place_and_date": N_("Dòng địa danh, ngày"),
    "printed": N_("Dòng lúc in"),
    "promised": N_("Dòng hẹn trả"),
    "quantity": N_("Số lượng"),
    "reason": N_("Lý do"),
    "received": N_("Dòng ngày nhận"),
    "receiver": N_("Dòng bên nhận"),
    "recipient": N_("Kính gửi"),
    "recipients": N_("Nơi nhận"),
    "replaces": N_("Câu giấy thay giấy cũ"),
    "reprint": N_("Dấu in lại"),
    "sheet_sum": N_("Dòng cộng trang"),
    "sentences": N_("Các câu"),
    "sign_and_name": N_("Câu dưới ô ký"),
    "signature": N_("Ô ký"),
    "signature_hint": N_("Câu dưới ô ký"),
    "steps": N_("Các bước làm"),
    "subject": N_("Dòng trích yếu"),
    "summary": N_("Dòng tổng hợp"),
    "table": N_("Bảng"),
    "text": N_("Chữ"),
    "title": N_("Tiêu đề"),
    "total": N_("Dòng cộng"),
    "typed_in": N_("Dòng đã nhập phần mềm"),
    "unconfirmed": N_("Câu lịch nghỉ chưa xác nhận"),
    "undated": N_("Dòng ngày để trống"),
    "unnamed": N_("Chỗ để ghi tay"),
    "unpaid": N_("Khi chưa nộp"),
    "value": N_("Cách viết nội dung"),
    "volume": N_("Dòng quyển số"),
    "warning": N_("Câu cảnh báo"),
    "whole_desk": N_("Dòng khi lập cho cả bộ phận"),
    "workload": N_("Bảng khối lượng"),
}
# What ends a field's name says enough of these.
_ENDINGS: dict[str, str] = {
    "_title": N_("Tiêu đề phần"),
    "_signature": N_("Ô ký"),
}
_OTHER = N_("Câu chữ")
_COLUMN = N_("Cột")

VALUE_WORDS: dict[str, str] = {
    **TEXT_VALUES,
    "address": N_("địa chỉ"),
    "agency": N_("cơ quan giải quyết"),
    "amount": N_("số tiền"),
    "applicant": N_("người nộp"),
    "basis": N_("căn cứ"),
    "code": N_("mã hồ sơ"),
    "complete_by": N_("hạn bổ sung"),
    "contact": N_("người liên hệ"),
    "contact_phone": N_("điện thoại liên hệ"),
    "coordinating_agency": N_("cơ quan phối hợp"),
    "count": N_("số hồ sơ"),
    "counter": N_("tên bộ phận"),
    "date": N_("ngày tháng năm"),
    "day": N_("ngày"),
    "desk": N_("quầy"),
    "distance": N_("khoảng cách"),
    "dots": N_("số chấm"),
    "dpi": N_("độ phân giải"),
    "email": N_("thư điện tử"),
    "end": N_("lúc hết"),
    "excluded": N_("số hồ sơ loại trừ"),
    "explanation": N_("cách tính"),
    "field": N_("lĩnh vực"),
    "finished": N_("số hồ sơ đã xong"),
    "first": N_("số đầu"),
    "first_day": N_("từ ngày"),
    "gross": N_("tỷ lệ chưa loại trừ"),
    "head": N_("mã đối chiếu"),
    "hotline": N_("số tổng đài"),
    "kind": N_("loại giấy tờ"),
    "last": N_("số cuối"),
    "last_day": N_("đến ngày"),
    "length": N_("thời lượng"),
    "moment": N_("giờ và ngày"),
    "money": N_("phí, lệ phí đã nộp"),
    "month": N_("tháng"),
    "name": N_("tên"),
    "net": N_("tỷ lệ đã loại trừ"),
    "new_promise_at": N_("giờ, ngày hẹn mới"),
    "new_promise_on": N_("ngày hẹn mới"),
    "notice": N_("văn bản thông báo"),
    "number": N_("số"),
    "papers_returned": N_("giấy tờ trả lại"),
    "period": N_("thời gian"),
    "phone": N_("số điện thoại"),
    "place": N_("địa danh"),
    "previous": N_("lần trước"),
    "printer": N_("máy in"),
    "procedure": N_("tên thủ tục"),
    "procedure_code": N_("mã thủ tục"),
    "promised_at": N_("giờ, ngày hẹn"),
    "promised_on": N_("ngày hẹn"),
    "quantity": N_("số lượng"),
    "reason": N_("lý do"),
    "received_at": N_("giờ, ngày nhận"),
    "received_on": N_("ngày nhận"),
    "requested_on": N_("ngày đề nghị"),
    "sets": N_("số bộ"),
    "sha256": N_("mã kiểm tra tệp"),
    "sheets": N_("số tờ"),
    "stage": N_("bước đang giải quyết"),
    "start": N_("lúc bắt đầu"),
    "station": N_("số máy"),
    "stopped_on": N_("ngày dừng"),
    "sums": N_("các khoản"),
    "system": N_("hệ thống"),
    "text": N_("lời giải thích"),
    "total": N_("tổng số"),
    "unit": N_("đơn vị"),
    "value": N_("nội dung"),
    "version": N_("lần cấp"),
    "volume": N_("quyển số"),
    "weekday": N_("thứ trong tuần"),
    "what": N_("sự cố"),
    "width": N_("bề rộng"),
    "words": N_("số viết bằng chữ"),
    "year": N_("năm"),
    "years": N_("các năm"),
}


def set_in_words(name: str) -> str:
    """Return as much of a set's name as tells it from the others, in a clerk's words."""
    first = name.removeprefix("Bộ mẫu theo ").partition(",")[0]
    return first.removesuffix("/NĐ-CP").replace("Nghị định", "NĐ").removesuffix(" của bộ phận")


def form_in_words(form: str, title: str = "") -> str:
    """Return the name of a form; ``title`` is what stands on its paper, often in capitals."""
    if form in FORM_KINDS:
        return FORM_KINDS[form].label
    return FORM_NAMES.get(form) or (title[:1].upper() + title[1:].lower()) or form


def part_in_words(record: type, field: str, number: int) -> tuple[str, ...]:
    """Return what a part of a form is called, with its number where one like it stands beside it.

    ``record`` is the dataclass the field stands in, ``number`` its place there, counted from 1.
    """
    if record.__name__.endswith("Columns"):
        return _COLUMN, str(number)
    ending = next((words for end, words in _ENDINGS.items() if field.endswith(end)), "")
    words = _WORDS.get(field) or ending
    return (words,) if words else (_OTHER, str(number))
