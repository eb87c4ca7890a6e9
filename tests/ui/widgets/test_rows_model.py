from PySide6.QtCore import Qt
from pytestqt.modeltest import ModelTester
from pytestqt.qtbot import QtBot

from app.ui.widgets.rows_model import RowsModel, Show
from app.ui.widgets.status_pill import PILL_ROLE, Pill, PillTone

RIGHT = int(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
SOON = Pill("sắp", "hourglass", PillTone.SOON)


def numbers() -> RowsModel[int]:
    return RowsModel(
        (
            Show("Số", str, right=True),
            Show(
                "Chữ", lambda n: "chẵn" if n % 2 == 0 else "lẻ", lambda n: SOON if n > 2 else None
            ),
        )
    )


def test_it_shows_each_row_through_its_columns(qtmodeltester: ModelTester) -> None:
    model = numbers()
    model.put([1, 2, 3])
    qtmodeltester.check(model)
    assert model.index(1, 1).data() == "chẵn"
    assert model.index(2, 1).data(PILL_ROLE) == SOON
    assert model.index(0, 1).data(PILL_ROLE) is None
    assert model.index(0, 0).data(Qt.ItemDataRole.TextAlignmentRole) == RIGHT
    assert model.headerData(0, Qt.Orientation.Horizontal) == "Số"


def test_as_many_rows_as_before_leave_the_selection_alone(qtbot: QtBot) -> None:
    model = numbers()
    model.put([1, 2])
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged):
        model.put([5, 6])
    assert model.row(0) == 5
    with qtbot.waitSignal(model.modelReset):
        model.put([])
    assert model.rows() == ()


def test_a_column_can_be_named_anew(qtbot: QtBot) -> None:
    model = numbers()
    with qtbot.waitSignal(model.headerDataChanged):
        model.set_header(1, "Loại")
    assert model.headerData(1, Qt.Orientation.Horizontal) == "Loại"
