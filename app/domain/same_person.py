"""Whether two entries of a person are likely one person mistyped: name, birth and number compared.

Who is compared with whom, and what the clerk says to it, is the use cases' business.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.text import fold

_SAME_LENGTHS = (9, 12)
_MOST_SLIPS, _MOST_SLIPS_WITHOUT_BIRTH = 2, 1


class Likeness(StrEnum):
    """Why two entries look like one person although they are not alike in everything."""

    OTHER_NAME = "other_name"
    OTHER_NUMBER = "other_number"


@dataclass(frozen=True, slots=True)
class PersonFacts:
    """What tells people apart; ``birth`` as it is written (dd/mm/yyyy, or less), each may be ""."""

    name: str
    identity_number: str
    birth: str = ""


def likeness(one: PersonFacts, other: PersonFacts) -> Likeness | None:
    """Return why ``one`` may be ``other``; None when they are clearly one, or clearly two.

    One number belongs to one name, accents and cases aside. Two numbers a slip of the finger apart
    (a digit wrong, two changed about) under one name are doubtful while the births allow it.
    """
    same_name = fold(one.name) == fold(other.name)
    number, known = one.identity_number, other.identity_number
    if not number or not known:
        return None
    if number == known:
        return None if same_name else Likeness.OTHER_NAME
    if not same_name or (one.birth and other.birth and one.birth != other.birth):
        return None
    if len(number) != len(known) or len(number) not in _SAME_LENGTHS:
        return None
    births_known = bool(one.birth and other.birth)
    most = _MOST_SLIPS if births_known else _MOST_SLIPS_WITHOUT_BIRTH
    return Likeness.OTHER_NUMBER if slips_between(number, known) <= most else None


def slips_between(one: str, other: str) -> int:
    """Return how many slips of the finger lead from ``one`` to ``other``.

    A slip is a character wrong, too many or too few, or two neighbors changed about (the distance
    of Damerau and Levenshtein, each place slipped on at most once).
    """
    before: list[int] = []
    last = list(range(len(other) + 1))
    for row, char in enumerate(one, start=1):
        now = [row]
        for column, wanted in enumerate(other, start=1):
            cost = last[column - 1] + (char != wanted)
            best = min(cost, last[column] + 1, now[column - 1] + 1)
            crossed = row > 1 and column > 1 and char == other[column - 2]
            if crossed and one[row - 2] == wanted:
                best = min(best, before[column - 2] + 1)
            now.append(best)
        before, last = last, now
    return last[-1]
