"""Everything the counter can be asked about reports: which there are, and to make one."""

from pathlib import Path

from app.domain.documents import PrintedDocument
from app.domain.reports.objectives import QualityObjective
from app.domain.reports.report import Report, ReportKind, ReportOrder
from app.domain.roles import Actor
from app.services.answers import PapersAsked
from app.services.context import Context
from app.services.plugs import Plugs
from app.services.report_commands import EndObjective, ObjectiveSaved, ReportWritten, SetObjective
from app.services.reports import make_report, objectives, put_out_report


class Reports:
    """Wishes about reports; each is a figure counted in services and set out in the domain."""

    def __init__(self, context: Context, plugs: Plugs) -> None:
        self._context = context
        self._plugs = plugs

    def kinds(self) -> tuple[ReportKind, ...]:
        """Return the reports there are, in the order they are offered."""
        return tuple(ReportKind)

    def make(self, actor: Actor, order: ReportOrder) -> Report:
        """Count a report of a period."""
        return make_report.make_report(self._context, actor, order)

    def documents(self, actor: Actor, report: Report) -> tuple[PrintedDocument, ...]:
        """Return the papers of a report, to be looked at or drawn as PDF."""
        return put_out_report.documents_of(self._context, actor, report)

    def issue(self, actor: Actor, report: Report) -> PapersAsked:
        """Ask for the papers of a report."""
        return put_out_report.issue_report(self._context, actor, report)

    def write(self, actor: Actor, report: Report, path: Path) -> ReportWritten:
        """Write a report as a workbook, or as PDF, CSV, text or HTML where ``path`` ends so."""
        return put_out_report.write_report(self._context, actor, report, path, self._plugs)

    def objectives(self) -> tuple[QualityObjective, ...]:
        """Return the quality objectives of the office, the newest first."""
        return objectives.list_objectives(self._context)

    def proposed_objectives(self) -> tuple[QualityObjective, ...]:
        """Return what an office without any may begin with."""
        return objectives.propose_objectives(self._context)

    def set_objective(self, command: SetObjective) -> ObjectiveSaved:
        """Write an objective down, or change one."""
        return objectives.set_objective(self._context, command)

    def end_objective(self, command: EndObjective) -> ObjectiveSaved:
        """Let an objective end."""
        return objectives.end_objective(self._context, command)
