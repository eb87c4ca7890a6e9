"""A busy office behind the board, and monitors that are plugged and pulled by the test."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from PySide6.QtWidgets import QWidget

from app.domain.board import BoardView
from app.services.counter import Counter
from app.ui.board.placement import ScreenPlace
from app.ui.board.screens import Screens
from tests import builders, busy_day
from tests.steps import LIVES, live

DESK = ScreenPlace(name="DP-1", x=0, y=0, width=1366, height=768, primary=True)
WALL = ScreenPlace(name="HDMI-1", x=1366, y=0, width=1920, height=1080)


class Wires(Screens):
    """Monitors as the test says; the clerk's windows are on the first one."""

    def __init__(self, *places: ScreenPlace) -> None:
        super().__init__()
        self.places = places

    def all(self) -> tuple[ScreenPlace, ...]:
        return self.places

    def of(self, window: QWidget) -> str:
        return DESK.name

    def plug(self, *places: ScreenPlace) -> None:
        """Let there be these monitors and no others."""
        self.places = places
        self.changed.emit()


@dataclass(frozen=True)
class BusyOffice:
    """A store with all kinds of dossiers, and what of them nobody before the board may read."""

    counter: Counter
    clock: builders.SetClock
    view: BoardView
    secrets: frozenset[str]


@pytest.fixture(scope="package")
def busy(tmp_path_factory: pytest.TempPathFactory) -> Iterator[BusyOffice]:
    clock = builders.SetClock()
    counter = builders.sample_counter(tmp_path_factory.mktemp("busy"), clock)
    busy_day.play(counter, clock)
    live(counter, lambda: clock.forward(minutes=3))
    assert LIVES
    yield BusyOffice(counter, clock, counter.days.board(), _secrets(counter))
    counter.close()


def _secrets(counter: Counter) -> frozenset[str]:
    """Return every name, number, address and code in the store, from the columns themselves."""
    columns = {
        "applicants": ("name", "identity_number", "address", "phone"),
        "dossiers": ("code", "official_code", "submitter_name", "collector_name", "result_number"),
        "clerks": ("name",),
    }
    found: set[str] = set()
    for table, names in columns.items():
        with counter.context.database.read() as session:
            for row in session.connection().exec_driver_sql(
                f"SELECT {', '.join(names)} FROM {table}"
            ):
                found |= {str(value) for value in row if value}
    return frozenset(found)
