"""The log of this PC: codes and what happened, never a name or a number of anybody."""

import logging
from logging.handlers import RotatingFileHandler
from pathlib import Path

FILE_NAME = "motcua.log"
_MOST_BYTES = 1_000_000
_FORMAT = "%(asctime)s %(levelname)s %(name)s: %(message)s"


def start_log(data_folder: Path) -> None:
    """Write what we and Qt tell to a file; a folder that cannot be written costs only that."""
    folder = data_folder / "logs"
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / FILE_NAME, maxBytes=_MOST_BYTES, backupCount=5, encoding="utf-8", delay=True
        )
    except OSError:
        return
    handler.setFormatter(logging.Formatter(_FORMAT))
    for name in ("app", "qt"):
        logger = logging.getLogger(name)
        logger.setLevel(logging.INFO)
        logger.addHandler(handler)
