"""What lets thousands of small tests run quickly, and changes nothing that they prove.

Each of these costs the program little and a run of the tests minutes. Benchmarks, and processes
that tests start, go without.
"""

import gc
import os
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from argon2 import PasswordHasher
from sqlalchemy import Engine, event
from sqlalchemy.engine import Dialect
from sqlalchemy.util import LRUCache

from app.models import postgresql, sqlite_file
from app.services.office import hashing

REAL_HASHER = hashing.hasher

_STATEMENTS = 2_000
# Where Linux keeps files in memory; in a container it may be small.
_MEMORY = Path("/dev/shm")
_ENOUGH_BYTES = 4 << 30
# With Python's own limit all that is alive is walked through several times a test.
_NEW_OBJECTS = 20_000


def memory_folder() -> Path | None:
    """Return where files are written without waiting for a disk, None where there is no room."""
    if not os.access(_MEMORY, os.W_OK) or shutil.disk_usage(_MEMORY).free < _ENOUGH_BYTES:
        return None
    return _MEMORY


def look_seldom_for_garbage() -> None:
    """Let garbage lie longer; tests about what is left behind look for it themselves."""
    gc.set_threshold(_NEW_OBJECTS, 5, 5)


def lower_costs() -> Callable[[], None]:
    """Hash secrets with the least work there is, and compile a statement once for all stores.

    Returns what undoes it. ``test_hashing`` is about the real cost.
    """
    patch = pytest.MonkeyPatch()
    patch.setattr(hashing, "hasher", PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    for module in (sqlite_file, postgresql):
        patch.setattr(module, "create_engine", _sharing(module.create_engine))
    return patch.undo


def _sharing(create: Callable[..., Engine]) -> Callable[..., Engine]:
    """Return ``create`` making engines that share what they compiled: each test has one or more."""
    compiled, ready = LRUCache[Any, Any](_STATEMENTS), list[Dialect]()

    def create_engine(*args: Any, **options: Any) -> Engine:
        engine = create(*args, **options)
        engine.update_execution_options(compiled_cache=compiled)
        # A statement is compiled for one dialect, and that gets to know its database on connecting.
        if ready:
            engine.dialect = ready[0]
        else:
            event.listen(engine, "connect", lambda *_: ready.append(engine.dialect))
        return engine

    return create_engine
