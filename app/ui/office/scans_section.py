"""Settings: what was scanned lately and what it meant, for who looks for a scanner's trouble."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from PySide6.QtWidgets import QCheckBox

from app.domain.roles import Actor, Permission
from app.domain.scan import ScanSource
from app.domain.scan_answers import SCAN_ANSWERS
from app.domain.scan_log import FAILED, ScanCount, ScanLine, ScanPage
from app.domain.vietnam_time import short_moment
from app.ui.office.settings_section import Section
from app.ui.operations import LatestOnly, Operations
from app.ui.scan_looks import pill_of
from app.ui.widgets.paged_rows import PagedRowsModel
from app.ui.widgets.rows_model import Show
from app.ui.widgets.status_pill import PillDelegate
from app.ui.widgets.table import Column, Table
from app.words import N_, tr

_SOURCES: dict[ScanSource, str] = {
    ScanSource.KEYBOARD: N_("Máy quét (bàn phím)"),
    ScanSource.SERIAL: N_("Máy quét (cổng nối tiếp)"),
    ScanSource.TYPED: N_("Gõ tay"),
}


class ScanLines(PagedRowsModel[ScanLine]):
    """What columns a scan has."""

    def __init__(self) -> None:
        super().__init__(
            (
                Show(tr("Thời điểm"), lambda line: short_moment(line.scanned_at)),
                Show(
                    tr("Loại mã"),
                    lambda line: tr(SCAN_ANSWERS[line.meaning].word),
                    lambda line: pill_of(line.meaning),
                ),
                Show(tr("Mã hồ sơ"), lambda line: line.code),
                Show(tr("Cách quét"), lambda line: tr(_SOURCES[line.source])),
                Show(tr("Công chức"), _who),
            )
        )


class ScansSection(Section):
    """Lists are read anew whenever the section is shown; nobody changes any of it."""

    def __init__(self, operations: Operations, actor: Actor, today: Callable[[], date]) -> None:
        super().__init__(
            tr("Quét gần đây"),
            tr("Mỗi lần quét là gì; không ghi nội dung thẻ và không đụng đến hồ sơ."),
            operations,
            actor,
        )
        self._today = today
        self._latest = LatestOnly(operations)
        self.may_read = actor.may(Permission.SEE_AUDIT)
        self.failed_only = QCheckBox(tr("Chỉ lần quét &hỏng"))
        self.table = Table(tr("Các lần quét"))
        self.model = ScanLines()
        self.model.setParent(self.table)
        self.table.setModel(self.model)
        self.table.setItemDelegateForColumn(1, PillDelegate(self.table))
        self.table.set_columns(
            (
                Column("00:00 00/00/0000"),
                Column("Không đọc được", pill=True),
                Column("TN10-000000-0000-00", stretch=True),
                Column("Máy quét (cổng nối tiếp)", drop=2),
                Column("Trần Thị Thu Hà", stretch=True, drop=1),
            )
        )
        if self.may_read:
            self.put(self.failed_only)
            self.put(self.table, 1)
            self.frame_focus_of(self.table)
        else:
            self.refuse_reading(
                tr("Vai trò «{role}» không xem được các lần quét.", role=self.role_name),
                self.failed_only,
                self.table,
            )
        self.failed_only.toggled.connect(lambda _on: self.look())
        self.model.more_wanted.connect(self._fetch_more)

    def on_shown(self) -> None:
        if self.may_read:
            self.look()

    def look(self) -> None:
        """Show the newest scans, and how many of today failed."""
        actor, failed, today = self.actor, self.failed_only.isChecked(), self._today()

        def question(counter: Any) -> tuple[ScanPage, Sequence[ScanCount]]:
            page = counter.scans.recent(actor, failed_only=failed)
            return page, counter.scans.counts(today, today)

        self._latest.ask(question, self._show)

    def _show(self, answer: tuple[ScanPage, Sequence[ScanCount]]) -> None:
        page, counts = answer
        self.model.put_page(page.lines, page.next_key)
        total = sum(one.count for one in counts)
        failed = sum(one.count for one in counts if one.meaning in FAILED)
        self.set_aside(tr("hôm nay {total} lần, {failed} lần hỏng", total=total, failed=failed))

    def _fetch_more(self, after: int) -> None:
        actor, failed = self.actor, self.failed_only.isChecked()
        self._latest.ask(
            lambda counter: counter.scans.recent(actor, failed_only=failed, after=after),
            self._append,
        )

    def _append(self, page: ScanPage) -> None:
        self.model.add_page(page.lines, page.next_key)


def _who(line: ScanLine) -> str:
    return ", ".join(part for part in (line.desk, line.clerk_name) if part) or "–"
