"""The log of this PC: codes and what happened, never a name or a number of anybody."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE_NAME = "motcua.log"
_MOST_BYTES = 1_000_000
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_log(data_folder: Path) -> None:
    """Write the log below ``data_folder``; a folder that cannot be written costs only the log."""
    folder = data_folder / "logs"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / FILE_NAME, maxBytes=_MOST_BYTES, backupCount=5, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter(_FORMAT))
    ours = logging.getLogger("app")
    ours.setLevel(logging.INFO)
    ours.addHandler(handler)
