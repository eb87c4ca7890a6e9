"""What reports and their parts are called where there is little room, and in which groups."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.reports.report import REPORT_LABELS, Report, ReportKind
from app.domain.table import Table
from app.words import N_, tr

_FILE = "{kind}-{first:%Y%m%d}-{last:%Y%m%d}"

SHORT_NAMES: dict[ReportKind, str] = {
    ReportKind.RESOLUTION: N_("Biểu số 06"),
    ReportKind.INDICATORS: N_("Chỉ số QĐ 766"),
    ReportKind.MEETING: N_("Họp giao ban"),
    ReportKind.TIMELINESS: N_("Đúng, quá hạn"),
    ReportKind.PROGRAMME: N_("Trước hạn 4 giờ"),
    ReportKind.SUPPLEMENTS: N_("Yêu cầu bổ sung"),
    ReportKind.REFUSALS: N_("Từ chối, hướng dẫn"),
    ReportKind.PROCEDURES: N_("Theo thủ tục"),
    ReportKind.CHANNELS: N_("Kênh, cách trả"),
    ReportKind.MONTHS: N_("Theo tháng"),
    ReportKind.CLERKS: N_("Theo công chức"),
    ReportKind.COMPARISON: N_("So sánh các kỳ"),
    ReportKind.FEES: N_("Phí, lệ phí"),
    ReportKind.SATISFACTION: N_("Mức độ hài lòng"),
    ReportKind.OBJECTIVES: N_("Mục tiêu"),
    ReportKind.CLERKS_SHEETS: N_("Phiếu công chức"),
    ReportKind.NOTICE: N_("Bản công khai"),
    ReportKind.LOUDSPEAKER: N_("Bài đọc trên loa"),
    ReportKind.YEAR_TEXT: N_("Bài tổng kết năm"),
}
"""What a report is called on the rail; one without is called as everywhere."""

_GROUPS: tuple[tuple[str, tuple[ReportKind, ...]], ...] = (
    (N_("Định kỳ"), (ReportKind.RESOLUTION, ReportKind.INDICATORS, ReportKind.MEETING)),
    (
        N_("Thời hạn"),
        (
            ReportKind.TIMELINESS,
            ReportKind.PROGRAMME,
            ReportKind.SUPPLEMENTS,
            ReportKind.REFUSALS,
        ),
    ),
    (
        N_("Số lượng"),
        (
            ReportKind.PROCEDURES,
            ReportKind.CHANNELS,
            ReportKind.MONTHS,
            ReportKind.CLERKS,
            ReportKind.COMPARISON,
            ReportKind.FEES,
        ),
    ),
    (
        N_("Chất lượng"),
        (ReportKind.SATISFACTION, ReportKind.OBJECTIVES, ReportKind.CLERKS_SHEETS),
    ),
    (
        N_("Công khai"),
        (ReportKind.NOTICE, ReportKind.LOUDSPEAKER, ReportKind.YEAR_TEXT),
    ),
)
_REST = N_("Khác")

_PARTS: dict[ReportKind, tuple[str, ...]] = {
    ReportKind.RESOLUTION: (
        N_("Biểu số 06"),
        N_("Trước và sau loại trừ"),
        N_("Sự cố hệ thống"),
    ),
    ReportKind.TIMELINESS: (N_("Theo lĩnh vực"), N_("Nguyên nhân quá hạn")),
    ReportKind.CLERKS: (N_("Tiếp nhận"), N_("Giải quyết"), N_("Trả kết quả")),
    ReportKind.CHANNELS: (N_("Kênh tiếp nhận"), N_("Cách trả kết quả")),
    ReportKind.FEES: (
        N_("Theo thủ tục"),
        N_("Theo hình thức"),
        N_("Miễn, giảm"),
        N_("Theo ngày thu"),
    ),
    ReportKind.REFUSALS: (N_("Từ chối"), N_("Hướng dẫn hoàn thiện")),
    ReportKind.INDICATORS: (N_("Chỉ số"), N_("Thời gian trung bình")),
    ReportKind.MEETING: (
        N_("Số liệu"),
        N_("Mục tiêu"),
        N_("Quá hạn"),
        N_("Sự cố"),
        N_("Kiến nghị"),
    ),
    ReportKind.NOTICE: (N_("Theo lĩnh vực"), N_("Số liệu trong bài")),
    ReportKind.LOUDSPEAKER: (N_("Số liệu trong bài"),),
    ReportKind.YEAR_TEXT: (N_("Số liệu trong bài"),),
}


@dataclass(frozen=True, slots=True)
class Group:
    """Reports that stand together, under a heading."""

    heading: str
    kinds: tuple[ReportKind, ...]


def grouped(kinds: Sequence[ReportKind]) -> tuple[Group, ...]:
    """Return ``kinds`` in groups; one that belongs to none stands in the last."""
    placed = {kind for _heading, members in _GROUPS for kind in members}
    rest = tuple(kind for kind in kinds if kind not in placed)
    groups = [
        Group(tr(heading), tuple(kind for kind in members if kind in kinds))
        for heading, members in (*_GROUPS, (_REST, rest))
    ]
    return tuple(group for group in groups if group.kinds)


def short_name(kind: ReportKind) -> str:
    """Return what a report is called on the rail."""
    return tr(SHORT_NAMES.get(kind, REPORT_LABELS[kind]))


def part_name(report: Report, place: int) -> str:
    """Return what a table of a report is called beside the others."""
    title = report.sections[place].table.title
    if report.kind is ReportKind.CLERKS_SHEETS:
        return title.rpartition(": ")[2]
    known = _PARTS.get(report.kind, ())
    return tr(known[place]) if place < len(known) else sentence(title)


def sentence(title: str) -> str:
    """Return a printed title in capitals as it is read on a screen."""
    return title if not title.isupper() else title[:1] + title[1:].lower()


def row_name(table: Table, cells: Sequence[str]) -> str:
    """Return what a row of a table is about: its first words."""
    texts = [
        cell
        for cell, column in zip(cells, table.columns, strict=True)
        if cell and column.kind == "text"
    ]
    return texts[0] if texts else ""


def file_name(kind: ReportKind, first: date, last: date) -> str:
    """Return the name of a file a report is written to, without its ending and without accents."""
    return _FILE.format(kind=_SLUGS.get(kind, kind.value.replace("_", "-")), first=first, last=last)


_SLUGS: dict[ReportKind, str] = {
    ReportKind.RESOLUTION: "bieu-06",
    ReportKind.INDICATORS: "chi-so-766",
    ReportKind.MEETING: "hop-giao-ban",
    ReportKind.TIMELINESS: "dung-han-qua-han",
    ReportKind.PROGRAMME: "truoc-han-4-gio",
    ReportKind.SUPPLEMENTS: "yeu-cau-bo-sung",
    ReportKind.REFUSALS: "tu-choi-huong-dan",
    ReportKind.PROCEDURES: "theo-thu-tuc",
    ReportKind.CHANNELS: "theo-kenh-cach-tra",
    ReportKind.MONTHS: "theo-thang",
    ReportKind.CLERKS: "theo-cong-chuc",
    ReportKind.COMPARISON: "so-sanh",
    ReportKind.FEES: "phi-le-phi",
    ReportKind.SATISFACTION: "muc-do-hai-long",
    ReportKind.OBJECTIVES: "muc-tieu-chat-luong",
    ReportKind.CLERKS_SHEETS: "phieu-cong-chuc",
    ReportKind.NOTICE: "cong-khai",
    ReportKind.LOUDSPEAKER: "bai-doc-loa",
    ReportKind.YEAR_TEXT: "bai-tong-ket",
}
