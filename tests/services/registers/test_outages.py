"""An outage excuses the late dossiers a supervisor approves, in figures, history and elsewhere."""

from datetime import date, datetime

import pytest

from app.domain.outages import Touch
from app.domain.reasons import LATE_REASONS, LateReason
from app.domain.vietnam_time import local
from app.errors import InputError, RuleError
from app.models.dossier import Dossier
from app.services.commands import HandOver
from app.services.exchange.rebuild_dossiers import rebuild_dossiers
from app.services.register_commands import Exclude, LinkDossier
from app.services.step_commands import Extend
from tests import builders
from tests.services.registers.conftest import Books

BEGAN, ENDED = local(2026, 11, 16, 14), local(2026, 11, 17, 12)
DONE = local(2026, 11, 17, 14)


def exclude(books: Books, entry_id: int, *ids: int, **more: object) -> tuple[str, ...]:
    command = Exclude(
        actor=books.supervisor,
        entry_id=entry_id,
        dossier_ids=ids,
        **more,  # type: ignore[arg-type]
    )
    return books.counter.registers.exclude(command).codes


def net(books: Books) -> tuple[int, int]:
    report = books.counter.days.period(date(2026, 1, 1), date(2026, 12, 31))
    return report.overdue_gross, report.overdue_net


def touched(books: Books, entry_id: int) -> list[tuple[int, Touch, bool]]:
    proposed = books.counter.registers.touched(books.clerk, entry_id)
    return [(one.dossier_id, one.how, one.explained) for one in proposed]


def stored(books: Books, dossier_id: int) -> tuple[bool, str]:
    with books.counter.context.database.read() as session:
        dossier = session.get_one(Dossier, dossier_id)
        return dossier.excluded, dossier.late_reason


def test_what_was_due_while_the_system_was_out_is_proposed(books: Books) -> None:
    ids = books.late_dossiers(2, DONE)
    entry_id = books.outage(BEGAN, ENDED)
    assert touched(books, entry_id) == [(one, Touch.DUE, True) for one in ids]


def test_what_was_on_time_or_cancelled_is_not_proposed(books: Books) -> None:
    books.late_dossiers(1, local(2026, 11, 16, 16))
    (burned,) = books.late_dossiers(1, DONE)
    builders.change_store(
        books.counter, "UPDATE dossiers SET state = 'cancelled' WHERE id = ?", burned
    )
    assert touched(books, books.outage(BEGAN, ENDED)) == []


def test_an_approval_changes_the_net_figures_and_stands_in_the_history(books: Books) -> None:
    ids = books.late_dossiers(3, DONE)
    entry_id = books.outage(BEGAN, ENDED)
    assert net(books) == (3, 3)
    assert len(exclude(books, entry_id, *ids[:2])) == 2
    assert net(books) == (3, 1)
    reason = "Sự cố hệ thống số 1/2026: Cổng Dịch vụ công quốc gia"
    assert stored(books, ids[0]) == (True, reason)
    card = books.counter.dossiers.card(books.clerk, ids[0])
    assert card.history[0].action == "Loại trừ trách nhiệm"
    assert reason in card.history[0].text
    assert card.history[0].clerk_name == books.supervisor.name
    approved = books.counter.registers.touched(books.clerk, entry_id)
    assert [one.approved_by for one in approved] == [books.supervisor.name] * 2 + [""]
    # Approving once more changes nothing.
    assert exclude(books, entry_id, *ids[:2]) == ()
    assert books.counter.days.check().ok


def test_an_approval_can_be_taken_back_with_a_reason(books: Books) -> None:
    ids = books.late_dossiers(1, DONE)
    entry_id = books.outage(BEGAN, ENDED)
    exclude(books, entry_id, *ids)
    with pytest.raises(InputError):
        exclude(books, entry_id, *ids, excluded=False)
    assert exclude(books, entry_id, *ids, excluded=False, reason="quận không đồng ý")
    assert exclude(books, entry_id, *ids, excluded=False, reason="lần nữa") == ()
    assert net(books) == (1, 1)
    assert stored(books, ids[0]) == (False, "")


def extended(books: Books, reason: LateReason, until: date) -> int:
    """Take a dossier in and let its promise be put off for ``reason``."""
    dossier_id = builders.receive(books.counter, books.clerk).dossier_id
    books.counter.dossiers.hand_over(HandOver(books.clerk, (dossier_id,)))
    extend(books, dossier_id, reason, until)
    return dossier_id


