"""What use cases are given: reference data read once, and anew after a change."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.roles import Actor
from app.errors import NotFoundError, StoreError
from app.services.counter import Counter
from tests import builders


def test_an_unknown_procedure_is_named(counter: Counter) -> None:
    with pytest.raises(NotFoundError, match=r"9\.999999"):
        counter.context.procedure("9.999999", date(2026, 11, 16))


def test_the_version_in_force_that_day_is_taken(counter: Counter) -> None:
    marriage = "1.000894"
    before = counter.context.procedure(marriage, date(2025, 12, 31)).procedure
    after = counter.context.procedure(marriage, date(2026, 1, 1)).procedure
    assert before.version < after.version
    assert before.papers != after.papers


def test_a_changed_profile_is_seen_at_once(counter: Counter, supervisor: Actor) -> None:
    profile = replace(counter.office.profile(), hotline="024 1111 2222")
    counter.office.save_profile(supervisor, profile)
    assert counter.context.office().profile.hotline == "024 1111 2222"


def test_papers_use_the_forms_of_their_day(counter: Counter) -> None:
    assert (
        counter.context.form_set(date(2021, 1, 4)).id
        != counter.context.form_set(date(2026, 11, 16)).id
    )
    newest = counter.context.form_set(date(2026, 11, 16))
    assert counter.context.form_set_named(newest.id, newest.version) is newest


def test_a_new_office_has_its_station_and_first_epoch(counter: Counter) -> None:
    assert (counter.context.station.digit, counter.context.station.epoch) == (1, 0)
    assert builders.receive(counter).code.startswith("TN10-261116-0001-")


def test_a_store_without_an_office_says_how_to_begin(counter: Counter) -> None:
    builders.change_store(counter, "DELETE FROM offices")
    counter.context.forget_references()
    with pytest.raises(StoreError, match="chưa được thiết lập"):
        counter.context.office()


def test_what_another_program_changed_is_seen_after_forgetting(counter: Counter) -> None:
    place = counter.context.office().profile.place
    builders.change_store(counter, "UPDATE offices SET place = 'Nơi khác'")
    assert counter.context.office().profile.place == place
    counter.context.forget_references()
    assert counter.context.office().profile.place == "Nơi khác"


def test_each_procedure_stands_once_in_the_catalogue_of_a_day(counter: Counter) -> None:
    for day in (date(2021, 1, 4), date(2025, 6, 30), date(2026, 11, 16)):
        codes = [procedure.code for procedure in counter.context.procedures(day)]
        assert len(codes) == len(set(codes)) > 80
