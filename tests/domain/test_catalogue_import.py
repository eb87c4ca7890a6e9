"""What an import would do, before anything is stored."""

from dataclasses import replace
from datetime import date

from app.domain.catalogue_import import CatalogueImport, edited_since, planned_versions
from app.domain.catalogue_sheets import ReadCatalogue
from app.domain.procedure import Confirmation, Procedure
from app.domain.time_limit import LimitUnit, TimeLimit
from tests.domain.test_catalogue import FIRST, TODAY


def test_only_what_says_something_new_makes_a_version() -> None:
    limit = TimeLimit(3, LimitUnit.WORKING_DAYS)
    other = replace(FIRST, code="1.000656")
    read = ReadCatalogue(3, {4: FIRST, 5: replace(other, limit=limit), 6: replace(FIRST, code="x")})
    known = {FIRST.code: FIRST, other.code: other}
    changed, new = planned_versions(read, known, TODAY)
    assert (changed.line, changed.is_new, [one.field for one in changed.changes]) == (
        5,
        False,
        ["limit"],
    )
    assert new.is_new
    assert changed.procedure.valid_from == TODAY
    assert not changed.procedure.verified


def test_every_line_is_counted_once() -> None:
    read = ReadCatalogue(4, {4: FIRST, 5: replace(FIRST, code="1.000656")})
    planned = planned_versions(read, {FIRST.code: FIRST}, TODAY)
    result = CatalogueImport(
        lines=4, planned=planned, unchanged=1, findings=(), from_day=date.max, dry_run=True
    )
    assert (result.added, result.changed, result.unchanged, result.blocked) == (1, 0, 1, 2)


LAN = Confirmation(by="Lan", on=date(2026, 11, 20), basis="QĐ 1")


def planned(before: Procedure, line: Procedure) -> list[Confirmation | None]:
    versions = planned_versions(ReadCatalogue(1, {4: line}), {before.code: before}, TODAY)
    return [one.procedure.confirmed for one in versions]


def test_a_confirmation_of_another_office_makes_a_version_of_the_same_rule() -> None:
    mine = replace(FIRST, verified=False, confirmed=None)
    theirs = replace(FIRST, verified=True, confirmed=LAN)
    assert planned(mine, theirs) == [LAN]
    assert planned(theirs, theirs) == []
    assert planned(theirs, mine) == []
    older = replace(theirs, confirmed=replace(LAN, on=date(2025, 1, 1)))
    assert planned(theirs, older) == []


def test_what_was_corrected_beside_its_confirmation_is_confirmed_no_more() -> None:
    confirmed = replace(FIRST, verified=True, confirmed=LAN)
    corrected = replace(confirmed, note="đã sửa")
    assert edited_since(confirmed, corrected)
    assert not edited_since(confirmed, confirmed)
    assert not edited_since(None, corrected)
    assert planned(confirmed, corrected) == [None]
    again = replace(corrected, confirmed=replace(LAN, basis="QĐ 2"))
    assert planned(confirmed, again) == [again.confirmed]