def extend(books: Books, dossier_id: int, reason: LateReason, until: date) -> None:
    command = Extend(actor=books.clerk, dossier_id=dossier_id, until=until, reason_class=reason)
    books.counter.dossiers.extend(command)


def pass_to(books: Books, moment: datetime) -> None:
    clock: builders.SetClock = books.counter.context.clock  # type: ignore[assignment]
    clock.pass_to(moment)


def test_taking_an_approval_back_leaves_the_reason_a_clerk_gave(books: Books) -> None:
    dossier_id = extended(books, LateReason.OVERLOAD, date(2026, 11, 17))
    pass_to(books, local(2026, 11, 18, 9))
    entry_id = books.outage(local(2026, 11, 17, 8), local(2026, 11, 17, 20))
    given = stored(books, dossier_id)
    assert given == (False, LATE_REASONS[LateReason.OVERLOAD])
    for _time in range(2):
        assert exclude(books, entry_id, dossier_id)
        assert stored(books, dossier_id)[1].startswith("Sự cố hệ thống")
        assert exclude(books, entry_id, dossier_id, excluded=False, reason="quận không đồng ý")
        assert stored(books, dossier_id) == given
    with books.counter.context.database.write() as session:
        list(rebuild_dossiers(session, books.counter.context.calendar, [dossier_id]))
    assert stored(books, dossier_id) == given
    assert books.counter.days.check().ok


def test_taking_an_approval_back_leaves_the_reason_given_since(books: Books) -> None:
    dossier_id = builders.receive(books.counter, books.clerk).dossier_id
    books.counter.dossiers.hand_over(HandOver(books.clerk, (dossier_id,)))
    pass_to(books, local(2026, 11, 18, 9))
    entry_id = books.outage(local(2026, 11, 16, 8), local(2026, 11, 17, 20))
    assert exclude(books, entry_id, dossier_id)
    extend(books, dossier_id, LateReason.OVERLOAD, date(2026, 11, 20))
    assert exclude(books, entry_id, dossier_id, excluded=False, reason="quận không đồng ý")
    assert stored(books, dossier_id) == (False, LATE_REASONS[LateReason.OVERLOAD])


def test_without_evidence_nobody_is_excused(books: Books) -> None:
    ids = books.late_dossiers(1, DONE)
    entry_id = books.outage(BEGAN, ENDED, notice="")
    with pytest.raises(RuleError, match="bằng chứng"):
        exclude(books, entry_id, *ids)


def test_before_the_end_is_known_nothing_is_proposed(books: Books) -> None:
    entry_id = books.outage(local(2026, 11, 16, 8), None)
    with pytest.raises(RuleError, match="khắc phục"):
        books.counter.registers.touched(books.clerk, entry_id)


def test_a_dossier_the_outage_did_not_touch_is_named(books: Books) -> None:
    (late,) = books.late_dossiers(1, local(2026, 11, 18, 14))
    entry_id = books.outage(local(2026, 11, 18, 8), local(2026, 11, 18, 9))
    code = books.counter.dossiers.card(books.clerk, late).row.code
    with pytest.raises(RuleError, match=code):
        exclude(books, entry_id, late)
    # Scanned into the outage by a person, it is the supervisor's to judge.
    books.counter.registers.link(LinkDossier(actor=books.clerk, entry_id=entry_id, code=code))
    assert touched(books, entry_id) == [(late, Touch.HANDLED, False)]
    assert exclude(books, entry_id, late) == (code,)


def test_one_dossier_is_excused_by_one_outage(books: Books) -> None:
    ids = books.late_dossiers(1, DONE)
    first = books.outage(BEGAN, ENDED)
    second = books.outage(BEGAN, local(2026, 11, 17, 10))
    exclude(books, first, *ids)
    assert touched(books, second) == []


def test_a_clerk_excuses_nobody(books: Books) -> None:
    ids = books.late_dossiers(1, DONE)
    entry_id = books.outage(BEGAN, ENDED)
    books.supervisor = books.clerk
    with pytest.raises(RuleError, match="Vai trò"):
        exclude(books, entry_id, *ids)


def test_a_call_is_no_outage(books: Books) -> None:
    saved = books.call()
    with pytest.raises(RuleError, match="sự cố"):
        books.counter.registers.touched(books.clerk, saved.entry_id)
    assert isinstance(DONE, datetime)
