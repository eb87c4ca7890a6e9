"""Journeys are made on a store in a file and on one on a server."""

import pytest


@pytest.fixture(autouse=True)
def _on_either_store(on_either_store: None) -> None:  # pyright: ignore[reportUnusedFunction]
    pass
