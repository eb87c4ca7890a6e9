"""The text of a citizen card's QR code, read by the shape of its fields and not by their place.

Cards of 2021 and 2024 order their fields differently, and the newer ones name parents and spouse.
Only what a receipt needs is taken; relatives, cancelled numbers and the raw text are dropped here
and reach no store, log or error.
"""

import re
from dataclasses import dataclass, field
from datetime import date

from app.domain.birth_date import BirthDate, parse_birth_date
from app.domain.foreign_codes import foreign_code
from app.domain.identity_number import IdentityNumber, Sex
from app.domain.scan_repair import (
    has_lost_alt,
    strip_marks,
    undo_caps_lock,
    undo_digit_row,
    undo_latin_reading,
    undo_lost_alt,
)
from app.domain.text import fold, is_digits, nfc, tidy_name
from app.errors import InputError

_CARD_LENGTHS = range(6, 14)

_NUMBER = re.compile(r"[0-9]{12}|[0-9]{9}")
_DATE = re.compile(r"[0-9]{8}|[0-9]{4}|[0-9]{2}/[0-9]{2}/[0-9]{4}")
_LETTER = re.compile(r"[^\W\d_]")
_WOMAN_WITHOUT_ACCENT = re.compile(r"n[?\ufffd]*", re.IGNORECASE)

_VOWELS = "aăâeêioôơuưy"
_TONES = ("\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
_SMALL = "bcdđfghjklmnpqrstvwxz" + _VOWELS + nfc("".join(v + t for v in _VOWELS for t in _TONES))
_NAME_CHARACTERS = frozenset(_SMALL + _SMALL.upper() + " '’.-")
_ADDRESS_CHARACTERS = _NAME_CHARACTERS | frozenset('0123456789,;:/()+&"')


@dataclass(frozen=True, slots=True, kw_only=True)
class CitizenCard:
    """What was understood of a card, for the clerk to look over; ``repr`` does not show it.

    ``name_certain`` and ``address_certain`` are False when letters were lost on the way, as
    through a scanner that types: then the clerk compares them with the card.
    """

    number: IdentityNumber
    old_number: IdentityNumber | None = None
    name: str = field(repr=False)
    name_certain: bool
    birth: BirthDate | None = None
    sex: Sex | None = field(repr=False, default=None)
    address: str = field(repr=False, default="")
    address_certain: bool
    issued_on: date | None = field(repr=False, default=None)


@dataclass(frozen=True, slots=True)
class _Fields:
    """The fields sorted by shape, each kind by the places it stands at."""

    number: IdentityNumber
    numbers: dict[int, IdentityNumber]
    dates: dict[int, BirthDate]
    sexes: dict[int, Sex]
    texts: dict[int, str]
    count: int

    @property
    def name_at(self) -> int:
        """In every order known the name is the first text."""
        return min(self.texts)


def parse_card(text: str) -> CitizenCard:
    """Read the QR text of a card of 2021 or 2024.

    Raises InputError("card") naming the kind of code when it is not one, or not a whole one.
    """
    fields = _sort_by_shape(text)
    birth_at, issued_at = _birth_and_issue(fields)
    address_at = _address(fields, issued_at)
    name = fields.texts[fields.name_at]
    address = "" if address_at is None else fields.texts[address_at]
    # Hardly an address does without ạ, ệ or ư: without any, an accent filter was at work.
    accents_came = any(ord(char) > 0xFF for char in name + address)
    return CitizenCard(
        number=fields.number,
        old_number=_old_number(fields, address_at),
        name=name,
        name_certain=accents_came and _NAME_CHARACTERS.issuperset(name),
        birth=None if birth_at is None else fields.dates[birth_at],
        sex=next(iter(fields.sexes.values()), fields.number.sex),
        address=address,
        address_certain=(
            accents_came and _ADDRESS_CHARACTERS.issuperset(address) and not has_lost_alt(address)
        ),
        issued_on=None if issued_at is None else fields.dates[issued_at].complete,
    )


def _sort_by_shape(text: str) -> _Fields:
    parts = [_digits_back(part) for part in undo_latin_reading(strip_marks(text)).split("|")]
    first = tidy_name(parts[0])
    if not re.fullmatch(r"[0-9]{12}", first) or len(parts) not in _CARD_LENGTHS:
        raise foreign_code(text)
    fields = _Fields(IdentityNumber(first), {}, {}, {}, {}, len(parts))
    for place, part in enumerate(parts[1:], start=1):
        _put(fields, place, tidy_name(part))
    if not fields.texts:
        raise foreign_code(text)
    if undo_caps_lock(name := fields.texts[fields.name_at]) != name:
        for place, words in fields.texts.items():
            fields.texts[place] = words.swapcase()
    return fields


def _digits_back(part: str) -> str:
    """Undo the Vietnamese digit row where nothing but digits were typed on it."""
    digits = undo_digit_row(part)
    return digits if is_digits(digits) else part


def _put(fields: _Fields, place: int, part: str) -> None:
    """Sort one field; an empty one, or one of no known shape, is left out."""
    if _NUMBER.fullmatch(part):
        fields.numbers[place] = IdentityNumber(part)
    elif _DATE.fullmatch(part):
        try:
            fields.dates[place] = parse_birth_date(part)
        except InputError:
            return
    elif _LETTER.search(part):
        words = tidy_name(undo_lost_alt(part))
        sex = _sex(words)
        if sex is None:
            fields.texts[place] = words
        else:
            fields.sexes[place] = sex


def _sex(words: str) -> Sex | None:
    if fold(words) == "nam":
        return Sex.MALE
    if fold(words) == "nu" or _WOMAN_WITHOUT_ACCENT.fullmatch(words):
        return Sex.FEMALE
    return None


def _birth_and_issue(fields: _Fields) -> tuple[int | None, int | None]:
    """Birth stands beside the sex, else it is the earlier date; issue is the latest other one."""
    by_day = sorted(fields.dates, key=lambda place: _earliest(fields.dates[place]))
    beside_sex = [p for p in by_day if p - 1 in fields.sexes or p + 1 in fields.sexes]
    fitting = [p for p in by_day if fields.dates[p].year == fields.number.birth_year]
    birth = next(iter([*beside_sex, *fitting, *(by_day if len(by_day) > 1 else [])]), None)
    issued = [p for p in by_day if p != birth and fields.dates[p].complete]
    return birth, issued[-1] if issued else None


def _earliest(day: BirthDate) -> date:
    return date(day.year, day.month or 1, day.day or 1)


def _address(fields: _Fields, issued_at: int | None) -> int | None:
    """The text just before the day of issue, else the longest with a comma or a number in it."""
    texts = {place: words for place, words in fields.texts.items() if place != fields.name_at}
    if issued_at is not None and issued_at - 1 in texts:
        return issued_at - 1
    places = [place for place, words in texts.items() if re.search(r"[0-9,]", words)]
    return max(places, key=lambda place: len(texts[place]), default=None)


def _old_number(fields: _Fields, address_at: int | None) -> IdentityNumber | None:
    """The first other number; one after a relative's name would be the relative's."""
    own_texts = {fields.name_at, address_at}
    relative_at = min((p for p in fields.texts if p not in own_texts), default=fields.count)
    # Field 1 left empty means: no old number; what follows later was cancelled.
    if fields.name_at == 2 and 1 not in fields.numbers:
        return None
    places = [p for p in sorted(fields.numbers) if p < relative_at]
    return next((fields.numbers[p] for p in places if fields.numbers[p] != fields.number), None)
