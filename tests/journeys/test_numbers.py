"""Two processes take dossiers in at once: no number twice, none left out, every chain whole.

Eight processes in ``tests/benchmarks/test_number_hammer.py``.
"""

from pathlib import Path

import pytest

from tests import builders
from tests.number_hammer import hammer


def test_two_programs_on_one_counter_share_one_series(tmp_path: Path) -> None:
    builders.sample_counter(tmp_path).close()
    blow = hammer([tmp_path, tmp_path], each=20)
    assert blow.harmless, str(blow)
    assert blow.acknowledged == 40


@pytest.mark.server_only
def test_two_counters_on_one_store_have_a_series_each(tmp_path: Path) -> None:
    folders = builders.counters_on_one_store(tmp_path, 2)
    blow = hammer(folders, each=20)
    assert blow.harmless, str(blow)
    assert blow.acknowledged == 40
