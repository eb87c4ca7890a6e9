"""Journeys are made on a store in a file and on one on a server."""

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest


@pytest.fixture(autouse=True)
def _on_either_store(on_either_store: None) -> None:  # pyright: ignore[reportUnusedFunction]
    pass


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder on a disk, as an office has; other tests may have theirs in memory."""
    with tempfile.TemporaryDirectory(prefix="motcua-journey-") as folder:
        yield Path(folder)
