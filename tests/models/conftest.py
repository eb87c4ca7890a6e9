"""An empty store for every test of the models: made once, copied for each."""

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.models.migrate import create_store
from app.models.sqlite_file import SqliteDatabase


@pytest.fixture(scope="session")
def empty_store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "motcua.db"
    create_store(path).close()
    return path


@pytest.fixture
def store(tmp_path: Path, empty_store: Path) -> Path:
    return Path(shutil.copyfile(empty_store, tmp_path / "motcua.db"))


@pytest.fixture
def database(store: Path) -> Iterator[SqliteDatabase]:
    opened = SqliteDatabase(store)
    yield opened
    opened.close()
