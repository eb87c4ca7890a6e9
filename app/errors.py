"""Everything the program can say went wrong, each with what the clerk should do next.

A leaf: every package may import it. Texts are Vietnamese templates marked with ``N_``; whoever
shows an error translates the template and fills in the values (``app.words.tr``).
"""


class MotCuaError(Exception):
    """An expected failure: a short title, an advice, and the values both are filled with.

    ``str(error)`` is the Vietnamese sentence; values must never hold personal data, because
    errors reach the log.
    """

    def __init__(self, title: str, advice: str = "", /, **values: object) -> None:
        super().__init__(title)
        self.title = title
        self.advice = advice
        self.values = values

    def __str__(self) -> str:
        parts = (part.format(**self.values) for part in (self.title, self.advice) if part)
        return " ".join(parts)


class InputError(MotCuaError):
    """What was typed cannot be right; ``field`` names the field it must be corrected in."""

    def __init__(self, field: str, title: str, advice: str = "", /, **values: object) -> None:
        super().__init__(title, advice, **values)
        self.field = field


class RuleError(MotCuaError):
    """The rules of the counter do not allow this step."""


class ClockError(RuleError):
    """The PC's clock is in doubt; nothing is numbered before somebody has vouched for the day."""


class NotFoundError(MotCuaError):
    """Nothing in the store answers to this code, number or name."""


class StoreError(MotCuaError):
    """The local store cannot do what was asked: full, locked, read-only, damaged, too new."""


class StoreDamagedError(StoreError):
    """The store is damaged, gone, or behind what was acknowledged: a restore is the cure."""


class NotJournaledError(StoreError):
    """What the store holds has no second place: no disk took the receipt journal's lines."""


class JournalAwayError(StoreError):
    """The disk with the receipt journal is not there; a restore without it would lose dossiers."""


class KeyNeededError(StoreError):
    """The store is encrypted, and the key at hand is none or not its own."""


class DeviceError(MotCuaError):
    """A printer, scanner or stick did not do its part."""


class FileError(MotCuaError):
    """A file or folder given by the user cannot be read or written as needed."""
