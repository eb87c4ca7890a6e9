"""Extend: apologize to the citizen, once, and name a new day (Mẫu số 04)."""

from datetime import datetime, timedelta

from app.domain.apologies import apology_values
from app.domain.dossier_state import Action
from app.domain.promise_history import TOO_LATE, UNTIL, was_broken
from app.domain.reasons import LATE_REASONS, reason_in_words
from app.domain.vietnam_time import short_moment
from app.errors import InputError
from app.models.dossier import Applicant, Dossier
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.take_step import dossier_of, require_step, take_step
from app.services.papers.ask_for import put_down
from app.services.papers.dossier_papers import DossierPapers
from app.services.registers.apologies import write_apology
from app.services.step_commands import Extend
from app.words import N_

# Farther away somebody has typed another year.
_FARTHEST = timedelta(days=366)


def extend(context: Context, command: Extend) -> StepTaken:
    """Let ``until`` be the promise from now on; the letter with both dates waits for a printer.

    It stands in the register of apologies at once. After the promise has passed the new day is
    told and printed, and the dossier stays late (NĐ 61/2018, Điều 19: an apology comes before).
    InputError when the day is not later than promised, or one on which nobody works.
    """
    reason = reason_in_words(LATE_REASONS, command.reason_class, command.reason)
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        # That nobody apologizes twice is said before any date is looked at.
        require_step(context, command.actor, dossier, Action.EXTEND)
        until = _promised_anew(context, command, dossier)
        promised_at = dossier.promised_at
        facts = {
            "reason_class": command.reason_class.value,
            "was_promised": promised_at.isoformat(),
            UNTIL: until.isoformat(),
            "signer": command.signer.strip(),
            TOO_LATE: was_broken(promised_at, dossier.paused_at, context.now()),
        }
        take_step(
            session,
            context,
            command.actor,
            dossier,
            Action.EXTEND,
            at=context.now(),
            reason=reason,
            facts={name: value for name, value in facts.items() if value},
            changes={"late_reason": LATE_REASONS[command.reason_class]},
        )
        papers = DossierPapers(session, context, command.actor, dossier)
        letter = papers.apology(
            promised_at,
            until,
            reason,
            command.signer_title.strip(),
            command.signer.strip(),
        )
        asked = put_down(session, context, command.actor, [letter])
        told = apology_values(
            applicant_name=session.get_one(Applicant, dossier.applicant_id).name,
            reason_class=command.reason_class,
            explanation=command.reason,
            was_promised=promised_at,
            until=until,
            signer=command.signer,
        )
        write_apology(session, context, command.actor, dossier, told)
        return StepTaken((dossier.code,), asked.print_ids)


def _promised_anew(context: Context, command: Extend, dossier: Dossier) -> datetime:
    if not context.calendar.is_working_day(command.until):
        raise InputError("until", N_("Ngày hẹn lại là ngày nghỉ."), N_("Chọn một ngày làm việc."))
    until = context.calendar.closing(command.until)
    if until <= max(dossier.promised_at, context.now()):
        raise InputError(
            "until",
            N_("Ngày hẹn lại phải sau ngày đã hẹn {promised} và sau lúc này."),
            N_("Chọn một ngày muộn hơn."),
            promised=short_moment(dossier.promised_at),
        )
    if command.until - context.today() > _FARTHEST:
        raise InputError(
            "until", N_("Ngày hẹn lại xa hơn một năm."), N_("Xem lại năm của ngày hẹn lại.")
        )
    return until
