"""Who may do what at the counter: the smallest useful set of roles (domain rules only).

Signing in is in ``sign_in``, who may take which step of a dossier in ``dossier_state``; here is the
table that every other use case asks.
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
    SEE_DOSSIERS = "see_dossiers"
    SEE_ALL_WORKLOADS = "see_all_workloads"
    CLOSE_DAY = "close_day"
    EXPORT_DAY = "export_day"
    EXPORT_PLAIN = "export_plain"
    CHANGE_OFFICE = "change_office"
    CHANGE_CATALOGUE = "change_catalogue"
    CHANGE_CLERKS = "change_clerks"
    CHANGE_FORMS = "change_forms"
    IMPORT_REGISTER = "import_register"
    MERGE = "merge"
    BACK_UP = "back_up"
    RESTORE = "restore"
    SEE_AUDIT = "see_audit"


_DESK = {
    Permission.WORK_AT_DESK,
    Permission.SEE_DOSSIERS,
    Permission.EXPORT_DAY,
    Permission.BACK_UP,
}
_KEEPING = {
    Permission.CHANGE_OFFICE,
    Permission.CHANGE_CLERKS,
    Permission.CHANGE_CATALOGUE,
    Permission.IMPORT_REGISTER,
    Permission.MERGE,
    Permission.EXPORT_DAY,
    Permission.BACK_UP,
    Permission.RESTORE,
    Permission.SEE_AUDIT,
}

# Whoever administers the PC keeps the office running and needs no citizen's papers for that.
PERMISSIONS: dict[Role, frozenset[Permission]] = {
    Role.CLERK: frozenset(_DESK),
    Role.SPECIALIST: frozenset({Permission.SEE_DOSSIERS}),
    Role.SUPERVISOR: frozenset(Permission),
    Role.ADMINISTRATOR: frozenset(_KEEPING),
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
