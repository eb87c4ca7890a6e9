"""Clerks who come, change and leave, and the PINs they are given."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.domain.listings import ClerkRow
from app.domain.roles import Actor, Role
from app.domain.sign_in import MOST_FAILURES, PasswordWish, Secret
from app.errors import InputError, RuleError
from app.models.office import AuditRecord, Clerk
from app.services.commands import ClerkInput
from app.services.counter import Counter
from app.services.office import hashing
from tests import builders
from tests.builders import CLERK_PIN


def named(counter: Counter, name: str) -> ClerkRow:
    (row,) = [row for row in counter.office.clerks(active_only=False) if row.name == name]
    return row


def lines(counter: Counter) -> list[tuple[str, str]]:
    with counter.context.database.read() as session:
        found = session.execute(
            select(AuditRecord.action, AuditRecord.detail).order_by(AuditRecord.id)
        )
        return [(line.action, line.detail) for line in found]


def test_pins_are_kept_as_hashes_only(counter: Counter) -> None:
    with counter.context.database.read() as session:
        hashes = session.scalars(select(Clerk.pin_hash)).all()
    assert all(kept is not None and kept.startswith("$argon2id$") for kept in hashes)
    assert len(set(hashes)) == len(hashes)


def test_a_new_pin_from_the_supervisor_opens_a_lock_and_takes_the_password_away(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    builders.give_passwords(counter)
    builders.change_store(
        counter,
        "UPDATE clerks SET failures = ?, locked_until = ? WHERE id = ?",
        MOST_FAILURES,
        2**42,
        clerk.clerk_id,
    )
    given = ClerkInput(clerk.name, clerk.role, clerk.desk, "8642", clerk.clerk_id)
    counter.office.save_clerk(supervisor, given)
    assert lines(counter)[-1] == ("save_clerk", f"{clerk.clerk_id} pin")
    signed_in = counter.office.sign_in(clerk.clerk_id, "8642")
    assert signed_in.actor == clerk
    assert signed_in.password_wish is PasswordWish.CAN_WAIT


class Busy:
    """Costs what a hash costs, while somebody else writes to the store."""

    def __init__(self, counter: Counter) -> None:
        self._counter = counter

    def hash(self, secret: str) -> str:
        builders.change_store(self._counter, "UPDATE clerks SET desk = 'Quầy 9'")
        return f"kept of {len(secret)}"


def test_nobody_waits_to_write_while_a_secret_is_hashed(
    counter: Counter, supervisor: Actor, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hashing, "hasher", Busy(counter))
    given = ClerkInput("Đỗ Thị Mơ", Role.CLERK, "", "8642", password=builders.CLERK_PASSWORD)
    counter.office.save_clerk(supervisor, given)
    assert named(counter, supervisor.name).desk == "Quầy 9"


def test_a_clerk_may_be_entered_with_a_password(counter: Counter, supervisor: Actor) -> None:
    given = ClerkInput("Đỗ Thị Mơ", Role.CLERK, "", "8642", password=builders.CLERK_PASSWORD)
    counter.office.save_clerk(supervisor, given)
    row = named(counter, "Đỗ Thị Mơ")
    assert (row.has_password, row.asked) == (True, Secret.PASSWORD)
    counter.office.sign_in(row.id, builders.CLERK_PASSWORD, Secret.PASSWORD)


def test_a_new_clerk_is_listed_and_signs_in(counter: Counter, supervisor: Actor) -> None:
    given = ClerkInput("  Đỗ  Thị Mơ ", Role.SPECIALIST, "Quầy 3", "8642")
    counter.office.save_clerk(supervisor, given)
    row = named(counter, "Đỗ Thị Mơ")
    assert row == ClerkRow(row.id, "Đỗ Thị Mơ", "specialist", "Quầy 3", True, True)
    assert counter.office.sign_in(row.id, "8642").actor.role is Role.SPECIALIST


def test_a_change_without_pin_leaves_the_old_one(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    given = ClerkInput("Trần Thị Thu Hà (cũ)", Role.CLERK, "Quầy 9", "", clerk.clerk_id)
    counter.office.save_clerk(supervisor, given)
    signed_in = counter.office.sign_in(clerk.clerk_id, CLERK_PIN).actor
    assert signed_in == replace(clerk, name="Trần Thị Thu Hà (cũ)", desk="Quầy 9")


def test_a_clerk_who_left_is_shown_only_to_those_who_ask_for_all(
    counter: Counter, clerk: Actor, supervisor: Actor
) -> None:
    given = ClerkInput(clerk.name, clerk.role, clerk.desk, "", clerk.clerk_id, active=False)
    received = builders.receive(counter, clerk)
    counter.office.save_clerk(supervisor, given)
    assert clerk.name not in [row.name for row in counter.office.clerks()]
    assert not named(counter, clerk.name).active
    card = counter.dossiers.card(supervisor, received.dossier_id)
    assert card.row.clerk_name == clerk.name


@pytest.mark.parametrize(
    ("field", "given"),
    [
        ("name", ClerkInput(" ", Role.CLERK, "", "8642")),
        ("name", ClerkInput("Đỗ Thị 漢", Role.CLERK, "", "8642")),
        ("name", ClerkInput(builders.CLERKS[0].name, Role.CLERK, "", "8642")),
        ("pin", ClerkInput("Đỗ Thị Mơ", Role.CLERK, "", "")),
        ("pin", ClerkInput("Đỗ Thị Mơ", Role.CLERK, "", "1234")),
        ("pin", ClerkInput("Đỗ Thị Mơ", Role.CLERK, "", "12a4")),
    ],
)
def test_what_makes_no_clerk_is_told_by_its_field(
    counter: Counter, supervisor: Actor, field: str, given: ClerkInput
) -> None:
    with pytest.raises(InputError) as caught:
        counter.office.save_clerk(supervisor, given)
    assert caught.value.field == field
    assert len(counter.office.clerks()) == 3


@pytest.mark.parametrize("changes", [{"role": Role.CLERK}, {"active": False}])
def test_the_last_supervisor_cannot_be_taken_away(
    counter: Counter, supervisor: Actor, changes: dict[str, object]
) -> None:
    given = ClerkInput(supervisor.name, Role.SUPERVISOR, "", "", supervisor.clerk_id)
    with pytest.raises(InputError) as caught:
        counter.office.save_clerk(supervisor, replace(given, **changes))
    assert caught.value.field == "clerks"
    assert named(counter, supervisor.name).role == Role.SUPERVISOR

    counter.office.save_clerk(supervisor, ClerkInput("Đỗ Thị Mơ", Role.SUPERVISOR, "", "8642"))
    counter.office.save_clerk(supervisor, replace(given, **changes))


def test_only_those_who_may_change_clerks(counter: Counter, clerk: Actor) -> None:
    given = ClerkInput("Đỗ Thị Mơ", Role.SUPERVISOR, "", "8642")
    with pytest.raises(RuleError, match="Vai trò"):
        counter.office.save_clerk(clerk, given)
