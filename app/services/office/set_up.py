"""The first-run wizard's last step: profile, clerks, station, catalogue and calendar in one go."""

import json
import secrets
import uuid
from collections.abc import Iterable
from dataclasses import asdict
from datetime import date

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.clerk import require_supervisor
from app.domain.office import OfficeProfile, checked_profile
from app.domain.passphrase import new_passphrase
from app.domain.printable import check_printable
from app.domain.procedure import Procedure
from app.domain.roles import Actor, Permission
from app.domain.working_calendar import WorkingCalendar
from app.errors import InputError, RuleError
from app.models.base import new_uid
from app.models.dossier_event import GENESIS, HistoryChain
from app.models.office import Meta, Office
from app.services import audit
from app.services.answers import Saved
from app.services.audit import Audited
from app.services.changes import Changes
from app.services.commands import SetUpOffice
from app.services.context import Context
from app.services.office.clerks import new_secrets, put_clerk
from app.services.office.starter_data import add_calendar, add_procedures
from app.words import N_


def set_up(
    context: Context,
    command: SetUpOffice,
    procedures: Iterable[Procedure],
    calendar: WorkingCalendar,
) -> Saved:
    """Make an empty store usable; RuleError when it was set up before."""
    profile = _checked(context, command.profile)
    if not 0 <= command.station_digit <= 9:
        raise InputError("station_digit", N_("Số quầy máy phải từ 0 đến 9."))
    require_supervisor(clerk.role for clerk in command.clerks)
    for clerk in command.clerks:
        check_printable("name", clerk.name, context.missing_letters)
    clerks = [(clerk, new_secrets(clerk)) for clerk in command.clerks]
    with context.database.write() as session:
        if session.scalars(select(Office.id).limit(1)).first() is not None:
            raise RuleError(N_("Cơ quan đã được thiết lập trước đó."), N_("Sửa ở trang Cài đặt."))
        session.add(office_row(profile, context.today()))
        facts = _facts(command)
        for key, value in facts.items():
            session.add(Meta(key=key, value=value))
        session.add(
            HistoryChain(
                station=command.station_digit,
                epoch=0,
                store_id=facts["store_id"],
                genesis=GENESIS,
                begun_at=context.now(),
            )
        )
        for clerk, secrets in clerks:
            put_clerk(session, clerk, secrets)
        add_procedures(session, procedures)
        add_calendar(session, calendar)
        audit.note(session, context, None, Audited.SET_UP)
    context.forget_references()
    return Saved(Changes.OFFICE | Changes.CLERKS | Changes.CATALOGUE | Changes.CALENDAR)


def save_profile(context: Context, actor: Actor, profile: OfficeProfile) -> Saved:
    """Change the office's profile from today on; papers issued before keep the old one."""
    actor.require(Permission.CHANGE_OFFICE)
    checked = _checked(context, profile)
    today = context.today()
    with context.database.write() as session:
        same_day = session.scalars(select(Office).where(Office.valid_from == today)).one_or_none()
        row = office_row(checked, today)
        if same_day is not None:
            row.id = same_day.id
        session.merge(row)
        audit.note(session, context, actor.clerk_id, Audited.SAVE_PROFILE)
    context.forget_references()
    return Saved(Changes.OFFICE)


def office_row(profile: OfficeProfile, valid_from: date) -> Office:
    """Return the row of the store for a profile."""
    return Office(
        valid_from=valid_from,
        name=profile.name,
        header_lines=json.dumps(profile.header_lines, ensure_ascii=False),
        counter_name=profile.counter_name,
        place=profile.place,
        agency_code=profile.agency_code,
        address=profile.address,
        hotline=profile.hotline,
    )


def store_fact(session: Session, key: str) -> str:
    """Return a fact about the store, such as ``store_id`` or ``export_passphrase``."""
    return session.scalars(select(Meta.value).where(Meta.key == key)).one()


def show_passphrase(context: Context, actor: Actor) -> str:
    """Return what opens this office's exports, and note who looked at it."""
    actor.require(Permission.CHANGE_OFFICE)
    with context.database.write() as session:
        audit.note(session, context, actor.clerk_id, Audited.SHOW_PASSPHRASE)
        return store_fact(session, "export_passphrase")


def _checked(context: Context, profile: OfficeProfile) -> OfficeProfile:
    """Return ``profile`` tidied; InputError names the field that no paper could show."""
    checked = checked_profile(profile)
    for field, text in asdict(checked).items():
        words = text if isinstance(text, str) else " ".join(text)
        check_printable(field, words, context.missing_letters)
    return checked


def _facts(command: SetUpOffice) -> dict[str, str]:
    store_id: uuid.UUID = new_uid()
    return {
        "store_id": str(store_id),
        "station": str(command.station_digit),
        "epoch": "0",
        "export_passphrase": new_passphrase(secrets.choice),
    }
