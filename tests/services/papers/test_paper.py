"""Between a document and its row nothing is lost, and nothing is guessed."""

import pytest

from app.domain.documents import CopyName, PaperSize
from app.errors import DeviceError, NotFoundError
from app.models.paper import PrintRecord
from app.services.day.close_day import day_sheet
from app.services.document_json import document_to_json
from app.services.papers.paper import (
    Paper,
    document_of,
    job_of,
    problem_from_json,
    problem_to_json,
    record_of,
)
from tests import builders
from tests.services.papers.conftest import PaperDesk


def record(desk: PaperDesk) -> PrintRecord:
    context = desk.counter.context
    sheet = day_sheet(context, builders.supervisor(desk.counter), context.today())
    paper = Paper(document=sheet, subject="Tổ 1", copies=(CopyName.FILE, CopyName.FILE))
    return record_of(context, paper, desk.clerk.clerk_id, "1-a")


def test_a_document_is_read_back_as_it_was(desk: PaperDesk) -> None:
    made = record(desk)
    document = document_of(made)
    assert document_to_json(document) == made.content
    job = job_of(desk.counter.context, made, PaperSize.A4)
    assert job.document == document
    assert job.copies == (CopyName.FILE, CopyName.FILE)


def test_a_form_of_a_newer_program_is_told_as_such(desk: PaperDesk) -> None:
    made = record(desk)
    made.form = "hologram"
    with pytest.raises(NotFoundError, match="hologram"):
        document_of(made)


def test_a_problem_keeps_its_words_and_values() -> None:
    failure = DeviceError("Máy in «{name}» hết giấy.", "Nạp giấy.", name="HP")
    problem = problem_from_json(problem_to_json(failure))
    assert problem is not None
    assert (problem.title, problem.advice, problem.values) == (
        failure.title,
        failure.advice,
        {"name": "HP"},
    )
    assert problem_from_json("") is None
