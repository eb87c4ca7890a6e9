"""Everybody may see their own figures, a supervisor those of all; nobody is ranked."""

from datetime import date

import pytest

from app.domain.reports.report import ReportKind, ReportOrder
from app.domain.roles import Actor
from app.errors import NotFoundError, RuleError
from app.services.counter import Counter
from tests import builders


def titles(counter: Counter, actor: Actor, clerk_id: int | None) -> list[str]:
    order = ReportOrder(
        kind=ReportKind.CLERKS_SHEETS,
        first=date(2026, 11, 1),
        last=date(2026, 11, 30),
        clerk_id=clerk_id,
    )
    return [one.table.title for one in counter.reports.make(actor, order).sections]


def test_a_supervisor_sees_the_sheets_of_all_who_did_something(autumn: Counter) -> None:
    lead = builders.supervisor(autumn)
    names = [one.rpartition(": ")[2] for one in titles(autumn, lead, None)]
    assert names == ["Lê Văn Đức", "Trần Thị Thu Hà"]


def test_a_clerk_sees_only_the_own_one(autumn: Counter) -> None:
    clerk, other = builders.actor(autumn, 0), builders.actor(autumn, 1)
    assert len(titles(autumn, clerk, clerk.clerk_id)) == 1
    for wanted in (other.clerk_id, None):
        with pytest.raises(RuleError):
            titles(autumn, clerk, wanted)


def test_nobody_has_no_sheet(autumn: Counter) -> None:
    with pytest.raises(NotFoundError):
        titles(autumn, builders.supervisor(autumn), 999)
