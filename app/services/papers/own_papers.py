"""Which papers are this counter's, and which sheet of a paper is its newest."""

from sqlalchemy import ColumnElement, Select, and_, exists, or_, select
from sqlalchemy.orm import Session, aliased

from app.domain.dossier_code import LOCAL_PREFIX
from app.domain.dossier_state import Form
from app.domain.print_state import PrintState
from app.errors import NotFoundError
from app.models.dossier import NOT_CANCELLED, Dossier
from app.models.paper import PrintRecord
from app.services.context import Context
from app.words import N_


def newest_papers(context: Context, *states: PrintState) -> Select[PrintRecord, Dossier]:
    """Select this counter's papers whose newest sheet is in one of ``states``.

    With the dossier, None for a list of many. A later sheet of a paper has answered what became
    of the ones before; what was cancelled needs no paper.
    """
    return (
        select(PrintRecord, Dossier)
        .outerjoin(Dossier, Dossier.id == PrintRecord.dossier_id)
        .where(
            PrintRecord.state.in_([state.value for state in states]),
            own_papers(context),
            ~has_later_sheet(),
            or_(PrintRecord.dossier_id.is_(None), NOT_CANCELLED),
        )
        .order_by(PrintRecord.id)
    )


def still_wanted() -> ColumnElement[bool]:
    """Choose all but receipts of results that have been collected: nobody needs those."""
    return or_(PrintRecord.form != Form.RECEIPT.value, Dossier.returned_at.is_(None))


def own_papers(context: Context) -> ColumnElement[bool]:
    """Choose the papers of this counter: others may work on the same store.

    A receipt asked for at intake is known by its dossier, every other paper by its batch.
    """
    digit = context.station.digit
    return or_(
        and_(PrintRecord.batch == "", Dossier.code.like(f"{LOCAL_PREFIX}{digit}%")),
        PrintRecord.batch.like(f"{digit}-%"),
    )


def has_later_sheet() -> ColumnElement[bool]:
    """Choose papers that have been asked for again since."""
    later = aliased(PrintRecord)
    return exists().where(
        later.id > PrintRecord.id,
        later.form == PrintRecord.form,
        later.title == PrintRecord.title,
        later.batch == PrintRecord.batch,
        or_(
            later.dossier_id == PrintRecord.dossier_id,
            and_(later.dossier_id.is_(None), PrintRecord.dossier_id.is_(None)),
        ),
    )


def newest_sheet(session: Session, record: PrintRecord) -> PrintRecord:
    """Return the newest sheet of the paper that ``record`` is a sheet of."""
    same = select(PrintRecord).where(
        PrintRecord.form == record.form,
        PrintRecord.title == record.title,
        PrintRecord.batch == record.batch,
        PrintRecord.dossier_id == record.dossier_id
        if record.dossier_id is not None
        else PrintRecord.dossier_id.is_(None),
    )
    return session.scalars(same.order_by(PrintRecord.id.desc()).limit(1)).one()


def paper_with(session: Session, print_id: int) -> PrintRecord:
    """Return a paper by its key; NotFoundError when there is none."""
    record = session.get(PrintRecord, print_id)
    if record is None:
        raise NotFoundError(N_("Không có giấy này trong kho dữ liệu của máy."))
    return record


def newest_receipt(session: Session, dossier_id: int) -> PrintRecord:
    """Return the newest receipt of a dossier; NotFoundError when it was not received here."""
    record = session.scalars(
        select(PrintRecord)
        .where(PrintRecord.dossier_id == dossier_id, PrintRecord.form == Form.RECEIPT.value)
        .order_by(PrintRecord.id.desc())
        .limit(1)
    ).first()
    if record is None:
        raise NotFoundError(
            N_("Máy này không có giấy hẹn của hồ sơ."),
            N_("Hồ sơ nhập từ quầy khác hoặc từ sổ cũ: in lại ở nơi đã tiếp nhận."),
        )
    return record
