"""Dossiers are added to an entry by scan or code, once each, and taken out again."""

import pytest

from app.domain.vietnam_time import local
from app.errors import NotFoundError, RuleError
from app.services.register_commands import Exclude, LinkDossier, UnlinkDossier
from tests import builders
from tests.services.registers.conftest import Books


def link(books: Books, entry_id: int, code: str) -> None:
    books.counter.registers.link(LinkDossier(actor=books.clerk, entry_id=entry_id, code=code))


def unlink(books: Books, entry_id: int, dossier_id: int) -> None:
    books.counter.registers.unlink(
        UnlinkDossier(actor=books.clerk, entry_id=entry_id, dossier_id=dossier_id)
    )


def test_a_scanned_dossier_is_in_the_entry_once_and_finds_it(books: Books) -> None:
    received = builders.receive(books.counter, books.clerk)
    saved = books.call()
    for _ in range(2):
        link(books, saved.entry_id, received.code)
    (row,) = books.rows(text=received.code)
    assert row.codes == (received.code,)
    card = books.counter.registers.card(books.clerk, saved.entry_id)
    assert [one.dossier_id for one in card.dossiers] == [received.dossier_id]
    unlink(books, saved.entry_id, received.dossier_id)
    assert books.rows(text=received.code) == ()


def test_a_dossier_is_found_by_its_official_code_too(books: Books) -> None:
    received = builders.receive(books.counter, books.clerk)
    official = "H26.107-261116-0042"
    builders.change_store(
        books.counter,
        "UPDATE dossiers SET official_code = ? WHERE id = ?",
        official,
        received.dossier_id,
    )
    saved = books.call()
    link(books, saved.entry_id, official)
    assert books.rows()[0].codes == (official,)


def test_an_unknown_code_is_named(books: Books) -> None:
    saved = books.call()
    with pytest.raises(NotFoundError, match="TN10-261116-9999-00"):
        link(books, saved.entry_id, "TN10-261116-9999-00")


def test_an_excused_dossier_stays_in_its_outage(books: Books) -> None:
    (dossier_id,) = books.late_dossiers(1, local(2026, 11, 17, 14))
    entry_id = books.outage(local(2026, 11, 16, 14), local(2026, 11, 17, 12))
    books.counter.registers.exclude(
        Exclude(actor=books.supervisor, entry_id=entry_id, dossier_ids=(dossier_id,))
    )
    with pytest.raises(RuleError, match="loại trừ"):
        unlink(books, entry_id, dossier_id)
