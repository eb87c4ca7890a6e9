"""What to know before an export: days that were missed, whose stick it is, what closes it."""

import base64
import hashlib
from pathlib import Path

from sqlalchemy import func, or_, select

from app.domain.stick import StickOwner, judge_stick
from app.models.office import ExportRecord
from app.services.context import Context
from app.services.exchange.export_key import export_key
from app.services.exchange.missed_days import missed_days
from app.services.export_answers import ExportOutlook
from app.services.ports import StickReader


def export_outlook(
    context: Context, stick: Path | None, look_at_stick: StickReader
) -> ExportOutlook:
    """Return the outlook; DeviceError when the stick cannot be read."""
    profile, digit = context.office().profile, context.station.digit
    own = StickOwner(context.store_id, profile.agency_code, profile.name)
    with context.database.read() as session:
        missed, public = missed_days(session, context), export_key(session)
        last = session.scalar(
            select(func.max(ExportRecord.day)).where(
                or_(ExportRecord.station == digit, ExportRecord.station.is_(None))
            )
        )
    verdict = None
    if stick is not None:
        verdict = judge_stick(look_at_stick(stick, own.store_id), own, last)
    return ExportOutlook(missed=missed, stick=verdict, key=_short_name(public))


def _short_name(public: str) -> str:
    return hashlib.sha256(base64.b64decode(public)).hexdigest()[:8] if public else ""
