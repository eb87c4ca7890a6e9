"""Entries as rows again: what a store numbers otherwise is found by its words."""

from datetime import date

from sqlalchemy import select

from app.domain.dossier_code import LocalCode
from app.domain.roles import Actor
from app.models.dossier import CodeCounter
from app.models.office import Clerk
from app.services.counter import Counter
from app.services.store.journal_rows import clerk_named, raise_counter

DAY = date(2026, 11, 16)


def test_a_clerk_is_found_by_name_and_added_once(counter: Counter, clerk: Actor) -> None:
    with counter.context.database.write() as session:
        assert clerk_named(session, clerk.name) == clerk.clerk_id
        added = clerk_named(session, "Vũ Thị Mới")
        assert clerk_named(session, "Vũ Thị Mới") == added
        assert session.get_one(Clerk, added).pin_hash is None


def test_a_counter_rises_to_the_highest_serial_and_never_falls(counter: Counter) -> None:
    with counter.context.database.write() as session:
        for serial in (42, 7):
            raise_counter(session, str(LocalCode(1, 0, DAY, serial)))
        assert session.get_one(CodeCounter, ("TN10", DAY)).last == 42


def test_codes_of_other_systems_have_no_counter(counter: Counter) -> None:
    with counter.context.database.write() as session:
        raise_counter(session, "H26.107-261116-0001")
        raise_counter(session, "SO-CU/12")
        assert session.scalars(select(CodeCounter)).all() == []
