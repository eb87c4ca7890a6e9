"""The log file: who writes into it, and that it never stands in the way of the counter."""

import logging
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.logs import FILE_NAME, start_log

SPEAKERS = ("app", "qt")


@pytest.fixture(autouse=True)
def silent_again() -> Iterator[None]:
    """Take away the handlers that a test has added, and close their files."""
    before = {name: list(logging.getLogger(name).handlers) for name in SPEAKERS}
    yield
    for name in SPEAKERS:
        for handler in set(logging.getLogger(name).handlers) - set(before[name]):
            logging.getLogger(name).removeHandler(handler)
            handler.close()


def test_the_program_and_qt_write_into_one_file(tmp_path: Path) -> None:
    start_log(tmp_path)
    logging.getLogger("app.services").info("Đã mở kho")
    logging.getLogger("qt").warning("no such plugin")
    text = (tmp_path / "logs" / FILE_NAME).read_text(encoding="utf-8")
    assert "INFO app.services: Đã mở kho" in text
    assert "WARNING qt: no such plugin" in text


def test_a_folder_that_cannot_be_written_costs_only_the_log(tmp_path: Path) -> None:
    (tmp_path / "logs").write_text("a file where the folder belongs", encoding="utf-8")
    start_log(tmp_path)
    logging.getLogger("app").info("nobody hears this")
