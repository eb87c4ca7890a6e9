"""Check: whether the store is whole, and one sentence for each thing that is not."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from sqlalchemy import exists, func, select
from sqlalchemy.orm import Session

from app.errors import StoreError
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
    """Verify file, references, history and serials; reads everything and changes nothing.

    Damage that stops the reading is a finding like any other.
    """
    findings: list[Finding] = []
    counts = _Counts()
    for look in (_look_at_file, _look_at_history, _look_at_serials):
        try:
            findings.extend(look(context, counts))
        except StoreError as error:
            findings.append(Finding(error.title, error.advice, dict(error.values)))
    return CheckReport(counts.dossiers, counts.events, tuple(findings))


@dataclass(slots=True)
class _Counts:
    dossiers: int = 0
    events: int = 0


def _look_at_file(context: Context, _counts: _Counts) -> Iterator[Finding]:
    yield from (_damaged(line) for line in context.database.damage())


def _look_at_history(context: Context, counts: _Counts) -> Iterator[Finding]:
    with context.database.read() as session:
        counts.events = session.scalar(select(func.count()).select_from(DossierEvent)) or 0
        for chain in history.chains(session):
            broken = history.first_break(session, chain)
            if broken is not None:
                yield _rewritten(chain.digit, broken)
        told = exists().where(DossierEvent.dossier_id == Dossier.id)
        untold = session.scalar(select(func.count()).select_from(Dossier).where(~told))
        if untold:
            yield _untold(untold)


def _look_at_serials(context: Context, counts: _Counts) -> Iterator[Finding]:
    with context.database.read() as session:
        counts.dossiers = session.scalar(select(func.count()).select_from(Dossier)) or 0
        for counter in session.scalars(select(CodeCounter)):
            issued = _issued(session, counter)
            if issued != counter.last:
                yield _gap(counter.series, counter.last, issued)


def _issued(session: Session, counter: CodeCounter) -> int:
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


def _untold(count: int) -> Finding:
    return Finding(
        N_("Có {count} hồ sơ không còn dòng lịch sử nào."),
        N_("Giữ nguyên kho dữ liệu, so với bản sao lưu và phiếu cuối ngày đã ký."),
        {"count": count},
    )


def _gap(series: str, last: int, issued: int) -> Finding:
    return Finding(
        N_("Dãy mã {series} đã cấp {last} số nhưng kho có {issued} hồ sơ."),
        N_("Đối chiếu với liên 1 đã in trong ngày."),
        {"series": series, "last": last, "issued": issued},
    )
