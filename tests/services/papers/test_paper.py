"""Between a document and its row nothing is lost, and nothing is guessed."""

import pytest

from app.domain.documents import CopyName, PaperSize
from app.domain.form_set import OWN
from app.errors import DeviceError, NotFoundError
from app.models.paper import PrintRecord
from app.services.commands import CorrectForm
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


def test_a_reprint_is_the_same_paper_after_the_words_were_corrected(desk: PaperDesk) -> None:
    made = record(desk)
    title = job_of(desk.counter.context, made, PaperSize.A4).form_set.own.day_sheet.title
    _correct(desk)
    made.reprint_number, made.reason, made.asked_at = 1, "kẹt giấy", desk.counter.context.now()
    job = job_of(desk.counter.context, made, PaperSize.A4)
    assert job.form_set.own.day_sheet.title == title
    assert job.reprint is not None
    assert job.reprint.reason == "kẹt giấy"


def test_a_reprint_whose_words_a_restore_has_lost_says_so(desk: PaperDesk) -> None:
    _correct(desk)
    made = record(desk)
    builders.change_store(desk.counter, "DELETE FROM form_corrections")
    desk.counter.context.forget_references()
    made.reprint_number, made.reason, made.asked_at = 1, "kẹt giấy", desk.counter.context.now()
    job = job_of(desk.counter.context, made, PaperSize.A4)
    assert job.form_set.own.version == 1
    assert job.reprint is not None
    assert job.reprint.reason == "kẹt giấy; không còn lời văn bản 1001, in theo bản 1"


def _correct(desk: PaperDesk) -> None:
    desk.counter.office.correct_form(
        CorrectForm(
            actor=builders.supervisor(desk.counter),
            set_id=OWN,
            seen=1,
            based_on=1,
            texts={"day_sheet.title": "SỔ NGÀY"},
            reason="theo công văn",
        )
    )
