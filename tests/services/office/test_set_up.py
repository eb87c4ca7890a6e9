"""Founding an office and changing its profile."""

import re
from dataclasses import replace

import pytest

from app.domain.roles import Actor, Role
from app.errors import InputError, RuleError
from app.services.commands import SetUpOffice
from app.services.counter import Counter
from app.services.office.set_up import set_up
from app.shipped import shipped_calendar, shipped_procedures
from tests import builders
from tests.builders import CLERKS, PROFILE


def test_a_new_office_has_catalogue_calendar_clerks_and_a_passphrase(
    counter: Counter, supervisor: Actor
) -> None:
    assert len(counter.dossiers.procedures()) >= 96
    assert counter.office.calendar().is_confirmed(2026)
    assert len(counter.office.clerks()) == len(CLERKS)
    passphrase = counter.office.export_passphrase(supervisor)
    assert len(re.sub(r"[^0-9A-Z]", "", passphrase)) >= 20


def test_an_office_is_set_up_once(counter: Counter) -> None:
    command = SetUpOffice(profile=PROFILE, clerks=CLERKS)
    with pytest.raises(RuleError):
        set_up(counter.context, command, shipped_procedures(), shipped_calendar())


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"station_digit": 10}, "station_digit"),
        ({"clerks": tuple(c for c in CLERKS if c.role is not Role.SUPERVISOR)}, "clerks"),
        ({"profile": replace(PROFILE, name=" ")}, "name"),
    ],
)
def test_an_answer_that_cannot_be_is_refused_at_its_field(
    counter: Counter, changes: dict[str, object], field: str
) -> None:
    command = replace(SetUpOffice(profile=PROFILE, clerks=CLERKS), **changes)
    with pytest.raises(InputError) as caught:
        set_up(counter.context, command, shipped_procedures(), shipped_calendar())
    assert caught.value.field == field


def test_a_renamed_office_prints_its_new_name_and_reprints_the_old(
    counter: Counter, supervisor: Actor
) -> None:
    before = builders.receive(counter)
    renamed = replace(PROFILE, header_lines=("UBND PHƯỜNG MỚI",))
    counter.office.save_profile(supervisor, renamed)
    after = builders.receive(counter)
    assert counter.dossiers.receipt(before.dossier_id).header.lines == PROFILE.header_lines
    assert counter.dossiers.receipt(after.dossier_id).header.lines == ("UBND PHƯỜNG MỚI",)


def test_a_clerk_renames_no_office(counter: Counter, clerk: Actor) -> None:
    with pytest.raises(RuleError):
        counter.office.save_profile(clerk, PROFILE)
