"""The clock guard: whatever is done to the PC's clock, no number without the question."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter
from app.domain.clock_guard import Doubt, Verdict
from app.domain.dossier_filter import DossierFilter
from app.domain.roles import Actor
from app.domain.vietnam_time import local, short_date
from app.errors import ClockError, InputError, RuleError
from app.models.base import milliseconds
from app.models.office import AuditRecord
from app.services.answers import ClockAnswered
from app.services.commands import AnswerClock, HandOver, ImportRegister
from app.services.counter import Counter
from tests import builders
from tests.builders import CLERK_PIN, SetClock
from tests.services.office.test_import_register import LINE, register

MONDAY = local(2026, 11, 16, 9, 10)


class Desk:
    """A counter that can be closed and opened again with its clock set to something else."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.clock = SetClock(MONDAY)
        self.counter = builders.sample_counter(folder, self.clock)
        self.clerk = builders.actor(self.counter)
        self.leader = builders.supervisor(self.counter)

    def reopen(self, **off: float) -> Counter:
        """Start the program anew, the clock moved by ``off`` while it was closed."""
        self.counter.close()
        self.clock.at += timedelta(**off)
        self.counter = open_counter(Workplace(self.folder, self.clock))
        return self.counter

    def doubt(self) -> Doubt | None:
        found = self.counter.opening.clock()
        return found.kind if found else None

    def answer(self, typed: str = "", **more: object) -> ClockAnswered:
        """Type a day; by default the one the clock shows."""
        text = typed or short_date(self.counter.context.today())
        command = AnswerClock(actor=self.clerk, typed=text, **more)  # type: ignore[arg-type]
        return self.counter.opening.answer_clock(command)

    def receive(self) -> str:
        return builders.receive(self.counter).code

    def refused(self) -> bool:
        """Say whether an intake is refused with the question, and nothing was stored."""
        before = self.codes()
        with pytest.raises(ClockError, match="Trả lời câu hỏi ngày giờ"):
            self.receive()
        return self.codes() == before

    def codes(self) -> list[str]:
        return [row.code for row in self.counter.dossiers.list(DossierFilter()).rows]

    def audited(self) -> list[tuple[str, str, int | None]]:
        with self.counter.context.database.read() as session:
            rows = session.query(AuditRecord).order_by(AuditRecord.id)
            return [(row.action, row.detail, row.clerk_id) for row in rows if "clock" in row.action]

    def is_gapless(self) -> bool:
        return self.counter.days.check().findings == ()


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    yield made
    made.counter.close()


def test_a_new_office_is_asked_nothing(desk: Desk) -> None:
    desk.reopen(days=400)
    assert desk.doubt() is None
    assert desk.receive().startswith("TN10-271221-0001")


def test_an_ordinary_next_morning_is_asked_nothing(desk: Desk) -> None:
    desk.receive()
    desk.reopen(days=1)
    assert desk.doubt() is None
    assert desk.receive().startswith("TN10-261117-0001")


@pytest.mark.parametrize(
    ("off", "kind"), [(-1, Doubt.BEHIND), (365, Doubt.GAP), (-6200, Doubt.BEHIND)]
)
def test_a_clock_set_while_closed_is_asked_about_and_set_right_again(
    desk: Desk, off: int, kind: Doubt
) -> None:
    first = desk.receive()
    desk.reopen(days=off)
    assert desk.doubt() is kind
    assert desk.refused()
    assert desk.answer("16/11/2026").verdict is Verdict.SET_CLOCK
    assert desk.doubt() is kind
    assert desk.refused()
    # Looking up and handing on go on meanwhile.
    dossier = desk.counter.dossiers.id_of(first)
    desk.counter.dossiers.hand_over(HandOver(desk.clerk, (dossier,)))
    desk.reopen()
    assert desk.doubt() is kind
    desk.clock.at = MONDAY + timedelta(minutes=30)
    if off > 0:
        # The hand-over was written a year ahead, and the history keeps it.
        assert desk.doubt() is Doubt.BEHIND
        assert desk.answer().verdict is Verdict.BELIEVED
    assert desk.doubt() is None
    assert desk.receive().startswith("TN10-261116-0002")
    assert desk.is_gapless()


