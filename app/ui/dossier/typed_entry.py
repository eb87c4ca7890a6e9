"""What a clerk types to find a dossier: told apart here into codes and words to search for.

Reading a code and looking it up are the domain's and the counter's; no widget is here.
"""

import re
from datetime import date
from typing import TYPE_CHECKING

from app.domain.barcode_digits import Slip
from app.domain.listings import DossierCard, ReturnView
from app.domain.roles import Actor
from app.domain.text import is_digits
from app.domain.typed_code import expand_typed

if TYPE_CHECKING:
    from app.services.counter import Counter

_SEPARATORS = re.compile(r"[\s.\-‐‑‒–—−_/]+")
_BEGINNING = re.compile(r"TN[\s\-]*[0-9]|[A-Z][0-9]{2}[.\- ]|[0-9]{3}\.[0-9]{2}\.", re.IGNORECASE)
_SHORT_FORM = re.compile(r"(?:[0-9]{1,2}[\s.\-‐‑‒–—−_/]+)?[0-9]{1,4}[\s.\-‐‑‒–—−_/]+[0-9]{2}")
_SHORT_DIGITS = range(3, 8)
_SHORTEST_WHOLE = 14
_SHORTEST_SEARCH = 2
_TELLING_DIGITS = 4


def means_code(text: str) -> bool:
    """Say whether ``text`` is meant as a dossier code rather than as a name or another number.

    Nine, ten and twelve digits are identity and phone numbers; three to seven may be the short
    form of a slip of today.
    """
    typed = text.strip()
    digits = _SEPARATORS.sub("", typed)
    if not is_digits(digits):
        return _BEGINNING.match(typed) is not None
    return (
        len(digits) >= _SHORTEST_WHOLE
        or _SHORT_FORM.fullmatch(typed) is not None
        or (typed == digits and len(digits) in _SHORT_DIGITS)
    )


def search_words(text: str) -> str:
    """Return what to look for while ``text`` is being typed; empty when it is too short to tell."""
    typed = text.strip()
    return typed if len(typed) >= _SHORTEST_SEARCH else ""


def found_by_identity(text: str, card: DossierCard) -> bool:
    """Say whether the search for ``text`` found ``card`` by the person's identity number."""
    joined = _SEPARATORS.sub("", text)
    numbers = [joined] if is_digits(joined) else re.findall(r"[0-9]+", text)
    identity = card.identity_number
    return any(
        len(number) >= _TELLING_DIGITS
        and (identity.startswith(number) or number == identity[-_TELLING_DIGITS:])
        for number in numbers
    )


def read_typed(counter: "Counter", text: str, today: date) -> Slip:
    """Return the slip whose code was typed; InputError as ``look_up_typed``, likewise there."""
    station = counter.office.station()
    return expand_typed(text, today=today, station=station.digit, epoch=station.epoch_digit)


def look_up_typed(counter: "Counter", actor: Actor, text: str, today: date) -> ReturnView:
    """Return the dossier whose code was typed; on a worker thread.

    InputError("code") when the text is no whole code or its check digits are wrong: nothing is
    opened then, least of all a neighbor.
    """
    slip = read_typed(counter, text, today)
    return counter.dossiers.look_up(actor, slip.code, slip.version)
