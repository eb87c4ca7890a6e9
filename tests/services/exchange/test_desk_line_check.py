"""What no desk would write is named with its file and line, and nothing is taken in."""

from pathlib import Path

import pytest

from app.domain.desk_lines import LINE_FILES, DeskLine, LineCounts
from app.errors import FileError
from app.export.bundle_reader import open_bundle
from app.services.counter import Counter
from app.services.exchange.bundle_contents import check_contents
from tests import builders
from tests.counters import Open, exported, merged
from tests.desk_day import lines_in, rate, turn_away
from tests.forged import Change, forge
from tests.services.registers.conftest import Books


def books(counter: Counter) -> Books:
    return Books(counter, builders.actor(counter))


CHANGES: dict[str, tuple[DeskLine, Change]] = {
    "a number": (DeskLine.ENTRY, lambda lines: lines[0].update(number=0)),
    "a year": (DeskLine.ENTRY, lambda lines: lines[0].update(year=2020)),
    "an identity": (DeskLine.ENTRY, lambda lines: lines[0].update(uid="x")),
    "a line twice": (DeskLine.ENTRY, lambda lines: lines.append(lines[0])),
    "a column": (DeskLine.ENTRY, lambda lines: lines[0].pop("values")),
    "a moment": (DeskLine.ENTRY, lambda lines: lines[0].update(changed_at=10**18)),
    "a day to come": (DeskLine.ENTRY, lambda lines: lines[0].update(changed_at=2 * 10**12)),
    "a score": (DeskLine.RATING, lambda lines: lines[0].update(score=5)),
    "a station": (DeskLine.RATING, lambda lines: lines[0].update(station=0)),
    "a procedure": (DeskLine.VISIT, lambda lines: lines[0].update(procedure="9.999999")),
    "a kind": (DeskLine.VISIT, lambda lines: lines[0].update(kind="receive")),
    "what was typed": (DeskLine.VISIT, lambda lines: lines[0].update(content="{")),
}


def test_what_is_not_as_written_is_named_with_its_line(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    books(there).call()
    rate(there)
    turn_away(there)
    now = there.context.now()
    for number, (what, (kind, edit)) in enumerate(CHANGES.items()):
        bundle = exported(there, stick / str(number))
        with open_bundle(bundle, None) as opened:
            assert check_contents(opened, now).desk == LineCounts(1, 1, 1)
        forge(bundle, LINE_FILES[kind], edit)
        with pytest.raises(FileError, match=LINE_FILES[kind]) as told:
            merged(here, bundle)
        assert told.value.values["line"] in (1, 2), what
        with pytest.raises(FileError), open_bundle(bundle, None) as opened:
            check_contents(opened, now)
    assert lines_in(here) == set()


def test_a_line_edited_on_its_way_is_named_by_its_sum(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    for _ in range(3):
        books(there).call()
    bundle = exported(there, stick)
    path = bundle / LINE_FILES[DeskLine.ENTRY]
    text = path.read_text(encoding="utf-8").splitlines(keepends=True)
    text[1] = text[1].replace("trễ", "sớm")
    path.write_text("".join(text), encoding="utf-8", newline="\n")
    with pytest.raises(FileError, match="bị sửa") as told:
        merged(here, bundle)
    assert told.value.values == {"name": LINE_FILES[DeskLine.ENTRY], "line": 2}


def test_who_contradicts_what_is_known_is_refused(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    books(there).call()
    merged(here, exported(there, stick / "1"))
    bundle = exported(there, stick / "2")
    forge(bundle, LINE_FILES[DeskLine.ENTRY], lambda lines: lines[0].update(number=7))
    with pytest.raises(FileError, match="sai nội dung ở dòng"):
        merged(here, bundle)
