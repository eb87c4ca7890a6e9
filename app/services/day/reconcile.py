"""Hold a day against paper and money: slips and their numbers, cash and fees, lists and papers.

Every difference names the dossiers that explain it; nothing is changed here.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import ColumnElement, Select, false, or_, select
from sqlalchemy.orm import Session

from app.domain.batch import BatchKind
from app.domain.dossier_code import LOCAL_PREFIX, LocalCode, parse_code
from app.domain.dossier_state import Action, DossierState, Form
from app.domain.forms.registry import OwnForm
from app.domain.print_state import PrintState
from app.domain.reconciliation import Difference, Reconciliation, SeriesCount, Sum
from app.domain.takings import (
    Taking,
    cash_of,
    out_of_order,
    sums_by_means,
    used_twice,
    without_number,
)
from app.domain.vietnam_time import local
from app.models.dossier import NOT_CANCELLED, Applicant, CodeCounter, Dossier, Fee
from app.models.dossier_event import DossierEvent, HistoryChain
from app.models.paper import PrintRecord
from app.services.context import Context
from app.services.day.takings import open_differences, takings_of
from app.services.papers.list_papers import first_asked_since
from app.services.scans.expected import codes_of

_ON_PAPER = {PrintState.PRINTED.value}
_NOBODY_KNOWS = {PrintState.UNKNOWN.value, PrintState.PRINTING.value}

Found = Mapping[Difference, tuple[int, ...]]


@dataclass(frozen=True, slots=True)
class _Slip:
    """A number given that day, and the state of its newest receipt, "" without one."""

    dossier_id: int
    series: str
    serial: int
    cancelled: bool
    returned: bool
    state: str


def reconcile(session: Session, context: Context, day: date) -> Reconciliation:
    """Return ``day`` as the store knows it, without what people counted of it."""
    numbers = _last_numbers(session, context, day)
    slips = _slips(session, numbers, day)
    takings = takings_of(session, day)
    handed = _handed_over(session, day)
    return Reconciliation(
        day=day,
        series=_series(numbers, slips),
        sums=sums_by_means(takings),
        cash=cash_of(takings),
        handed_over=tuple(handed.items()),
        returned=len(_keys(session, Dossier.returned_on == day, NOT_CANCELLED)),
        differences={
            kind: keys
            for kind, keys in {
                **_of_slips(slips),
                **_of_cash(session, day, takings),
                **_of_papers(session, day, handed),
            }.items()
            if keys
        },
    )


def what_is_expected(session: Session, context: Context, day: date) -> dict[str, int]:
    """Return the three sums of ``day`` by name, as they are kept with a count."""
    found = reconcile(session, context, day)
    return {what.value: found.expected(what) for what in Sum}


def _slips(session: Session, series: Iterable[str], day: date) -> tuple[_Slip, ...]:
    """Return the numbers of ``series`` given on ``day``, in their order."""
    # "~" comes after every digit, so each series is one stretch of the index of codes.
    starts = [f"{one}-{day:%y%m%d}-" for one in series]
    rows = session.execute(
        select(Dossier.id, Dossier.code, Dossier.state, Dossier.returned_at)
        .where(or_(false(), *(Dossier.code.between(start, f"{start}~") for start in starts)))
        .order_by(Dossier.code)
    ).all()
    states = _receipt_states(session, [row.id for row in rows])
    slips: list[_Slip] = []
    for row in rows:
        code = parse_code(row.code)
        if isinstance(code, LocalCode):
            slips.append(
                _Slip(
                    dossier_id=row.id,
                    series=code.series,
                    serial=code.serial,
                    cancelled=row.state == DossierState.CANCELLED.value,
                    returned=row.returned_at is not None,
                    state=states.get(row.id, ""),
                )
            )
    return tuple(slips)


def _receipt_states(session: Session, keys: Iterable[int]) -> dict[int, str]:
    """Return the best that became of a receipt: once one is out, the slip is there."""
    rows = session.execute(
        select(PrintRecord.dossier_id, PrintRecord.state)
        .where(PrintRecord.dossier_id.in_(list(keys)), PrintRecord.form == Form.RECEIPT.value)
        .order_by(PrintRecord.id)
    )
    states: dict[int, str] = {}
    for dossier_id, state in rows:
        if dossier_id is not None and states.get(dossier_id) not in _ON_PAPER:
            states[dossier_id] = state
    return states


def _last_numbers(session: Session, context: Context, day: date) -> dict[str, int]:
    """Return the last number given in each series of this store.

    Series whose dossiers came in bundles are left out: their slips lie at another counter.
    """
    chains = session.execute(
        select(HistoryChain.station, HistoryChain.epoch).where(
            HistoryChain.store_id.not_in(("", context.store_id))
        )
    )
    foreign = {f"{LOCAL_PREFIX}{station}{epoch % 10}" for station, epoch in chains}
    counters = session.execute(
        select(CodeCounter.series, CodeCounter.last)
        .where(CodeCounter.day == day, CodeCounter.series.like(f"{LOCAL_PREFIX}__"))
        .order_by(CodeCounter.series)
    )
    return {series: last for series, last in counters if series not in foreign}


def _series(numbers: Mapping[str, int], slips: tuple[_Slip, ...]) -> tuple[SeriesCount, ...]:
    found: list[SeriesCount] = []
    for series, last in numbers.items():
        of_series = [one for one in slips if one.series == series]
        known = {one.serial for one in of_series}
        found.append(
            SeriesCount(
                series=series,
                last=last,
                printed=sum(one.state in _ON_PAPER for one in of_series),
                cancelled=sum(one.cancelled for one in of_series),
                missing=tuple(sorted(set(range(1, last + 1)) - known)),
            )
        )
    return tuple(found)


def _of_slips(slips: Iterable[_Slip]) -> Found:
    found: dict[Difference, list[int]] = {}
    for one in slips:
        if one.cancelled:
            kind = Difference.CANCELLED
        elif one.state in _ON_PAPER:
            continue
        elif one.state in _NOBODY_KNOWS:
            kind = Difference.UNKNOWN_PRINT
        elif one.returned or one.state == PrintState.NOT_WANTED.value:
            kind = Difference.NOT_WANTED
        else:
            kind = Difference.UNPRINTED
        found.setdefault(kind, []).append(one.dossier_id)
    return {kind: tuple(keys) for kind, keys in found.items()}


def _of_cash(session: Session, day: date, takings: tuple[Taking, ...]) -> Found:
    paid = [one.dossier_id for one in takings if one.amount]
    of_day = select(Fee.dossier_id).join(Dossier, Dossier.id == Fee.dossier_id)
    unpaid = of_day.where(
        Dossier.received_on == day, NOT_CANCELLED, Fee.amount > 0, Fee.paid_at.is_(None)
    )
    unnoted = tuple(one.dossier_id for one in takings if one.amount and not one.means)
    exempted = of_day.where(Dossier.received_on == day, NOT_CANCELLED, Fee.exemption != "")
    return {
        Difference.UNPAID: tuple(session.scalars(unpaid)),
        Difference.NO_NUMBER: without_number(takings),
        Difference.USED_TWICE: used_twice(takings, _elsewhere(session, day, takings)),
        Difference.OUT_OF_ORDER: out_of_order(takings),
        Difference.NO_MEANS: unnoted,
        Difference.EXEMPTED: tuple(session.scalars(exempted)),
        Difference.LEFT_OPEN: open_differences(session, day),
        Difference.CANCELLED_PAID: tuple(_keys(session, Dossier.id.in_(paid), ~NOT_CANCELLED)),
    }


def _elsewhere(
    session: Session, day: date, takings: tuple[Taking, ...]
) -> Mapping[str, list[tuple[int, str]]]:
    """Return who else was given the numbers of ``day`` since the year began."""
    numbers = sorted({one.receipt_number for one in takings if one.receipt_number})
    begin, next_day = local(day.year, 1, 1), local(day.year, day.month, day.day) + timedelta(days=1)
    own = {one.dossier_id for one in takings}
    rows = session.execute(
        select(Fee.receipt_number, Fee.dossier_id, Dossier.submitter_name, Applicant.name)
        .join(Dossier, Dossier.id == Fee.dossier_id)
        .join(Applicant, Applicant.id == Dossier.applicant_id)
        .where(
            Fee.receipt_number.in_(numbers),
            Fee.paid_at >= begin,
            Fee.paid_at < next_day,
            Fee.dossier_id.not_in(own),
        )
    )
    found: dict[str, list[tuple[int, str]]] = {}
    for number, dossier_id, submitter, applicant in rows:
        found.setdefault(number, []).append((dossier_id, submitter or applicant))
    return found


def _handed_over(session: Session, day: date) -> dict[int, str]:
    """Return the dossiers that left the desk on ``day`` and were not cancelled since."""
    rows = session.execute(
        select(Dossier.id, Dossier.code)
        .join(DossierEvent, DossierEvent.dossier_id == Dossier.id)
        .where(
            DossierEvent.occurred_on == day,
            DossierEvent.kind == Action.HAND_OVER.value,
            NOT_CANCELLED,
        )
        .order_by(DossierEvent.occurred_at, DossierEvent.sequence)
    )
    return {row.id: row.code for row in rows}


def _of_papers(session: Session, day: date, handed: Mapping[int, str]) -> Found:
    listed = _listed(session, day)
    by_code = dict(session.execute(_keys_of(listed - set(handed.values()))).all())
    return {
        Difference.NOT_LISTED: tuple(key for key, code in handed.items() if code not in listed),
        Difference.LISTED_ONLY: tuple(by_code.values()),
        Difference.NO_COLLECTOR: tuple(
            _keys(session, Dossier.returned_on == day, Dossier.collector_name == "", NOT_CANCELLED)
        ),
    }


def _keys_of(codes: Iterable[str]) -> Select[str, int]:
    """Select dossiers of a list that never left the desk: others went on another day."""
    left = select(DossierEvent.dossier_id).where(DossierEvent.kind == Action.HAND_OVER.value)
    return select(Dossier.code, Dossier.id).where(
        Dossier.code.in_(sorted(codes)), Dossier.id.not_in(left), NOT_CANCELLED
    )


def _listed(session: Session, day: date) -> set[str]:
    """Return the codes on the hand-over lists asked for on ``day``, at any counter."""
    begin = local(day.year, day.month, day.day)
    first = first_asked_since(session, begin)
    end = first_asked_since(session, begin + timedelta(days=1))
    records = session.scalars(
        select(PrintRecord).where(
            PrintRecord.id >= first,
            PrintRecord.id < end,
            PrintRecord.form == OwnForm.HAND_OVER_LIST.value,
            PrintRecord.reprint_number == 0,
        )
    )
    return {code for record in records for code in codes_of(record, BatchKind.HAND_OVER)}


def _keys(session: Session, *where: ColumnElement[bool]) -> list[int]:
    return list(session.scalars(select(Dossier.id).where(*where).order_by(Dossier.id)))
