"""The whole program over a store that is lost: never a new office, always the way to a restore."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot
from shiboken6 import delete

from app.ui.office.restore_window import RestoreWindow
from app.ui.office.sign_in_form import SignInForm
from app.ui.program import Program
from tests import builders
from tests.services.store.restoring import Ward
from tests.ui.real_plugs import real_plugs
from tests.ui.test_program import LEADER, Start, settled, sign_in, start, wait_for_clerks

__all__ = ["start"]

Begin = Callable[[Ward], Program]


@pytest.fixture
def ward(tmp_path: Path) -> Ward:
    made = Ward(tmp_path / "motcua")
    made.receive(2)
    with made.open() as counter:
        builders.give_passwords(counter)
    made.back_up()
    made.receive(1)
    return made


@pytest.fixture
def begin(qtbot: QtBot, qapp: QApplication) -> Iterator[Begin]:
    """Give a function that starts the program where no clerk can be shown."""
    started: list[Program] = []

    def begin_on(ward: Ward) -> Program:
        program = Program(qapp, real_plugs(ward.folder, ward.clock))
        started.append(program)
        assert program.start()
        window = program.sign_in
        assert window is not None, "the wizard would make a new office"
        qtbot.waitUntil(lambda: window.findChild(SignInForm) is not None, timeout=20_000)
        return program

    yield begin_on
    for program in started:
        program.close()
        delete(program)


def lose(ward: Ward) -> None:
    ward.store.unlink()


def spoil(ward: Ward) -> None:
    ward.overwrite_with_noise()


@pytest.mark.parametrize("fault", [lose, spoil])
def test_a_lost_store_is_restored_from_the_first_screen(
    qtbot: QtBot, begin: Begin, ward: Ward, fault: Callable[[Ward], None]
) -> None:
    fault(ward)
    program = begin(ward)
    assert program.sign_in is not None
    form = program.sign_in.form()
    qtbot.waitUntil(form.restore.isVisible, timeout=20_000)
    assert "Kho dữ liệu" in form.note.title() or "Tệp kho dữ liệu" in form.note.title()
    form.restore.click()
    window = program.stand_in
    assert isinstance(window, RestoreWindow)
    assert window.trouble.isVisible()
    window.restore.click()
    qtbot.waitUntil(window.go_on.isVisible, timeout=20_000)
    window.go_on.click()
    wait_for_clerks(qtbot, program)
    settled(qtbot, program)
    program.close()
    assert len(ward.codes()) == 3


def test_a_supervisor_goes_back_to_a_backup_from_the_desk(
    qtbot: QtBot, start: Start, ward: Ward
) -> None:
    program = start(real_plugs(ward.folder, ward.clock))
    window = sign_in(qtbot, program, LEADER.name)
    page: Any = window.show_page("settings")
    page.show_section("recovery")
    settled(qtbot, program)
    section = page.sections["recovery"]
    section._confirm = lambda _parent: True
    section.choice.table.selectRow(0)
    section.restore.click()
    stand_in = program.stand_in
    assert isinstance(stand_in, RestoreWindow)
    qtbot.waitUntil(stand_in.go_on.isVisible, timeout=20_000)
    stand_in.go_on.click()
    wait_for_clerks(qtbot, program)
    settled(qtbot, program)
