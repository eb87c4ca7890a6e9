"""Adding up the working time of each procedure, dossier by dossier."""

from collections import defaultdict

from app.domain.reports.figure import Dimension
from app.domain.reports.report import Section
from app.domain.reports.working_time import Worked, counted_in, working_time
from app.services.dossier.handling_time import handled
from app.services.reports.groups import groups
from app.services.reports.report_work import ReportWork


def working_times(work: ReportWork) -> Section:
    """Return the mean working time of what was finished in the period, by procedure."""
    worked: dict[str, Worked] = defaultdict(Worked)
    for one in handled(work.session, work.context.calendar, counted_in(work.span)):
        worked[one.procedure_code].add(one.minutes)
    found = groups(work.session, Dimension.PROCEDURE, worked)
    return working_time(work.span, found, worked)
