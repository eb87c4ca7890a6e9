"""What a clerk is asked before saving: a number that does not fit, a slip, a second dossier."""

from dataclasses import replace
from typing import Any

from app.domain.birth_date import parse_birth_date
from app.domain.intake_doubts import Doubt, DoubtKind, IntakeDoubts
from app.domain.roles import Actor
from app.services.commands import ApplicantInput, TakeStep
from app.services.counter import Counter
from tests import builders
from tests.builders import BIRTH_REGISTRATION, CERTIFIED_COPY, intake

KHANH = ApplicantInput(
    name="Vũ Hồng Khánh",
    identity_number="001085007799",
    birth=parse_birth_date("02/09/1985"),
    phone="0988000111",
)


def asked(counter: Counter, procedure: str = BIRTH_REGISTRATION, **changes: Any) -> IntakeDoubts:
    """Return the doubts about an intake of Khánh with ``changes`` of the command or the person."""
    request = {"request_id": changes.pop("request_id")} if "request_id" in changes else {}
    person = replace(KHANH, **changes)
    command = intake(builders.actor(counter), procedure, applicant=person, **request)
    return counter.dossiers.doubts(command)


def second(counter: Counter, **changes: Any) -> list[str]:
    return [row.code for row in asked(counter, **changes).open_dossiers]


def test_an_ordinary_intake_asks_nothing(counter: Counter) -> None:
    assert asked(counter) == IntakeDoubts()


def test_an_open_dossier_of_the_same_procedure_is_pointed_out(
    counter: Counter, supervisor: Actor
) -> None:
    first = builders.receive(counter, applicant=KHANH)
    assert second(counter) == [first.code]
    assert second(counter, identity_number="", name="VU HONG KHANH") == [first.code]
    assert second(counter, identity_number="001085123456") == []
    assert second(counter, identity_number="", name="Vũ Hồng") == []
    assert second(counter, procedure=CERTIFIED_COPY) == []
    (doubt,) = asked(counter).doubts
    assert (doubt.kind, doubt.in_words()) == (DoubtKind.SECOND, f"Nhận thêm ngoài {first.code}")
    counter.dossiers.cancel(TakeStep(supervisor, first.dossier_id, "nhập nhầm"))
    assert second(counter) == []


def test_a_dossier_taken_in_without_a_number_is_found_by_its_name(counter: Counter) -> None:
    first = builders.receive(counter, applicant=replace(KHANH, identity_number=""))
    assert second(counter) == [first.code]


def test_asking_again_for_a_dossier_taken_in_points_out_no_other(counter: Counter) -> None:
    builders.receive(counter, applicant=KHANH)
    builders.receive(counter, applicant=KHANH, request_id="second")
    assert len(second(counter, request_id="third")) == 2
    assert second(counter, request_id="second") == []


def test_a_slip_in_the_number_is_asked_about_once(counter: Counter) -> None:
    builders.receive(counter, applicant=KHANH)
    slipped = "001085007979"
    found = asked(counter, procedure=CERTIFIED_COPY, identity_number=slipped)
    assert [(one.name, one.identity_number) for one in found.like] == [
        (KHANH.name, KHANH.identity_number)
    ]
    (doubt,) = found.doubts
    assert doubt.kind is DoubtKind.SAME_PERSON
    assert KHANH.identity_number not in doubt.in_words()
    builders.receive(counter, applicant=replace(KHANH, identity_number=slipped))
    again = asked(counter, procedure=CERTIFIED_COPY, identity_number=slipped)
    assert again.like == ()


def test_a_number_that_belongs_to_another_name_is_asked_about(counter: Counter) -> None:
    builders.receive(counter, applicant=KHANH)
    found = asked(counter, procedure=CERTIFIED_COPY, name="Lê Thị Bé")
    assert [one.name for one in found.like] == [KHANH.name]


def test_a_number_that_does_not_fit_its_person_is_doubted(counter: Counter) -> None:
    found = asked(counter, birth=parse_birth_date("02/09/1986"), sex="female")
    assert [one.kind for one in found.doubts] == [DoubtKind.NUMBER, DoubtKind.NUMBER]
    company = asked(counter, is_organization=True, identity_number="12345678", birth=None)
    assert [one.kind for one in company.doubts] == [DoubtKind.ORGANIZATION]
    assert asked(counter, identity_number="123").doubts == ()


def test_why_it_was_taken_nevertheless_stays_with_the_dossier(counter: Counter) -> None:
    first = builders.receive(counter, applicant=KHANH)
    clerk = builders.actor(counter)
    doubts = asked(counter).doubts
    received = builders.receive(
        counter, applicant=KHANH, doubts=doubts, doubts_reason="con thứ hai"
    )
    card = counter.dossiers.card(clerk, received.dossier_id)
    assert card.note == f"Nhận thêm ngoài {first.code}: con thứ hai"
    (event,) = card.history
    assert f"vẫn nhận vì con thứ hai; đã hỏi: Nhận thêm ngoài {first.code}" in event.text
    assert "con thứ hai" not in counter.dossiers.receipt(received.dossier_id).note


def test_by_what_right_somebody_else_came_stays_with_the_dossier(counter: Counter) -> None:
    command = intake(builders.actor(counter), submitter_name="Lê Thị Bé")
    (doubt,) = counter.dossiers.doubts(command).doubts
    assert doubt == Doubt(
        DoubtKind.AUTHORITY, "submitter_relation", doubt.text, {"name": "Lê Thị Bé"}
    )
    command = replace(command, submitter_relation="con", submitter_authority="giấy ủy quyền số 12")
    assert counter.dossiers.doubts(command).doubts == ()
    card = counter.dossiers.card(
        builders.actor(counter), counter.dossiers.receive(command).dossier_id
    )
    assert card.note == "Nộp thay: con, giấy ủy quyền số 12"
    assert "nộp thay: con, giấy ủy quyền số 12" in card.history[0].text.lower()
