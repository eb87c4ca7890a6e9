"""Ready-made offices, clerks and dossiers for tests: real stores in temporary folders."""

import functools
import itertools
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from app.bootstrap import Workplace, found_office, join_office, open_counter
from app.domain.channel import Channel
from app.domain.fees import FeeInput, fee_variants
from app.domain.office import OfficeProfile, Station
from app.domain.papers import SubmittedPaper
from app.domain.procedure import procedure_in_force
from app.domain.roles import Actor, Role
from app.domain.vietnam_time import local, office_day
from app.services.answers import Received
from app.services.commands import ApplicantInput, ClerkInput, ReceiveDossier, SetUpOffice
from app.services.counter import Counter
from app.services.office.hashing import hashed
from app.settings import load_settings
from app.shared_store import use_address
from app.shipped import shipped_procedures
from tests import stores
from tests.stores import lay_store

PROFILE = OfficeProfile(
    name="UBND phường Long Biên",
    header_lines=("ỦY BAN NHÂN DÂN PHƯỜNG LONG BIÊN", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"),
    counter_name="Trung tâm Phục vụ hành chính công phường Long Biên",
    place="Long Biên",
    agency_code="H26.107",
    hotline="024 0000 0000",
)
CLERK_PIN = "2580"
CLERK_PASSWORD = "con mèo trèo cây cau"
CLERKS = (
    ClerkInput("Trần Thị Thu Hà", Role.CLERK, "Quầy 1", CLERK_PIN),
    ClerkInput("Lê Văn Đức", Role.CLERK, "Quầy 2", CLERK_PIN),
    ClerkInput("Nguyễn Thị Ánh Tuyết", Role.SUPERVISOR, "", CLERK_PIN),
)
CHAIN = Station(digit=1, epoch=0)
"""The history this office writes."""

CERTIFIED_COPY = "2.000815"
BIRTH_REGISTRATION = "1.001193"

_requests = itertools.count(1)
_catalogue = functools.cache(shipped_procedures)


class SetClock:
    """A clock that shows what it was set to; tests move it by hand.

    ``forward`` and ``pass_to`` let time pass; setting ``at`` is what is done to the PC's clock.
    """

    def __init__(self, at: datetime | None = None) -> None:
        self.at = at or local(2026, 11, 16, 9, 10)
        self._passed = timedelta(0)

    def now(self) -> datetime:
        """Return the set instant."""
        return self.at

    def steady(self) -> float:
        """Return the seconds that have passed."""
        return self._passed.total_seconds()

    def forward(self, **time: float) -> None:
        """Move on by so many minutes, hours or days."""
        self.pass_to(self.at + timedelta(**time))

    def pass_to(self, at: datetime) -> None:
        """Let time pass until ``at``; back to an earlier moment, tell of an earlier time."""
        self._passed += at - self.at
        self.at = at


def sample_counter(
    folder: Path, clock: SetClock | None = None, *, station: int = 1, **workplace: Any
) -> Counter:
    """Return an open counter of a sample office; ``folder`` is the PC's data folder.

    The store lies in it or on the tests' server, as ``tests.stores`` is told.
    """
    lay_sample(folder, station)
    return open_counter(Workplace(folder, clock or SetClock(), **workplace))


def lay_sample(folder: Path, station: int) -> None:
    """Lay the store of a sample office into ``folder``, where nobody has opened it yet."""
    lay_store(folder, _found_sample, station)


def counters_on_one_store(folder: Path, count: int) -> list[Path]:
    """Return the data folders of ``count`` PCs, counters 1, 2, 3 … of one shared store."""
    folders = [folder / f"pc-{digit}" for digit in range(1, count + 1)]
    sample_counter(folders[0]).close()
    address = load_settings(folders[0]).database_url
    for digit, other in enumerate(folders[1:], 2):
        use_address(other, address)
        join_office(Workplace(other, SetClock()), digit).close()
    return folders


def _found_sample(folder: Path, address: str) -> None:
    command = SetUpOffice(profile=PROFILE, clerks=CLERKS, station_digit=CHAIN.digit)
    found_office(Workplace(folder, SetClock(), address=address), command).close()


change_store = stores.change
allow_changes = stores.allow_changes


def give_passwords(counter: Counter, *, used_today: bool = True) -> None:
    """Let every clerk have ``CLERK_PASSWORD``; once it is used today, the PIN is enough.

    Without this the clerks have a PIN alone, as in a store of the first release.
    """
    change_store(
        counter,
        "UPDATE clerks SET password_hash = ?, password_on = ?",
        _password_hash(),
        counter.context.today().isoformat() if used_today else None,
    )


@functools.cache
def _password_hash() -> str:
    return hashed(CLERK_PASSWORD)


def quiet(_done: int, _total: int) -> None:
    """Take note of no progress."""


def actor(counter: Counter, position: int = 0) -> Actor:
    """Return clerk number ``position`` of ``CLERKS`` as signed in (2 is the supervisor)."""
    wanted = CLERKS[position]
    row = next(row for row in counter.office.clerks() if row.name == wanted.name)
    return Actor(row.id, row.name, wanted.role, wanted.desk)


def supervisor(counter: Counter) -> Actor:
    """Return the supervisor as signed in."""
    return actor(counter, 2)


def intake(by: Actor, procedure_code: str = BIRTH_REGISTRATION, **changes: Any) -> ReceiveDossier:
    """Return a complete intake that any counter of ours accepts."""
    number = next(_requests)
    procedure = procedure_in_force(
        [one for one in _catalogue() if one.code == procedure_code],
        office_day(local(2026, 11, 16)),
    )
    assert procedure is not None
    papers = tuple(
        SubmittedPaper(
            name=paper.name, kind=paper.kind, originals=paper.originals, copies=paper.copies
        )
        for paper in procedure.papers
        if paper.compulsory
    )
    variants = fee_variants(procedure.fees, Channel.DIRECT, office_day(local(2026, 11, 16)))
    command = ReceiveDossier(
        actor=by,
        request_id=f"request-{number}",
        procedure_code=procedure_code,
        applicant=ApplicantInput(
            name=f"Nguyễn Văn Đức {_letters(number)}",
            identity_number=f"001085{number:06d}",
            address="Tổ 5, phường Long Biên",
            phone=f"0912{number:06d}",
        ),
        papers=papers,
        fee=FeeInput(variant=next(iter(variants), "")),
    )
    return replace(command, **changes)


def receive(counter: Counter, by: Actor | None = None, *args: Any, **changes: Any) -> Received:
    """Take in a sample dossier and return the answer."""
    return counter.dossiers.receive(intake(by or actor(counter), *args, **changes))


def _letters(number: int) -> str:
    return "".join(chr(ord("A") + int(digit)) for digit in str(number))
