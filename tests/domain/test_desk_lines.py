"""Of two versions of a line every store chooses the same; alterations of both are told."""

from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from app.domain.desk_lines import (
    LINE_FILES,
    SNAPSHOTS,
    ColumnChange,
    ColumnValue,
    DeskLine,
    EntryLink,
    EntrySnapshot,
    LineCounts,
    all_changes,
    counted,
    is_later,
)

LINE = EntrySnapshot(
    uid="u",
    register="hotline",
    number=1,
    year=2026,
    happened_at=0,
    due_on=None,
    closed_on=None,
    cancelled_reason="",
    values=(ColumnValue("a", "1"), ColumnValue("b", "2")),
    changes=(),
    links=(),
    clerk="Hà",
    changed_at=5,
    station=1,
    epoch=0,
)
LINK = EntryLink(dossier="x", code="TN1", note="", approved_at=None, approved_by="")


def change(text: str) -> ColumnChange:
    return ColumnChange(at="2026", clerk="Hà", column="a", before="", after=text)


def test_the_later_one_takes_the_place_of_the_earlier() -> None:
    assert is_later(replace(LINE, changed_at=6), LINE)
    assert not is_later(LINE, replace(LINE, changed_at=6))


@given(st.sampled_from(["", "nhầm"]), st.sampled_from(["", "nhầm"]))
def test_in_the_same_millisecond_one_is_chosen(one: str, other: str) -> None:
    first, second = replace(LINE, cancelled_reason=one), replace(LINE, cancelled_reason=other)
    assert is_later(first, second) + is_later(second, first) == (one != other)


def test_what_stores_order_or_name_otherwise_makes_no_version() -> None:
    linked = replace(LINE, links=(LINK,))
    same = replace(
        linked,
        links=(replace(LINK, dossier="y"),),
        values=LINE.values[::-1],
        changes=(change("x"),),
    )
    assert not is_later(linked, same)
    assert not is_later(same, linked)


def test_alterations_are_told_once_each() -> None:
    both = all_changes([change("a"), change("b")], [change("b"), change("c")])
    assert [one.after for one in both] == ["a", "b", "c"]


def test_every_kind_has_a_file_and_a_form_and_is_counted() -> None:
    assert set(LINE_FILES) == set(SNAPSHOTS) == set(DeskLine)
    assert counted(DeskLine) == LineCounts(1, 1, 1)
    assert counted(DeskLine).total == 3
