"""Who may do what at the counter: the smallest useful set of roles (domain rules only).

Sign-in, PINs and locks are elsewhere; here is only the table that every use case asks.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.errors import RuleError
from app.words import N_


class Role(StrEnum):
    """A clerk's role; one clerk has exactly one."""

    CLERK = "clerk"
    SPECIALIST = "specialist"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"


ROLE_LABELS: dict[Role, str] = {
    Role.CLERK: N_("Công chức tiếp nhận"),
    Role.SPECIALIST: N_("Công chức chuyên môn"),
    Role.SUPERVISOR: N_("Lãnh đạo phụ trách"),
    Role.ADMINISTRATOR: N_("Quản trị"),
}


class Permission(StrEnum):
    """Something a role may be allowed to do beyond the steps of a dossier."""

    WORK_AT_DESK = "work_at_desk"
    SEE_ALL_WORKLOADS = "see_all_workloads"
    CLOSE_DAY = "close_day"
    EXPORT_DAY = "export_day"
    CHANGE_OFFICE = "change_office"
    CHANGE_CATALOGUE = "change_catalogue"
    CHANGE_CLERKS = "change_clerks"
    IMPORT_REGISTER = "import_register"
    BACK_UP = "back_up"


_DESK = {Permission.WORK_AT_DESK, Permission.EXPORT_DAY, Permission.BACK_UP}
_LEAD = _DESK | {
    Permission.SEE_ALL_WORKLOADS,
    Permission.CLOSE_DAY,
    Permission.CHANGE_CATALOGUE,
    Permission.IMPORT_REGISTER,
}
_ADMINISTRATION = {
    Permission.CHANGE_OFFICE,
    Permission.CHANGE_CLERKS,
    Permission.CHANGE_CATALOGUE,
    Permission.IMPORT_REGISTER,
    Permission.BACK_UP,
    Permission.EXPORT_DAY,
}

PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CLERK: frozenset(_DESK),
    Role.SPECIALIST: frozenset(),
    Role.SUPERVISOR: frozenset(_LEAD | {Permission.CHANGE_OFFICE, Permission.CHANGE_CLERKS}),
    Role.ADMINISTRATOR: frozenset(_ADMINISTRATION),
}


@dataclass(frozen=True, slots=True)
class Actor:
    """The person on whose behalf a use case runs, as signed in at this desk."""

    clerk_id: int
    name: str
    role: Role
    desk: str = ""

    def may(self, permission: Permission) -> bool:
        """Say whether the role allows ``permission``."""
        return permission in PERMISSIONS[self.role]

    def require(self, permission: Permission) -> None:
        """Raise RuleError unless the role allows ``permission``."""
        if not self.may(permission):
            raise RuleError(
                N_("Vai trò «{role}» không được làm việc này."),
                N_("Mời lãnh đạo phụ trách đăng nhập để thực hiện."),
                role=ROLE_LABELS[self.role],
            )
