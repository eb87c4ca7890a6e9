"""The program is killed while a list is on its way to the printer: one question, and no more."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.bootstrap import Workplace, open_counter
from app.services.commands import AnswerPrint, PrinterChoice, PrintPapers
from app.services.counter import Counter
from tests import builders
from tests.builders import SetClock

ROOT = Path(__file__).parents[2]
SUBJECTS = ("Tư pháp", "Địa chính", "Văn hóa")


@pytest.fixture
def killed(tmp_path: Path) -> Path:
    """A store whose program died with the second of three lists in the printer's hands."""
    folder = tmp_path / "motcua"
    builders.sample_counter(folder).close()
    command = [sys.executable, "-m", "tests.journeys.printing_lists", str(folder), *SUBJECTS]
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8")
    assert process.stdout is not None
    with process.stdout as said:
        try:
            assert [said.readline().strip() for _sheet in range(2)] == [
                "phieu-cuoi-ngay-tu-phap",
                "phieu-cuoi-ngay-dia-chinh",
            ]
        finally:
            process.kill()
            process.wait()
    return folder


@pytest.fixture
def counter(killed: Path) -> Iterator[Counter]:
    clock = SetClock()
    clock.forward(minutes=5)
    opened = open_counter(Workplace(killed, clock))
    opened.opening.begin()
    yield opened
    opened.close()


def test_a_list_cut_off_is_asked_about_once_and_the_batch_goes_on_behind_it(
    counter: Counter, killed: Path
) -> None:
    clerk, today = builders.actor(counter), counter.context.today()
    papers = counter.papers.list(clerk, today)
    assert {one.subject: one.state.value for one in papers} == {
        "Tư pháp": "printed",
        "Địa chính": "unknown",
        "Văn hóa": "waiting",
    }
    hanging = counter.opening.hanging(clerk, counter.context.now())
    assert [one.subject for one in hanging.unknown] == ["Địa chính"]
    assert [one.subject for one in hanging.unprinted] == ["Văn hóa"]
    counter.papers.answer(AnswerPrint(actor=clerk, print_id=hanging.unknown[0].print_id))
    counter.opening.begin()
    assert not counter.opening.hanging(clerk, counter.context.now()).unknown
    batch = tuple(sorted(one.id for one in papers))
    assert counter.papers.print_all(PrintPapers(clerk, batch), PrinterChoice()).count == 1
    (file,) = (killed / "phieu").iterdir()
    assert file.name == "phieu-cuoi-ngay-van-hoa.pdf"
