"""Eight processes take dossiers in without a pause. Run with ``poe bench``."""

from pathlib import Path

import pytest

from tests import builders, stores
from tests.number_hammer import hammer

PROCESSES = 8
EACH = 250


@pytest.mark.benchmark
@pytest.mark.parametrize("kind", stores.KINDS)
def test_eight_programs_on_one_counter(tmp_path: Path, kind: str) -> None:
    with stores.stores_are(kind), stores.tidied():
        builders.sample_counter(tmp_path).close()
        blow = hammer([tmp_path] * PROCESSES, EACH)
    print(f"\n{kind}, {PROCESSES} programs, one series: {blow}")
    assert blow.harmless, blow.findings


@pytest.mark.benchmark
def test_eight_counters_on_one_server(tmp_path: Path) -> None:
    with stores.stores_are(stores.POSTGRESQL), stores.tidied():
        blow = hammer(builders.counters_on_one_store(tmp_path, PROCESSES), EACH)
    print(f"\n{stores.POSTGRESQL}, {PROCESSES} counters, a series each: {blow}")
    assert blow.harmless, blow.findings
