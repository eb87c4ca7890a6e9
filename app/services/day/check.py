"""Check: whether the store is whole, and one sentence for each thing that is not."""

from dataclasses import dataclass
from typing import Any

from sqlalchemy import func, select

from app.models.dossier import CodeCounter, Dossier
from app.models.dossier_event import DossierEvent
from app.services import history
from app.services.context import Context
from app.words import N_


@dataclass(frozen=True, slots=True)
class Finding:
    """Something that is wrong, and what to do about it (templates with ``values``)."""

    title: str
    advice: str
    values: dict[str, Any]

    def __str__(self) -> str:
        return f"{self.title} {self.advice}".format(**self.values)


@dataclass(frozen=True, slots=True)
class CheckReport:
    """What was checked and found."""

    dossiers: int
    events: int
    findings: tuple[Finding, ...]

    @property
    def ok(self) -> bool:
        """Whether nothing was found."""
        return not self.findings

    def as_json(self) -> dict[str, Any]:
        """Return the report ready for ``json.dumps``."""
        return {
            "ok": self.ok,
            "dossiers": self.dossiers,
            "events": self.events,
            "findings": [str(finding) for finding in self.findings],
        }


def check(context: Context) -> CheckReport:
    """Verify file, references, serials and history; reads everything and changes nothing."""
    findings: list[Finding] = []
    with context.database.raw() as connection:
        for (line,) in connection.execute("PRAGMA integrity_check(5)").fetchall():
            if line != "ok":
                findings.append(_damaged(str(line)))
        if connection.execute("PRAGMA foreign_key_check").fetchone() is not None:
            findings.append(_damaged("foreign_key_check"))
    with context.database.read() as session:
        dossiers = session.scalar(select(func.count()).select_from(Dossier)) or 0
        events = session.scalar(select(func.count()).select_from(DossierEvent)) or 0
        for station in history.stations(session):
            broken = history.first_break(session, station)
            if broken is not None:
                findings.append(_rewritten(station, broken))
        findings.extend(
            _gap(counter.series, counter.last, issued)
            for counter in session.scalars(select(CodeCounter))
            if (issued := _issued(session, counter)) != counter.last
        )
    return CheckReport(dossiers, events, tuple(findings))


def _issued(session: Any, counter: CodeCounter) -> int:
    prefix = f"{counter.series}-{counter.day:%y%m%d}-"
    return (
        session.scalar(
            select(func.count())
            .select_from(Dossier)
            .where(Dossier.code >= prefix, Dossier.code < prefix + "~")
        )
        or 0
    )


def _damaged(detail: str) -> Finding:
    return Finding(
        N_("Tệp kho dữ liệu bị hỏng ({detail})."),
        N_("Ngừng nhập, phục hồi từ bản sao lưu mới nhất."),
        {"detail": detail},
    )


def _rewritten(station: int, sequence: int) -> Finding:
    return Finding(
        N_("Lịch sử của quầy {station} bị sửa hoặc thiếu từ dòng {sequence}."),
        N_("Giữ nguyên kho dữ liệu, so với bản sao lưu và phiếu cuối ngày đã ký."),
        {"station": station, "sequence": sequence},
    )


def _gap(series: str, last: int, issued: int) -> Finding:
    return Finding(
        N_("Dãy mã {series} đã cấp {last} số nhưng kho có {issued} hồ sơ."),
        N_("Đối chiếu với liên 1 đã in trong ngày."),
        {"series": series, "last": last, "issued": issued},
    )
