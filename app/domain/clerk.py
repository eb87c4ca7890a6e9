"""What makes a clerk fit to be entered: a name, secrets not guessed at once, a supervisor at least.

When which secret is asked for is in ``sign_in``, roles and what they may do in ``roles``; hashing
is the services' business.
"""

from collections.abc import Iterable

from app.domain.roles import Role
from app.domain.text import fold, is_digits, nfc, tidy_name
from app.errors import InputError
from app.words import N_

SHORTEST_PIN, LONGEST_PIN = 4, 6
SHORTEST_PASSWORD, LONGEST_PASSWORD = 10, 128
_FEWEST_DIFFERENT = 4
_KEYS_IN_A_ROW = (
    "01234567890123456789",
    "98765432109876543210",
    "abcdefghijklmnopqrstuvwxyz",
    "qwertyuiopasdfghjklzxcvbnm",
)


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


def checked_password(password: str, clerk_name: str = "") -> str:
    """Return ``password`` in NFC if it is long and no single thing repeated.

    InputError("password") otherwise, and when it is little more than ``clerk_name``. Blanks count:
    a few words are easier to remember than signs. NFC, because keyboards make accents differently.
    """
    composed = nfc(password)
    if not SHORTEST_PASSWORD <= len(composed) <= LONGEST_PASSWORD:
        raise InputError(
            "password",
            N_("Mật khẩu cần từ {least} đến {most} ký tự."),
            N_("Ghép vài từ dễ nhớ với nhau thì vừa dài vừa không quên."),
            least=SHORTEST_PASSWORD,
            most=LONGEST_PASSWORD,
        )
    if _is_guessed_at_once(composed, clerk_name):
        raise InputError(
            "password",
            N_("Mật khẩu quá dễ đoán."),
            N_("Tránh họ tên mình, ký tự lặp lại và các phím liền nhau."),
        )
    return composed


def require_supervisor(roles: Iterable[Role]) -> None:
    """Raise InputError("clerks") unless somebody may change the office and close the day."""
    if Role.SUPERVISOR not in roles:
        raise InputError(
            "clerks",
            N_("Cần ít nhất một lãnh đạo phụ trách."),
            N_("Chọn vai trò lãnh đạo phụ trách cho một người."),
        )


def _is_guessed_at_once(password: str, clerk_name: str) -> bool:
    folded, name = (fold(text).replace(" ", "") for text in (password, clerk_name))
    beside_name = folded.replace(name, "") if name else folded
    return (
        len(set(folded)) < _FEWEST_DIFFERENT
        or any(folded in row for row in _KEYS_IN_A_ROW)
        or (bool(name) and name in folded and (not beside_name or is_digits(beside_name)))
    )
