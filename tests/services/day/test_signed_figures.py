"""The sheet of a closed day keeps what was signed and says what is counted otherwise now."""

from app.domain.roles import Actor
from app.services.commands import TakeStep
from app.services.counter import Counter
from tests import builders
from tests.builders import SetClock


def test_the_sheet_of_a_closed_day_says_what_was_signed_and_what_it_would_be_now(
    counter: Counter, supervisor: Actor, clock: SetClock
) -> None:
    mistaken, _kept = (builders.receive(counter, supervisor) for _ in range(2))
    day = counter.context.today()
    counter.days.close(supervisor, day)
    sheet = counter.days.sheet(supervisor, day)
    assert (sheet.total.received, sheet.recounted) == (2, ())
    clock.forward(days=1)
    counter.dossiers.cancel(TakeStep(supervisor, mistaken.dossier_id, "nhập nhầm"))
    sheet = counter.days.sheet(supervisor, day)
    assert (sheet.total.received, sheet.total.in_hand, sheet.carried_over_total) == (2, 2, 1)
    (told,) = sheet.recounted
    assert told == (
        f"Tính lại, {supervisor.name}: tiếp nhận 1 (đã chốt 2); đang giữ 1 (đã chốt 2)."
    )
    own = counter.days.sheet(supervisor, day, supervisor.clerk_id)
    assert (own.total.received, own.recounted) == (2, (told,))
    counter.closing.close_again(supervisor, day, "hủy một mã nhập nhầm")
    sheet = counter.days.sheet(supervisor, day)
    assert (sheet.total.received, sheet.recounted) == (1, ())
