"""Give a result out for a dossier another counter received and this store has not heard of yet.

The citizen stands at the desk with slip and result in hand and is not sent away. What is written
down waits for the dossier, which comes with the other counter's bundle (``match_returns``).
"""

from sqlalchemy import func, or_, select
from sqlalchemy.orm import Session

from app.domain.dossier_code import LocalCode, parse_code
from app.domain.event_words import AFTER_CLOSING
from app.domain.identity_number import parse_identity
from app.domain.merge_report import UnmatchedRow
from app.domain.roles import Permission
from app.domain.text import tidy_name
from app.domain.vietnam_time import office_day
from app.errors import InputError, NotFoundError, RuleError
from app.models.dossier import Dossier, UnmatchedReturn
from app.models.office import Clerk
from app.services import audit
from app.services.answers import ReturnedUnmatched, Saved
from app.services.audit import Audited
from app.services.changes import Changes
from app.services.commands import CancelUnmatched, ReturnUnmatched
from app.services.context import Context
from app.services.day.late_entries import closed_at, late_facts
from app.services.store.journal_returns import note_cancel, note_return
from app.words import N_

_MOST_LISTED = 200


def return_unmatched(context: Context, command: ReturnUnmatched) -> ReturnedUnmatched:
    """Note who took the result; InputError names the field to mend.

    RuleError when the dossier is known here after all, its result has been given out already, or
    the day is closed and nobody who leads lets it in; who did stands in the note.
    """
    command.actor.require(Permission.WORK_AT_DESK)
    now = context.now()
    note = command.note.strip()
    with context.database.write() as session:
        code = _checked_code(session, context, command.code)
        if closed_at(session, office_day(now)) is not None:
            by = late_facts(context, command.actor, office_day(now))[AFTER_CLOSING]
            note = f"{note} (ngày đã chốt, {by} cho nhập)".strip()
        row = UnmatchedReturn(
            code=code,
            returned_at=now,
            returned_on=office_day(now),
            clerk_id=command.actor.clerk_id,
            desk=command.actor.desk,
            collector_name=_checked_collector(command),
            collector_identity=command.collector_identity,
            collector_relation=command.collector_relation.strip(),
            note=note,
        )
        session.add(row)
        note_return(session, context, row, command.actor.name)
        audit.note(session, context, command.actor.clerk_id, Audited.RETURN_UNMATCHED, code)
    return ReturnedUnmatched(code, now)


def cancel_unmatched(context: Context, command: CancelUnmatched) -> Saved:
    """Forget a return noted by mistake, while its dossier has not arrived; needs a reason.

    What was forgotten, and why, stays in the audit.
    """
    command.actor.require(Permission.CLOSE_DAY)
    reason = command.reason.strip()
    if not reason:
        raise InputError("reason", N_("Bước này cần ghi lý do."), N_("Ghi ngắn gọn lý do."))
    with context.database.write() as session:
        row = session.get(UnmatchedReturn, command.unmatched_id)
        if row is None:
            raise NotFoundError(
                N_("Không còn lần trả này trong danh sách chờ ghép."), N_("Xem lại danh sách.")
            )
        if row.dossier_id is not None:
            raise RuleError(
                N_("Lần trả này đã ghép vào hồ sơ {code}."),
                N_("Mở hồ sơ và dùng «Hoàn tác trả kết quả»."),
                code=row.code,
            )
        note_cancel(session, context, row, command.actor, reason)
        session.delete(row)
    return Saved(Changes.DAYS)


def unmatched_rows(context: Context) -> tuple[UnmatchedRow, ...]:
    """Return the latest of these returns: those still waiting first, then those matched."""
    with context.database.read() as session:
        rows = session.execute(
            select(UnmatchedReturn, Clerk.name)
            .join(Clerk, Clerk.id == UnmatchedReturn.clerk_id)
            .order_by(UnmatchedReturn.matched_at.is_not(None), UnmatchedReturn.id.desc())
            .limit(_MOST_LISTED)
        ).all()
    return tuple(_row(row, name) for row, name in rows)


def waiting_return(session: Session, code: str) -> UnmatchedRow | None:
    """Return the return noted for ``code`` whose dossier has not arrived yet."""
    found = session.execute(
        select(UnmatchedReturn, Clerk.name)
        .join(Clerk, Clerk.id == UnmatchedReturn.clerk_id)
        .where(UnmatchedReturn.code == code, UnmatchedReturn.dossier_id.is_(None))
    ).first()
    return _row(*found) if found is not None else None


def waiting_returns(session: Session) -> int:
    """Return how many of these returns wait for their dossiers."""
    waiting = select(func.count()).where(UnmatchedReturn.dossier_id.is_(None))
    return session.scalar(waiting) or 0


def _checked_code(session: Session, context: Context, given: str) -> str:
    code = parse_code(given)
    if not isinstance(code, LocalCode) or code.station == context.station.digit:
        raise InputError(
            "code",
            N_("Mã {code} không phải do quầy khác của cơ quan này cấp."),
            N_("Tìm hồ sơ bằng họ tên hoặc số căn cước."),
            code=str(code),
        )
    text = str(code)
    known = select(Dossier.id).where(or_(Dossier.code == text, Dossier.official_code == text))
    if session.scalar(known) is not None:
        raise RuleError(
            N_("Hồ sơ {code} đã có ở máy này."), N_("Quét lại phiếu để trả kết quả."), code=text
        )
    if waiting_return(session, text) is not None:
        raise RuleError(
            N_("Kết quả của {code} đã trả rồi, đang chờ ghép."),
            N_("Xem người nhận ở trang Cài đặt, mục Dữ liệu quầy khác."),
            code=text,
        )
    return text


def _checked_collector(command: ReturnUnmatched) -> str:
    """Return the collector's tidied name; without the dossier nobody is known to be entitled."""
    name = tidy_name(command.collector_name)
    if not name:
        raise InputError(
            "collector_name", N_("Chưa ghi người nhận kết quả."), N_("Nhập họ tên người đến nhận.")
        )
    if not command.collector_identity.strip():
        raise InputError(
            "collector_identity",
            N_("Máy này chưa có hồ sơ: cần số căn cước của người nhận."),
            N_("Quét thẻ căn cước, hoặc nhập số của người đến nhận."),
        )
    parse_identity(command.collector_identity, "collector_identity")
    return name


def _row(row: UnmatchedReturn, clerk: str) -> UnmatchedRow:
    return UnmatchedRow(
        id=row.id,
        code=row.code,
        returned_at=row.returned_at,
        clerk_name=clerk,
        collector_name=row.collector_name,
        matched_at=row.matched_at,
    )
