"""The rows every dossier has: papers in their order, and the words it is found by."""

import pytest

from app.domain.papers import PaperKind, SubmittedPaper
from app.domain.roles import Actor, Role
from app.services.commands import ApplicantInput
from app.services.dossier.dossier_rows import paper_rows, words_row
from tests import builders

CLERK = Actor(1, "Trần Thị Thu Hà", Role.CLERK)

pytestmark = pytest.mark.sqlite_only(reason="rows are made before any store is asked")


def test_papers_stand_in_the_order_they_were_handed_in() -> None:
    papers = [SubmittedPaper(name=name, kind=PaperKind.ORIGINAL) for name in ("Tờ khai", "Đơn")]
    rows = paper_rows(7, papers)
    assert [(row["dossier_id"], row["position"], row["name"]) for row in rows] == [
        (7, 1, "Tờ khai"),
        (7, 2, "Đơn"),
    ]


def test_a_dossier_is_found_by_whoever_came_and_by_every_number() -> None:
    applicant = ApplicantInput(
        name="Nguyễn Văn Đức", phone="0912345678", identity_number="001188004321"
    )
    command = builders.intake(CLERK, submitter_name="Lê Thị Hoa", submitter_identity="001188009999")
    key, people, numbers, subject = words_row(
        7, "TN10-261116-0042-50", applicant, command, "Khai sinh"
    )
    assert (key, people, subject) == (7, "nguyen van duc le thi hoa", "khai sinh")
    assert {"0042", "0912345678", "001188004321", "001188009999"} <= set(numbers.split())
