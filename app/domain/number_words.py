"""Whole numbers in Vietnamese words, as amounts are spelled on receipts and forms.

Northern usage (linh, nghìn, tỷ); groups of nothing but zeros are not read out.
"""

_DIGITS = ("không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín")
_GROUPS = ("", "nghìn", "triệu", "tỷ")
_LIMIT = 1000 ** len(_GROUPS)


def number_in_words(number: int) -> str:
    """Return ``number`` in words: 25 → hai mươi lăm, 1.005 → một nghìn không trăm linh năm.

    Raises ValueError from a thousand tỷ on: no counter takes such a fee.
    """
    if abs(number) >= _LIMIT:
        raise ValueError("the number has more than twelve digits")
    if number < 0:
        return f"âm {number_in_words(-number)}"
    if number == 0:
        return _DIGITS[0]
    words: list[str] = []
    for power in reversed(range(len(_GROUPS))):
        group = number // 1000**power % 1000
        if group:
            words += _group_words(group, leading=not words)
            words += [_GROUPS[power]] if power else []
    return " ".join(words)


def _group_words(group: int, *, leading: bool) -> list[str]:
    """Read three digits; only the leading group of a number leaves out its zeros in front."""
    hundreds, rest = divmod(group, 100)
    tens, unit = divmod(rest, 10)
    words: list[str] = []
    if hundreds or not leading:
        words += [_DIGITS[hundreds], "trăm"]
        if unit and not tens:
            words.append("linh")
    if tens == 1:
        words.append("mười")
    elif tens:
        words += [_DIGITS[tens], "mươi"]
    if unit:
        words.append(_unit_word(tens, unit))
    return words


def _unit_word(tens: int, unit: int) -> str:
    """Mốt and tư follow mươi, lăm follows mười and mươi; elsewhere the digit keeps its name."""
    match unit:
        case 1 if tens > 1:
            return "mốt"
        case 4 if tens > 1:
            return "tư"
        case 5 if tens > 0:
            return "lăm"
        case _:
            return _DIGITS[unit]
