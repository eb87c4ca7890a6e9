"""Text as it is read aloud: numbers, days and shares in words, nothing shortened.

Northern usage; amounts alone are in ``number_words``, which sentences are read in ``reports``.
"""

import re
from collections.abc import Iterable
from datetime import date

from app.domain.number_words import number_in_words

# Days up to the tenth are called so; the fourth month has a name of its own.
_EARLY_DAYS = 10
_MONTHS = {4: "tư"}
_SLASHED_DAY = re.compile(r"\b(\d{1,2})/(\d{1,2})/(\d{4})\b")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+")
_PERCENT = re.compile(r"(\d+)(?:,(\d+))? ?%")
_NUMBER = re.compile(r"\d+")
# Longer rows of digits are no amounts, but telephone numbers and codes.
_LONGEST_AMOUNT = 4
_PARTS = re.compile(r"(?<=\d)[\s.,–-]+(?=\d)")
_PHONE = re.compile(r"\+?\d(?:[ .–-]?\d){6,}")


def month_in_words(month: int) -> str:
    """Return the number of a month: tư, not bốn."""
    return _MONTHS.get(month) or number_in_words(month)


def day_in_words(day: date) -> str:
    """Return a day: mùng năm tháng tư năm hai nghìn không trăm hai mươi sáu."""
    number = number_in_words(day.day)
    called = f"mùng {number}" if day.day <= _EARLY_DAYS else number
    return f"{called} tháng {month_in_words(day.month)} năm {number_in_words(day.year)}"


def share_in_words(hundredths: int) -> str:
    """Return a share given in hundredths of a percent: chín mươi chín phẩy bảy mươi ba phần trăm.

    Zeros that end it are not read: 50,10 % is năm mươi phẩy một phần trăm.
    """
    whole, rest = divmod(abs(hundredths), 100)
    words = f"âm {number_in_words(whole)}" if hundredths < 0 else number_in_words(whole)
    return f"{words}{_after_comma(f'{rest:02d}')} phần trăm"


def digits_in_words(text: str) -> str:
    """Return a telephone number digit by digit, with a pause where it is parted."""
    groups = _PARTS.split(text.strip().lstrip("+"))
    return ", ".join(" ".join(number_in_words(int(digit)) for digit in part) for part in groups)


def spoken(text: str, abbreviations: Iterable[tuple[str, str]] = ()) -> str:
    """Return ``text`` with its ``abbreviations`` written out and every digit in words."""
    for short, long in abbreviations:
        text = re.sub(rf"(?<!\w){re.escape(short)}(?!\w)", lambda _found, long=long: long, text)
    text = _SLASHED_DAY.sub(_day, text)
    text = _PERCENT.sub(_percent, text)
    text = _PHONE.sub(_phone_or_amount, text)
    text = _THOUSANDS.sub(lambda found: number_in_words(int(found[0].replace(".", ""))), text)
    return _NUMBER.sub(_number, text)


def abbreviations_in(lines: Iterable[str]) -> tuple[tuple[str, str], ...]:
    """Return the abbreviations of lines such as "UBND: Ủy ban nhân dân", the longest first.

    A line without both parts is passed over.
    """
    pairs = (line.partition(":") for line in lines)
    known = [(short.strip(), long.strip()) for short, _colon, long in pairs]
    return tuple(sorted((one for one in known if all(one)), key=lambda one: -len(one[0])))


def _after_comma(digits: str) -> str:
    read = digits.rstrip("0")
    if not read:
        return ""
    zeros = len(read) - len(read.lstrip("0"))
    words = [number_in_words(0)] * zeros + [number_in_words(int(read))]
    return f" phẩy {' '.join(words)}"


def _day(found: re.Match[str]) -> str:
    try:
        return day_in_words(date(int(found[3]), int(found[2]), int(found[1])))
    except ValueError:
        return found[0]


def _percent(found: re.Match[str]) -> str:
    return f"{number_in_words(int(found[1]))}{_after_comma(found[2] or '')} phần trăm"


def _phone_or_amount(found: re.Match[str]) -> str:
    amount = _THOUSANDS.fullmatch(found[0])
    return found[0] if amount else digits_in_words(found[0])


def _number(found: re.Match[str]) -> str:
    digits = found[0]
    is_code = len(digits) > _LONGEST_AMOUNT or (digits[0] == "0" and len(digits) > 1)
    return digits_in_words(digits) if is_code else number_in_words(int(digits))
