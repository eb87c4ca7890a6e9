"""What hangs before the citizens on a screen: codes and names shortened, hours, fees, figures.

Whoever waits may recognize a dossier of their own; nobody may recognize somebody else in it. What
is shown is counted in ``app.services.day.board``, how it looks is the screen's business.
"""

import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import StrEnum
from itertools import groupby

from app.domain.time_limit import TimeLimit
from app.domain.vietnam_time import VIETNAM, to_local
from app.domain.working_calendar import WorkingCalendar
from app.words import N_

_DIGITS_SHOWN, _MOST_INITIALS = 6, 5
_DAYS_AHEAD = 60
# Breve, circumflex, horn: these make another letter; every other mark is a tone.
_LETTER_MARKS = frozenset("\u0306\u0302\u031b")


class BoardPage(StrEnum):
    """The pages of the board, in the order they are shown."""

    READY = "ready"
    HOURS = "hours"
    PROCEDURES = "procedures"
    FIGURES = "figures"
    CONTACT = "contact"


BOARD_PAGE_LABELS: dict[BoardPage, str] = {
    BoardPage.READY: N_("Kết quả đã có, mời đến nhận"),
    BoardPage.HOURS: N_("Giờ làm việc và ngày nghỉ"),
    BoardPage.PROCEDURES: N_("Thủ tục, thời hạn và phí, lệ phí"),
    BoardPage.FIGURES: N_("Kết quả giải quyết trong tháng"),
    BoardPage.CONTACT: N_("Đường dây nóng"),
}


@dataclass(frozen=True, slots=True)
class ReadyResult:
    """A result that waits for its citizen: nothing here tells a stranger whose it is."""

    code: str
    initials: str
    since: date


@dataclass(frozen=True, slots=True)
class OfferedProcedure:
    """What the office takes in, how long that lasts, and what it costs, in words."""

    name: str
    limit: TimeLimit
    fee: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MonthFigures:
    """The figures of a month as the reports count them; shares in hundredths of a percent."""

    first: date
    received: int
    resolved: int
    on_time: int | None
    returned: int
    open: int
    content: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class BoardView:
    """Everything the board shows; ``waiting`` counts the results, also those ``ready`` leaves out.

    ``months`` are the present one and the one before.
    """

    office: str
    address: str
    hotline: str
    calendar: WorkingCalendar
    ready: tuple[ReadyResult, ...]
    waiting: int
    procedures: tuple[OfferedProcedure, ...]
    months: tuple[MonthFigures, MonthFigures]


class Door(StrEnum):
    """How the office's door stands."""

    OPEN = "open"
    PAUSE = "pause"
    CLOSED = "closed"


@dataclass(frozen=True, slots=True)
class Opening:
    """How the door stands, and when that changes next."""

    door: Door
    until: datetime


@dataclass(frozen=True, slots=True)
class Ahead:
    """Days on which the office is closed though the week says otherwise, or ``worked`` likewise."""

    first: date
    last: date
    names: tuple[str, ...] = ()
    worked: bool = False


def shortened_code(code: str) -> str:
    """Return the end of a dossier code: its last six digits, and never more than half of it.

    …0042-50 of a local code (serial and check digits), …22-0001 of an official one (day, serial).
    """
    letters = sum(char.isalnum() for char in code)
    room = min(_DIGITS_SHOWN, letters // 2)
    at = len(code)
    while room and at:
        at -= 1
        room -= code[at].isalnum()
    return f"…{code[at:]}"


def initials(name: str) -> str:
    """Return the first letters of a name, five at most: N.V.A. of Nguyễn Văn An, without tones.

    A name that is nothing but single letters becomes a dash: it would be told whole.
    """
    words = [word for word in name.split() if any(char.isalpha() for char in word)]
    if all(len(word.strip(".")) == 1 for word in words):
        return "–"
    return "".join(f"{_first_letter(word)}." for word in words[:_MOST_INITIALS])


def opening_at(calendar: WorkingCalendar, now: datetime) -> Opening:
    """Return how the door stands at ``now``; RuleError where no day is ever worked again."""
    moment = to_local(now)
    today = moment.date()
    sessions = calendar.sessions(today)
    for number, session in enumerate(sessions):
        if moment.time() < session.start:
            door = Door.PAUSE if number else Door.CLOSED
            return Opening(door, datetime.combine(today, session.start, VIETNAM))
        if moment.time() < session.end:
            return Opening(Door.OPEN, datetime.combine(today, session.end, VIETNAM))
    return Opening(Door.CLOSED, calendar.opening(calendar.next_working_day(today)))


def days_ahead(
    calendar: WorkingCalendar, today: date, translate: Callable[[str], str] = str
) -> tuple[Ahead, ...]:
    """Return the rests with a name and the make-up days of today and the two months that follow.

    A rest is told with the weekends around it. Ordinary weekends are not told.
    """
    days = [today + timedelta(days=ahead) for ahead in range(_DAYS_AHEAD)]
    told: list[Ahead] = []
    for works, group in groupby(days, key=calendar.is_working_day):
        run = list(group)
        named = [day for day in run if calendar.entry(day) is not None]
        if works:
            told += (Ahead(day, day, worked=True) for day in named)
        elif named:
            names = dict.fromkeys(calendar.name_of(day, translate) for day in named)
            told.append(Ahead(run[0], run[-1], tuple(names)))
    return tuple(told)


def _first_letter(word: str) -> str:
    letter = next(char for char in word if char.isalpha())
    parts = unicodedata.normalize("NFD", letter.upper())
    kept = "".join(c for c in parts if not unicodedata.combining(c) or c in _LETTER_MARKS)
    return unicodedata.normalize("NFC", kept)