def test_a_clock_put_right_needs_no_answer(desk: Desk) -> None:
    desk.receive()
    desk.reopen(days=365)
    assert desk.doubt() is Doubt.GAP
    desk.clock.at -= timedelta(days=365)
    assert desk.doubt() is None
    assert desk.audited() == []


def test_closing_the_program_does_not_answer_the_question(desk: Desk) -> None:
    desk.receive()
    desk.reopen(days=365)
    assert desk.doubt() is Doubt.GAP
    desk.counter.office.sign_in(desk.clerk.clerk_id, CLERK_PIN)
    desk.reopen(minutes=5)
    assert desk.doubt() is Doubt.GAP
    assert desk.refused()


def test_after_a_gap_the_day_typed_by_the_clerk_is_enough(desk: Desk) -> None:
    desk.receive()
    desk.reopen(days=9)
    assert desk.doubt() is Doubt.GAP
    assert desk.answer("25112026").verdict is Verdict.BELIEVED
    assert desk.receive().startswith("TN10-261125-0001")
    assert desk.audited() == [("confirm_clock", "", desk.clerk.clerk_id)]
    desk.reopen(hours=1)
    assert desk.doubt() is None


def test_a_day_without_intake_is_not_a_closed_day(desk: Desk) -> None:
    desk.receive()
    for _day in range(4):
        desk.reopen(days=1)
        assert desk.doubt() is None
    assert desk.receive().startswith("TN10-261120-0001")


def test_numbers_of_a_clock_that_ran_ahead_are_left_behind_on_a_supervisors_word(
    desk: Desk,
) -> None:
    desk.receive()
    desk.reopen(days=365)
    assert desk.answer("16/11/2027").verdict is Verdict.BELIEVED
    ahead = [desk.receive(), desk.receive()]
    desk.reopen(days=-365)
    assert desk.doubt() is Doubt.BEHIND
    assert desk.refused()
    assert desk.answer().verdict is Verdict.SUPERVISOR
    assert desk.refused()
    with pytest.raises(RuleError, match="PIN không đúng"):
        desk.answer(supervisor_id=desk.leader.clerk_id, secret="0000")
    colleague = builders.actor(desk.counter, 1)
    with pytest.raises(RuleError, match="Vai trò"):
        desk.answer(supervisor_id=colleague.clerk_id, secret=CLERK_PIN)
    assert desk.refused()
    done = desk.answer(supervisor_id=desk.leader.clerk_id, secret=CLERK_PIN)
    assert done.verdict is Verdict.BELIEVED
    assert desk.audited()[-1] == ("correct_clock", "16/11/2027", desk.leader.clerk_id)
    assert desk.receive().startswith("TN10-261116-0002")
    desk.reopen(hours=1)
    assert desk.doubt() is None
    assert desk.receive().startswith("TN10-261116-0003")
    assert desk.is_gapless()
    # When that day really comes its numbers go on where the wrong clock left them.
    desk.reopen(days=365)
    desk.answer()
    again = desk.receive()
    assert again.startswith("TN10-271116-0003")
    assert again not in ahead
    assert desk.is_gapless()


def test_a_clock_set_while_the_program_runs_is_asked_about(desk: Desk) -> None:
    desk.receive()
    desk.clock.forward(hours=2)
    assert desk.doubt() is None
    for off in (timedelta(minutes=6), timedelta(days=-1), timedelta(days=365)):
        desk.clock.at += off
        assert desk.doubt() is Doubt.JUMPED
        assert desk.refused()
        desk.clock.at -= off
        assert desk.doubt() is None
    assert desk.receive().startswith("TN10-261116-0002")


