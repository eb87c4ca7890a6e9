"""Results handed out for dossiers of other counters that are not known here yet."""

from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.roles import Actor, Role
from app.errors import InputError, NotFoundError, RuleError
from app.models.office import AuditRecord
from app.services.commands import CancelUnmatched, ReturnUnmatched
from app.services.counter import Counter
from tests import builders
from tests.builders import SetClock
from tests.counters import Open, exported, merged, returned

CODE = "TN20-261116-0001-98"


def wish(actor: Actor, **changes: str) -> ReturnUnmatched:
    given = ReturnUnmatched(
        actor=actor,
        code=CODE,
        collector_name="nguyễn thị  hoa",
        collector_identity="001185000001",
        collector_relation="người nộp",
        note="đã thu 8.000 đồng",
    )
    return replace(given, **changes)


def acts(counter: Counter, act: str) -> list[str]:
    with counter.context.database.read() as session:
        wanted = select(AuditRecord.detail).where(AuditRecord.action == act)
        return list(session.scalars(wanted))


def test_who_took_the_result_is_noted(counter: Counter, clerk: Actor, clock: SetClock) -> None:
    answer = counter.dossiers.return_unmatched(wish(clerk))
    assert (answer.code, answer.returned_at) == (CODE, clock.now())
    (row,) = counter.dossiers.unmatched()
    assert (row.code, row.clerk_name, row.matched_at) == (CODE, clerk.name, None)
    assert row.collector_name == "nguyễn thị hoa"
    assert acts(counter, "return_unmatched") == [CODE]
    assert counter.days.figures(clerk, clock.now().date()).unmatched == 1


def test_a_slip_without_blanks_or_hyphens_is_the_same_slip(counter: Counter, clerk: Actor) -> None:
    counter.dossiers.return_unmatched(wish(clerk, code="tn2026111600 0198"))
    assert counter.dossiers.unmatched()[0].code == CODE


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"collector_name": "  "}, "collector_name"),
        ({"collector_identity": ""}, "collector_identity"),
        ({"collector_identity": "12345"}, "collector_identity"),
        ({"code": "TN10-261116-0001-95"}, "code"),
        ({"code": "H26.107-261116-0001"}, "code"),
        ({"code": "TN20-261116-0001-99"}, "code"),
    ],
)
def test_what_is_missing_is_named_by_its_field(
    counter: Counter, clerk: Actor, changes: dict[str, str], field: str
) -> None:
    with pytest.raises(InputError) as refused:
        counter.dossiers.return_unmatched(wish(clerk, **changes))
    assert refused.value.field == field
    assert counter.dossiers.unmatched() == ()


def test_a_result_is_given_out_once(counter: Counter, clerk: Actor) -> None:
    counter.dossiers.return_unmatched(wish(clerk))
    with pytest.raises(RuleError, match="đang chờ ghép"):
        counter.dossiers.return_unmatched(wish(clerk))


def test_a_dossier_that_is_known_after_all_is_returned_as_usual(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    code = builders.receive(there).code
    merged(here, exported(there, stick))
    with pytest.raises(RuleError, match="đã có ở máy này"):
        returned(here, code)


def test_a_mistaken_one_is_forgotten_with_a_reason(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    counter.dossiers.return_unmatched(wish(clerk))
    (row,) = counter.dossiers.unmatched()
    with pytest.raises(RuleError, match="Vai trò"):
        counter.dossiers.cancel_unmatched(CancelUnmatched(clerk, row.id, "nhầm phiếu"))
    with pytest.raises(InputError):
        counter.dossiers.cancel_unmatched(CancelUnmatched(supervisor, row.id, " "))
    counter.dossiers.cancel_unmatched(CancelUnmatched(supervisor, row.id, "nhầm phiếu"))
    assert counter.dossiers.unmatched() == ()
    (detail,) = acts(counter, "cancel_unmatched")
    assert detail.startswith(CODE)
    assert detail.endswith("nhầm phiếu")
    with pytest.raises(NotFoundError):
        counter.dossiers.cancel_unmatched(CancelUnmatched(supervisor, row.id, "nhầm phiếu"))


def test_a_matched_one_cannot_be_forgotten(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    code = builders.receive(there).code
    returned(here, code)
    merged(here, exported(there, stick))
    (row,) = here.dossiers.unmatched()
    with pytest.raises(RuleError, match="đã ghép vào hồ sơ"):
        here.dossiers.cancel_unmatched(CancelUnmatched(builders.supervisor(here), row.id, "nhầm"))


def test_who_does_not_work_at_the_desk_gives_nothing_out(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(RuleError, match="Vai trò"):
        counter.dossiers.return_unmatched(wish(replace(clerk, role=Role.SPECIALIST)))
