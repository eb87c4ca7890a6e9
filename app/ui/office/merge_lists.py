"""The lists of the merge section: what a bundle brings, what came before, results that wait.

Only tables and their words; what is done with them is the section's.
"""

from app.domain.desk_lines import LineCounts
from app.domain.merge_report import (
    BLOCKING,
    CONFLICTS,
    BundleAtHand,
    MergedRow,
    MergeLine,
    MergeReport,
    UnmatchedRow,
)
from app.domain.vietnam_time import short_date, short_moment
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import Pill, PillDelegate, PillTone
from app.ui.widgets.table import Column, Table
from app.words import tr


class ReportTable(Table):
    """What somebody should look at before a bundle is taken in, conflicts first."""

    def __init__(self) -> None:
        super().__init__(tr("Điều cần xem lại"))
        self.lines = RowsModel[MergeLine](
            (
                Show(tr("Mức"), lambda line: _weight(line).text, _weight),
                Show(tr("Mã hồ sơ"), lambda line: line.code),
                Show(tr("Điều cần biết"), line_words),
            ),
            self,
        )
        self.setModel(self.lines)
        self.setItemDelegateForColumn(0, PillDelegate(self))
        self.set_columns(
            (
                Column("Xung đột", pill=True),
                Column("TN00-000000-0000-00"),
                Column("Cả hai máy cùng trả: quầy 2", stretch=True),
            )
        )

    def marked(self) -> MergeLine | None:
        """Return the line that is marked."""
        number = self.currentIndex().row()
        return self.lines.row(number) if number >= 0 else None


class MergedTable(Table):
    """The bundles taken in so far."""

    def __init__(self) -> None:
        super().__init__(tr("Các gói đã nhập"))
        self.rows = RowsModel[MergedRow](
            (
                Show(tr("Nhập lúc"), lambda one: short_moment(one.merged_at)),
                Show(tr("Quầy"), lambda one: str(one.station), right=True),
                Show(tr("Dòng lịch sử"), _run, right=True),
                Show(tr("Người nhập"), lambda one: one.clerk_name),
                Show(tr("Gói"), lambda one: one.name),
            ),
            self,
        )
        self.setModel(self.rows)
        self.set_columns(
            (
                Column("00:00 00/00/0000"),
                Column("Quầy"),
                Column("10000–20000"),
                Column("Nguyễn Thị Ánh Tuyết", drop=1),
                Column("MotCua_H26.107", stretch=True),
            )
        )


class UnmatchedTable(Table):
    """Results handed out for other counters' dossiers, and whether those have arrived."""

    def __init__(self) -> None:
        super().__init__(tr("Kết quả đã trả cho hồ sơ quầy khác"))
        self.rows = RowsModel[UnmatchedRow](
            (
                Show(tr("Tình trạng"), lambda one: _match(one).text, _match),
                Show(tr("Mã hồ sơ"), lambda one: one.code),
                Show(tr("Trả lúc"), lambda one: short_moment(one.returned_at)),
                Show(tr("Người nhận"), lambda one: one.collector_name),
                Show(tr("Công chức"), lambda one: one.clerk_name),
            ),
            self,
        )
        self.setModel(self.rows)
        self.setItemDelegateForColumn(0, PillDelegate(self))
        self.set_columns(
            (
                Column("Chờ ghép", pill=True),
                Column("TN00-000000-0000-00"),
                Column("00:00 00/00/0000"),
                Column("Nguyễn Thị Ánh", stretch=True),
                Column("Nguyễn Thị Ánh Tuyết", drop=1),
            )
        )

    def marked(self) -> UnmatchedRow | None:
        """Return the row that is marked."""
        number = self.currentIndex().row()
        return self.rows.row(number) if number >= 0 else None


def line_words(line: MergeLine) -> str:
    """Return the sentence of ``line`` on the screen."""
    return tr(line.words, **{name: tr(value) for name, value in line.values.items()})


def bundle_words(bundle: BundleAtHand) -> str:
    """Return how a bundle is offered: whose, of which day, and whether it is here already."""
    facts = bundle.facts
    values = {"station": facts.station, "day": short_date(facts.day)}
    if bundle.known:
        return tr("Quầy {station}, {day}, đã nhập", **values)
    if not facts.parts:
        return tr("Quầy {station}, {day}", **values)
    values |= {"first": facts.first_sequence, "last": facts.last_sequence}
    return tr("Quầy {station}, {day}, dòng {first}–{last}", **values)


def summary(report: MergeReport) -> tuple[str, str]:
    """Return title and sentence of what a merge did, or would do."""
    counts = {"dossiers": report.dossiers, "events": report.events}
    if not report.brings_news:
        title = tr("Gói này không có gì mới")
    elif report.dry_run:
        title = tr("Xem trước: {dossiers} hồ sơ mới, {events} bước", **counts)
    else:
        title = tr("Đã nhập {dossiers} hồ sơ mới, {events} bước", **counts)
    parts: list[str] = []
    if report.changed:
        parts.append(tr("{count} hồ sơ đã có được cập nhật.", count=report.changed))
    parts += _desk_words(report.desk)
    if report.known_events:
        parts.append(tr("{count} bước đã có từ trước.", count=report.known_events))
    if report.conflicts:
        parts.append(tr("{count} xung đột, xem danh sách.", count=report.conflicts))
    if report.clerks:
        parts.append(tr("Thêm công chức: {names}.", names=", ".join(report.clerks)))
    if report.procedures:
        parts.append(tr("Thêm thủ tục: {codes}.", codes=", ".join(report.procedures)))
    return title, " ".join(parts)


def _desk_words(desk: LineCounts) -> list[str]:
    parts: list[str] = []
    if desk.entries:
        parts.append(tr("{count} dòng sổ mới hoặc đã sửa.", count=desk.entries))
    if desk.ratings:
        parts.append(tr("{count} đánh giá.", count=desk.ratings))
    if desk.visits:
        parts.append(tr("{count} lần hướng dẫn hoặc từ chối.", count=desk.visits))
    return parts


def _run(one: MergedRow) -> str:
    if not one.last_sequence:
        return "–"
    return f"{one.first_sequence}–{one.last_sequence}"


def _weight(line: MergeLine) -> Pill:
    if line.notice in BLOCKING:
        return Pill(tr("Trùng mã"), "alert-octagon", PillTone.LATE)
    if line.notice in CONFLICTS:
        return Pill(tr("Xung đột"), "alert-triangle", PillTone.SOON)
    return Pill(tr("Lưu ý"), "info-circle", PillTone.WAITING)


def _match(one: UnmatchedRow) -> Pill:
    if one.matched_at is None:
        return Pill(tr("Chờ ghép"), "hourglass", PillTone.WAITING)
    return Pill(tr("Đã ghép"), "circle-check", PillTone.DONE)
