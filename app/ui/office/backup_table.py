"""The list of backups, wherever one is looked at or chosen."""

from app.domain.backup_listing import (
    BACKUP_STATE_LABELS,
    PLACE_LABELS,
    BackupRow,
    BackupState,
)
from app.domain.backup_plan import REASON_LABELS
from app.domain.vietnam_time import short_moment
from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import Pill, PillDelegate, PillTone
from app.ui.widgets.table import Column, Table
from app.words import tr

_PILLS: dict[BackupState, tuple[str, PillTone]] = {
    BackupState.VERIFIED: ("circle-check", PillTone.READY),
    BackupState.UNCHECKED: ("help-circle", PillTone.WAITING),
    BackupState.DAMAGED: ("alert-octagon", PillTone.LATE),
}


class BackupTable(Table):
    """Shows the copies that are put into ``rows``."""

    def __init__(self) -> None:
        super().__init__(tr("Các bản sao lưu"))
        self.rows = RowsModel[BackupRow](_columns(), self)
        self.setModel(self.rows)
        self.setItemDelegateForColumn(1, PillDelegate(self))
        self.set_columns(
            (
                Column("00:00 00/00/0000"),
                Column(tr(BACKUP_STATE_LABELS[BackupState.UNCHECKED]), pill=True),
                Column("000.000", drop=1),
                Column("000,0 MB", drop=2),
                Column("Nơi thứ hai", stretch=True),
                Column("trước gộp dữ liệu", stretch=True, drop=3),
                Column("motcua-20260101-000000.db", stretch=True, drop=4),
            )
        )

    def chosen(self) -> BackupRow | None:
        """Return the copy that is marked."""
        selected = self.selectionModel().selectedRows()
        return self.rows.row(selected[0].row()) if selected else None


def _columns() -> tuple[Show[BackupRow], ...]:
    return (
        Show(tr("Thời điểm"), lambda one: short_moment(one.made_at)),
        Show(tr("Tình trạng"), lambda one: tr(BACKUP_STATE_LABELS[one.state]), _pill),
        Show(tr("Hồ sơ"), _dossiers, right=True),
        Show(tr("Cỡ tệp"), _megabytes, right=True),
        Show(tr("Nơi"), lambda one: tr(PLACE_LABELS[one.place])),
        Show(tr("Khi nào"), _reason),
        Show(tr("Tệp"), lambda one: one.path.name),
    )


def _pill(row: BackupRow) -> Pill:
    icon, tone = _PILLS[row.state]
    return Pill(tr(BACKUP_STATE_LABELS[row.state]), icon, tone)


def _dossiers(row: BackupRow) -> str:
    return "" if row.dossiers is None else f"{row.dossiers:,}".replace(",", ".")


def _megabytes(row: BackupRow) -> str:
    return f"{row.size / (1 << 20):,.1f} MB".translate(str.maketrans(",.", ".,"))


def _reason(row: BackupRow) -> str:
    return "" if row.reason is None else tr(REASON_LABELS[row.reason])
