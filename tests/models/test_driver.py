"""The driver is what ships a current SQLite; a stale one would change how the store is kept."""

from app.models.driver import sqlite
from app.models.sqlite_file import journal_mode


def test_the_driver_brings_a_sqlite_whose_write_ahead_log_is_sound() -> None:
    assert journal_mode(sqlite.sqlite_version_info) == ("WAL", "FULL")


def test_the_driver_names_its_errors() -> None:
    """``store_errors`` tells a full disk from a bug by this name."""
    connection = sqlite.connect(":memory:")
    try:
        connection.execute("SELECT * FROM nowhere")
    except sqlite.Error as error:
        assert error.sqlite_errorname == "SQLITE_ERROR"
    finally:
        connection.close()
