"""What another counter's dossiers name: people, procedures, the office's profile."""

from dataclasses import replace
from pathlib import Path
from typing import Any

from sqlalchemy import select

from app.domain.roles import Role
from app.models.office import Clerk
from app.services.counter import Counter
from tests import builders
from tests.counters import Open, exported, merged


def test_unknown_clerks_come_along_without_a_way_to_sign_in(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    builders.change_store(there, "UPDATE clerks SET name = 'Đặng Thị Mơ' WHERE id = 1")
    builders.receive(there, _renamed(there))
    report = merged(here, exported(there, stick))
    assert report.clerks == ("Đặng Thị Mơ",)
    with here.context.database.read() as session:
        clerk = session.scalars(select(Clerk).where(Clerk.name == "Đặng Thị Mơ")).one()
        assert (clerk.active, clerk.pin_hash, clerk.role) == (False, None, Role.CLERK)
    assert len(here.office.clerks()) == 3


def _renamed(counter: Counter) -> Any:
    return replace(builders.supervisor(counter), clerk_id=1, name="Đặng Thị Mơ", role=Role.CLERK)


def test_unknown_versions_of_procedures_come_along(at: Open, stick: Path) -> None:
    here, there = at(1), at(2)
    builders.receive(there)
    for table in ("procedure_versions",):
        builders.change_store(
            here, f"DELETE FROM {table} WHERE code = ?", builders.BIRTH_REGISTRATION
        )
    here.context.forget_references()
    report = merged(here, exported(there, stick))
    assert len(report.procedures) == 1
    assert report.procedures[0].startswith(builders.BIRTH_REGISTRATION)
    assert builders.receive(here).code.startswith("TN10")
