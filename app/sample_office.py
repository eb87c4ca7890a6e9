"""An invented office with people and dossiers, for trying the program out without fear.

No person here exists; the numbers belong to nobody.
"""

from datetime import date, datetime, timedelta

from app.domain.channel import Channel
from app.domain.fees import FeeInput, fee_variants
from app.domain.office import OfficeProfile
from app.domain.papers import SubmittedPaper
from app.domain.procedure import Procedure
from app.domain.roles import Actor, Role
from app.domain.vietnam_time import local, office_day
from app.services.commands import (
    ApplicantInput,
    ClerkInput,
    HandOver,
    ReceiveDossier,
    RecordResult,
    ReturnResult,
)
from app.services.counter import Counter
from app.services.ports import Clock

PIN = "2580"
PASSWORD = "hoa binh mot cua"
PROFILE = OfficeProfile(
    name="UBND phường Hòa Bình (mẫu)",
    header_lines=("ỦY BAN NHÂN DÂN PHƯỜNG HÒA BÌNH", "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG"),
    counter_name="Trung tâm Phục vụ hành chính công phường Hòa Bình",
    place="Hòa Bình",
    agency_code="H26.999",
    address="Số 1 phố Mẫu, phường Hòa Bình",
    hotline="024 0000 0000",
)
CLERKS = (
    ClerkInput("Trần Thị Thu Hà", Role.CLERK, "Quầy 1", PIN, password=PASSWORD),
    ClerkInput("Lê Hoàng Quân", Role.CLERK, "Quầy 2", PIN, password=PASSWORD),
    ClerkInput("Phạm Ngọc Bích", Role.SUPERVISOR, "", PIN, password=PASSWORD),
)

# Name, procedure, street, days ago, how far it has come (see ``_Progress``).
PEOPLE = (
    ("Nguyễn Văn Đức", "1.001193", "Tổ 5", 6, 3),
    ("Võ Thị Minh Châu", "2.000635", "Tổ 2", 5, 3),
    ("Đặng Thu Ửng", "1.004873", "Tổ 9", 5, 2),
    ("Huỳnh Văn Phước", "2.000815", "Tổ 1", 4, 3),
    ("Bùi Thị Kim Liên", "1.001776", "Tổ 3", 4, 1),
    ("Ngô Gia Bảo", "1.000656", "Tổ 7", 3, 2),
    ("Trần Đức Thịnh", "2.001035", "Tổ 4", 2, 1),
    ("Nguyễn Hữu Khánh", "1.001612", "Tổ 6", 2, 1),
    ("Lý Thị Ngọc Yến", "1.010833", "Tổ 8", 1, 1),
    ("Phan Quỳnh Hương", "1.004859", "Tổ 2", 1, 0),
    ("Hồ Sỹ Khoa", "2.000720", "Tổ 5", 1, 0),
    ("Đỗ Ánh Tuyết", "2.000884", "Tổ 1", 0, 0),
)


class RehearsalClock:
    """A clock that can be set to a moment, to live through a day before or faster than it comes."""

    def __init__(self, otherwise: Clock, at: datetime | None = None) -> None:
        self._otherwise = otherwise
        self._at = at

    def now(self) -> datetime:
        """Return the moment it was set to, or the time of the other clock when it runs free."""
        return self._at or self._otherwise.now()

    def steady(self) -> float:
        """Return the seconds of the time lived through: in a rehearsal, a leap is time passing."""
        return self.now().timestamp()

    def set_to(self, at: datetime | None) -> None:
        """Stand still at ``at``; None lets the clock run free."""
        self._at = at

    def forward(self, minutes: float) -> None:
        """Move a clock that stands still on by ``minutes``."""
        if self._at is not None:
            self._at += timedelta(minutes=minutes)


def intake_of(position: int, procedure: Procedure, actor: Actor, day: date) -> ReceiveDossier:
    """Return the intake of person number ``position`` of ``PEOPLE`` for ``procedure``."""
    name, _code, street, _days, _progress = PEOPLE[position % len(PEOPLE)]
    variants = fee_variants(procedure.fees, Channel.DIRECT, day)
    return ReceiveDossier(
        actor=actor,
        request_id=f"sample-{position}-{procedure.code}",
        procedure_code=procedure.code,
        applicant=ApplicantInput(
            name=name,
            identity_number=f"0010850{position:05d}",
            address=f"{street}, phường Hòa Bình",
            phone=f"09{position:08d}",
        ),
        papers=tuple(
            SubmittedPaper(
                name=paper.name, kind=paper.kind, originals=paper.originals, copies=paper.copies
            )
            for paper in procedure.papers
            if paper.compulsory
        ),
        fee=FeeInput(variant=next(iter(variants), ""), typed_amount=0),
        fee_paid=True,
        slip_wanted=False,
    )


def fill(counter: Counter, clock: RehearsalClock) -> None:
    """Give a fresh sample office a week behind it, so that every page has something to show."""
    known = {procedure.code: procedure for procedure in counter.dossiers.procedures()}
    actors = [
        Actor(row.id, row.name, Role(row.role), row.desk)
        for row in counter.office.clerks()
        if row.role == Role.CLERK
    ]
    present = clock.now()
    for position, (name, code, _street, days, progress) in enumerate(PEOPLE):
        at = _working_moment(counter, present, days, position)
        if at > present:
            continue
        clock.set_to(at)
        actor = actors[position % len(actors)]
        intake = intake_of(position, known[code], actor, office_day(at))
        dossier = counter.dossiers.receive(intake).dossier_id
        if progress >= 1:
            counter.dossiers.hand_over(HandOver(actor, (dossier,)))
        if progress >= 2:
            clock.forward(120)
            counter.dossiers.record_result(RecordResult(actor, dossier))
        if progress >= 3:
            clock.forward(45)
            wish = ReturnResult(actor=actor, dossier_id=dossier, collector_name=name)
            counter.dossiers.return_result(wish)
    clock.set_to(None)


def _working_moment(counter: Counter, present: datetime, days: int, position: int) -> datetime:
    """Return a moment in the morning of the day that lies ``days`` working days before today."""
    calendar, day = counter.office.calendar(), office_day(present)
    while days or not calendar.is_working_day(day):
        days -= calendar.is_working_day(day) and days > 0
        day -= timedelta(days=1)
    return local(day.year, day.month, day.day, 8, 2 + 4 * position)
