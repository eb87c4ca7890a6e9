"""What every test gets: no screen, an ear for the log, pictures of the windows when it fails.

Also which database its stores live in: use cases and journeys run on both. Builders and windows
belong to the folders that need them.
"""

import contextlib
import logging
import os
import re
import sys
from collections.abc import Generator, Iterator

import pytest
from hypothesis import HealthCheck, settings

from tests import quick, stores
from tests.postgres_server import server

# Read when the first window is made; whoever wants to see the tests sets it to xcb.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


# How long an example takes says what else the machine does, not whether the rule holds.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")

_FOLDERS = {"tmp_path", "tmp_path_factory"}


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--store",
        choices=[*stores.KINDS, "both"],
        default="both",
        help="the database of the stores in tests of use cases and journeys",
    )
    parser.addoption(
        "--still-screen",
        action="store_true",
        help="only the tests with a heartbeat, held to the 50 ms the screen may stand still",
    )


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if config.getoption("--still-screen"):
        items[:] = [
            item for item in items if "resting_heartbeat" in getattr(item, "fixturenames", ())
        ]


def pytest_configure(config: pytest.Config) -> None:
    # A benchmark measures the program as it is.
    if config.option.markexpr != "benchmark":
        quick.look_seldom_for_garbage()
        if (memory := quick.memory_folder()) is not None:
            os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(memory))
        config.add_cleanup(quick.lower_costs())


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Run what works on either database on both, unless it is about one, or about no store."""
    if "store_kind" not in metafunc.fixturenames:
        return
    chosen = metafunc.config.getoption("--store")
    kinds = stores.KINDS if chosen == "both" else (chosen,)
    for marker, kind in (("sqlite_only", stores.SQLITE), ("server_only", stores.POSTGRESQL)):
        if metafunc.definition.get_closest_marker(marker):
            kinds = tuple(one for one in kinds if one == kind)
            break
    if not _FOLDERS & set(metafunc.fixturenames):
        kinds = kinds[:1]
    metafunc.parametrize("store_kind", kinds, indirect=True, scope="session")


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Generator[None, bool, bool]:
    """Keep the server from tests that do not ask: the choice outlives the tests that do."""
    asks = "store_kind" in getattr(item, "fixturenames", ())
    with contextlib.nullcontext() if asks else stores.stores_are(stores.SQLITE):
        return (yield)


@pytest.fixture(scope="session")
def store_kind(request: pytest.FixtureRequest) -> Iterator[str]:
    """Make stores of one kind; fixtures that keep a store for many tests must ask for this one."""
    with contextlib.ExitStack() as stack:
        if request.param == stores.POSTGRESQL:
            patch = stack.enter_context(pytest.MonkeyPatch.context())
            patch.setenv("PATH", str(server().programs), prepend=os.pathsep)
        stack.enter_context(stores.stores_are(request.param))
        yield request.param


@pytest.fixture
def on_either_store(store_kind: str) -> Iterator[None]:
    """Let the test's own stores go with it."""
    with stores.tidied():
        yield


class _Listener(logging.Handler):
    """Keeps what the program's log says at WARNING or above."""

    def __init__(self) -> None:
        super().__init__(logging.WARNING)
        self.heard: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        self.heard.append(f"{record.levelname} {record.name}: {record.getMessage()}")


@pytest.fixture(autouse=True)
def _nothing_unexpected_in_the_log(request: pytest.FixtureRequest) -> Iterator[None]:  # pyright: ignore[reportUnusedFunction]
    """Fail a test whose program warns, unless it is marked ``expects_log``."""
    listener, log = _Listener(), logging.getLogger("app")
    log.addHandler(listener)
    yield
    log.removeHandler(listener)
    if listener.heard and request.node.get_closest_marker("expects_log") is None:
        pytest.fail("Unexpected in the log:\n" + "\n".join(listener.heard))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item, call: pytest.CallInfo[None]) -> Iterator[None]:
    """Save every visible window of a failed test to ``artefacts/``."""
    report = yield
    if report.when == "call" and report.failed:
        _save_windows(item)
    return report


def _save_windows(item: pytest.Item) -> None:
    # Not imported here: most tests never load Qt, and only a loaded one can have windows.
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return
    folder = item.config.rootpath / "artefacts"
    windows = [w for w in widgets.QApplication.topLevelWidgets() if w.isVisible()]
    for number, window in enumerate(windows, 1):
        folder.mkdir(exist_ok=True)
        name = re.sub(r"[^\w-]+", "-", item.nodeid).strip("-")
        window.grab().save(str(folder / f"{name}-{number}.png"))
