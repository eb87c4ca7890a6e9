"""The table behind every list of dossiers."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
import shiboken6
from PySide6.QtCore import QModelIndex
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.domain.dossier_state import DossierState
from app.domain.listings import DossierPage, DossierRow, DueMark
from app.domain.vietnam_time import local
from app.errors import StoreError
from app.ui.dossier.dossier_table import CODE, NAME, PROMISED, STATUS, DossierTableModel
from app.ui.operations import Operations
from app.ui.widgets.status_pill import PILL_ROLE, PillTone
from tests.ui.recorder import Recorder

COLUMNS = (CODE, NAME, PROMISED, STATUS)
PAGE = 200
ROW = DossierRow(
    id=0,
    code="",
    official_code="",
    applicant_name="Đặng Thu Ửng",
    identity_masked="001*****0001",
    procedure_name="Đăng ký khai sinh",
    received_at=local(2026, 11, 16, 9),
    promised_at=local(2026, 11, 17, 17, 30),
    state=DossierState.IN_PROCESS,
    due=DueMark.NONE,
    clerk_name="Trần Thị Thu Hà",
)


class Shelf:
    """Dossiers with keys ``count`` … 1; notes which pages were asked for."""

    def __init__(self, count: int) -> None:
        self.keys = list(range(count, 0, -1))
        self.asked: list[int | None] = []

    def __call__(self, _counter: object, after: int | None) -> DossierPage:
        self.asked.append(after)
        keys = [key for key in self.keys if after is None or key < after]
        rows = tuple(replace(ROW, id=key, code=f"hồ sơ {key}") for key in keys[:PAGE])
        more = len(keys) > PAGE
        total = len(self.keys) if after is None else None
        return DossierPage(rows, rows[-1].id if more else None, total)


@pytest.fixture
def model(operations: Operations) -> Iterator[DossierTableModel]:
    made = DossierTableModel(operations, COLUMNS)
    yield made
    if shiboken6.isValid(made):
        made.deleteLater()


def answered(qtbot: QtBot, model: DossierTableModel, shelf: Any) -> None:
    with qtbot.waitSignal(model.answered):
        model.ask(shelf)


def codes(model: DossierTableModel) -> list[str]:
    return [model.index(row, 0).data() for row in range(model.rowCount())]


def test_the_model_keeps_the_rules_of_qt(
    qtbot: QtBot, model: DossierTableModel, qtmodeltester: ModelTester
) -> None:
    qtmodeltester.check(model)
    answered(qtbot, model, Shelf(450))
    qtmodeltester.check(model)
    qtbot.waitUntil(lambda: not model.is_busy())
    shorter = Shelf(300)
    shorter.keys.remove(120)
    model.ask(shorter)
    qtbot.waitUntil(lambda: not model.is_busy())
    model.refresh()
    qtbot.waitUntil(lambda: not model.is_busy())


def test_each_page_is_fetched_once_while_scrolling(qtbot: QtBot, model: DossierTableModel) -> None:
    shelf = Shelf(450)
    answered(qtbot, model, shelf)
    assert model.rowCount() == PAGE
    while model.canFetchMore(QModelIndex()):
        # Views ask several times before the answer comes.
        model.fetchMore(QModelIndex())
        model.fetchMore(QModelIndex())
        qtbot.waitUntil(lambda: not model.is_busy())
    model.fetchMore(QModelIndex())
    assert shelf.asked == [None, 251, 51]
    assert codes(model) == [f"hồ sơ {key}" for key in range(450, 0, -1)]


def test_an_answer_to_an_older_question_is_dropped(qtbot: QtBot, model: DossierTableModel) -> None:
    gate, begun = threading.Event(), threading.Event()

    def slow(_counter: object, _after: int | None) -> DossierPage:
        begun.set()
        assert gate.wait(10)
        return Shelf(7)(None, None)

    model.ask(slow)
    qtbot.waitUntil(begun.is_set)
    model.ask(Shelf(3))
    gate.set()
    qtbot.waitUntil(lambda: not model.is_busy())
    assert codes(model) == ["hồ sơ 3", "hồ sơ 2", "hồ sơ 1"]


def test_an_answer_that_comes_after_the_table_is_gone_is_dropped(
    qtbot: QtBot, model: DossierTableModel, operations: Operations
) -> None:
    gate = threading.Event()

    def slow(_counter: object, _after: int | None) -> DossierPage:
        assert gate.wait(10)
        return Shelf(7)(None, None)

    model.ask(slow)
    shiboken6.delete(model)
    gate.set()
    qtbot.waitUntil(lambda: not operations.is_busy())


def test_a_new_question_begins_at_the_top(qtbot: QtBot, model: DossierTableModel) -> None:
    answered(qtbot, model, Shelf(450))
    model.fetchMore(QModelIndex())
    answered(qtbot, model, Shelf(2))
    assert codes(model) == ["hồ sơ 2", "hồ sơ 1"]
    assert not model.canFetchMore(QModelIndex())


def test_a_refresh_keeps_what_was_fetched_and_moves_only_what_changed(
    qtbot: QtBot, model: DossierTableModel
) -> None:
    shelf = Shelf(450)
    answered(qtbot, model, shelf)
    model.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: not model.is_busy())
    resets: list[bool] = []
    model.modelReset.connect(lambda: resets.append(True))
    shelf.keys.insert(0, 451)
    shelf.keys.remove(400)
    with qtbot.waitSignal(model.answered):
        model.refresh()
    assert resets == []
    assert model.rowCount() == 2 * PAGE
    assert codes(model)[:2] == ["hồ sơ 451", "hồ sơ 450"]
    assert model.place_of(400) is None
    assert model.place_of(399) == 51


def test_a_refresh_before_any_question_asks_nothing(model: DossierTableModel) -> None:
    model.refresh()
    assert not model.is_busy()


def test_the_total_is_known_with_the_first_page(qtbot: QtBot, model: DossierTableModel) -> None:
    answered(qtbot, model, Shelf(450))
    assert (model.total, model.total_capped) == (450, False)


def test_after_a_failure_scrolling_does_not_ask_again(
    qtbot: QtBot, model: DossierTableModel, said: Recorder
) -> None:
    shelf = Shelf(450)

    def failing(counter: object, after: int | None) -> DossierPage:
        if after is not None:
            raise StoreError("Ổ đĩa báo lỗi.")
        return shelf(counter, after)

    answered(qtbot, model, failing)
    model.fetchMore(QModelIndex())
    qtbot.waitUntil(lambda: not model.is_busy())
    assert not model.canFetchMore(QModelIndex())
    assert said.words("error") == ["Ổ đĩa báo lỗi."]


def test_state_and_promise_are_told_by_pills_and_words(
    qtbot: QtBot, model: DossierTableModel
) -> None:
    late = replace(ROW, id=1, due=DueMark.OVERDUE)
    answered(qtbot, model, lambda *_: DossierPage((late, ROW), None, 2))
    assert model.index(0, 2).data() == "Quá hạn 17/11"
    assert model.index(0, 2).data(PILL_ROLE).tone is PillTone.LATE
    assert model.index(1, 2).data() == "17/11/2026"
    assert model.index(1, 2).data(PILL_ROLE) is None
    assert model.index(0, 3).data() == "Đang giải quyết"
