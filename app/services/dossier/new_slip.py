"""A new issue of a dossier's slip: every older barcode still finds it, and says that it is old."""

from sqlalchemy.orm import Session

from app.domain.roles import Actor
from app.domain.working_calendar import WorkingCalendar
from app.models.dossier import Dossier
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.promise_now import promise_with
from app.services.papers.ask_for import put_down
from app.services.papers.dossier_papers import DossierPapers


def new_slip(
    session: Session,
    context: Context,
    actor: Actor,
    dossier: Dossier,
    calendar: WorkingCalendar | None = None,
) -> StepTaken:
    """Have Mẫu số 01 come out again as the dossier stands; call when the step has been taken.

    ``calendar`` is one that is about to come into force with this very slip.
    """
    calendar = calendar or context.calendar
    promise = promise_with(session, calendar, dossier)
    paper = DossierPapers(session, context, actor, dossier).receipt(promise, calendar)
    asked = put_down(session, context, actor, [paper])
    return StepTaken((dossier.code,), asked.print_ids)
