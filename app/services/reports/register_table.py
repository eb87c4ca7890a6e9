"""The register (sổ theo dõi hồ sơ) as a table, in the columns that importing one reads."""

from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, select
from sqlalchemy.orm import Session

from app.domain.channel import CHANNEL_LABELS, DELIVERY_LABELS, Channel, DeliveryWay
from app.domain.register import COLUMNS
from app.domain.table import Cell, Column, ColumnKind, Table
from app.domain.vietnam_time import short_date, to_local
from app.models.dossier import WAY_GIVEN, Applicant, Dossier, Fee
from app.models.office import Clerk
from app.models.procedure import ProcedureVersion

_LOCAL_CODE = "MaNoiBo"
_KINDS: dict[str, tuple[ColumnKind, float]] = {
    "STT": (ColumnKind.WHOLE, 10),
    "MaHoSo": (ColumnKind.CODE, 38),
    "MaTTHC": (ColumnKind.CODE, 20),
    "TrichYeuHoSo": (ColumnKind.TEXT, 60),
    "SoBoHoSo": (ColumnKind.WHOLE, 12),
    "ChuHoSo": (ColumnKind.TEXT, 45),
    "SoGiayTo": (ColumnKind.CODE, 28),
    "DiaChiChuHoSo": (ColumnKind.TEXT, 55),
    "SoDienThoaiChuHoSo": (ColumnKind.CODE, 25),
    "NgayTiepNhan": (ColumnKind.MOMENT, 32),
    "NgayHenTra": (ColumnKind.MOMENT, 32),
    "NgayKetThucXuLy": (ColumnKind.MOMENT, 32),
    "NgayTra": (ColumnKind.MOMENT, 32),
    "LePhi": (ColumnKind.MONEY, 22),
    "GhiChu": (ColumnKind.TEXT, 40),
}
_YES = "Có"

_ROWS = (
    select(
        Dossier.code,
        Dossier.official_code,
        ProcedureVersion.code.label("procedure_code"),
        ProcedureVersion.name.label("procedure_name"),
        ProcedureVersion.field,
        Dossier.sets,
        Applicant.name.label("applicant_name"),
        Applicant.identity_number,
        Applicant.address,
        Applicant.phone,
        Dossier.channel,
        Dossier.received_at,
        Dossier.promised_at,
        Dossier.finished_at,
        Dossier.returned_at,
        WAY_GIVEN.label("way"),
        Fee.amount,
        Clerk.name.label("clerk_name"),
        Dossier.in_programme,
        Dossier.excluded,
        Dossier.late_reason,
        Dossier.place,
        Dossier.note,
    )
    .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
    .join(Applicant, Applicant.id == Dossier.applicant_id)
    .join(Clerk, Clerk.id == Dossier.received_by_id)
    .outerjoin(Fee, Fee.dossier_id == Dossier.id)
    .order_by(Dossier.id)
)


def register_table(
    session: Session, office_name: str, first: date, last: date, *where: ColumnElement[bool]
) -> Table:
    """Return the dossiers ``where`` chooses, as a register of the days ``first`` to ``last``."""
    rows = session.execute(_ROWS.where(*where)).all()
    days = short_date(first) if first == last else f"{short_date(first)} – {short_date(last)}"
    return Table(
        title="SỔ THEO DÕI HỒ SƠ",
        subtitle=f"{office_name} – {days}",
        columns=tuple(
            Column(name, *_KINDS.get(name, (ColumnKind.TEXT, 25.0)))
            for name in (*COLUMNS, _LOCAL_CODE)
        ),
        rows=tuple(_cells(number, row) for number, row in enumerate(rows, start=1)),
    )


def _cells(number: int, row: Any) -> tuple[Cell, ...]:
    return (
        number,
        row.official_code or row.code,
        row.procedure_code,
        row.procedure_name,
        row.field,
        row.sets,
        row.applicant_name,
        row.identity_number,
        row.address,
        row.phone,
        CHANNEL_LABELS[Channel(row.channel)],
        to_local(row.received_at),
        to_local(row.promised_at),
        _moment(row.finished_at),
        _moment(row.returned_at),
        DELIVERY_LABELS[DeliveryWay(row.way)],
        row.amount or 0,
        row.clerk_name,
        _YES if row.in_programme else "",
        _YES if row.excluded else "",
        row.late_reason,
        row.place,
        row.note,
        row.code,
    )


def _moment(instant: datetime | None) -> datetime | None:
    return to_local(instant) if instant is not None else None
