"""Barcodes that tell the program what to do: they lie on the desk and open a page with a scan.

They only lead somewhere. Nothing is saved, printed or handed out by a code: that takes a key.
"""

from enum import StrEnum

from app.domain.check_digits import check_digits, has_right_check
from app.domain.device_sheet import OWN_CODE_PAIR, is_own_payload
from app.errors import InputError
from app.words import N_

_KIND = "2"


class ScanCommand(StrEnum):
    """The page a command opens, by its name."""

    RECEIVE = "receive"
    DOSSIERS = "dossiers"
    RETURN = "return"
    BATCH = "batch"
    WORKLOAD = "workload"
    PAPERS = "papers"


COMMAND_WORDS: dict[ScanCommand, tuple[str, str]] = {
    ScanCommand.RECEIVE: ("Tiếp nhận", "F3"),
    ScanCommand.DOSSIERS: ("Hồ sơ", "F4"),
    ScanCommand.RETURN: ("Trả kết quả", "F5"),
    ScanCommand.BATCH: ("Quét loạt", "Shift+F5"),
    ScanCommand.WORKLOAD: ("Khối lượng", "F6"),
    ScanCommand.PAPERS: ("Giấy tờ in", "Shift+F7"),
}
"""What stands beside a command's bars: on paper, so in Vietnamese only."""

_NUMBERS = {command: number for number, command in enumerate(ScanCommand, 1)}
_COMMANDS = {number: command for command, number in _NUMBERS.items()}


def command_digits(command: ScanCommand) -> str:
    """Return the payload of a command's barcode, as long as a local dossier code's."""
    body = f"{OWN_CODE_PAIR}{_KIND}{_NUMBERS[command]:03d}".ljust(14, "0")
    return body + check_digits(body)


def is_command_payload(digits: str) -> bool:
    """True if a payload is a command and not a code of the test sheet."""
    return is_own_payload(digits) and digits[2] == _KIND


def read_command(digits: str) -> ScanCommand:
    """Return the command in a payload; InputError("code") when it is none or was misread."""
    command = _COMMANDS.get(int(digits[3:6])) if is_command_payload(digits) else None
    if command is None or not has_right_check(digits) or command_digits(command) != digits:
        raise InputError(
            "code",
            N_("Mã lệnh này đọc sai hoặc chương trình chưa biết."),
            N_("Quét lại, hoặc in lại bảng mã vạch thủ tục."),
        )
    return command
