"""Any list of dossiers shows and saves a receipt with one key."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.services.commands import PrinterChoice
from app.ui.dossier.dossiers_page import DossiersPage
from app.ui.dossier.return_page import ReturnPage
from app.ui.papers.receipt_keys import ReceiptKeys
from tests.ui.papers.office import PaperOffice, focused

Key = Qt.Key


@pytest.fixture
def asked() -> list[tuple[str, int]]:
    return []


@pytest.fixture
def keys(asked: list[tuple[str, int]]) -> ReceiptKeys:
    def noter(what: str) -> Callable[[int], None]:
        return lambda dossier_id: asked.append((what, dossier_id))

    return ReceiptKeys(noter("see"), noter("save"))


def test_the_page_of_dossiers_serves_the_marked_one_and_the_open_card(
    office: PaperOffice, keys: ReceiptKeys, asked: list[tuple[str, int]]
) -> None:
    first, second = office.receive("printed", 2)
    page = office.show(
        DossiersPage(
            office.operations,
            office.clerk,
            now=office.clock.now,
            printer=PrinterChoice,
            receipts=keys,
        )
    )
    office.ctrl(Key.Key_P)
    assert asked == []
    page.list.focus_first()
    office.ctrl(Key.Key_P)
    office.ctrl(Key.Key_S)
    assert asked == [("see", second.dossier_id), ("save", second.dossier_id)]
    page.open_card(first.dossier_id)
    office.settle()
    office.ctrl(Key.Key_P)
    assert asked[-1] == ("see", first.dossier_id)
    assert {command.key for command in page.commands()} >= {"Ctrl+P", "Ctrl+S"}


def test_the_page_for_giving_back_serves_what_is_on_the_screen(
    office: PaperOffice, keys: ReceiptKeys, asked: list[tuple[str, int]]
) -> None:
    (received,) = office.receive("printed")
    page = office.show(
        ReturnPage(office.operations, office.clerk, now=office.clock.now, printer=PrinterChoice)
    )
    keys.bind(page, page.marked)
    office.ctrl(Key.Key_P)
    assert asked == []
    page.open_dossier(received.dossier_id)
    office.settle()
    office.ctrl(Key.Key_P)
    assert asked == [("see", received.dossier_id)]


def test_papers_of_a_dossier_are_made_from_its_card(
    qtbot: QtBot, tmp_path: Path, office: PaperOffice
) -> None:
    (received,) = office.receive("printed")
    page = office.show(
        DossiersPage(
            office.operations,
            office.clerk,
            now=office.clock.now,
            printer=lambda: PrinterChoice("HP"),
        )
    )
    page.open_card(received.dossier_id)
    office.settle()
    page.card.control_sheet.click()
    page.card.label.click()
    office.settle()
    card = office.counter.dossiers.card(office.clerk, received.dossier_id)
    forms = [one.form for one in card.prints]
    assert forms == ["folder_labels", "control_sheet", "receipt"]
    assert len(office.tray.jobs) == 2
    seen: list[int] = []
    page.card.paper_wanted.connect(seen.append)
    words = [one.text() for one in page.card.papers.menu.actions()]
    assert [one[4:].split(",")[0] for one in words] == [
        "Nhãn túi hồ sơ",
        "Phiếu kiểm soát",
        "Giấy hẹn",
    ]
    page.card.papers.menu.actions()[1].trigger()
    assert seen == [card.prints[1].id]


def test_a_hand_over_of_several_brings_its_list(office: PaperOffice) -> None:
    office.receive("printed", 2)
    page = office.show(
        DossiersPage(
            office.operations,
            office.clerk,
            now=office.clock.now,
            printer=lambda: PrinterChoice("HP"),
        )
    )
    page.list.focus_first()
    page.list.table.selectAll()
    page.marked.begin()
    assert focused() is not None
    office.press(Key.Key_F9)
    (job,) = office.tray.jobs
    assert len(job.document.lines) == 2  # type: ignore[union-attr]
