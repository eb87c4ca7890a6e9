"""The dossiers of a period that were late: the longest late first, as meetings talk of them."""

from sqlalchemy import BigInteger, func, select, type_coerce

from app.domain.reports.key_figures import KEY_FIGURES
from app.domain.reports.meeting import MOST_LATE, LateDossier, late_section
from app.domain.reports.report import Section
from app.models.base import milliseconds
from app.models.dossier import Dossier
from app.models.procedure import ProcedureVersion
from app.services.dossier.filter_conditions import plain_conditions
from app.services.reports.report_work import ReportWork


def late_dossiers(work: ReportWork) -> Section:
    """Return what was finished late in the period and what is late still, the longest first."""
    late, open_late = (KEY_FIGURES[name].measure(work.span) for name in ("late", "open_late"))
    finished, left = work.count(late, open_late)
    moment = work.span.moment
    finished_at, promised_at = (
        type_coerce(one, BigInteger) for one in (Dossier.finished_at, Dossier.promised_at)
    )
    how_late = func.coalesce(finished_at, milliseconds(moment)) - promised_at
    found: list[LateDossier] = []
    for measure in (late, open_late):
        rows = work.session.execute(
            select(Dossier, ProcedureVersion.short_name)
            .join(ProcedureVersion, ProcedureVersion.id == Dossier.procedure_id)
            .where(*plain_conditions(measure.wanted))
            .order_by(how_late.desc(), Dossier.id)
            .limit(MOST_LATE)
        )
        found += [_late(dossier, name) for dossier, name in rows]
    found.sort(key=lambda one: (one.finished_at or moment) - one.promised_at, reverse=True)
    return late_section(found[:MOST_LATE], finished, left)


def _late(dossier: Dossier, procedure_name: str) -> LateDossier:
    return LateDossier(
        code=dossier.official_code or dossier.code,
        procedure_name=procedure_name,
        received_at=dossier.received_at,
        promised_at=dossier.promised_at,
        finished_at=dossier.finished_at,
        reason=dossier.late_reason,
        excluded=dossier.excluded,
    )
