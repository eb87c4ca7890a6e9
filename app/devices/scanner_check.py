"""What the keys of one scan say about the scanner, Windows and the input method.

Findings only; the words for the clerk are the set-up page's. Nothing of a citizen card is shown
in full or kept.
"""

from dataclasses import dataclass
from enum import StrEnum, auto

from app.devices.raw_keys import KeyKind, RawEntry
from app.devices.scan_opening import OPENING
from app.devices.scan_trust import trust
from app.devices.scanner_timing import WedgeTiming
from app.devices.strokes import Trust
from app.domain.check_digits import has_right_check
from app.domain.scan_repair import has_lost_alt, undo_digit_row
from app.domain.text import is_digits

_FRENCH_ROW = str.maketrans("&é\"'(-è_çà", "1234567890")
_FEWEST_DIGITS = 12
# Half of what a quick hand needs between two keys of a number.
_SCANNER_GAP = 40


class Finding(StrEnum):
    """Something to know or to change, in the order in which it matters."""

    PLAIN = auto()  # a keyboard scanner, and everything as it should be
    SERIAL = auto()  # a scanner at a serial port
    TYPED = auto()  # too slow for a scanner: a hand
    PROGRAM_KEY = auto()  # the prefix is a key that does something in this program
    ALT_CODES = auto()  # letters typed as Alt and a number
    DIGIT_LOST = auto()  # the input method ate a digit
    INPUT_METHOD = auto()  # an input method is on
    VIETNAMESE_LAYOUT = auto()  # the digit row types ă â ê
    FRENCH_LAYOUT = auto()  # the digit row types & é "
    OTHER_LAYOUT = auto()  # the digit row types something else
    LETTERS_LOST = auto()  # a card came without its accents
    CAPS_LOCK = auto()
    SLOW = auto()
    NO_END = auto()
    TAB_END = auto()
    AIM_PREFIX = auto()  # the bar code's kind stands before the code
    PREFIX = auto()  # a prefix this program knows and drops
    NO_PREFIX = auto()  # one would make the input method harmless
    OTHER_CODE = auto()  # everything arrived, but it is no code of ours
    UNKNOWN = auto()  # not the code of the test sheet, and nobody knows why


_FINE = frozenset({Finding.PLAIN, Finding.SERIAL, Finding.PREFIX})
_NOTEWORTHY = frozenset({Finding.NO_PREFIX, Finding.TAB_END, Finding.OTHER_CODE, Finding.TYPED})


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The findings of one entry, gravest first; ``shown`` is what may be on the screen of it."""

    findings: tuple[Finding, ...]
    shown: str
    gaps: tuple[int, ...] = ()

    @property
    def gravest(self) -> Finding:
        """The finding to act on."""
        return self.findings[0]

    @property
    def is_fine(self) -> bool:
        """Whether nothing needs to be changed."""
        return _FINE.issuperset(self.findings)

    @property
    def needs_change(self) -> bool:
        """Whether scans may be lost or go wrong until something is changed."""
        return not (_FINE | _NOTEWORTHY).issuperset(self.findings)

    @property
    def is_scan(self) -> bool:
        """Whether a code of ours arrived, whole or mended, through a keyboard."""
        return not {Finding.TYPED, Finding.UNKNOWN, Finding.OTHER_CODE, Finding.SERIAL} & set(
            self.findings
        )


def diagnose(entry: RawEntry) -> Diagnosis:
    """Say what ``entry`` tells about the scanner it came from."""
    prefix = _prefix(entry.text)
    text, on_keys = entry.text.removeprefix(prefix), entry.on_keys[len(prefix) :]
    findings = _of_text(entry, text, on_keys)
    if entry.median_gap > _SCANNER_GAP and {Finding.OTHER_CODE, Finding.UNKNOWN} & set(findings):
        return Diagnosis((Finding.TYPED,), shown(on_keys), entry.gaps)
    findings += [*_of_speed(entry), *_of_frame(entry, prefix)]
    if Finding.INPUT_METHOD in findings and not prefix:
        findings.append(Finding.NO_PREFIX)
    if set(findings) <= {Finding.PREFIX}:
        findings.append(Finding.PLAIN)
    return Diagnosis(_in_order(findings), shown(on_keys), entry.gaps)


def diagnose_serial(text: str) -> Diagnosis:
    """Say what a scan that came through a serial port tells."""
    prefix = _prefix(text)
    code = text.removeprefix(prefix)
    findings = [Finding.SERIAL]
    if trust(code) is Trust.NONE and not _is_ours(code):
        findings.append(Finding.OTHER_CODE)
    return Diagnosis(_in_order(findings), shown(code))


def shown(text: str) -> str:
    """Return ``text`` for the screen: our own codes in full, of anything else only its outline."""
    if _is_ours(text):
        return " ".join(text[at : at + 4] for at in range(0, len(text), 4))
    return "".join("•" if char.isalnum() else char for char in text if char.isprintable())


def _in_order(findings: list[Finding]) -> tuple[Finding, ...]:
    return tuple(sorted(set(findings), key=list(Finding).index))


def _prefix(text: str) -> str:
    opening = OPENING.match(text)
    return opening[0] if opening else ""


def _is_ours(text: str) -> bool:
    long_enough = len(text) >= _FEWEST_DIGITS and len(text) % 2 == 0
    return is_digits(text) and long_enough and has_right_check(text)


def _of_text(entry: RawEntry, text: str, on_keys: str) -> list[Finding]:
    findings: list[Finding] = []
    if any(key.alt and key.text for key in entry.keys) or has_lost_alt(text):
        findings.append(Finding.ALT_CODES)
    if any(key.kind is KeyKind.COMPOSED for key in entry.keys):
        findings.append(Finding.INPUT_METHOD)
    if _is_ours(on_keys):
        return [*findings, *_layout(text, on_keys)]
    if is_digits(on_keys) and any(_is_ours(digit + on_keys) for digit in "123456789"):
        return [*findings, Finding.DIGIT_LOST]
    if "|" in text:
        lost = "?" in text or text.isascii()
        return [*findings, *([Finding.LETTERS_LOST] if lost else [])]
    for undone in (undo_digit_row(text), text.translate(_FRENCH_ROW)):
        if _is_ours(undone):
            return [*findings, *_layout(text, undone)]
    if findings:
        return findings
    return [Finding.OTHER_CODE if is_digits(text) else Finding.UNKNOWN]


def _layout(text: str, digits: str) -> list[Finding]:
    if text == digits:
        return []
    if undo_digit_row(text) == digits:
        return [Finding.VIETNAMESE_LAYOUT]
    if text.translate(_FRENCH_ROW) == digits:
        return [Finding.FRENCH_LAYOUT]
    return [Finding.OTHER_LAYOUT]


def _of_speed(entry: RawEntry) -> list[Finding]:
    timing = WedgeTiming()
    slow = entry.median_gap > timing.fast_gap or entry.worst_gap > timing.digit_gap
    return [Finding.SLOW] if slow else []


def _of_frame(entry: RawEntry, prefix: str) -> list[Finding]:
    findings: list[Finding] = []
    if entry.keys[0].kind is KeyKind.FUNCTION:
        findings.append(Finding.PROGRAM_KEY)
    if any(key.caps_lock for key in entry.keys):
        findings.append(Finding.CAPS_LOCK)
    if entry.end is None:
        findings.append(Finding.NO_END)
    elif entry.end is KeyKind.TAB:
        findings.append(Finding.TAB_END)
    if prefix:
        aim = prefix[-1].isdigit()
        findings.append(Finding.AIM_PREFIX if aim else Finding.PREFIX)
    return findings
