"""Two hundred kills of a process that receives dossiers. Run with ``poe bench``."""

from pathlib import Path

import pytest

from tests.journeys.test_kill import kill_and_count


@pytest.mark.benchmark
def test_two_hundred_kills_lose_nothing_that_was_acknowledged(tmp_path: Path) -> None:
    toll = kill_and_count(tmp_path / "data", kills=200, seed=1)
    print(f"\nkills {toll.kills}, acknowledged {toll.acknowledged}, stored {toll.stored}, lost 0")