def test_a_clock_put_right_while_running_is_believed_once_the_day_is_typed(desk: Desk) -> None:
    desk.receive()
    desk.clock.at += timedelta(minutes=40)
    assert desk.doubt() is Doubt.JUMPED
    assert desk.answer().verdict is Verdict.BELIEVED
    assert desk.doubt() is None
    assert desk.receive().startswith("TN10-261116-0002")


def test_a_clock_set_back_over_numbered_days_while_running_needs_a_supervisor(desk: Desk) -> None:
    desk.receive()
    desk.clock.at -= timedelta(days=1)
    assert desk.answer().verdict is Verdict.SUPERVISOR
    done = desk.answer(supervisor_id=desk.leader.clerk_id, secret=CLERK_PIN)
    assert done.verdict is Verdict.BELIEVED
    assert desk.receive().startswith("TN10-261115-0001")


def test_another_program_with_another_clock_is_noticed_in_the_intake_itself(desk: Desk) -> None:
    desk.receive()
    ahead = SetClock(MONDAY + timedelta(days=1))
    other = open_counter(Workplace(desk.folder, ahead))
    builders.receive(other)
    other.close()
    assert desk.refused()
    assert desk.doubt() is Doubt.BEHIND


def test_a_register_taken_in_says_nothing_of_this_clock(desk: Desk, tmp_path: Path) -> None:
    desk.receive()
    desk.reopen(hours=2)
    dossier = desk.counter.dossiers.id_of(desk.codes()[0])
    desk.counter.dossiers.hand_over(HandOver(desk.clerk, (dossier,)))
    line = {**LINE, "NgayKetThucXuLy": "", "NgayTra": ""}
    command = ImportRegister(desk.leader, str(register(tmp_path, line)))
    assert desk.counter.office.import_register(command, builders.quiet).result.imported == 1
    desk.reopen(hours=-1)
    assert desk.doubt() is Doubt.BEHIND
    desk.reopen(hours=1)
    # An earlier release took in lines of days that had not come.
    builders.allow_changes(desk.counter)
    builders.change_store(
        desk.counter,
        "UPDATE dossier_events SET occurred_at = ? WHERE payload LIKE ?",
        milliseconds(local(2062, 10, 4)),
        "%register%",
    )
    assert desk.doubt() is None
    assert desk.receive().startswith("TN10-261116-0002")


def test_the_answer_must_be_a_whole_day(desk: Desk) -> None:
    desk.receive()
    desk.reopen(days=9)
    for text in ("", "nay", "25/11"):
        with pytest.raises(InputError) as caught:
            desk.counter.opening.answer_clock(AnswerClock(actor=desk.clerk, typed=text))
        assert caught.value.field == "today"
    assert desk.refused()


def test_another_station_of_a_shared_store_may_have_another_clock(desk: Desk) -> None:
    builders.change_store(
        desk.counter, "INSERT INTO code_counters VALUES ('TN20', '2027-11-16', 4, false)"
    )
    desk.receive()
    desk.reopen(hours=1)
    assert desk.doubt() is None
    assert desk.receive().startswith("TN10-261116-0002")


def test_the_same_request_gets_its_first_answer_once_the_day_is_answered(desk: Desk) -> None:
    command = builders.intake(desk.clerk)
    first = desk.counter.dossiers.receive(command)
    desk.reopen(days=9)
    with pytest.raises(ClockError):
        desk.counter.dossiers.receive(command)
    desk.answer()
    assert desk.counter.dossiers.receive(command).code == first.code


def test_who_is_at_the_desk_does_not_matter(desk: Desk, tmp_path: Path) -> None:
    desk.receive()
    desk.reopen(days=9)
    admin = Actor(desk.clerk.clerk_id, desk.clerk.name, desk.leader.role)
    answered = desk.counter.opening.answer_clock(AnswerClock(actor=admin, typed="25/11/2026"))
    assert answered.verdict is Verdict.BELIEVED
