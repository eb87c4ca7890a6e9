"""The apology names the day that was promised and the day it is promised again."""

from app.printing.forms.extension_apology import lay_out
from tests.printing.circular_papers import APOLOGY
from tests.printing.papers import NEW, OLD, words_on


def test_the_slip_of_2018_apologizes_and_gives_another_day() -> None:
    words = " ".join(words_on(lay_out(APOLOGY, OLD, dpi=300)).split())
    for said in (
        "PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ",
        "/PXL",
        "Kính gửi: Nguyễn Thị Hường",
        "SĐT: 0912345678)",
        "Ngày 20 tháng 11 năm 2026, Trung tâm Phục vụ hành chính công phường Long Biên tiếp nhận",
        "giải quyết hồ sơ đề nghị Đăng ký khai sinh của Nguyễn Thị Hường.",
        "Số biên nhận hồ sơ: TN10-261120-0042-18",
        "Ngày hẹn trả kết quả giải quyết hồ sơ: ngày 30 tháng 11 năm 2026.",
        "Lý do: Cơ quan phối hợp chưa có kết quả",
        "trân trọng gửi lời xin lỗi",
        "Thời gian hẹn trả kết quả lại: ngày 07 tháng 12 năm 2026",
        "Trân trọng./.",
    ):
        assert said in words


def test_the_document_of_2025_asks_for_more_time() -> None:
    words = " ".join(words_on(lay_out(APOLOGY, NEW, dpi=300)).split())
    for said in (
        "VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT",
        "hẹn trả kết quả: 17 giờ 00 phút, ngày 30 tháng 11 năm 2026",
        "gia hạn đến: 17 giờ 00 phút, ngày 07 tháng 12 năm 2026",
    ):
        assert said in words
