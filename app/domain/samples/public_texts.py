"""Invented texts for the public, as the editor of forms and the tests show them."""

from app.domain.forms.parts import OfficeHeader
from app.domain.forms.public_text import LoudspeakerText, PublicNotice, YearText
from app.domain.forms.report_sheet import ReportColumn, ReportTable
from app.domain.vietnam_time import local

_MADE = local(2026, 12, 1, 8, 30)
_PERIOD = "Tháng 11 năm 2026"
_OVER = ("Số hồ sơ nhận giải quyết",) * 3 + ("Số hồ sơ đã giải quyết",) * 4
_HEADS = (
    *("Tổng số", "Mới tiếp nhận", "Từ kỳ trước"),
    *("Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"),
    *("Tổng số", "Quá hạn"),
)
_NUMBERS = {
    "Bảo trợ xã hội": (38, 36, 2, 37, 9, 28, 0, 1, 0),
    "Chứng thực": (305, 305, 0, 305, 68, 237, 0, 0, 0),
    "Hộ tịch": (241, 232, 9, 236, 55, 179, 2, 5, 0),
    "Người có công": (31, 30, 1, 30, 7, 23, 0, 1, 0),
}


def public_notice(header: OfficeHeader) -> PublicNotice:
    """Return the notice of a month with four fields."""
    rows = tuple(_NUMBERS.items())
    totals = tuple(map(sum, zip(*_NUMBERS.values(), strict=True)))
    return PublicNotice(
        header=header,
        period=_PERIOD,
        paragraphs=(
            (
                "Trong tháng 11 năm 2026, Bộ phận tiếp nhận và trả kết quả nhận giải "
                "quyết 615 hồ sơ. Trong đó, 12 hồ sơ từ kỳ trước chuyển sang, 603 hồ sơ "
                "mới tiếp nhận."
            ),
            (
                "Đã giải quyết 608 hồ sơ: trước hạn 139, đúng hạn 467, quá hạn 2. Tỷ lệ "
                "giải quyết trước hạn và đúng hạn đạt 99,67 %."
            ),
            "Phản ánh, kiến nghị về giải quyết thủ tục hành chính: 024 3871 1234.",
        ),
        made_at=_MADE,
        table=ReportTable(
            title="KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH THEO LĨNH VỰC",
            unit="Đơn vị tính: Số hồ sơ TTHC",
            columns=(
                ReportColumn("STT", "", "", 0.07, words=False),
                ReportColumn("Lĩnh vực", "", "", 0.21, words=True),
                *(
                    ReportColumn(head, over, "", 0.08, words=False)
                    for head, over in zip(
                        _HEADS, (*_OVER, *("Số hồ sơ đang giải quyết",) * 2), strict=True
                    )
                ),
            ),
            rows=(
                *((str(n), name, *map(str, counts)) for n, (name, counts) in enumerate(rows, 1)),
                ("", "Tổng số", *map(str, totals)),
            ),
            totals=True,
            notes=(),
        ),
    )


def loudspeaker_text(header: OfficeHeader) -> LoudspeakerText:
    """Return what is read aloud of the same month."""
    return LoudspeakerText(
        header=header,
        period=_PERIOD,
        paragraphs=(
            "Kính thưa toàn thể nhân dân.",
            (
                "Bộ phận tiếp nhận và trả kết quả xin thông báo kết quả giải quyết thủ "
                "tục hành chính trong tháng mười một năm hai nghìn không trăm hai mươi "
                "sáu."
            ),
            "Tổng số hồ sơ nhận giải quyết là sáu trăm mười lăm hồ sơ.",
            (
                "Đã giải quyết xong sáu trăm linh tám hồ sơ. Có hai hồ sơ giải quyết quá "
                "hạn. Tỷ lệ giải quyết trước hạn và đúng hạn đạt chín mươi chín phẩy sáu "
                "mươi bảy phần trăm."
            ),
            "Xin trân trọng cảm ơn.",
        ),
        made_at=_MADE,
    )


def year_text(header: OfficeHeader) -> YearText:
    """Return the text of a year."""
    return YearText(
        header=header,
        period="Năm 2026",
        paragraphs=(
            (
                "Trong năm 2026, Bộ phận tiếp nhận và trả kết quả nhận giải quyết 6.751 "
                "hồ sơ, trong đó tiếp nhận trong kỳ 6.751 hồ sơ."
            ),
            (
                "Đã giải quyết 6.739 hồ sơ, trong đó trước hạn 1.512 hồ sơ, đúng hạn "
                "5.209 hồ sơ. Giải quyết quá hạn 18 hồ sơ, bằng 0,27 %. Trong số quá hạn,"
                " 18 hồ sơ được loại trừ trách nhiệm do nguyên nhân khách quan."
            ),
            "Tổng số phí, lệ phí là 157.425.000 đồng.",
        ),
        made_at=_MADE,
    )
