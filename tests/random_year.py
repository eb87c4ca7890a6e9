"""A year at a counter in which everything happens that may, drawn by a seed: no two are alike.

What the rules forbid is tried as well and refused; that is counted and otherwise no matter.
"""

from collections import Counter as Tally
from collections.abc import Callable
from datetime import date, timedelta
from random import Random

from app.domain.channel import Channel, DeliveryWay
from app.domain.dossier_state import Action, DossierState
from app.domain.ratings import Score
from app.domain.registers import OUTAGES
from app.domain.vietnam_time import local
from app.errors import InputError, RuleError
from app.services.commands import RecordResult
from app.services.counter import Counter
from app.services.register_commands import Exclude, Rate, SaveEntry
from tests import builders, steps
from tests.builders import SetClock

A, S = Action, DossierState
_MOST_MOVED_A_DAY = 8
_ADDRESS = {DeliveryWay.AT_HOME, DeliveryWay.POST}
# What is tried with a dossier of each state; a step named more often is drawn more often.
_TRIED: dict[DossierState, tuple[Action, ...]] = {
    S.RECEIVED: (*[A.HAND_OVER] * 6, A.CANCEL, A.RETURN_RESULT, A.CORRECT, A.WITHDRAW),
    S.IN_PROCESS: (
        *[A.RECORD_RESULT] * 5,
        *[A.REQUEST_SUPPLEMENT] * 2,
        *(A.REQUEST_PAYMENT, A.EXTEND, A.SEND_TO_AGENCY, A.BACK_FROM_AGENCY, A.BACK_FROM_AGENCY),
        *(A.WITHDRAW, A.STOP, A.CORRECT, A.TAKE_UP, A.NOTE_OFFICIAL),
    ),
    S.AWAITING_SUPPLEMENT: (*[A.ACCEPT_SUPPLEMENT] * 3, A.STOP, A.WITHDRAW),
    S.AWAITING_PAYMENT: (A.CONFIRM_PAYMENT,),
    S.RESULT_READY: (
        *[A.RETURN_RESULT] * 5,
        *(A.UNDO_RESULT, A.SEND_OUT, A.RETURN_PART, A.BRING_BACK),
    ),
    S.RETURNED: (A.UNDO_RETURN, *[A.MOVE] * 3),
}


class RandomYear:
    """``taken`` counts what was done, ``refused`` what was not."""

    def __init__(self, counter: Counter, clock: SetClock, seed: int) -> None:
        self._counter, self._clock, self._random = counter, clock, Random(seed)
        self._people = [builders.actor(counter, number) for number in range(3)]
        self._lead = builders.supervisor(counter)
        self._open: list[int] = []
        codes = [one.code for one in counter.dossiers.procedures()]
        self._procedures = self._random.sample(codes, 15)
        self.taken, self.refused = Tally[str](), Tally[str]()

    def live(self, first: date, last: date) -> None:
        """Let every working day pass, and leave the clock at the end of the last one."""
        for number in range((last - first).days + 1):
            day = first + timedelta(days=number)
            if self._counter.context.calendar.is_working_day(day):
                self._clock.pass_to(local(day.year, day.month, day.day, 8))
                self._work()
                self._clock.pass_to(
                    max(self._clock.at, local(day.year, day.month, day.day, 17, 20))
                )
                self._close(day)

    def _work(self) -> None:
        draw = self._random
        for _ in range(draw.randrange(4)):
            self._try("receive", self._receive)
        self._random.shuffle(self._open)
        for key in self._open[:_MOST_MOVED_A_DAY]:
            self._move_on(key)
        clerk = draw.choice(self._people[:2])
        for chance, name, wish in (
            (0.08, "refuse", lambda: steps.act(self._counter, clerk, A.REFUSE, 0)),
            (0.08, "guide", lambda: steps.act(self._counter, clerk, A.GUIDE, 0)),
            (0.2, "rate", lambda: self._rate()),
            (0.06, "outage", lambda: self._outage()),
        ):
            if draw.random() < chance:
                self._try(name, wish)

    def _receive(self) -> None:
        draw = self._random
        delivery = draw.choice([*[DeliveryWay.AT_DESK] * 4, *DeliveryWay])
        received = builders.receive(
            self._counter,
            draw.choice(self._people[:2]),
            draw.choice(self._procedures),
            channel=draw.choice([*[Channel.DIRECT] * 3, Channel.ONLINE, Channel.POST]),
            delivery=delivery,
            delivery_address="Số 1, phố Huế" if delivery in _ADDRESS else "",
            fee_paid=draw.random() < 0.5,
        )
        self._open.append(received.dossier_id)

    def _move_on(self, key: int) -> None:
        draw, clerk = self._random, self._random.choice(self._people)
        state = self._counter.dossiers.card(self._lead, key).row.state
        if state not in _TRIED:
            self._open.remove(key)
            return
        action = draw.choice(_TRIED[state])
        if action is A.RECORD_RESULT and draw.random() < 0.3:
            at = self._clock.at - timedelta(hours=draw.choice([1, 20, 26]))
            result = RecordResult(clerk, key, finished_at=at)
            self._try("written down later", lambda: self._counter.dossiers.record_result(result))
        else:
            self._try(action.value, lambda: steps.act(self._counter, clerk, action, key))

    def _rate(self) -> None:
        score = self._random.choice(list(Score))
        self._counter.registers.rate(Rate(actor=self._random.choice(self._people), score=score))

    def _outage(self) -> None:
        """Excuse up to three dossiers that an outage made late, and sometimes one no longer."""
        registers, now = self._counter.registers, self._clock.at
        values = {
            "system": "Cổng Dịch vụ công quốc gia",
            "what": "Không đồng bộ",
            "notice": "45/TB",
        }
        began = now - timedelta(hours=self._random.choice([2, 30, 60]))
        entry = registers.save(
            SaveEntry(
                actor=self._people[0],
                register=OUTAGES,
                values={**values, "until": now.isoformat()},
                happened_at=began,
            )
        ).entry_id
        touched = registers.touched(self._lead, entry)
        keys = tuple(one.dossier_id for one in touched if one.approved_at is None)[:3]
        if not keys:
            return
        registers.exclude(Exclude(actor=self._lead, entry_id=entry, dossier_ids=keys))
        self.taken["exclude"] += len(keys)
        if self._random.random() < 0.3:
            wrong = Exclude(
                actor=self._lead,
                entry_id=entry,
                dossier_ids=keys[:1],
                excluded=False,
                reason="nhầm",
            )
            registers.exclude(wrong)

    def _close(self, day: date) -> None:
        if self._random.random() < 0.5:
            self._try("close", lambda: self._counter.days.close(self._lead, day))
            if self._random.random() < 0.3:
                self._try("late", lambda: builders.receive(self._counter, self._lead))

    def _try(self, name: str, wish: Callable[[], object]) -> None:
        try:
            wish()
        except (RuleError, InputError):
            self.refused[name] += 1
        else:
            self.taken[name] += 1
        self._clock.forward(minutes=self._random.randrange(1, 25))
