"""The openings that were written down: when, by whom, and what was amiss; evidence to be cited."""

from collections.abc import Sequence

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QStackedWidget

from app.domain.opening import LOOK_LABELS, STRIP_LABELS, OpeningRow
from app.domain.vietnam_time import short_moment
from app.ui import messages
from app.ui.day.opening_lines import MACHINE_LOOKS
from app.ui.theme.tokens import GAP_S
from app.ui.widgets.button import Button
from app.ui.widgets.card import Card
from app.ui.widgets.empty_state import EmptyState
from app.ui.widgets.layouts import row
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.table import Column, Table
from app.ui.widgets.text import Text
from app.words import tr


class OpeningsList(Card):
    """Newest first; the one marked can be copied, to be cited in the register of outages."""

    def __init__(self) -> None:
        super().__init__(tr("Các lần mở quầy"))
        self.model = RowsModel[OpeningRow](
            (
                Show(tr("Lúc"), lambda one: short_moment(one.opened_at)),
                Show(tr("Người mở"), lambda one: one.clerk_name),
                Show(tr("Chưa ổn"), amiss_words),
            ),
            self,
        )
        self.table = Table(tr("Các lần mở quầy"))
        self.table.setModel(self.model)
        self.table.set_columns(
            (
                Column("00:00 00/00/0000"),
                Column("Nguyễn Thị Ánh Tuyết", drop=1),
                Column("Máy in, Phiếu thử", stretch=True),
            )
        )
        self._stack = QStackedWidget()
        self._stack.addWidget(
            EmptyState("door", tr("Chưa mở quầy lần nào"), tr("Bấm F9 để ghi lần đầu."))
        )
        self._stack.addWidget(self.table)
        self.details = Text("", "secondary", wrap=True)
        self.cite = Button(tr("&Chép làm bằng chứng"), icon="copy")
        self.add(self._stack, 1)
        self.add(self.details)
        self.add(row(None, self.cite, gap=GAP_S))
        self.table.selectionModel().selectionChanged.connect(lambda *_marked: self._tell())
        self.cite.clicked.connect(self._copy)
        self.cite.setEnabled(False)

    def show_openings(self, openings: Sequence[OpeningRow]) -> None:
        """Show these."""
        self.model.put(openings)
        self._stack.setCurrentIndex(1 if openings else 0)
        if openings:
            self.table.selectRow(0)
        self._tell()

    def marked(self) -> OpeningRow | None:
        """Return the one that is marked."""
        selected = self.table.selectionModel().selectedRows()
        return self.model.row(selected[0].row()) if selected else None

    def _tell(self) -> None:
        marked = self.marked()
        self.cite.setEnabled(marked is not None)
        self.details.setText(citation(marked) if marked is not None else "")

    def _copy(self) -> None:
        marked = self.marked()
        if marked is not None:
            QGuiApplication.clipboard().setText(citation(marked))
            messages.success(
                tr("Đã chép"), tr("Dán vào ô «Số, ngày thông báo sự cố» của sổ sự cố hệ thống.")
            )


def amiss_words(opening: OpeningRow) -> str:
    """Return what did not stand well, by name."""
    names = [tr(LOOK_LABELS[line.look]) for line in opening.amiss()]
    return ", ".join(names) or tr("mọi thứ đều tốt")


def citation(opening: OpeningRow) -> str:
    """Return an opening as it is cited elsewhere: when, where, by whom, and how machines were."""
    machines = (line for line in opening.amiss() if line.look in MACHINE_LOOKS)
    parts = [f"{tr(LOOK_LABELS[line.look])}: {line.words}" for line in machines]
    return tr(
        "Mở quầy lúc {moment}, máy số {station}, {name}: {strip}. {more}",
        moment=short_moment(opening.opened_at),
        station=opening.station,
        name=opening.clerk_name,
        strip=tr(STRIP_LABELS[opening.strip]),
        more="; ".join(parts),
    ).strip()
