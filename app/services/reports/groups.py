"""The rows of a report in words and in their order: which field, procedure, clerk … a key is."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.channel import CHANNEL_LABELS, DELIVERY_LABELS
from app.domain.dossier_filter import NOBODY
from app.domain.fees import PAYMENT_LABELS
from app.domain.reasons import LATE_CLASSES
from app.domain.reports.breakdown import Group
from app.domain.reports.figure import Dimension
from app.domain.text import collation_key, person_sort_key
from app.models.office import Clerk
from app.models.procedure import ProcedureVersion

_NOT_KNOWN = "Không ghi"
_AT_THE_DESK = "Giải quyết tại quầy, không chuyển"
_NOT_SAID = "Không ghi hình thức"


def groups(session: Session, by: Dimension, keys: Iterable[Any]) -> tuple[Group, ...]:
    """Return the rows of ``keys``: a procedure has its code and its name, all others one word."""
    match by:
        case Dimension.PROCEDURE:
            return _procedures(session, keys)
        case Dimension.RECEIVED_BY | Dimension.RETURNED_BY:
            clerks = session.execute(select(Clerk.id, Clerk.name)).all()
            names = {row.id: row.name for row in clerks}
            return _sorted(keys, {NOBODY: _NOT_KNOWN, **names}, person_sort_key)
        case Dimension.CHANNEL:
            return _in_order(keys, CHANNEL_LABELS)
        case Dimension.DELIVERY:
            return _in_order(keys, DELIVERY_LABELS)
        case Dimension.LATE_REASON:
            return _in_order(keys, LATE_CLASSES)
        case Dimension.HANDLED_BY:
            return _sorted(keys, {"": _AT_THE_DESK}, collation_key)
        case Dimension.FEE_MEANS:
            return _sorted(keys, {"": _NOT_SAID, **PAYMENT_LABELS}, collation_key)
        case Dimension.FIELD | Dimension.FEE_EXEMPTION:
            return _sorted(keys, {"": _NOT_KNOWN}, collation_key)


def _in_order(keys: Iterable[Any], labels: Mapping[Any, str]) -> tuple[Group, ...]:
    wanted = set(keys)
    return tuple(Group(key, (label,)) for key, label in labels.items() if key in wanted)


def _sorted(
    keys: Iterable[Any], labels: Mapping[Any, str], order: Callable[[str], str]
) -> tuple[Group, ...]:
    """Return the rows by their words; a key without a label is its own."""
    rows = [Group(key, (labels.get(key) or str(key),)) for key in keys]
    return tuple(sorted(rows, key=lambda row: order(row.words[0])))


def _procedures(session: Session, keys: Iterable[str]) -> tuple[Group, ...]:
    """Return them by code, under the name of their newest version."""
    names: dict[str, str] = {}
    newest_last = select(ProcedureVersion.code, ProcedureVersion.name, ProcedureVersion.short_name)
    for code, name, short_name in session.execute(newest_last.order_by(ProcedureVersion.version)):
        names[code] = short_name or name
    return tuple(Group(code, (code, names.get(code, ""))) for code in sorted(keys))
