"""The scan log as a supervisor reads it."""

import pytest

from app.domain.roles import Actor
from app.domain.scan import ScanSource
from app.domain.scan_answers import ScanMeaning
from app.domain.scan_log import ScanCount, ScanNote
from app.errors import RuleError
from app.services.counter import Counter
from app.services.scans import recent_scans
from tests import builders
from tests.builders import SetClock, change_store

CODE = "TN10-261116-0001-77"


def scan(counter: Counter, by: Actor | None, *meanings: ScanMeaning) -> None:
    for meaning in meanings:
        counter.scans.note(by, ScanNote(meaning, ScanSource.KEYBOARD, CODE))


def test_the_newest_scan_comes_first_and_the_failed_ones_alone_if_wished(
    counter: Counter, clerk: Actor
) -> None:
    scan(counter, clerk, ScanMeaning.READY, ScanMeaning.FAILED_CHECK)
    scan(counter, None, ScanMeaning.FOREIGN_CODE)
    leader = builders.supervisor(counter)
    every = counter.scans.recent(leader)
    assert [(line.meaning, line.clerk_name) for line in every.lines] == [
        (ScanMeaning.FOREIGN_CODE, ""),
        (ScanMeaning.FAILED_CHECK, clerk.name),
        (ScanMeaning.READY, clerk.name),
    ]
    failed = counter.scans.recent(leader, failed_only=True)
    assert [line.meaning for line in failed.lines] == [
        ScanMeaning.FOREIGN_CODE,
        ScanMeaning.FAILED_CHECK,
    ]


def test_the_log_is_for_those_who_answer_for_the_office(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(RuleError):
        counter.scans.recent(clerk)


def test_pages_follow_one_another(
    counter: Counter, clerk: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(recent_scans, "PAGE_LINES", 2)
    scan(counter, clerk, *[ScanMeaning.READY] * 5)
    leader, after, sizes = builders.supervisor(counter), None, list[int]()
    while True:
        page = counter.scans.recent(leader, after=after)
        sizes.append(len(page.lines))
        after = page.next_key
        if after is None:
            break
    assert sizes == [2, 2, 1]


def test_scans_are_counted_by_day_and_meaning(counter: Counter, clerk: Actor) -> None:
    clock = counter.context.clock
    assert isinstance(clock, SetClock)
    first = counter.context.today()
    scan(counter, clerk, ScanMeaning.READY, ScanMeaning.READY, ScanMeaning.FAILED_CHECK)
    clock.forward(days=1)
    last = counter.context.today()
    scan(counter, clerk, ScanMeaning.READY)
    assert counter.scans.counts(first, last) == (
        ScanCount(first, ScanMeaning.FAILED_CHECK, 1),
        ScanCount(first, ScanMeaning.READY, 2),
        ScanCount(last, ScanMeaning.READY, 1),
    )
    assert counter.scans.counts(last, last) == (ScanCount(last, ScanMeaning.READY, 1),)


def test_a_word_of_a_newer_program_can_be_read(counter: Counter, clerk: Actor) -> None:
    scan(counter, clerk, ScanMeaning.READY)
    change_store(counter, "UPDATE scan_log SET meaning = 'thought_of_later'")
    (line,) = counter.scans.recent(builders.supervisor(counter)).lines
    assert line.meaning is ScanMeaning.UNREADABLE
