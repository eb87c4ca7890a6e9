"""The first-run wizard's last step, and what of it can be changed later."""

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.bootstrap import Workplace, found_office, store_exists
from app.domain.roles import Actor, Role
from app.errors import InputError, RuleError
from app.models.office import AuditRecord, Meta
from app.services.commands import ClerkInput, SetUpOffice
from app.services.counter import Counter
from app.services.office.set_up import set_up
from app.shipped import shipped_calendar, shipped_procedures
from tests import builders
from tests.builders import CLERKS, PROFILE, SetClock

COMMAND = SetUpOffice(profile=PROFILE, clerks=CLERKS, station_digit=4)


def facts(counter: Counter) -> dict[str, str]:
    with counter.context.database.read() as session:
        return {row.key: row.value for row in session.scalars(select(Meta))}


def test_a_new_office_can_work_at_once(tmp_path: Path, clock: SetClock) -> None:
    counter = found_office(Workplace(tmp_path, clock), COMMAND)
    assert counter.office.profile() == PROFILE
    assert [row.name for row in counter.office.clerks()] == [
        CLERKS[2].name,
        CLERKS[0].name,
        CLERKS[1].name,
    ]
    assert len(counter.dossiers.procedures()) > 90
    assert counter.office.calendar().is_confirmed(2026)
    assert builders.receive(counter).code.startswith("TN40-261116-0001")
    known = facts(counter)
    assert (known["station"], known["epoch"]) == ("4", "0")
    assert len(known["store_id"]) == 36
    assert len(known["export_passphrase"].replace("-", "")) == 24
    counter.close()


@pytest.mark.parametrize(
    ("field", "changes"),
    [
        ("station_digit", {"station_digit": 10}),
        ("station_digit", {"station_digit": -1}),
        ("clerks", {"clerks": CLERKS[:2]}),
        ("clerks", {"clerks": ()}),
        ("name", {"profile": replace(PROFILE, name=" ")}),
        ("header_lines", {"profile": replace(PROFILE, header_lines=("PHƯỜNG ★",))}),
        ("agency_code", {"profile": replace(PROFILE, agency_code="Long Biên")}),
        ("pin", {"clerks": (ClerkInput("Hà", Role.SUPERVISOR, "", "1111"),)}),
        ("name", {"clerks": (CLERKS[2], CLERKS[2])}),
    ],
)
def test_a_wrong_answer_names_its_field_and_leaves_no_store(
    tmp_path: Path, clock: SetClock, field: str, changes: dict[str, Any]
) -> None:
    with pytest.raises(InputError) as caught:
        found_office(Workplace(tmp_path, clock), replace(COMMAND, **changes))
    assert caught.value.field == field
    assert not store_exists(tmp_path)


def test_an_office_is_set_up_once(counter: Counter) -> None:
    before = facts(counter)
    with pytest.raises(RuleError, match="đã được thiết lập"):
        set_up(counter.context, COMMAND, shipped_procedures(), shipped_calendar())
    assert facts(counter) == before


def test_a_renamed_office_signs_new_papers_and_leaves_the_old_ones(
    counter: Counter, supervisor: Actor
) -> None:
    before = builders.receive(counter)
    for name in ("UBND phường Bồ Đề (sai)", "UBND phường Bồ Đề"):
        renamed = replace(PROFILE, name=name, header_lines=(name.upper(),))
        counter.office.save_profile(supervisor, renamed)
    after = builders.receive(counter)
    assert counter.office.profile().name == "UBND phường Bồ Đề"
    heads = [counter.dossiers.receipt(each.dossier_id).header for each in (before, after)]
    assert heads[0].lines == PROFILE.header_lines
    assert heads[1].lines == ("UBND PHƯỜNG BỒ ĐỀ",)


def test_a_profile_that_signs_nothing_is_refused(counter: Counter, supervisor: Actor) -> None:
    with pytest.raises(InputError) as caught:
        counter.office.save_profile(supervisor, replace(PROFILE, header_lines=(" ",)))
    assert caught.value.field == "header_lines"


def test_a_clerk_neither_renames_the_office_nor_sees_the_passphrase(
    counter: Counter, clerk: Actor
) -> None:
    with pytest.raises(RuleError, match="Vai trò"):
        counter.office.save_profile(clerk, PROFILE)
    with pytest.raises(RuleError, match="Vai trò"):
        counter.office.export_passphrase(clerk)


def test_who_looked_at_the_passphrase_is_noted(counter: Counter, supervisor: Actor) -> None:
    shown = counter.office.export_passphrase(supervisor)
    assert shown == facts(counter)["export_passphrase"]
    with counter.context.database.read() as session:
        noted = session.scalars(select(AuditRecord).order_by(AuditRecord.id.desc())).first()
    assert noted is not None
    assert (noted.action, noted.clerk_id) == ("show_passphrase", supervisor.clerk_id)
    assert shown not in noted.detail
