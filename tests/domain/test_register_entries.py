"""The lines of a register are shown without identity numbers and found by their words."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.register_entries import (
    EntryNumber,
    EntryRow,
    EntryState,
    file_parts,
    file_value,
    looks_like_identity,
    search_words,
    seeks_identity,
    sheet_cell,
    shown,
    sought_words,
    state_of,
    state_words,
)
from app.domain.vietnam_time import local
from tests.domain.register_texts import visits

REGISTER = visits()
NUMBER = "001085000123"
TODAY = date(2026, 11, 20)


def entry(state: EntryState = EntryState.OPEN, **values: str) -> EntryRow:
    return EntryRow(
        id=1,
        number=12,
        year=2026,
        happened_at=local(2026, 11, 20, 8, 5),
        due_on=date(2026, 11, 24),
        closed_on=None,
        cancelled_reason="ghi nhầm" if state is EntryState.CANCELLED else "",
        state=state,
        values=values,
        codes=("TN10-261120-0001-00", "TN10-261120-0002-00"),
        clerk_name="Hà",
    )


def test_values_are_shown_as_people_read_them() -> None:
    proof = file_value("loi.png", "ab" * 32)
    assert file_parts(proof) == ("loi.png", "ab" * 32)
    texts = {
        "identity": (NUMBER, "001*****0123"),
        "answer_by": ("2026-12-01", "01/12/2026"),
        "seen_at": ("2026-11-20T08:00:00+07:00", "08:00 20/11/2026"),
        "proof": (proof, f"loi.png (SHA-256 {'ab' * 8}…)"),
        "name": ("", ""),
    }
    for column, (stored, seen) in texts.items():
        assert shown(REGISTER.column(column), stored) == seen
    assert shown(REGISTER.column("identity"), NUMBER, whole=True) == NUMBER


@pytest.mark.parametrize(
    ("station", "epoch", "in_book"),
    [(None, None, "12"), (1, 0, "12"), (2, 0, "Q2-12"), (1, 1, "Q1.1-12"), (3, 2, "Q3.2-12")],
)
def test_a_number_names_its_counter_unless_it_is_the_first(
    station: int | None, epoch: int | None, in_book: str
) -> None:
    row = replace(entry(), station=station, epoch=epoch)
    assert (row.numbered.in_book, row.label) == (in_book, f"{in_book}/2026")
    assert sheet_cell(REGISTER, row, ("number",)) == in_book


def test_words_are_found_without_accents_but_numbers_of_people_only_whole() -> None:
    words = search_words(REGISTER, {"name": "Đỗ Thị Hoà", "identity": NUMBER}, EntryNumber(3, 2026))
    assert "do thi hoa" in words
    assert "3/2026" in words
    assert NUMBER not in words
    assert "0123" not in words
    assert all(word in words for word in sought_words(f"hoà {NUMBER}"))
    assert seeks_identity(f"hoà {NUMBER}")
    assert not seeks_identity("0912345678")
    assert looks_like_identity("123456789")


@pytest.mark.parametrize(
    ("due", "closed", "cancelled", "state"),
    [
        (None, None, False, EntryState.OPEN),
        (TODAY, None, False, EntryState.OPEN),
        (date(2026, 11, 19), None, False, EntryState.OVERDUE),
        (date(2026, 11, 19), TODAY, False, EntryState.CLOSED),
        (date(2026, 11, 19), None, True, EntryState.CANCELLED),
    ],
)
def test_how_an_entry_stands(
    due: date | None, closed: date | None, cancelled: bool, state: EntryState
) -> None:
    assert state_of(REGISTER, due=due, closed=closed, cancelled=cancelled, today=TODAY) is state


def test_every_state_has_words_in_every_register() -> None:
    nothing_ends = visits(
        closing=None,
        due=None,
        columns=[{"id": "name", "label": "Tên", "listed": True}],
        sheet=[{"head": "Tên", "share": 100, "shows": ["name"]}],
    )
    for register in (REGISTER, nothing_ends):
        assert all(state_words(register, state) for state in EntryState)
    assert state_words(REGISTER, EntryState.CLOSED) == "Xong"
    kept = state_of(nothing_ends, due=None, closed=None, cancelled=False, today=TODAY)
    assert kept is EntryState.KEPT


def test_a_cell_of_the_sheet_holds_what_its_column_shows() -> None:
    row = entry(name="Hà", identity="001*****0123")
    cells = [sheet_cell(REGISTER, row, one.shows) for one in REGISTER.sheet]
    assert cells == [
        "12",
        "Hà; 001*****0123",
        "TN10-261120-0001-00, TN10-261120-0002-00; Chờ",
    ]
    marks = ("happened", "due", "clerk")
    assert sheet_cell(REGISTER, row, marks) == "08:05 20/11/2026; 24/11/2026; Hà"
    cancelled = entry(EntryState.CANCELLED)
    assert sheet_cell(REGISTER, cancelled, ("state",)) == "Đã hủy: ghi nhầm"
    assert row.label == "12/2026"
