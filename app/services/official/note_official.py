"""Note what the official system says of a dossier: its code, its days, its state, other codes."""

from datetime import datetime

from sqlalchemy import or_, select
from sqlalchemy.orm import Session

from app.domain.dossier_state import Action
from app.domain.official_entry import (
    SAID,
    OfficialState,
    checked_official_code,
    checked_other_codes,
    settled_state,
    write_other_codes,
)
from app.domain.roles import Permission
from app.errors import InputError, RuleError
from app.models.dossier import Dossier
from app.services.answers import StepTaken
from app.services.context import Context
from app.services.dossier.take_step import dossier_of, take_step
from app.services.official.official_view import view_of
from app.services.official_commands import LinkOfficial, NoteOfficial
from app.words import N_


def note_official(context: Context, command: NoteOfficial) -> StepTaken:
    """Note all of it as one step of the dossier's history.

    InputError names the field; RuleError when nothing is new.
    """
    command.actor.require(Permission.WORK_AT_DESK)
    with context.database.write() as session:
        return _note(session, context, dossier_of(session, command.dossier_id), command)


def link_official(context: Context, command: LinkOfficial) -> StepTaken:
    """Link an official code; InputError("official_code") when it is none or another dossier's."""
    command.actor.require(Permission.WORK_AT_DESK)
    with context.database.write() as session:
        dossier = dossier_of(session, command.dossier_id)
        known = view_of(session, context, dossier.id)
        code = checked_official_code(command.official_code)
        if dossier.official_code not in (None, code):
            raise InputError(
                "official_code",
                N_("Hồ sơ này đã gắn mã {code}."),
                N_("Mở phần hệ thống quốc gia của hồ sơ để đổi mã và ghi lý do."),
                code=dossier.official_code,
            )
        wished = NoteOfficial(
            actor=command.actor,
            dossier_id=dossier.id,
            official_code=code,
            entered=True,
            received_at=known.received_at,
            promised_at=known.promised_at,
            says=known.says,
            other_codes=known.other_codes,
        )
        return _note(session, context, dossier, wished)


def _note(session: Session, context: Context, dossier: Dossier, wished: NoteOfficial) -> StepTaken:
    now = context.now()
    code = checked_official_code(wished.official_code) if wished.official_code.strip() else ""
    _check_code(session, dossier, code)
    _check_moments(wished, now)
    _check_reason(dossier, code, wished)
    others = write_other_codes(checked_other_codes(wished.other_codes))
    before = view_of(session, context, dossier.id)
    entered = wished.entered or bool(code)
    differs = entered and (
        wished.promised_at not in (None, dossier.promised_at)
        or wished.says not in (None, before.row.state)
    )
    state = settled_state(needed=wished.needed, entered=entered, differs=differs)
    changes = {
        "official_code": code or None,
        "official_state": state.value,
        "official_received_at": wished.received_at,
        "official_promised_at": wished.promised_at,
        "other_codes": others,
    }
    same = all(getattr(dossier, name) == value for name, value in changes.items())
    if same and wished.says is before.says:
        raise RuleError(N_("Không có gì mới so với lần ghi trước."), N_("Sửa rồi hãy lưu."))
    take_step(
        session,
        context,
        wished.actor,
        dossier,
        Action.NOTE_OFFICIAL,
        at=now,
        reason=wished.reason,
        facts={SAID: wished.says.value if wished.says else ""},
        changes=changes,
    )
    return StepTaken((dossier.code,))


def _check_code(session: Session, dossier: Dossier, code: str) -> None:
    other = session.scalar(
        select(Dossier.code).where(
            or_(Dossier.official_code == code, Dossier.code == code), Dossier.id != dossier.id
        )
    )
    if code and other is not None:
        raise InputError(
            "official_code",
            N_("Mã {code} đã gắn với hồ sơ {other}."),
            N_("So lại mã trên màn hình; nếu hồ sơ kia gắn nhầm, mở hồ sơ đó để sửa."),
            code=code,
            other=other,
        )


def _check_moments(wished: NoteOfficial, now: datetime) -> None:
    if wished.received_at is not None and wished.received_at > now:
        raise InputError(
            "received_at",
            N_("Hệ thống quốc gia chưa thể ghi nhận ở tương lai."),
            N_("Nhập lại ngày giờ tiếp nhận trên hệ thống."),
        )
    if wished.received_at and wished.promised_at and wished.promised_at < wished.received_at:
        raise InputError(
            "promised_at",
            N_("Ngày hẹn trên hệ thống đứng trước ngày tiếp nhận."),
            N_("Nhập lại đúng như trên màn hình của hệ thống."),
        )


def _check_reason(dossier: Dossier, code: str, wished: NoteOfficial) -> None:
    linked = dossier.official_code
    if wished.reason.strip():
        return
    if linked and linked != code:
        raise InputError(
            "reason",
            N_("Đổi hoặc bỏ mã {code} đã gắn cần ghi lý do."),
            N_("Ví dụ: gắn nhầm mã của hồ sơ khác."),
            code=linked,
        )
    if not wished.needed and dossier.official_state != OfficialState.NOT_NEEDED.value:
        raise InputError(
            "reason",
            N_("Hồ sơ không cần nhập hệ thống cần ghi lý do."),
            N_("Ví dụ: thủ tục không có trên hệ thống; công dân đã tự nộp trực tuyến."),
        )
    if not wished.needed and code:
        raise InputError("official_code", N_("Hồ sơ có mã của hệ thống thì đã được nhập."))
