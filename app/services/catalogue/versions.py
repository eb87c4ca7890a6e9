"""The catalogue's versions as the store has them, and adding one: rows are added, never rewritten.

What a version means is ``app.domain.procedure``'s part.
"""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from app.domain.catalogue import changes_between, next_number
from app.domain.printable import check_printable
from app.domain.procedure import Procedure, check_procedure, procedure_in_force
from app.domain.roles import Actor
from app.domain.text import tidy_name
from app.errors import InputError, NotFoundError
from app.models.dossier_event import HistoryChain
from app.models.procedure import ProcedureVersion
from app.services import audit
from app.services.audit import Audited
from app.services.context import Context
from app.services.office.starter_data import procedure_row
from app.words import N_


def begin_change(session: Session, context: Context) -> None:
    """Wait for other writers; only then are the newest versions known to ``context``."""
    session.scalar(select(func.max(HistoryChain.epoch)))
    context.forget_references()


def versions_of(context: Context, code: str) -> tuple[Procedure, ...]:
    """Return every version of a procedure; NotFoundError when there is none."""
    found = tuple(row.procedure for row in context.catalogue() if row.procedure.code == code)
    if not found:
        raise NotFoundError(
            N_("Không có thủ tục {code} trong danh mục."),
            N_("Chọn thủ tục trong danh sách, hoặc thêm thủ tục mới."),
            code=code,
        )
    return found


def checked_basis(basis: str) -> str:
    """Return the decision or reason a change rests on; InputError("basis") without one."""
    text = tidy_name(basis)
    if not text:
        raise InputError(
            "basis",
            N_("Chưa ghi căn cứ."),
            N_("Ghi số quyết định công bố hoặc lý do, ví dụ: QĐ 123/QĐ-UBND ngày 20/11/2026."),
        )
    return text


def checked_day(context: Context, day: date | None) -> date:
    """Return the day a change applies from; InputError("valid_from") for a day gone by."""
    if day is None:
        raise InputError(
            "valid_from", N_("Chưa có ngày áp dụng."), N_("Nhập ngày bắt đầu áp dụng.")
        )
    if day < context.today():
        raise InputError(
            "valid_from",
            N_("Ngày áp dụng không thể trước hôm nay."),
            N_("Hồ sơ đã nhận giữ phiên bản lúc nhận; chọn hôm nay hoặc một ngày sau."),
        )
    return day


def add_version(
    session: Session, context: Context, actor: Actor, procedure: Procedure, act: Audited
) -> Procedure:
    """Add ``procedure`` as the next version of its code, noted with what it changes.

    InputError names the field that cannot be used; papers and fees raise RuleError.
    """
    earlier = [row.procedure for row in context.catalogue() if row.procedure.code == procedure.code]
    taken = session.scalars(
        select(ProcedureVersion.version).where(ProcedureVersion.code == procedure.code)
    ).all()
    made = replace(procedure, version=next_number(taken, context.station))
    check_procedure(made)
    for name in ("name", "short_name", "result_name", "signer", "deciding_agency"):
        check_printable(name, getattr(made, name), context.missing_letters)
    session.add(procedure_row(made))
    session.flush()
    before = procedure_in_force(earlier, made.valid_from or context.today())
    basis = made.origin.reason if made.origin else ""
    audit.note(session, context, actor.clerk_id, act, change_detail(before, made, basis))
    return made


def change_detail(before: Procedure | None, after: Procedure, basis: str) -> str:
    """Return what the audit keeps of a version: code, number, day, basis, before and after."""
    changes: Sequence[tuple[str, str, str]] = [
        (one.field, one.before, one.after) for one in changes_between(before, after)
    ]
    told = {
        "code": after.code,
        "version": after.version,
        "from": after.valid_from.isoformat() if after.valid_from else "",
        "basis": basis,
        "changes": changes,
    }
    return json.dumps(told, ensure_ascii=False)
