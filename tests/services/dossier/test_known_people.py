"""People met before are proposed while typing."""

from dataclasses import replace

from app.domain.roles import Actor
from app.domain.vietnam_time import local
from app.services.commands import ApplicantInput, TakeStep
from app.services.counter import Counter
from tests import builders
from tests.builders import BIRTH_REGISTRATION, SetClock

KHANH = ApplicantInput(
    name="Vũ Hồng Khánh",
    identity_number="001085007799",
    address="Tổ 1",
    phone="0988000111",
)


def names(counter: Counter, typed: str) -> list[str]:
    return [person.name for person in counter.dossiers.known_people(builders.actor(counter), typed)]


def test_a_person_is_known_by_name_number_and_phone(counter: Counter) -> None:
    builders.receive(counter, applicant=KHANH)
    builders.receive(counter)
    for typed in ("khanh vu", "Khánh", "vũ hồng kh", "0010850077", "001 085 007 799", "0988.000"):
        assert names(counter, typed) == [KHANH.name], typed
    for typed in ("", "  ", "…", "hanh", "7799", "000111", "261116", "khanh 0912"):
        assert names(counter, typed) == [], typed


def test_what_a_dossier_is_about_proposes_nobody(counter: Counter) -> None:
    builders.receive(counter, None, BIRTH_REGISTRATION)
    assert names(counter, "khai sinh") == []


def test_a_person_stands_out_from_any_number_of_dossiers_about_a_like_word(
    counter: Counter,
) -> None:
    builders.receive(counter, applicant=KHANH)
    for _ in range(100):
        builders.receive(counter, None, BIRTH_REGISTRATION)
    assert names(counter, "kha") == [KHANH.name]


def test_whoever_only_brought_the_papers_is_not_proposed_as_applicant(counter: Counter) -> None:
    builders.receive(counter, submitter_name="Lê Thị Bé")
    assert names(counter, "be le") == []


def test_the_newest_data_of_a_person_are_proposed_and_once_only(
    counter: Counter, clock: SetClock
) -> None:
    builders.receive(counter, applicant=KHANH)
    clock.forward(days=3)
    builders.receive(counter, applicant=replace(KHANH, address="Tổ 9"))
    (person,) = counter.dossiers.known_people(builders.actor(counter), "khanh")
    assert person.address == "Tổ 9"
    assert person.last_seen_on == local(2026, 11, 19).date()


def test_people_of_the_same_name_are_told_apart_by_their_numbers(counter: Counter) -> None:
    builders.receive(counter, applicant=KHANH)
    builders.receive(counter, applicant=replace(KHANH, identity_number="001085007800"))
    assert len(names(counter, "khanh")) == 2


def test_a_dossier_entered_by_mistake_makes_nobody_known(
    counter: Counter, supervisor: Actor
) -> None:
    received = builders.receive(counter, applicant=KHANH)
    counter.dossiers.cancel(TakeStep(supervisor, received.dossier_id, "nhập nhầm"))
    assert names(counter, "khanh") == []


def test_an_organization_is_known_as_one(counter: Counter) -> None:
    company = replace(KHANH, name="Công ty Minh An", is_organization=True)
    builders.receive(counter, applicant=replace(company, identity_number="0100109106"))
    (known,) = counter.dossiers.known_people(builders.actor(counter), "minh an")
    assert known.is_organization
