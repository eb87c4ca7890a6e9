"""Another counter's dossiers on their way into this store: known ones met, new ones written.

Their events, and what those make of a dossier, come after them (``merge``).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from sqlalchemy import insert, or_, select
from sqlalchemy.orm import Session

from app.domain.dossier_snapshot import SAME_IN_STORE, DossierSnapshot, FeeSnapshot
from app.domain.merge_report import MergeLine, MergeNotice
from app.domain.vietnam_time import office_day, short_moment
from app.errors import FileError
from app.models.base import from_milliseconds
from app.models.dossier import Applicant, Dossier, DossierPaper, Fee
from app.models.search import add_words
from app.services.dossier.dossier_rows import paper_rows, words_row
from app.services.exchange.merge_names import MergeNames
from app.words import N_

_FILE = "dossiers.jsonl"
_BATCH = 500


@dataclass(frozen=True, slots=True)
class _Known:
    """A dossier of this store that one of the bundle may be."""

    id: int
    uid: UUID
    code: str
    request_id: str
    official_code: str | None
    received_at: str


class DossierMerger:
    """Takes dossiers one by one and writes them in batches; call ``flush`` after the last.

    ``ids`` are the keys by code of all that were taken, ``fresh`` those that are new here.
    """

    def __init__(self, session: Session, names: MergeNames, same_dossiers: frozenset[str]) -> None:
        self._session, self._names, self._same = session, names, same_dossiers
        self._waiting: list[tuple[int, DossierSnapshot]] = []
        self._taken: set[str] = set()
        self.ids: dict[str, int] = {}
        self.fresh: dict[str, int] = {}
        self.lines: list[MergeLine] = []

    def take(self, line: int, dossier: DossierSnapshot) -> None:
        """Take the dossier of ``line``; FileError when it contradicts itself or this store."""
        if dossier.code in self._taken:
            raise wrong_dossier(line)
        self._taken.add(dossier.code)
        self._waiting.append((line, dossier))
        if len(self._waiting) >= _BATCH:
            self.flush()

    def flush(self) -> None:
        """Write what waits."""
        waiting, self._waiting = self._waiting, []
        if not waiting:
            return
        known = _KnownHere(self._session, waiting)
        new: list[tuple[int, DossierSnapshot]] = []
        met: list[tuple[int, DossierSnapshot]] = []
        for line, dossier in waiting:
            one = known.same(line, dossier)
            if one is None and (other := known.by_code.get(dossier.code)) is not None:
                if dossier.code not in self._same:
                    self._note_same_code(dossier, other)
                self.ids[dossier.code] = other.id
            elif one is not None:
                self.ids[dossier.code] = one.id
                met.append((one.id, dossier))
            else:
                new.append((line, dossier))
        self._meet(met)
        if new:
            self._write(new, known)

    def _note_same_code(self, dossier: DossierSnapshot, other: _Known) -> None:
        values = {
            "here": other.received_at,
            "there": short_moment(from_milliseconds(dossier.received_at)),
        }
        self.lines.append(MergeLine(MergeNotice.SAME_CODE, dossier.code, values))

    def _meet(self, met: Sequence[tuple[int, DossierSnapshot]]) -> None:
        """Take over the money another counter took for a dossier known here."""
        fees = {
            fee.dossier_id: fee
            for fee in self._session.scalars(
                select(Fee).where(Fee.dossier_id.in_([key for key, _ in met]))
            )
        }
        for key, dossier in met:
            theirs, ours = dossier.fee, fees.get(key)
            if theirs is None or ours is None or theirs.paid_at is None:
                continue
            paid_at = from_milliseconds(theirs.paid_at)
            if ours.paid_at is None or paid_at < ours.paid_at:
                ours.paid_at = paid_at
                ours.paid_to_id = self._names.clerk(theirs.paid_to) if theirs.paid_to else None
                ours.receipt_number = theirs.receipt_number
                ours.means = theirs.means
        self._session.flush()

    def _write(self, new: Sequence[tuple[int, DossierSnapshot]], known: "_KnownHere") -> None:
        connection = self._session.connection()
        applicants = connection.execute(
            insert(Applicant).returning(Applicant.id, sort_by_parameter_order=True),
            [_applicant_row(dossier) for _line, dossier in new],
        ).scalars()
        rows = [
            self._dossier_row(line, dossier, applicant, known)
            for (line, dossier), applicant in zip(new, applicants, strict=True)
        ]
        keys = connection.execute(
            insert(Dossier).returning(Dossier.id, sort_by_parameter_order=True), rows
        ).scalars()
        keyed = [(key, dossier) for key, (_line, dossier) in zip(keys, new, strict=True)]
        papers = [paper for key, dossier in keyed for paper in paper_rows(key, dossier.papers)]
        fees = [self._fee_row(key, dossier.fee) for key, dossier in keyed if dossier.fee]
        if papers:
            connection.execute(insert(DossierPaper), papers)
        if fees:
            connection.execute(insert(Fee), fees)
        for (key, dossier), row in zip(keyed, rows, strict=True):
            subject = self._names.subject(row["procedure_id"])
            official = [row["official_code"] or ""]
            words = words_row(key, dossier.code, dossier.applicant, dossier, subject, official)
            add_words(connection, words)
            self.ids[dossier.code] = self.fresh[dossier.code] = key

    def _dossier_row(
        self, line: int, dossier: DossierSnapshot, applicant_id: int, known: "_KnownHere"
    ) -> dict[str, Any]:
        procedure_id = self._names.procedure(dossier.procedure, dossier.procedure_version)
        if procedure_id is None or not dossier.received_by:
            raise wrong_dossier(line)
        received_at = from_milliseconds(dossier.received_at)
        promised_at = from_milliseconds(dossier.promised_at)
        finished_at = from_milliseconds(dossier.finished_at) if dossier.finished_at else None
        returned_at = from_milliseconds(dossier.returned_at) if dossier.returned_at else None
        returned_by = dossier.returned_by
        return {
            **{name: getattr(dossier, name) for name in SAME_IN_STORE},
            "uid": UUID(dossier.uid),
            "request_id": known.free_request_id(dossier),
            "official_code": self._official_code(dossier, known),
            "state": dossier.state.value,
            "procedure_id": procedure_id,
            "applicant_id": applicant_id,
            "office_id": self._names.office(dossier.office_valid_from, office_day(received_at)),
            "channel": dossier.channel.value,
            "delivery": dossier.delivery.value,
            "received_at": received_at,
            "received_on": office_day(received_at),
            "received_by_id": self._names.clerk(dossier.received_by),
            "limit_unit": dossier.limit_unit.value,
            "promised_at": promised_at,
            "promised_on": office_day(promised_at),
            "original_promised_at": from_milliseconds(dossier.original_promised_at),
            "finished_at": finished_at,
            "finished_on": office_day(finished_at) if finished_at else None,
            "returned_at": returned_at,
            "returned_on": office_day(returned_at) if returned_at else None,
            "returned_by_id": self._names.clerk(returned_by) if returned_by else None,
        }

    def _official_code(self, dossier: DossierSnapshot, known: "_KnownHere") -> str | None:
        """Return the official code, or None with a notice when another dossier has it."""
        official = dossier.official_code
        if not official:
            return None
        other = known.officials.setdefault(official, dossier.code)
        if other == dossier.code:
            return official
        values = {"official": official, "other": other}
        self.lines.append(MergeLine(MergeNotice.SAME_OFFICIAL_CODE, dossier.code, values))
        return None

    def _fee_row(self, dossier_id: int, fee: FeeSnapshot) -> dict[str, Any]:
        return {
            "dossier_id": dossier_id,
            "amount": fee.amount,
            "explanation": fee.explanation,
            "receipt_number": fee.receipt_number,
            "paid_at": from_milliseconds(fee.paid_at) if fee.paid_at is not None else None,
            "paid_to_id": self._names.clerk(fee.paid_to) if fee.paid_to else None,
            "means": fee.means,
            "exemption": fee.exemption,
        }


class _KnownHere:
    """What this store has under the names of some dossiers of the bundle."""

    def __init__(self, session: Session, wanted: Sequence[tuple[int, DossierSnapshot]]) -> None:
        codes = [one.code for _line, one in wanted]
        requests = [one.request_id for _line, one in wanted]
        officials = [one.official_code for _line, one in wanted if one.official_code]
        rows = session.execute(
            select(
                Dossier.id,
                Dossier.uid,
                Dossier.code,
                Dossier.request_id,
                Dossier.official_code,
                Dossier.received_at,
            ).where(
                or_(
                    Dossier.uid.in_([_uid(line, one) for line, one in wanted]),
                    Dossier.code.in_([*codes, *officials]),
                    Dossier.request_id.in_(requests),
                    Dossier.official_code.in_(officials),
                )
            )
        )
        found = [_Known(*row[:5], short_moment(row.received_at)) for row in rows]
        self._by_uid = {one.uid: one for one in found}
        self._by_request = {one.request_id: one for one in found}
        self.by_code = {one.code: one for one in found}
        self.officials = {name: one.code for one in found for name in _numbers(one)}

    def same(self, line: int, dossier: DossierSnapshot) -> _Known | None:
        """Return the dossier of this store that ``dossier`` is: by identity, or by its request.

        A register that both counters imported gave its dossiers the same requests.
        """
        found = self._by_uid.get(UUID(dossier.uid))
        if found is not None and found.code != dossier.code:
            raise wrong_dossier(line)
        if found is None:
            found = self._by_request.get(dossier.request_id)
            found = found if found is not None and found.code == dossier.code else None
        return found

    def free_request_id(self, dossier: DossierSnapshot) -> str:
        """Return the request of ``dossier``, or a new one when another dossier has it."""
        taken = dossier.request_id in self._by_request
        return f"merged:{dossier.uid}" if taken else dossier.request_id


def wrong_dossier(line: int) -> FileError:
    """Return the sentence for a line that does not hold the dossier its events tell of."""
    return FileError(
        N_("Tệp «{name}» của gói dữ liệu sai nội dung ở dòng {line}."),
        N_("Không dùng gói này; xuất lại từ máy gốc."),
        name=_FILE,
        line=line,
    )


def _numbers(one: _Known) -> tuple[str, ...]:
    return (one.code, one.official_code) if one.official_code else (one.code,)


def _uid(line: int, dossier: DossierSnapshot) -> UUID:
    try:
        return UUID(dossier.uid)
    except ValueError as error:
        raise wrong_dossier(line) from error


def _applicant_row(dossier: DossierSnapshot) -> dict[str, Any]:
    one = dossier.applicant
    return {
        "name": one.name,
        "is_organization": one.is_organization,
        "identity_number": one.identity_number,
        "birth": one.birth,
        "sex": one.sex,
        "address": one.address,
        "phone": one.phone,
        "email": one.email,
    }
