"""What a correction changes of the applicant: typed values checked as an intake checks them."""

from typing import Any

from app.domain.birth_date import parse_birth_date
from app.domain.identity_number import Sex, parse_identity
from app.domain.printable import check_printable
from app.domain.text import check_email, check_phone, tidy_name
from app.errors import InputError
from app.models.dossier import Applicant
from app.services.context import Context
from app.services.step_commands import CorrectDossier
from app.words import N_

_TYPED = ("name", "identity_number", "birth", "sex", "address", "phone", "email")


def person_changes(
    context: Context, command: CorrectDossier, applicant: Applicant
) -> dict[str, list[Any]]:
    """Return what changes of ``applicant``: before and after, by column; InputError by field.

    What an older register left is judged only where somebody typed something else.
    """
    given = command.is_organization
    organization = applicant.is_organization if given is None else given
    changed: dict[str, list[Any]] = {}
    if organization != applicant.is_organization:
        changed["is_organization"] = [applicant.is_organization, organization]
    for name in _TYPED:
        typed: str | None = getattr(command, name)
        if typed is None:
            continue
        before: str = getattr(applicant, name)
        same = typed.strip() == before and "is_organization" not in changed
        after = before if same else _checked(context, name, typed.strip(), organization)
        if after != before:
            check_printable(name, after, context.missing_letters)
            changed[name] = [before, after]
    return changed


def checked_number(text: str, field: str) -> str:
    """Return an identity number without blanks, empty without one; else InputError(field)."""
    return parse_identity(text.strip(), field).digits if text.strip() else ""


def _checked(context: Context, name: str, typed: str, organization: bool) -> str:
    match name:
        case "name":
            return _name(typed, organization)
        case "identity_number":
            return typed if organization else checked_number(typed, "identity_number")
        case "birth":
            return _birth(context, typed)
        case "sex":
            return Sex(typed).value if typed else ""
        case "phone":
            return check_phone(typed)
        case "email":
            return check_email(typed)
        case _:
            return tidy_name(typed)


def _name(typed: str, organization: bool) -> str:
    name = tidy_name(typed)
    if not name or (any(char.isdigit() for char in name) and not organization):
        raise InputError(
            "name",
            N_("Họ tên người nộp để trống hoặc có chữ số."),
            N_("Nhập họ tên đúng như trên căn cước."),
        )
    return name


def _birth(context: Context, typed: str) -> str:
    if not typed:
        return ""
    birth = parse_birth_date(typed)
    if (birth.complete and birth.complete > context.today()) or birth.year > context.today().year:
        raise InputError(
            "birth",
            N_("Ngày sinh nằm trong tương lai."),
            N_("Nhập lại ngày sinh theo dạng ngày/tháng/năm."),
        )
    return str(birth)
