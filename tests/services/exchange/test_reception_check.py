"""A dossier edited together with all sums: its reception, which is chained, tells otherwise."""

from pathlib import Path
from typing import Any

import pytest

from app.domain.dossier_filter import DossierFilter
from app.errors import FileError
from app.services.commands import ImportRegister
from app.services.counter import Counter
from tests import builders
from tests.counters import Open, exported, merged
from tests.forged import forge
from tests.small_register import write_register

DOSSIERS = "dossiers.jsonl"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("applicant", {"name": "Người Khác"}),
        ("applicant", {"identity_number": "001099000321"}),
        ("fee", {"amount": 1}),
        ("received_at", 1),
        ("sets", 9),
        ("papers", []),
        ("channel", "post"),
        ("submitter_name", "Người Khác"),
        ("original_promised_at", 1),
    ],
)
def test_a_dossier_that_contradicts_its_reception_is_named(
    strict: Counter, bundle: Path, name: str, value: Any
) -> None:
    def change(lines: list[dict[str, Any]]) -> None:
        old = lines[1][name]
        lines[1][name] = {**old, **value} if isinstance(value, dict) else value

    forge(bundle, DOSSIERS, change)
    for dry_run in (True, False):
        with pytest.raises(FileError, match=r"dossiers\.jsonl.*sai nội dung ở dòng 2"):
            merged(strict, bundle, dry_run=dry_run)
    assert strict.dossiers.count(DossierFilter()) == 0


def test_of_an_imported_register_there_is_nothing_to_compare(
    at: Open, stick: Path, tmp_path: Path
) -> None:
    here, there = at(1), at(2)
    command = ImportRegister(builders.supervisor(there), str(write_register(tmp_path)))
    there.office.import_register(command, builders.quiet)
    assert merged(here, exported(there, stick)).dossiers == 12
    assert here.days.check().ok
