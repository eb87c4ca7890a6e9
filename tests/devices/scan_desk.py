"""A desk for the wedge's tests: a field, a timer and a clerk's ears, driven by a list of keys."""

from collections.abc import Callable

from app.devices.keyboard_wedge import KeyboardWedge
from app.devices.scanner_timing import WedgeTiming
from app.devices.strokes import (
    Composition,
    Decision,
    Hold,
    Pass,
    Rejected,
    Release,
    Repeated,
    Restore,
    Scanned,
    Stroke,
    Swallow,
    TakeBack,
    Trust,
)

CODE = "17263215211120000118"
OTHER_CODE = "17263215211120000215"
CARD = "001098012345|012345678|Nguyen Van A|01011998|Nam|So 10, Ha Noi|01012023"


def judge(text: str) -> Trust:
    """A code has 16 to 24 digits and a right check; an identity number has a shape alone."""
    if text.isdecimal() and len(text) in (16, 18, 20, 22, 24) and int(text) % 97 == 1:
        return Trust.CHECKED
    number = text.split("|")[0]
    if len(number) == 12 and number.isdecimal() and (text == number or text.count("|") == 6):
        return Trust.SHAPED
    return Trust.NONE


class Desk:
    """Carries out the wedge's decisions the way the scan filter does, on a plain string."""

    def __init__(
        self,
        field: str = "",
        *,
        timing: WedgeTiming | None = None,
        timer_runs: bool = True,
        judge: Callable[[str], Trust] = judge,
    ) -> None:
        self.wedge = KeyboardWedge(judge, timing)
        self.field = field
        self.preedit = ""
        self.enters = 0
        self.shortcuts = ""
        self.scans: list[str] = []
        self.repeated: list[str] = []
        self.rejected: list[Rejected] = []
        self.timer_runs = timer_runs
        self.now = 1_000_000

    def type(self, text: str, gap: int = 5, *, first: int | None = None, repeats: str = "") -> None:
        """Press the keys of ``text``, "\\n" for Enter, ``gap`` ms apart, the first after ``first``.

        ``repeats`` has an "r" at each place where the system flags auto-repeat.
        """
        for index, char in enumerate(text):
            flagged = repeats[index : index + 1] == "r"
            self.press(char, first if index == 0 and first is not None else gap, repeats=flagged)

    def press(
        self, char: str, gap: int, *, digit: str | None = None, repeats: bool = False
    ) -> None:
        """Press one key ``gap`` ms after the last; ``digit`` is what stands on the key."""
        self.wait(gap)
        on_key = (char if char in "0123456789" else "") if digit is None else digit
        stroke = Stroke(
            at=self.now,
            text=char,
            digit=on_key,
            ends=char in "\n\t",
            repeats=repeats,
            key=ord(char),
            token=char,
        )
        if not self.wedge.wants(stroke) and char in "0123456789\n":
            self.shortcuts += char
        self._carry_out(self.wedge.press(stroke), char)

    def compose(self, preedit: str, gap: int = 5, *, commit: str = "") -> None:
        """Receive an input method's message ``gap`` ms after the last event."""
        self.wait(gap)
        token = (preedit, commit)
        composition = Composition(at=self.now, preedit=preedit, commit=commit, token=token)
        self._carry_out(self.wedge.compose(composition), token)

    def wait(self, gap: int) -> None:
        """Let time pass; the timer reports silence as the filter's does, unless it is blocked."""
        end = self.now + gap
        while self.timer_runs and (patience := self.wedge.patience) is not None:
            if self.now + patience >= end:
                break
            self.now += patience
            self._carry_out(self.wedge.idle(), None)
        self.now = end

    def rest(self) -> None:
        """Let everything come to its end."""
        self.timer_runs = True
        self.wait(5_000)

    def _carry_out(self, decisions: list[Decision], event: object) -> None:
        for decision in decisions:
            match decision:
                case Pass():
                    self._deliver(event)
                case Release(tokens):
                    for token in tokens:
                        self._deliver(token)
                case TakeBack(count):
                    self.field = self.field[:-count]
                case Restore(text):
                    self.field, self.preedit = self.field + text, ""
                case Scanned(text):
                    self.scans.append(text)
                case Repeated(text):
                    self.repeated.append(text)
                case Rejected():
                    self.rejected.append(decision)
                case Hold() | Swallow():
                    pass

    def _deliver(self, event: object) -> None:
        if isinstance(event, tuple):
            preedit, commit = event
            self.field, self.preedit = self.field + commit, preedit
        elif event == "\n":
            self.enters += 1
        else:
            self.field += str(event)
