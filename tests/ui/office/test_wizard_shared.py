"""The wizard's part for several counters, through its real windows, against a real server."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from app.bootstrap import Workplace, open_counter
from app.errors import StoreError
from app.settings import load_settings
from app.ui.office.take_over_dialog import TakeOverDialog
from app.ui.office.wizard import Wizard
from app.ui.office.wizard_flow import Step
from app.ui.office.wizard_folder import FolderStep
from app.ui.office.wizard_review import ReviewStep
from tests import builders, stores
from tests.builders import SetClock
from tests.ui import accessibility
from tests.ui.office.test_wizard import Open, open_wizard, ready_answers

__all__ = ["open_wizard"]


@pytest.fixture
def empty() -> Iterator[str]:
    with stores.stores_are(stores.POSTGRESQL), stores.tidied():
        yield stores.empty_address()


@pytest.fixture
def taken(tmp_path: Path) -> Iterator[str]:
    """The address of a store whose counters 1 and 2 are there."""
    with stores.stores_are(stores.POSTGRESQL), stores.tidied():
        folders = builders.counters_on_one_store(tmp_path / "others", 2)
        yield load_settings(folders[0]).database_url


def folder_step(wizard: Wizard) -> FolderStep:
    assert isinstance(wizard.view, FolderStep)
    return wizard.view


def enter(wizard: Wizard, address: str, qtbot: QtBot) -> FolderStep:
    """Type ``address`` and try the connection."""
    step = folder_step(wizard)
    step.shared.wanted.setChecked(True)
    step.shared.line.setText(address)
    step.shared.test.click()
    qtbot.waitUntil(lambda: not wizard._tools.operations.is_busy())  # pyright: ignore[reportPrivateUsage]
    QApplication.processEvents()
    return step


def test_a_single_pc_sees_nothing_of_servers(open_wizard: Open) -> None:
    wizard = open_wizard(Step.FOLDER)
    step = folder_step(wizard)
    assert not step.shared.address.isVisible()
    assert not step.shared.join.isVisible()
    assert accessibility.problems(wizard) == []


def test_an_empty_database_becomes_the_common_store(
    open_wizard: Open, empty: str, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = open_wizard(Step.FOLDER, **ready_answers())
    step = enter(wizard, empty, qtbot)
    assert "còn trống" in step.shared.verdict.text()
    wizard.next.click()
    qtbot.waitUntil(lambda: not isinstance(wizard.view, FolderStep))
    flow = wizard._tools.flow  # pyright: ignore[reportPrivateUsage]
    while flow.step is not Step.REVIEW:
        assert flow.step is not Step.ENCRYPTION
        wizard.next.click()
    assert isinstance(wizard.view, ReviewStep)
    wizard.next.click()
    qtbot.waitUntil(lambda: flow.step is Step.PASSPHRASE, timeout=20_000)
    settings = load_settings(tmp_path / "motcua")
    assert settings.database_url
    assert settings.station == 1
    made = wizard._made  # pyright: ignore[reportPrivateUsage]
    assert made is not None
    assert made.counter.context.database.dialect == stores.POSTGRESQL
    made.counter.close()
    assert not (tmp_path / "motcua" / "motcua.db").exists()


def test_a_store_that_is_there_is_joined_with_a_digit_nobody_has(
    open_wizard: Open, taken: str, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = open_wizard(Step.FOLDER)
    step = enter(wizard, taken, qtbot)
    assert builders.PROFILE.name in step.shared.verdict.text()
    assert step.shared.digit.key() == 3
    assert accessibility.problems(wizard) == []
    with qtbot.waitSignal(wizard.existing_chosen, timeout=10_000) as chosen:
        step.shared.join.click()
    assert chosen.args == [tmp_path / "motcua"]
    counter = open_counter(Workplace(tmp_path / "motcua", SetClock()))
    assert builders.receive(counter).code.startswith("TN30-")
    counter.close()


def take_over(wizard: Wizard, qtbot: QtBot) -> TakeOverDialog:
    folder_step(wizard).shared.instead.click()
    dialog = QApplication.activeModalWidget()
    assert isinstance(dialog, TakeOverDialog)
    assert accessibility.problems(dialog) == []
    return dialog


def test_a_pc_that_is_gone_is_replaced_on_the_word_of_who_leads(
    open_wizard: Open, taken: str, qtbot: QtBot, tmp_path: Path
) -> None:
    wizard = open_wizard(Step.FOLDER)
    enter(wizard, taken, qtbot)
    dialog = take_over(wizard, qtbot)
    dialog.digit.set_key(2)
    assert not dialog.go.isEnabled()
    dialog.gone.setChecked(True)
    dialog.secret.pin.set_digits("9999")
    dialog.go.click()
    qtbot.waitUntil(lambda: "Mã PIN không đúng" in dialog.secret.field().error())
    assert (
        not (tmp_path / "motcua" / "cai-dat.json").exists()
        or not load_settings(tmp_path / "motcua").database_url
    )
    dialog.secret.pin.set_digits(builders.CLERK_PIN)
    with qtbot.waitSignal(wizard.existing_chosen, timeout=10_000):
        dialog.go.click()
    counter = open_counter(Workplace(tmp_path / "motcua", SetClock()))
    assert builders.receive(counter).code.startswith("TN20-")
    counter.close()
    with pytest.raises(StoreError, match="là của máy khác"):
        open_counter(Workplace(tmp_path / "others" / "pc-2", SetClock()))


def test_an_empty_database_has_nobody_to_replace(
    open_wizard: Open, empty: str, qtbot: QtBot
) -> None:
    step = enter(open_wizard(Step.FOLDER), empty, qtbot)
    assert not step.shared.instead.isVisible()


def test_one_cannot_go_on_past_a_store_that_is_there(
    open_wizard: Open, taken: str, qtbot: QtBot
) -> None:
    wizard = open_wizard(Step.FOLDER)
    step = enter(wizard, taken, qtbot)
    wizard.next.click()
    qtbot.waitUntil(lambda: wizard.next.isEnabled())
    assert folder_step(wizard) is step
    assert step.shared.join.isVisible()


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("", "Chưa nhập địa chỉ"),
        ("may-chu", "chưa đúng dạng"),
        ("postgresql://u:geheim@127.0.0.1:1/db", "Mất kết nối"),
    ],
)
def test_what_is_wrong_is_said_at_the_address(
    open_wizard: Open, qtbot: QtBot, address: str, said: str
) -> None:
    wizard = open_wizard(Step.FOLDER)
    step = enter(wizard, address, qtbot)
    qtbot.waitUntil(lambda: step.shared.address.error() != "")
    assert said in step.shared.address.error()
    assert "geheim" not in step.shared.address.error()


def test_unticking_forgets_the_server(open_wizard: Open, taken: str, qtbot: QtBot) -> None:
    wizard = open_wizard(Step.FOLDER)
    step = enter(wizard, taken, qtbot)
    step.shared.wanted.setChecked(False)
    wizard.next.click()
    qtbot.waitUntil(lambda: not isinstance(wizard.view, FolderStep))
    assert QApplication.activeWindow() is wizard
