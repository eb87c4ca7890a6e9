"""Tell a barcode scanner that types from a clerk who types, by key times and by content alone.

A pure state machine: fed with key presses and input-method messages, it answers with decisions.
How events are caught, held and sent again is ``app.ui.scan_filter``'s business, and which text is
a code is asked of a function; nothing here knows Qt, a clock or the shape of a dossier code.
"""

from collections.abc import Callable
from enum import Enum, auto
from statistics import median

from app.devices.caught_keys import CaughtKeys, Place
from app.devices.composed_word import ComposedWord
from app.devices.double_fire import DoubleFire
from app.devices.scanner_timing import WedgeTiming
from app.devices.strokes import (
    Composition,
    Decision,
    Hold,
    Pass,
    Rejected,
    RejectReason,
    Release,
    Repeated,
    Restore,
    Scanned,
    Stroke,
    Swallow,
    TakeBack,
    Trust,
)
from app.domain.text import is_digits

_CODE_SIGNS = (".", "-", "/")


class _State(Enum):
    WAITING = auto()  # nothing is held
    HOLDING = auto()  # a few digits are held: scan or hand?
    BURST = auto()  # a scan is coming in
    STALLED = auto()  # a scan broke off without its end


class KeyboardWedge:
    """Decides for every key whether it is typing or part of a scan.

    ``judge`` says how far a text may be believed to be a code. Only digits are ever held back,
    and no longer than ``timing.digit_gap``: all our codes and the identity card begin with six
    digits or more. The caller carries out the decisions in order, and calls ``idle`` when no key
    came for ``patience`` milliseconds.
    """

    def __init__(self, judge: Callable[[str], Trust], timing: WedgeTiming | None = None) -> None:
        self._judge = judge
        self._timing = timing or WedgeTiming()
        self._state = _State.WAITING
        self._run = CaughtKeys()
        self._burst_start = 0
        self._last_at = 0
        self._keys_down: set[int] = set()
        self._repeating = ""
        self._foreign_code_at: int | None = None
        self._double_fire = DoubleFire(self._timing.double_fire)
        self._silent_end_at: int | None = None
        self._preedit = ""
        self._preedit_changed: tuple[str, int] | None = None
        self._word: ComposedWord | None = None
        self._stale_commit = ""

    @property
    def patience(self) -> int | None:
        """How many milliseconds without a key until ``idle`` must be called; None: never."""
        match self._state:
            case _State.WAITING:
                return None
            case _State.HOLDING:
                return self._timing.digit_gap
            case _State.BURST:
                return self._timing.burst_gap
            case _State.STALLED:
                return self._timing.stall

    def wants(self, stroke: Stroke) -> bool:
        """Whether this key may belong to a scan, so that no keyboard shortcut must fire for it."""
        if self._state is _State.BURST and stroke.at - self._last_at <= self._timing.burst_gap:
            return True
        after_digits = len(self._run) >= self._timing.burst_length
        return bool(stroke.digit) or (stroke.ends and after_digits)

    def press(self, stroke: Stroke) -> list[Decision]:
        """Decide about a key press; one of Pass, Hold and Swallow is about the key itself."""
        if stroke.modifier:
            return [Swallow()] if self._state is _State.BURST else [Pass()]
        decisions = self._catch_up(stroke.at)
        typed = self._is_held_down(stroke) or self._continues_foreign_code(stroke)
        self._last_at = stroke.at
        if self._state is _State.BURST:
            decisions += self._press_in_burst(stroke)
        elif stroke.ends:
            decisions += self._press_end(stroke)
        elif stroke.digit:
            decisions += self._give_up() if self._word else []
            decisions += self._digit(stroke, typed=typed)
        else:
            decisions += [*self._give_up(), Pass()]
        if Pass() in decisions:
            self._keys_down.discard(stroke.key)
        else:
            self._keys_down.add(stroke.key)
        return decisions

    def release(self, key: int) -> list[Decision]:
        """Decide about a key release: it shares the fate of its press."""
        if key in self._keys_down:
            self._keys_down.discard(key)
            return [Swallow()]
        return [Pass()]

    def compose(self, composition: Composition) -> list[Decision]:
        """Decide about a message of an input method, where digits show as growth of a word."""
        decisions = self._catch_up(composition.at)
        before, self._preedit = self._preedit, composition.preedit
        if composition.commit and composition.commit == self._stale_commit:
            self._stale_commit = ""
            return [*decisions, Swallow()]
        self._last_at = composition.at
        if self._state is _State.BURST:
            return decisions + self._compose_in_burst(composition)
        if composition.commit or not composition.preedit:
            return decisions + self._finish_word(composition)
        digit = composition.preedit[-1]
        if composition.preedit == before + digit and is_digits(digit):
            decisions += self._begin_word(before, composition.at)
            return decisions + self._hold_digit(digit, composition.at, composition.token)
        decisions += self._give_up()
        self._preedit_changed = (before, composition.at)
        return [*decisions, Pass()]

    def idle(self) -> list[Decision]:
        """Decide what is open, now that no key came for ``patience`` milliseconds."""
        match self._state:
            case _State.WAITING:
                return []
            case _State.HOLDING:
                return self._release_held()
            case _State.BURST:
                return self._finish_burst(self._last_at, ended=False)
            case _State.STALLED:
                return self._give_up()

    def forget(self) -> list[Decision]:
        """Take note that the cursor moved: digits typed before can no longer be taken back."""
        self._preedit = ""
        if self._state is _State.BURST:
            if self._word:
                self._word.typed += self._run.text_in_field(end=self._burst_start)
                self._word.start -= self._burst_start
            self._run.drop(self._burst_start)
            self._burst_start = 0
            return []
        return self._give_up()

    def _catch_up(self, at: int) -> list[Decision]:
        """Settle by the events' own time what the caller's timer had no chance to settle.

        A blocked window gets slow typing all at once; only the time stamps still tell it from
        a scan. Stamps of different sources may go back a little, which counts as no time.
        """
        decisions: list[Decision] = []
        while (patience := self.patience) is not None:
            if -patience <= at - self._last_at <= patience:
                break
            decisions += self.idle()
        return decisions

    def _is_held_down(self, stroke: Stroke) -> bool:
        """Whether this is a key held down; Qt on X11 flags a scanner's doubled digit alike."""
        if not (stroke.repeats and stroke.digit) or self._state is _State.BURST:
            self._repeating = ""
            return False
        slow = stroke.at - self._last_at >= self._timing.key_repeat
        began = slow and self._run.only_held(stroke.digit)
        held_down = began or self._repeating == stroke.digit
        self._repeating = stroke.digit if held_down else ""
        return held_down

    def _continues_foreign_code(self, stroke: Stroke) -> bool:
        """Whether this digit follows letters at scanner speed, as in a code of another system.

        Those are not ours to take: they belong in the search box, whole.
        """
        began = stroke.text.isascii() and (stroke.text.isalpha() or stroke.text in _CODE_SIGNS)
        last, limit = self._foreign_code_at, self._timing.digit_gap
        goes_on = bool(stroke.digit) and last is not None and stroke.at - last <= limit
        self._foreign_code_at = stroke.at if began or goes_on else None
        return goes_on

    def _digit(self, stroke: Stroke, *, typed: bool) -> list[Decision]:
        self._run.drop_before(stroke.at - self._timing.memory)
        if not typed:
            return self._hold_digit(stroke.digit, stroke.at, stroke.token)
        decisions = self._release_held()
        self._run.add(stroke.digit, stroke.at, Place.FIELD, stroke.token)
        return [*decisions, Pass()]

    def _hold_digit(self, digit: str, at: int, token: object) -> list[Decision]:
        """Hold a digit; with enough of them at this speed a scan has begun."""
        self._run.add(digit, at, Place.HELD, token)
        held = self._run.count(Place.HELD)
        if held < self._timing.burst_length:
            self._state = _State.HOLDING
            return [Hold()]
        self._run.move(Place.HELD, Place.EATEN)
        self._burst_start = len(self._run) - held
        if self._word:
            self._word.base, self._word.start = self._preedit[:-held], self._burst_start
        self._state = _State.BURST
        return [Swallow()]

    def _press_in_burst(self, stroke: Stroke) -> list[Decision]:
        if stroke.ends:
            return self._finish_burst(stroke.at, ended=True)
        text = stroke.digit or (stroke.text if stroke.text.isprintable() else "")
        self._run.add(text, stroke.at, Place.EATEN, stroke.token)
        return [Swallow()]

    def _press_end(self, stroke: Stroke) -> list[Decision]:
        """Enter after digits that were no burst: a slow or broken-off scan, or simply Enter.

        Content decides here, not speed: the digits of a scanner slower than the limit are in the
        field already.
        """
        start = self._run.find(self._is_checked, since=stroke.at - self._timing.memory)
        if start is not None:
            return [*self._scanned(start, stroke.at), Swallow()]
        if self._run.count(Place.EATEN):
            return [*self._reject(), Swallow()]
        silent_end_at, self._silent_end_at = self._silent_end_at, None
        if silent_end_at is not None and not len(self._run):
            late = 0 <= stroke.at - silent_end_at <= self._timing.late_end
            return [Swallow()] if late else [Pass()]
        return [*self._give_up(), Pass()]

    def _finish_burst(self, at: int, *, ended: bool) -> list[Decision]:
        """Decide about a whole burst, at its Enter (``ended``) or at the silence after it."""
        event: list[Decision] = [Swallow()] if ended else []
        text = self._run.text(self._burst_start)
        fast = median(self._run.gaps(self._burst_start)) <= self._timing.fast_gap
        start = self._find_scan(text, at, fast=fast)
        if start is not None:
            self._silent_end_at = None if ended else at
            return [*self._scanned(start, at), *event]
        if not fast:
            return self._release_burst(ended=ended)
        if not ended and is_digits(text):
            self._state = _State.STALLED
            return []
        return [*self._reject(), *event]

    def _find_scan(self, text: str, at: int, *, fast: bool) -> int | None:
        """Return where in the run the scan begins whose burst is ``text``, None if it is none."""
        trust = self._judge(text)
        if trust is Trust.CHECKED or (trust is Trust.SHAPED and (fast or not is_digits(text))):
            return self._burst_start
        if self._word and self._word.lost_digit and (digit := self._missing_first_digit(text)):
            self._run.rewrite(self._burst_start, digit + text)
            return self._burst_start
        since = at - self._timing.memory
        return self._run.find(self._is_checked, since=since, end=self._burst_start)

    def _is_checked(self, text: str) -> bool:
        return self._judge(text) is Trust.CHECKED

    def _missing_first_digit(self, text: str) -> str:
        """Return the only digit that, put before ``text``, makes its check digits fit; else ""."""
        if not is_digits(text):
            return ""
        fitting = [digit for digit in "123456789" if self._is_checked(digit + text)]
        return fitting[0] if len(fitting) == 1 else ""

    def _scanned(self, start: int, at: int) -> list[Decision]:
        """Give out the scan that begins at ``start`` of the run and clean up behind it."""
        text, gaps = self._run.text(start), self._run.gaps(start)
        decisions: list[Decision] = []
        if typed_before := self._run.move(Place.HELD, Place.FIELD, end=start):
            decisions.append(Release(typed_before))
        if missed := self._run.text_outside_field(end=start):
            decisions.append(self._rejected(missed))
        in_field = self._run.count(Place.FIELD, start)
        if self._word:
            decisions += self._restore_word(end=start)
        elif in_field:
            decisions.append(TakeBack(in_field))
        again = self._double_fire.is_again(text, at)
        decisions.append(Repeated(text) if again else Scanned(text, gaps))
        self._clear()
        return decisions

    def _reject(self) -> list[Decision]:
        """Refuse all that was kept from the window."""
        rejected = self._rejected(self._run.text_outside_field())
        decisions: list[Decision] = [*self._restore_word(), rejected]
        self._clear()
        return decisions

    def _rejected(self, text: str) -> Rejected:
        missing = self._missing_first_digit(text)
        reason = RejectReason.INPUT_METHOD if missing else RejectReason.UNKNOWN_CODE
        return Rejected(text, reason)

    def _release_held(self) -> list[Decision]:
        """Let the held digits go: they came at a hand's speed, or too few of them."""
        released = self._run.move(Place.HELD, Place.FIELD)
        if self._word and self._word.finished:
            self._clear()
        else:
            stalled = self._run.count(Place.EATEN) > 0
            self._state = _State.STALLED if stalled else _State.WAITING
        return [Release(released)] if released else []

    def _release_burst(self, *, ended: bool) -> list[Decision]:
        """Let a burst go that a quick hand typed; without Enter it may still become a slow scan."""
        released = Release(self._run.move(Place.EATEN, Place.FIELD))
        if not ended:
            self._state = _State.WAITING
            return [released]
        self._clear()
        return [released, Pass()]

    def _give_up(self) -> list[Decision]:
        """End the run: something came that is neither digit nor end."""
        decisions = self._release_held()
        if self._run.count(Place.EATEN):
            decisions += self._reject()
        self._clear()
        return decisions

    def _clear(self) -> None:
        self._state = _State.WAITING
        self._run.clear()
        self._word = None
        self._preedit_changed = None

    def _begin_word(self, before: str, at: int) -> list[Decision]:
        """Note that digits now come through an input method whose word is ``before`` so far."""
        if self._word and not self._word.finished:
            return []
        changed, decisions = self._preedit_changed, self._give_up()
        if changed and at - changed[1] <= self._timing.digit_gap:
            self._word = ComposedWord(before, 0, typed=changed[0], lost_digit=True)
        else:
            self._word = ComposedWord(before, 0, typed=before)
        return decisions

    def _compose_in_burst(self, composition: Composition) -> list[Decision]:
        """Take an input method's word as part of the burst; it may have rewritten itself."""
        word = self._word
        if word is None or word.finished:
            word = self._word = ComposedWord("", len(self._run), word.typed if word else "")
        self._run.add("", composition.at, Place.EATEN, composition.token)
        whole = composition.commit + composition.preedit
        self._run.rewrite(word.start, whole.removeprefix(word.base))
        word.finished = bool(composition.commit)
        return [Swallow()]

    def _finish_word(self, composition: Composition) -> list[Decision]:
        """Hold a finished word that ends in digits until it is known whether Enter follows."""
        if self._word is None:
            return [*self._give_up(), Pass()]
        self._word.finished = True
        self._run.add("", composition.at, Place.HELD, composition.token)
        self._state = _State.HOLDING
        return [Hold()]

    def _restore_word(self, *, end: int | None = None) -> list[Decision]:
        """Give back what the operator had typed before a scan went through the input method.

        Digits of the run before ``end`` that came at a hand's speed belong to it.
        """
        if self._word is None:
            return []
        self._stale_commit = self._preedit
        self._preedit = ""
        return [Restore(self._word.typed + self._run.text_in_field(end=end))]
