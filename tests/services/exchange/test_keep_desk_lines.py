"""Versions of lines in any order, each as often as it likes, make the same store."""

from dataclasses import replace
from uuid import UUID

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy.orm import Session

from app.domain.desk_lines import (
    ColumnChange,
    ColumnValue,
    DeskSnapshot,
    EntryLink,
    EntrySnapshot,
    RatingSnapshot,
)
from app.domain.dossier_code import LocalCode
from app.domain.vietnam_time import local
from app.models.base import milliseconds
from app.services.counter import Counter
from app.services.exchange.desk_line_rows import entries_since, ratings_since
from app.services.exchange.keep_desk_lines import DeskLineKeeper, Kept
from app.services.store.journal_rows import clerk_named
from tests import builders

AT = milliseconds(local(2026, 11, 16, 8))
NOWHERE = EntryLink(
    dossier=str(UUID(int=9)),
    code=str(LocalCode(3, 0, local(2026, 11, 16).date(), 7)),
    note="",
    approved_at=None,
    approved_by="",
)
CALL = EntrySnapshot(
    uid=str(UUID(int=1)),
    register="hotline",
    number=1,
    year=2026,
    happened_at=AT,
    due_on=None,
    closed_on=None,
    cancelled_reason="",
    values=(ColumnValue("content", "Hỏi giờ làm việc"),),
    changes=(),
    links=(),
    clerk="Hà",
    changed_at=AT,
    station=2,
    epoch=0,
)
RATING = RatingSnapshot(
    uid=str(UUID(int=5)),
    rated_at=AT,
    rated_on=local(2026, 11, 16).date(),
    score=4,
    note="",
    means="keypad",
    desk="Quầy 3",
    clerk="",
    station=3,
    epoch=0,
)


class _UndoError(Exception):
    """Leaves a transaction that is not wanted."""


class _Names:
    def __init__(self, session: Session) -> None:
        self._session = session

    def clerk(self, name: str) -> int:
        return clerk_named(self._session, name)

    def procedure(self, code: str, version: int) -> int | None:
        raise NotImplementedError


def changes(*texts: str) -> tuple[ColumnChange, ...]:
    return tuple(
        ColumnChange(
            at="2026-11-16T01:00:00+00:00", clerk="Hà", column="content", before="", after=text
        )
        for text in texts
    )


def known(session: Session, counter: Counter) -> list[DeskSnapshot]:
    own = counter.context.station
    found = [*entries_since(session, None, own), *ratings_since(session, None, own)]
    return sorted(found, key=lambda one: one.uid)


def taken_in(counter: Counter, lines: list[DeskSnapshot]) -> list[DeskSnapshot]:
    """Return what an empty store knows after ``lines``; nothing of it stays."""
    found: list[DeskSnapshot] = []
    with pytest.raises(_UndoError), counter.context.database.write() as session:
        keeper = DeskLineKeeper(session, counter.context, _Names(session))
        for line in lines:
            keeper.take(line)
            assert keeper.take(line) is Kept.KNOWN
        keeper.settle()
        found = known(session, counter)
        raise _UndoError
    return found


@pytest.fixture
def here(counter: Counter) -> EntryLink:
    """Give a link to a dossier of the store."""
    received = builders.receive(counter)
    return replace(NOWHERE, code=received.code, approved_at=AT, approved_by="Bà Tư")


# Only the rules of taking in are tried here; a server would say the same, more slowly.
@pytest.mark.sqlite_only(reason="many small transactions")
@settings(
    max_examples=30, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(data=st.data())
def test_every_order_comes_to_the_same(
    counter: Counter, here: EntryLink, data: st.DataObject
) -> None:
    versions = st.builds(
        lambda uid, at, text, links, told, reason: replace(
            CALL,
            uid=str(UUID(int=uid)),
            number=uid,
            changed_at=AT + at,
            values=(ColumnValue("content", text),) if text else (),
            links=links,
            changes=changes(*sorted(told)),
            cancelled_reason=reason,
        ),
        st.integers(1, 2),
        st.integers(0, 2),
        st.sampled_from(["", "mot", "hai"]),
        st.sampled_from(
            [(), (here,), (NOWHERE,), tuple(sorted((here, NOWHERE), key=lambda one: one.code))]
        ),
        st.frozensets(st.sampled_from(["a", "b", "c"])),
        st.sampled_from(["", "Ghi nhầm"]),
    )
    lines: list[DeskSnapshot] = [*data.draw(st.lists(versions, min_size=1, max_size=5)), RATING]
    first = taken_in(counter, lines)
    assert taken_in(counter, data.draw(st.permutations(lines))) == first
    assert taken_in(counter, [*first, *lines]) == first


def test_the_later_version_stands_and_tells_of_both(counter: Counter) -> None:
    later = replace(CALL, changed_at=AT + 5, changes=changes("b"), closed_on=RATING.rated_on)
    (entry, _rating) = taken_in(counter, [later, replace(CALL, changes=changes("a")), RATING])
    assert entry == replace(later, changes=changes("a", "b"))


def test_a_line_of_a_register_nobody_knows_here_is_kept(counter: Counter) -> None:
    strange = replace(CALL, register="so-moi")
    assert taken_in(counter, [strange]) == [strange]


def test_a_known_identity_under_another_number_is_refused(counter: Counter) -> None:
    with pytest.raises(ValueError, match="identity"):
        taken_in(counter, [CALL, replace(CALL, number=2)])
