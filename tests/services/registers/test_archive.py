"""A scan answers where the papers are: in which box, with whom, or back again."""

from datetime import date
from pathlib import Path

import pytest

from app.domain.archive import BOXES, LENDING
from app.domain.dossier_code import parse_code
from app.domain.dossier_state import DossierState
from app.errors import RuleError
from app.services.register_commands import (
    CancelEntry,
    CloseEntry,
    EntrySaved,
    LinkDossier,
    SaveEntry,
    UnlinkDossier,
)
from tests import builders
from tests.counters import clock_of, contents, counter_at, exported, merged
from tests.services.registers.conftest import Books
from tests.steps import brought_to


def boxed(books: Books, number: str, *, shelf: str = "A3", entry_id: int | None = None) -> int:
    values = {"box": number, "shelf": shelf, "contents": "Hộ tịch 2026", "keep": "20 năm"}
    command = SaveEntry(actor=books.clerk, register=BOXES, values=values, entry_id=entry_id)
    return books.counter.registers.save(command).entry_id


def lent_to(books: Books, borrower: str) -> int:
    values = {"borrower": borrower, "purpose": "đối chiếu", "allowed_by": "Chủ tịch"}
    command = SaveEntry(actor=books.clerk, register=LENDING, values=values)
    return books.counter.registers.save(command).entry_id


def link(books: Books, entry_id: int, code: str) -> EntrySaved:
    command = LinkDossier(actor=books.clerk, entry_id=entry_id, code=code)
    return books.counter.registers.link(command)


def place(books: Books, code: str) -> str:
    """Scan a slip and read where the papers are."""
    card = books.counter.dossiers.look_up(books.clerk, parse_code(code)).card
    assert card is not None
    return card.course.place


def test_one_scan_says_which_box_and_who_has_it_now(books: Books) -> None:
    code = builders.receive(books.counter, books.clerk).code
    box = boxed(books, "12")
    link(books, box, code)
    assert place(books, code) == "Hộp 12, giá A3"
    assert books.rows(BOXES)[0].due_on == date(2046, 12, 31)

    boxed(books, "12", shelf="B1", entry_id=box)
    assert place(books, code) == "Hộp 12, giá B1"
    loan = lent_to(books, "Lê Văn Bình")
    link(books, loan, code)
    assert place(books, code) == "Cho mượn: Lê Văn Bình"
    with pytest.raises(RuleError) as caught:
        link(books, lent_to(books, "Trần Thị Cúc"), code)
    assert caught.value.values["place"] == "Cho mượn: Lê Văn Bình"
    back = CloseEntry(actor=books.clerk, entry_id=loan, values={"condition": "nguyên vẹn"})
    books.counter.registers.end(back)
    assert place(books, code) == "Hộp 12, giá B1"

    away = CloseEntry(actor=books.clerk, entry_id=box, values={"outcome": "BB 3/2026"})
    books.counter.registers.end(away)
    assert place(books, code) == "Đã nộp, tiêu hủy (hộp 12)"
    assert books.counter.days.check().ok


def test_what_is_taken_out_of_a_box_or_boxed_by_mistake_has_no_place(books: Books) -> None:
    first, second = (builders.receive(books.counter, books.clerk) for _ in range(2))
    box = boxed(books, "12")
    for one in (first, second):
        link(books, box, one.code)
    with pytest.raises(RuleError, match="chỗ khác"):
        link(books, boxed(books, "13"), first.code)
    books.counter.registers.unlink(
        UnlinkDossier(actor=books.clerk, entry_id=box, dossier_id=first.dossier_id)
    )
    assert (place(books, first.code), place(books, second.code)) == ("", "Hộp 12, giá A3")
    told = books.counter.dossiers.card(books.clerk, first.dossier_id).history[0]
    assert (told.action, told.text) == ("Đổi chỗ để hồ sơ", "Lấy ra khỏi: Hộp 12, giá A3")
    books.counter.registers.cancel(CancelEntry(actor=books.clerk, entry_id=box, reason="nhầm"))
    assert place(books, second.code) == ""


@pytest.mark.parametrize(
    "state", [DossierState.RETURNED, DossierState.STOPPED, DossierState.CANCELLED]
)
def test_an_ended_dossier_goes_into_a_box_and_stays_ended(
    books: Books, state: DossierState
) -> None:
    key = brought_to(books.counter, state, None)
    code = books.counter.dossiers.card(books.clerk, key).row.code
    link(books, boxed(books, "12"), code)
    card = books.counter.dossiers.card(books.clerk, key)
    assert (card.row.state, card.course.place) == (state, "Hộp 12, giá A3")


def test_another_counter_hears_where_the_papers_are(tmp_path: Path) -> None:
    here, there = counter_at(tmp_path / "here", 1), counter_at(tmp_path / "there", 2)
    books, others = (Books(one, builders.actor(one)) for one in (here, there))
    code = builders.receive(here, books.clerk).code
    link(books, boxed(books, "12"), code)
    clock_of(there).pass_to(clock_of(here).at)
    merged(there, exported(here, tmp_path / "usb-1"))
    assert place(others, code) == "Hộp 12, giá A3"
    clock_of(there).forward(minutes=5)
    link(others, lent_to(others, "Lê Văn Bình"), code)
    clock_of(here).pass_to(clock_of(there).at)
    merged(here, exported(there, tmp_path / "usb-2"))
    assert place(books, code) == "Cho mượn: Lê Văn Bình"
    assert contents(here) == contents(there)
    here.close()
    there.close()
