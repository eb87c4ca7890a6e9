"""What each role may do."""

import pytest

from app.domain.roles import PERMISSIONS, ROLE_LABELS, Actor, Permission, Role
from app.errors import RuleError


def test_every_role_has_a_name_and_a_row() -> None:
    assert set(ROLE_LABELS) == set(Role) == set(PERMISSIONS)


def test_a_missing_permission_names_the_role_and_nobody() -> None:
    clerk = Actor(7, "Trần Thị Thu Hà", Role.CLERK)
    with pytest.raises(RuleError) as caught:
        clerk.require(Permission.CLOSE_DAY)
    assert "Công chức tiếp nhận" in str(caught.value)
    assert "Hà" not in str(caught.value)


def test_a_clerk_can_export_and_back_up_so_that_nobody_has_to_stay() -> None:
    clerk = Actor(7, "Hà", Role.CLERK)
    clerk.require(Permission.EXPORT_DAY)
    clerk.require(Permission.BACK_UP)


def test_somebody_may_do_each_thing() -> None:
    assert set(Permission) == set().union(*PERMISSIONS.values())


def test_a_supervisor_may_do_everything_so_that_a_small_ward_needs_nobody_else() -> None:
    assert PERMISSIONS[Role.SUPERVISOR] == set(Permission)


def test_who_administers_keeps_the_office_but_sees_no_papers() -> None:
    administrator = Actor(9, "Hùng", Role.ADMINISTRATOR)
    for permission in (Permission.CHANGE_CLERKS, Permission.BACK_UP, Permission.RESTORE):
        administrator.require(permission)
    for permission in (Permission.SEE_DOSSIERS, Permission.WORK_AT_DESK, Permission.CLOSE_DAY):
        assert not administrator.may(permission)


def test_a_specialist_sees_dossiers_and_nothing_else() -> None:
    assert PERMISSIONS[Role.SPECIALIST] == {Permission.SEE_DOSSIERS}
