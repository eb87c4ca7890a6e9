"""Invented papers of the registers; no person here exists, and nothing was out of order."""

from datetime import date, timedelta

from app.domain.dossier_code import LocalCode
from app.domain.forms.exclusion_request import (
    ExclusionRequestDocument,
    ExcusedFigures,
    ExcusedLine,
)
from app.domain.forms.parts import OfficeHeader
from app.domain.forms.register_book import BookColumn, RegisterBookDocument
from app.domain.forms.report_sheet import ReportColumn, ReportDocument, ReportTable
from app.domain.samples.dossier_papers import ADDRESS, CLERK, PHONE
from app.domain.text import grouped
from app.domain.vietnam_time import local

_DAY = date(2026, 11, 12)
_MADE = local(2026, 11, 23, 9, 10)


def register_book(header: OfficeHeader) -> RegisterBookDocument:
    """Return a month of the hotline's register."""
    said = (
        ("Nguyễn Thị Hường", "Hỏi vì sao hồ sơ khai sinh trễ hẹn một ngày", "Trần Minh Đức"),
        ("", "Phản ánh quầy số 2 đóng cửa trước 16 giờ 30", "Lê Thị Ánh Tuyết"),
        ("Hoàng Phủ Ngọc Tường", "Cảm ơn công chức đến nhà trả kết quả", ""),
    )
    return RegisterBookDocument(
        header=header,
        title="SỔ THEO DÕI ĐƯỜNG DÂY NÓNG",
        period="01/11/2026 – 30/11/2026",
        legal_basis="Nghị định 61/2018/NĐ-CP; quy chế đường dây nóng của cơ quan",
        columns=(
            BookColumn("STT", 5),
            BookColumn("Ngày, giờ", 10),
            BookColumn("Người phản ánh", 14),
            BookColumn("Số điện thoại", 10),
            BookColumn("Địa chỉ", 15),
            BookColumn("Nội dung", 26),
            BookColumn("Người nghe", 10),
            BookColumn("Hạn trả lời", 10),
        ),
        rows=tuple(
            (
                str(number),
                f"08:3{number} 1{number}/11/2026",
                name,
                PHONE if name else "",
                ADDRESS if name else "",
                content,
                passed_to or CLERK,
                f"0{number}/12/2026",
            )
            for number, (name, content, passed_to) in enumerate(said, 1)
        ),
        made_at=_MADE,
        made_by=CLERK,
    )


def exclusion_request(header: OfficeHeader) -> ExclusionRequestDocument:
    """Return a report about eighteen dossiers that an outage of a day made late."""
    promised = local(2026, 11, 12, 17, 30)
    return ExclusionRequestDocument(
        header=header,
        number="128/BC-UBND",
        day=date(2026, 11, 23),
        recipient="UBND thành phố Hà Nội",
        outage_number="3/2026",
        system="Cổng Dịch vụ công quốc gia",
        what="Không đồng bộ được hồ sơ, không ký số được kết quả.",
        started_at=local(2026, 11, 12, 8),
        ended_at=local(2026, 11, 13, 10, 15),
        length="1 ngày 2 giờ",
        notice="Thông báo số 45/TB-TTCNTT ngày 12/11/2026",
        evidence_name="loi-dong-bo-12-11.png",
        evidence_sha256="9f2c4e7a1b3d5f60728394a5b6c7d8e9f00112233445566778899aabbccddeef",
        lines=tuple(
            ExcusedLine(
                code=str(LocalCode(1, 0, _DAY - timedelta(days=3), serial)),
                procedure_name="Đăng ký khai sinh" if serial % 2 else "Chứng thực bản sao",
                received_at=local(2026, 11, 9, 8, serial),
                promised_at=promised,
                finished_at=local(2026, 11, 13, 14, serial) if serial < 18 else None,
                late_by=f"4 giờ {serial} phút",
                touch="Hẹn trả đúng lúc có sự cố",
            )
            for serial in range(1, 19)
        ),
        figures=ExcusedFigures(
            first=date(2026, 1, 1),
            last=date(2026, 11, 23),
            finished=6739,
            gross=18,
            excluded=18,
            net=0,
        ),
        made_at=_MADE,
        made_by=CLERK,
    )


def report_sheet(header: OfficeHeader) -> ReportDocument:
    """Return the table of resolution of a month, with its thirteen columns."""
    over = ("Số hồ sơ nhận giải quyết",) * 4 + ("Số hồ sơ đã giải quyết",) * 4
    heads = (
        *("Tổng số", "Trực tuyến", "Trực tiếp, dịch vụ bưu chính", "Từ kỳ trước"),
        *("Tổng số", "Trước hạn", "Đúng hạn", "Quá hạn"),
        *("Tổng số", "Trong hạn", "Quá hạn"),
    )
    marks = (
        *("(3)=(4)+(5)+(6)", "(4)", "(5)", "(6)", "(7)=(8)+(9)+(10)", "(8)", "(9)", "(10)"),
        *("(11)=(12)+(13)", "(12)", "(13)"),
    )
    columns = (
        ReportColumn("STT", "", "(1)", 0.04, words=False),
        ReportColumn("Lĩnh vực", "", "(2)", 0.19, words=True),
        *(
            ReportColumn(head, words_over, mark, 0.07, words=False)
            for head, words_over, mark in zip(
                heads, (*over, *(("Số hồ sơ đang giải quyết",) * 3)), marks, strict=True
            )
        ),
    )
    return ReportDocument(
        header=header,
        form=("Biểu số 06a/VPCP/KSTT", "Ban hành theo Thông tư số 01/2020/TT-VPCP"),
        title="BÁO CÁO TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
        period="(Từ ngày 15/10/2026 đến ngày 14/11/2026)",
        upright=False,
        tables=(
            ReportTable(
                title="BÁO CÁO TÌNH HÌNH, KẾT QUẢ GIẢI QUYẾT THỦ TỤC HÀNH CHÍNH",
                unit="Đơn vị tính: Số hồ sơ TTHC",
                columns=columns,
                rows=(
                    ("1", "Chứng thực", *_figures(3353, 963, 0, 3078)),
                    ("2", "Hộ tịch", *_figures(2549, 708, 4, 2047)),
                    ("", "Tổng số", *_figures(5902, 1671, 4, 5125)),
                ),
                totals=True,
                notes=("Kiểm tra: (3) = (7) + (11).",),
            ),
        ),
        made_at=_MADE,
        made_by=CLERK,
    )


def _figures(received: int, online: int, carried: int, punctual: int) -> tuple[str, ...]:
    """Return a row that adds up: nothing was late and nothing is open."""
    total = received + carried
    counted = (total, online, received - online, carried, total, total - punctual, punctual, 0)
    return tuple(grouped(number) for number in (*counted, 0, 0, 0))
