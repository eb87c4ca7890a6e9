"""Command codes open a page, are nobody's dossier, and a misread one does nothing."""

import pytest

from app.domain.command_codes import COMMAND_WORDS, ScanCommand, command_digits, read_command
from app.domain.scan import ScannedCommand, UnreadableScan, recognize
from app.errors import InputError


@pytest.mark.parametrize("command", ScanCommand)
def test_a_command_is_read_back(command: ScanCommand) -> None:
    assert read_command(command_digits(command)) is command
    assert recognize(command_digits(command)) == ScannedCommand(command)


def test_every_command_has_words_for_the_sheet() -> None:
    assert set(COMMAND_WORDS) == set(ScanCommand)


@pytest.mark.parametrize("place", range(16))
def test_a_wrong_digit_is_no_command(place: int) -> None:
    digits = command_digits(ScanCommand.RETURN)
    wrong = digits[:place] + str((int(digits[place]) + 1) % 10) + digits[place + 1 :]
    with pytest.raises(InputError):
        read_command(wrong)
    assert isinstance(recognize(wrong), UnreadableScan)
