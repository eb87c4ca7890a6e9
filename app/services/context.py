"""What every use case works with: the store, the clock, and the office's reference data.

Reference data (profile, calendar, catalogue, form sets) is read once and kept until a use case
changes it, or for a moment only where other PCs may change it; use cases are given it here and
never look at files or settings themselves.
"""

import json
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property, lru_cache

from sqlalchemy import func, select

from app.domain.catalogue_file import read_procedure
from app.domain.form_corrections import Correction, with_corrections
from app.domain.form_set import Forms, FormSet
from app.domain.office import OfficeProfile, Station
from app.domain.printable import MissingLetters, nothing_missing
from app.domain.procedure import Procedure, procedure_in_force, procedures_in_force
from app.domain.registers import Registers
from app.domain.vietnam_time import office_day
from app.domain.working_calendar import (
    CalendarDay,
    DayKind,
    DaySource,
    OfficeHours,
    WorkingCalendar,
)
from app.errors import NotFoundError, StoreError
from app.models.database import Database
from app.models.dossier_event import HistoryChain
from app.models.office import CalendarDay as CalendarDayRow
from app.models.office import CalendarYear, Clerk, Meta, Office
from app.models.paper import FormCorrection
from app.models.procedure import ProcedureVersion
from app.services.ports import Clock, Journal, NoJournal
from app.words import N_

# References are read anew after each change, and then nearly every procedure is as it was.
_read_procedure = lru_cache(maxsize=1024)(read_procedure)

_SHARED_FOR_SECONDS = 20.0


@dataclass(frozen=True, slots=True)
class OfficeRow:
    """A profile, its key in the store, and the first day it is printed."""

    id: int
    profile: OfficeProfile
    valid_from: date


@dataclass(frozen=True, slots=True)
class CatalogueRow:
    """A version of a procedure and its key in the store."""

    id: int
    procedure: Procedure


class Context:
    """The surroundings of a use case; one per open store, shared by its workers.

    ``shipped`` are the forms the program comes with; the office may have corrected them.
    ``registers`` are those it keeps. On a store that several counters share, ``digit`` is this
    one's; a store in a file knows its only counter by itself. ``missing_letters`` tells what paper
    could not show.
    """

    def __init__(
        self,
        database: Database,
        clock: Clock,
        shipped: Forms,
        journal: Journal | None = None,
        digit: int | None = None,
        missing_letters: MissingLetters = nothing_missing,
        registers: Registers = Registers(),  # noqa: B008 - frozen
    ) -> None:
        self.database = database
        self.registers = registers
        self.missing_letters = missing_letters
        self.journal = journal or NoJournal()
        self.clock = clock
        self.shipped = shipped
        self._forms: tuple[tuple[Correction, ...], Forms] = ((), shipped)
        self._digit = digit
        self._references = _References(database, digit)
        self._read_at = clock.steady()
        # Until which steady second a clerk stays locked out: here no clock that is set lifts it.
        self.locks: dict[int, float] = {}
        # Who may still write down steps of a closed day: who let them, until which steady second.
        self.late: dict[tuple[int, date], tuple[str, float]] = {}
        # The last reading of the clock that was believed, and the steady second it was made at.
        self.believed: tuple[datetime, float] | None = None

    def now(self) -> datetime:
        """Return the present instant, aware."""
        return self.clock.now()

    def steady(self) -> float:
        """Return seconds that run on alike, whatever the PC's clock is set to."""
        return self.clock.steady()

    def today(self) -> date:
        """Return the office's calendar day."""
        return office_day(self.clock.now())

    @property
    def station(self) -> Station:
        """Return this PC's part of every local code."""
        return self._known().station

    @property
    def store_id(self) -> str:
        """Return the identity of the store, which its copies share."""
        return self._known().store_id

    @property
    def calendar(self) -> WorkingCalendar:
        """Return the working calendar as last confirmed."""
        return self._known().calendar

    def office(self) -> OfficeRow:
        """Return the newest profile; StoreError when the first-run wizard was never finished."""
        offices = self._known().offices
        if not offices:
            raise StoreError(
                N_("Cơ quan chưa được thiết lập."), N_("Mở chương trình và làm theo các bước đầu.")
            )
        return offices[-1]

    def procedures(self, day: date) -> tuple[Procedure, ...]:
        """Return the version in force on ``day`` of every procedure that has one."""
        return procedures_in_force((row.procedure for row in self.catalogue()), day)

    def catalogue(self) -> tuple[CatalogueRow, ...]:
        """Return every version of every procedure, in the order they came into the store."""
        return tuple(row for rows in self._known().catalogue.values() for row in rows)

    def procedure(self, code: str, day: date) -> CatalogueRow:
        """Return the version of ``code`` in force on ``day``; NotFoundError when there is none."""
        rows = self._known().catalogue.get(code, ())
        found = procedure_in_force([row.procedure for row in rows], day)
        for row in rows:
            if row.procedure is found:
                return row
        raise NotFoundError(
            N_("Không có thủ tục {code} trong danh mục."),
            N_("Chọn thủ tục trong danh sách, hoặc bổ sung danh mục ở trang Cài đặt."),
            code=code,
        )

    @property
    def corrections(self) -> tuple[Correction, ...]:
        """Return what the office has changed in the wording of forms, oldest first."""
        return self._known().corrections

    @property
    def forms(self) -> Forms:
        """Return every version of every form, the shipped ones and the office's own."""
        corrections = self.corrections
        if corrections != self._forms[0]:
            self._forms = corrections, with_corrections(self.shipped, corrections)
        return self._forms[1]

    def form_set(self, day: date) -> FormSet:
        """Return the set of forms in force on ``day``."""
        return self.forms.in_force(day)

    def form_set_named(self, set_id: str, version: int) -> FormSet:
        """Return the very set a paper was issued in, so that a reprint is the same paper."""
        return self.forms.used(set_id, version)

    def forget_references(self) -> None:
        """Read office, calendar, catalogue and corrected forms anew; call after changing them."""
        self._references = _References(self.database, self._digit)
        self._read_at = self.steady()

    def _known(self) -> "_References":
        """Return the reference data, read anew now and then where somebody else may change them."""
        shared = self._digit is not None
        if shared and self.steady() - self._read_at > _SHARED_FOR_SECONDS:
            self.forget_references()
        return self._references


