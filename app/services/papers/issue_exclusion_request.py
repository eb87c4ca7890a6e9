"""Issue the report that asks for dossiers late by an outage to be excluded from responsibility."""

from datetime import date, datetime

from app.domain.forms.exclusion_request import (
    ExclusionRequestDocument,
    ExcusedFigures,
    ExcusedLine,
)
from app.domain.outages import TOUCH_LABELS, TouchedDossier
from app.domain.register_entries import file_parts
from app.domain.roles import Actor, Permission
from app.domain.timeliness import working_time_in_words
from app.domain.vietnam_time import office_day
from app.errors import RuleError
from app.models.register import RegisterEntry
from app.services.answers import PapersAsked
from app.services.context import Context
from app.services.papers.ask_for import put_down
from app.services.papers.paper import Paper
from app.services.registers.entry import content_of, entry_of, number_of, require_standing
from app.services.registers.outages import outage_of, read_touched
from app.services.reports.period_report import period_report
from app.words import N_


def issue_exclusion_request(context: Context, actor: Actor, entry_id: int) -> PapersAsked:
    """Ask for the report about an outage; RuleError while no dossier is approved.

    Its figures are those of the year up to the day of the report.
    """
    actor.require(Permission.CLOSE_DAY)
    with context.database.read() as session:
        entry = entry_of(session, entry_id)
        require_standing(entry)
        approved = [one for one in read_touched(session, context, entry) if one.approved_at]
    if not approved:
        raise RuleError(
            N_("Chưa có hồ sơ nào được duyệt loại trừ."),
            N_("Duyệt hồ sơ bị ảnh hưởng trước rồi lập báo cáo."),
        )
    document = _document(context, actor, entry, approved)
    with context.database.write() as session:
        subject = f"Sự cố {number_of(entry)}"
        return put_down(session, context, actor, [Paper(document=document, subject=subject)])


def _document(
    context: Context, actor: Actor, entry: RegisterEntry, approved: list[TouchedDossier]
) -> ExclusionRequestDocument:
    values, outage = content_of(entry).values, outage_of(entry)
    name, sha256 = file_parts(values["evidence"]) if values.get("evidence") else ("", "")
    minutes = context.calendar.working_minutes_between(outage.started_at, outage.ended_at)
    day = values.get("report_day")
    return ExclusionRequestDocument(
        header=context.office().profile.header(),
        number=values.get("report_number", ""),
        day=date.fromisoformat(day) if day else None,
        recipient=values.get("reported_to", ""),
        outage_number=str(number_of(entry)),
        system=values.get("system", ""),
        what=values.get("what", ""),
        started_at=outage.started_at,
        ended_at=outage.ended_at,
        length=working_time_in_words(minutes, context.calendar),
        notice=values.get("notice", ""),
        evidence_name=name,
        evidence_sha256=sha256,
        lines=tuple(_line(context, one) for one in approved),
        figures=_figures(context, office_day(outage.started_at).year),
        made_at=context.now(),
        made_by=actor.name,
    )


def _line(context: Context, one: TouchedDossier) -> ExcusedLine:
    end: datetime = one.finished_at or context.now()
    minutes = context.calendar.working_minutes_between(one.promised_at, end)
    return ExcusedLine(
        code=one.code,
        procedure_name=one.procedure_name,
        received_at=one.received_at,
        promised_at=one.promised_at,
        finished_at=one.finished_at,
        late_by=working_time_in_words(minutes, context.calendar),
        touch=TOUCH_LABELS[one.how],
    )


def _figures(context: Context, year: int) -> ExcusedFigures:
    first, last = date(year, 1, 1), min(date(year, 12, 31), context.today())
    report = period_report(context, first, last)
    return ExcusedFigures(
        first=first,
        last=last,
        finished=report.finished,
        gross=report.overdue_gross,
        excluded=report.excluded,
        net=report.overdue_net,
    )
