"""The figures of a period, and for each the filter whose list it is the length of.

The counting rules are those of ``docs``' reports page; the keys are those of the JSON report.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from app.domain.channel import CHANNEL_LABELS, Channel, DeliveryWay
from app.domain.dossier_filter import DossierFilter
from app.domain.timeliness import Timeliness

DEATH_REGISTRATION = "1.000656"


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodReport:
    """Dossiers received from ``first`` to ``last`` (both included) and what became of them.

    Gross and net: ``overdue_net`` leaves out what was excluded from responsibility. Fees in đồng.
    """

    first: date
    last: date
    received: int
    finished: int
    in_process: int
    overdue_gross: int
    excluded: int
    early: int
    on_the_day: int
    programme: int
    programme_met: int
    returned: int
    waiting_collection: int
    fees: int
    home_death_registrations: int
    by_clerk: dict[str, int]
    by_channel: dict[Channel, int]
    by_field: dict[str, int]
    working_days: int

    @property
    def overdue_net(self) -> int:
        """Late results that nobody excluded."""
        return self.overdue_gross - self.excluded

    @property
    def on_time_net(self) -> int:
        """Finished results less those that are late and not excluded."""
        return self.finished - self.overdue_net

    def as_json(self) -> dict[str, Any]:
        """Return the report with its published keys, ready for ``json.dumps``."""
        return {
            "period": [self.first.isoformat(), self.last.isoformat()],
            "received": self.received,
            "finished": self.finished,
            "in_process": self.in_process,
            "overdue_gross": self.overdue_gross,
            "excluded": self.excluded,
            "overdue_net": self.overdue_net,
            "early": self.early,
            "on_the_day": self.on_the_day,
            "on_time_net": self.on_time_net,
            "programme": self.programme,
            "programme_met": self.programme_met,
            "returned": self.returned,
            "waiting_collection": self.waiting_collection,
            "fees": self.fees,
            "home_death_registrations": self.home_death_registrations,
            "by_clerk": self.by_clerk,
            "by_channel": {CHANNEL_LABELS[key]: count for key, count in self.by_channel.items()},
            "by_field": self.by_field,
            "working_days": self.working_days,
        }


def figure_filter(figure: str, first: date, last: date) -> DossierFilter:
    """Return the list behind a figure of the report; KeyError for a figure that has none.

    Fees open the dossiers they were charged for.
    """
    period = {"received_from": first, "received_to": last}
    finished = {**period, "finished_to": last}
    filters: dict[str, dict[str, Any]] = {
        "received": period,
        "finished": finished,
        "in_process": {**period, "unfinished_at": last},
        "overdue_gross": {**finished, "timeliness": Timeliness.LATE},
        "excluded": {**finished, "timeliness": Timeliness.LATE, "excluded": True},
        "overdue_net": {**finished, "late_net": True},
        "on_time_net": {**finished, "late_net": False},
        "early": {**finished, "timeliness": Timeliness.EARLY},
        "on_the_day": {**finished, "timeliness": Timeliness.ON_THE_DAY},
        "programme": {**period, "in_programme": True},
        "programme_met": {**finished, "in_programme": True, "met_programme": True},
        "returned": {**finished, "returned_to": last},
        "waiting_collection": {**finished, "unreturned_at": last},
        "fees": period,
        "home_death_registrations": {
            **finished,
            "returned_to": last,
            "procedure_code": DEATH_REGISTRATION,
            "delivery": DeliveryWay.AT_HOME,
        },
    }
    return DossierFilter(**filters[figure])
