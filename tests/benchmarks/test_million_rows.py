"""A million dossiers on the page: how long each key takes, and whether the screen ever stood still.

The store is filled once by bare inserts, in about a minute. Run with ``poe bench``.
"""

import statistics
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QLocale, Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.ui.dossier.dossiers_page import DossiersPage
from app.ui.dossier.list_tabs import ListTab
from app.ui.theme import apply_theme
from tests.many_dossiers import fill
from tests.ui.dossier.desk import Desk, what_is_loaded_set_aside
from tests.ui.heartbeat import LIMIT_MS, Heartbeat
from tests.ui.typing_keys import type_text

DOSSIERS = 1_000_000
TYPED = ("nguyen van an", "dang thi u", "huynh", "0900123", "001000500000", "zzzz")
PAGES_SCROLLED = 30


@pytest.fixture
def desk(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> Iterator[Desk]:
    QLocale.setDefault(QLocale("vi_VN"))
    apply_theme(qapp, "light", 14)
    made = Desk(qtbot, tmp_path)
    yield made
    made.close()


@pytest.mark.benchmark
def test_a_million_dossiers_are_searched_and_scrolled_without_a_hitch(desk: Desk) -> None:
    begin = time.perf_counter()
    fill(desk.counter, DOSSIERS)
    print(f"\nfilled with {DOSSIERS:,} dossiers in {time.perf_counter() - begin:.0f} s")
    begin = time.perf_counter()
    page = desk.dossiers_page()
    print(f"page shown with its first rows after {_since(begin):.0f} ms")
    beat = Heartbeat()
    with what_is_loaded_set_aside():
        beat.start()
        keys = [cost for text in TYPED for cost in _type(desk, page, text)]
        page.search.clear()
        desk.settle()
        tabs = [_timed(desk, lambda tab=tab: page.bar.choose(tab)) for tab in ListTab]
        page.bar.choose(ListTab.ALL)
        desk.settle()
        page.list.focus_first()
        pages = [_timed(desk, lambda: _to_the_end(desk)) for _page in range(PAGES_SCROLLED)]
        beat.stop()
    for name, costs in (("a key", keys), ("a tab", tabs), ("a page", pages)):
        print(f"{name}: {statistics.median(costs):.0f} ms, at most {max(costs):.0f} ms")
    # Shorter gaps than half the limit are not noted.
    longest = max((stop.milliseconds for stop in beat.blocked), default=0)
    stood_still = f"{longest:.0f} ms" if longest else f"under {LIMIT_MS / 2:.0f} ms"
    print(f"rows fetched: {page.list.model.rowCount():,}; total: {page.list.total_in_words()}")
    print(f"longest time the screen stood still: {stood_still}")
    assert page.list.model.rowCount() > PAGES_SCROLLED * 100
    beat.check(LIMIT_MS)


def _type(desk: Desk, page: DossiersPage, text: str) -> list[float]:
    """Type ``text`` letter by letter and return how long each took to show its rows, in ms."""
    page.search.setFocus()
    page.search.selectAll()
    return [_timed(desk, lambda one=letter: type_text(page.search, one)) for letter in text]


def _to_the_end(desk: Desk) -> None:
    desk.press(Qt.Key.Key_End, Qt.KeyboardModifier.ControlModifier)


def _timed(desk: Desk, do: object) -> float:
    begin = time.perf_counter()
    assert callable(do)
    do()
    desk.settle()
    return _since(begin)


def _since(begin: float) -> float:
    return (time.perf_counter() - begin) * 1000