class _References:
    """Reference data as one reading of the store; replaced as a whole, never changed."""

    def __init__(self, database: Database, digit: int | None) -> None:
        self._database = database
        self._digit = digit

    @cached_property
    def meta(self) -> dict[str, str]:
        keys = ("station", "epoch", "store_id")
        with self._database.read() as session:
            rows = session.scalars(select(Meta).where(Meta.key.in_(keys)))
            return {row.key: row.value for row in rows}

    @cached_property
    def station(self) -> Station:
        if self._digit is None:
            return Station(int(self.meta.get("station", "1")), int(self.meta.get("epoch", "0")))
        newest = select(func.max(HistoryChain.epoch)).where(HistoryChain.station == self._digit)
        with self._database.read() as session:
            return Station(self._digit, session.scalar(newest) or 0)

    @property
    def store_id(self) -> str:
        return self.meta.get("store_id", "")

    @cached_property
    def offices(self) -> tuple[OfficeRow, ...]:
        with self._database.read() as session:
            rows = session.scalars(select(Office).order_by(Office.valid_from)).all()
        return tuple(OfficeRow(row.id, _profile(row), row.valid_from) for row in rows)

    @cached_property
    def calendar(self) -> WorkingCalendar:
        with self._database.read() as session:
            days = session.scalars(select(CalendarDayRow)).all()
            years = session.scalars(select(CalendarYear.year)).all()
        return WorkingCalendar(
            days=tuple(
                CalendarDay(
                    day=row.day,
                    kind=DayKind(row.kind),
                    name=row.name,
                    basis=row.basis,
                    source=DaySource(row.source),
                )
                for row in days
            ),
            confirmed_years=frozenset(years),
            hours=OfficeHours(),
        )

    @cached_property
    def catalogue(self) -> dict[str, tuple[CatalogueRow, ...]]:
        with self._database.read() as session:
            rows = session.scalars(
                select(ProcedureVersion)
                .where(ProcedureVersion.content != "")
                .order_by(ProcedureVersion.id)
            ).all()
        catalogue: dict[str, tuple[CatalogueRow, ...]] = {}
        for row in rows:
            entry = CatalogueRow(row.id, _read_procedure(row.content))
            catalogue[row.code] = (*catalogue.get(row.code, ()), entry)
        return catalogue

    @cached_property
    def corrections(self) -> tuple[Correction, ...]:
        wanted = (
            select(FormCorrection, Clerk.name)
            .join(Clerk, Clerk.id == FormCorrection.clerk_id)
            .order_by(FormCorrection.version)
        )
        with self._database.read() as session:
            return tuple(
                Correction(
                    set_id=row.set_id,
                    version=row.version,
                    based_on=row.based_on,
                    changes=tuple(json.loads(row.changes).items()),
                    reason=row.reason,
                    made_at=row.made_at,
                    clerk_name=clerk_name,
                )
                for row, clerk_name in session.execute(wanted)
            )


def _profile(row: Office) -> OfficeProfile:
    return OfficeProfile(
        name=row.name,
        header_lines=tuple(json.loads(row.header_lines)),
        counter_name=row.counter_name,
        place=row.place,
        agency_code=row.agency_code,
        address=row.address,
        hotline=row.hotline,
    )
