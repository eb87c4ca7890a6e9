"""Registers, ratings and visits between counters: once, whole, and the later version everywhere."""

import itertools
import json
from pathlib import Path

from app.domain.desk_lines import LineCounts
from app.domain.merge_report import MergeNotice
from app.services.counter import Counter
from app.services.register_commands import LinkDossier, SaveEntry
from tests import builders
from tests.counters import Open, clock_of, exported, merged
from tests.desk_day import a_day, lines_in, rate, turn_away, words
from tests.services.registers.conftest import Books


def books(counter: Counter) -> Books:
    return Books(counter, builders.actor(counter))


def change(counter: Counter, content: str) -> None:
    """Change the newest call of the store."""
    row = books(counter).rows()[0]
    values = {"content": content, "heard_by": "Hà"}
    counter.registers.save(
        SaveEntry(
            actor=builders.supervisor(counter),
            register="hotline",
            entry_id=row.id,
            values=values,
        )
    )


def test_a_bundle_brings_them_whole_and_twice_is_once(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    a_day(books(there))
    clock_of(here).pass_to(clock_of(there).now())
    bundle = exported(there, stick)
    report = merged(here, bundle)
    assert report.desk == LineCounts(entries=4, ratings=1, visits=1)
    assert report.lines == ()
    assert lines_in(here) == lines_in(there)
    assert words(here) == words(there)
    again = merged(here, bundle)
    assert (again.desk.total, again.brings_news) == (0, False)
    assert lines_in(here) == lines_in(there)
    assert here.days.check().findings == ()


def test_numbers_figures_and_reports_count_both_counters(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    for counter in (here, there):
        books(counter).call()
        turn_away(counter)
        rate(counter)
    merged(here, exported(there, stick))
    assert [row.label for row in books(here).rows()] == ["Q2-1/2026", "1/2026"]
    assert books(here).rows(text="q2-1/2026")[0].station == 2
    assert books(here).call().label == "2/2026"
    today = here.context.today()
    assert here.days.figures(builders.supervisor(here), today).total.refusals == 2
    assert here.registers.ratings(today, today)[-1].total == 2
    visits = here.dossiers.turned_away(builders.actor(here), today, today)
    assert sorted(row.number for row in visits) == ["Q1-001/2026", "Q2-001/2026"]
    assert here.days.check().findings == ()


def test_every_counter_comes_to_the_same_lines_in_every_order(at: Open, stick: Path) -> None:
    """Each has changed a line of the first: all bundles go everywhere, also the oldest last."""
    books(at(1)).call("cuộc gọi")
    bundles = [exported(at(1), stick)]
    for station in (2, 3):
        merged(at(station), bundles[0])
    for minutes, station in enumerate((3, 1, 2), 1):
        clock_of(at(station)).forward(minutes=10 * minutes)
        change(at(station), f"sửa ở quầy {station}")
        bundles.append(exported(at(station), stick))
    for station, order in zip((1, 2, 3), itertools.permutations(bundles), strict=False):
        for bundle in (*order, *reversed(order)):
            if not bundle_is_of(at(station), bundle):
                merged(at(station), bundle)
    assert lines_in(at(1)) == lines_in(at(2)) == lines_in(at(3))
    (row,) = books(at(1)).rows()
    assert (row.values["content"], row.label) == ("sửa ở quầy 2", "1/2026")
    changes = at(2).registers.card(builders.actor(at(2)), books(at(2)).rows()[0].id).changes
    assert [one.after for one in changes] == [f"sửa ở quầy {station}" for station in (2, 1, 3)]


def bundle_is_of(counter: Counter, bundle: Path) -> bool:
    manifest = json.loads((bundle / "manifest.json").read_text(encoding="utf-8"))
    return manifest["facts"]["store_id"] == counter.context.store_id


def test_a_line_about_a_dossier_that_is_not_here_waits_and_says_so(at: Open, stick: Path) -> None:
    here, there, third = at(1), at(2), at(3)
    code = builders.receive(third).code
    from_third = exported(third, stick)
    merged(there, from_third)
    call = books(there).call()
    there.registers.link(
        LinkDossier(actor=builders.actor(there), entry_id=call.entry_id, code=code)
    )
    report = merged(here, exported(there, stick))
    (line,) = report.lines
    assert (line.notice, line.code) == (MergeNotice.AWAITED, code)
    assert "Q2-1/2026" in line.words.format(**line.values)
    assert books(here).rows(text=code)[0].codes == (code,)
    before = lines_in(here)
    change(here, "sửa khi hồ sơ chưa đến")
    merged(here, from_third)
    (row,) = books(here).rows()
    card = here.registers.card(builders.actor(here), row.id)
    assert ([one.code for one in card.dossiers], card.awaited) == ([code], ())
    assert row.codes == (code,)
    assert lines_in(here) != before
    merged(there, exported(here, stick))
    assert lines_in(there) == lines_in(here)


def test_lines_of_a_counter_come_back_to_it_after_a_restore(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    call = books(here).call()
    merged(there, exported(here, stick))
    builders.change_store(here, "DELETE FROM register_entries WHERE id = ?", call.entry_id)
    builders.change_store(here, "UPDATE code_counters SET last = 0 WHERE series = 'so/hotline'")
    books(there).call()
    merged(here, exported(there, stick, whole=True))
    assert lines_in(here) == lines_in(there)
    assert books(here).call().label == "2/2026"
    assert here.days.check().findings == ()


def test_a_bundle_of_lines_alone_is_news_until_it_was_taken_in(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    builders.receive(there)
    merged(here, exported(there, stick / "1"))
    books(there).call()
    bundle = exported(there, stick / "2")
    assert [one.known for one in here.exchange.bundles_in(stick / "2")] == [False]
    merged(here, bundle)
    assert [one.known for one in here.exchange.bundles_in(stick / "2")] == [True]
