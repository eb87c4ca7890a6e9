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
from app.devices.scan_opening import ScanOpening
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
from app.devices.tone_digits import digit_behind
from app.devices.typed_keys import ForeignCode, KeyHeldDown
from app.domain.text import is_digits


class _State(Enum):
    WAITING = auto()  # nothing is held
    HOLDING = auto()  # a few digits are held: scan or hand?
    BURST = auto()  # a scan is coming in
    STALLED = auto()  # a scan broke off without its end


class KeyboardWedge:
    """Decides for every key whether it is typing or part of a scan.

    ``judge`` says how far a text may be believed to be a code. Only digits and the signs that open
    a scan are ever held back, and no longer than ``timing.digit_gap``: all our codes and the
    identity card begin with six digits or more. The caller carries out the decisions in order,
    and calls ``idle`` when no key came for ``patience`` milliseconds.
    """

    def __init__(self, judge: Callable[[str], Trust], timing: WedgeTiming | None = None) -> None:
        self._judge = judge
        self._timing = timing = timing or WedgeTiming()
        self._state = _State.WAITING
        self._run = CaughtKeys()
        self._burst_start = 0
        self._last_at = 0
        self._keys_down: set[int] = set()
        self._opening = ScanOpening(timing.burst_gap)
        self._held_down = KeyHeldDown(timing)
        self._foreign_code = ForeignCode(timing)
        self._double_fire = DoubleFire(timing.double_fire)
        self._silent_end_at: int | None = None
        self._preedit = ""
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
        typed = self._is_held_down(stroke) or self._foreign_code.goes_on(stroke)
        self._last_at = stroke.at
        if self._state is _State.BURST and not self._opens_next(stroke):
            decisions += self._press_in_burst(stroke)
        elif self._opening.takes(stroke):
            decisions += self._hold_opening(stroke)
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
        if eaten := digit_behind(before, composition.preedit):
            decisions += self._begin_word(before, composition.at, eats=True)
            self._run.add(eaten, composition.at, Place.FIELD, composition.token)
            return [*decisions, Pass()]
        return [*decisions, *self._give_up(), Pass()]

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
        alone = self._run.only_held(stroke.digit)
        down = self._held_down.repeats(stroke, stroke.at - self._last_at, alone=alone)
        return down and self._state is not _State.BURST

    def _opens_next(self, stroke: Stroke) -> bool:
        """Whether this key in a burst opens the next scan, of a scanner that sends no Enter."""
        return self._opening.begins(stroke) and self._is_checked(self._run.text(self._burst_start))

    def _hold_opening(self, stroke: Stroke) -> list[Decision]:
        """Hold a key a scanner may send before its code; it stands for nothing."""
        decisions: list[Decision] = []
        if self._state is _State.BURST:
            decisions += self._finish_burst(stroke.at, ended=False)
        if self._run.text() or not self._opening.goes_on:
            decisions += self._give_up()
        self._foreign_code.forget()
        self._run.add("", stroke.at, Place.HELD, stroke.token)
        self._state = _State.HOLDING
        return [*decisions, Hold()]

    def _digit(self, stroke: Stroke, *, typed: bool) -> list[Decision]:
        self._run.drop_before(stroke.at - self._timing.memory)
        if not self._run.text() and not self._opening.is_near(stroke.at):
            self._run.clear()
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
            self._begin_burst_in_word(self._word)
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

    def _begin_word(self, before: str, at: int, *, eats: bool = False) -> list[Decision]:
        """Note that digits now come through an input method whose word is ``before`` so far.

        ``eats``: it makes a mark of this one. Marks long ago are a hand's, and part of the word.
        """
        word, decisions = self._word, list[Decision]()
        if word is None or word.finished or self._is_stale(word, at) or (eats and not word.eats):
            # A prefix sign ended the word before; held, it belongs to these digits.
            if self._run.text() or not self._opening.is_near(at):
                decisions = self._give_up()
            self._word = word = ComposedWord(before, 0, typed=before, eats=eats)
        word.digit_at = at
        return decisions

    def _is_stale(self, word: ComposedWord, at: int) -> bool:
        return word.eats and at - word.digit_at > self._timing.burst_gap

    def _begin_burst_in_word(self, word: ComposedWord) -> None:
        digits = len(self._run.text(self._burst_start))
        word.base, word.start = self._preedit[:-digits], self._burst_start
        if word.eats:
            self._run.move(Place.FIELD, Place.EATEN)
            self._burst_start = 0

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
        if self._word is None or self._is_stale(self._word, composition.at):
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
