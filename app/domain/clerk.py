"""What makes a clerk fit to be entered: a name, a PIN not guessed at once, one supervisor at least.

Hashing, locks and signing in are the services' business; roles and what they may do are in
``roles``.
"""

from collections.abc import Iterable

from app.domain.roles import Role
from app.domain.text import is_digits, tidy_name
from app.errors import InputError
from app.words import N_

SHORTEST_PIN, LONGEST_PIN = 4, 6


def checked_clerk_name(name: str, taken: Iterable[str] = ()) -> str:
    """Return ``name`` tidied; InputError("name") when it is empty or one of ``taken``."""
    tidied = tidy_name(name)
    if not tidied:
        raise InputError("name", N_("Chưa nhập họ tên công chức."))
    if tidied in taken:
        raise InputError(
            "name",
            N_("Đã có công chức tên này."),
            N_("Thêm tên đệm hoặc số quầy để phân biệt."),
        )
    return tidied


def checked_pin(pin: str) -> str:
    """Return ``pin`` if it has 4 to 6 digits that are not all alike or in a row."""
    if not pin:
        raise InputError("pin", N_("Chưa đặt mã PIN."), N_("Nhập từ 4 đến 6 chữ số."))
    if not (is_digits(pin) and SHORTEST_PIN <= len(pin) <= LONGEST_PIN):
        raise InputError("pin", N_("Mã PIN phải gồm 4 đến 6 chữ số."), N_("Nhập lại mã PIN."))
    if len(set(pin)) == 1 or pin in "0123456789" or pin in "9876543210":
        raise InputError(
            "pin", N_("Mã PIN quá dễ đoán."), N_("Tránh số liền nhau hoặc trùng nhau.")
        )
    return pin


def require_supervisor(roles: Iterable[Role]) -> None:
    """Raise InputError("clerks") unless somebody may change the office and close the day."""
    if Role.SUPERVISOR not in roles:
        raise InputError(
            "clerks",
            N_("Cần ít nhất một lãnh đạo phụ trách."),
            N_("Chọn vai trò lãnh đạo phụ trách cho một người."),
        )
