"""Which dossiers a list shows; every figure of the program opens as one of these filters.

What a filter asks of the store is in ``app.services.dossier.filter_conditions``.
"""

from dataclasses import dataclass
from datetime import date, datetime

from app.domain.channel import Channel, DeliveryWay
from app.domain.dossier_state import Action, DossierState
from app.domain.timeliness import Timeliness

NO_ENTRY = 0
"""Stands for no entry of a register; entries are numbered from 1."""

NOBODY = 0
"""Stands for no clerk; clerks are numbered from 1."""


@dataclass(frozen=True, slots=True, kw_only=True)
class DossierFilter:
    """Which dossiers are wanted; empty fields do not restrict.

    Days are office days, both ends included; all conditions must hold together.
    """

    text: str = ""
    states: frozenset[DossierState] = frozenset()
    among: frozenset[int] | None = None
    """These dossiers alone, by their keys."""

    received_from: date | None = None
    received_to: date | None = None
    finished_from: date | None = None
    finished_to: date | None = None
    returned_from: date | None = None
    returned_to: date | None = None
    promised_from: date | None = None
    promised_to: date | None = None
    unfinished_at: date | None = None
    """Had no result at the end of this day."""
    unreturned_at: date | None = None
    """Was not collected at the end of this day."""
    overdue_at: datetime | None = None
    """Was late and had no result at this moment."""
    kept_at: datetime | None = None
    """Was finished by its promise, or not late at this moment."""

    received_by: int | None = None
    handled_by: str | None = None
    """Whom it was handed over to; "" for nobody."""
    returned_by: int | None = None
    """May be ``NOBODY``: somebody whose name was never written down."""
    step: Action | None = None
    step_by: int | None = None
    step_from: date | None = None
    step_to: date | None = None

    procedure_code: str = ""
    field: str = ""
    channel: Channel | None = None
    online: bool | None = None
    delivery: DeliveryWay | None = None

    timeliness: Timeliness | None = None
    late_net: bool | None = None
    """Late and not excluded from responsibility; False is every other finished one."""
    in_programme: bool | None = None
    met_programme: bool | None = None
    """Of the programme and finished four working hours before the promise; or too late for that."""
    met_reception: bool | None = None
    """Likewise within four working hours of the reception."""
    excluded: bool | None = None
    excused_by: int | None = None
    """The outage's entry in its register; ``NO_ENTRY`` for none."""
    late_reason: str | None = None
    """One of ``reasons.LATE_CLASSES``."""
    supplements_from: int | None = None
    supplements_to: int | None = None

    fee_due: bool | None = None
    """Something to pay at all."""
    fee_paid: bool | None = None
    fee_means: str | None = None
    fee_exempted: bool | None = None
    fee_exemption: str | None = None
    """The ground of a waiver or reduction, as it was written down."""
