"""What an import would do, before anything is stored."""

from dataclasses import replace
from datetime import date

from app.domain.catalogue_import import CatalogueImport, planned_versions
from app.domain.catalogue_sheets import ReadCatalogue
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
