"""A year of codes through Telex and VNI: unchanged in an empty field, recovered after a vowel."""

from collections.abc import Iterator
from datetime import date, timedelta
from itertools import cycle, product

import pytest

from app.devices.scan_trust import trust
from app.domain.barcode_digits import barcode_digits
from app.domain.dossier_code import LocalCode, OfficialCode
from tests.devices.input_method_model import InputMethod, Rules, typed
from tests.devices.scan_desk import Desk

AGENCIES = ("H26.32.15", "H26.107", "000.15.32.H26", "K10.22", "A01.02.03")
WORDS = ("Va", "Nguye", "Vo", "tu", "hoa", "Ho", "thuo", "duo", "le", "y", "DA", "gi", "a", "Van")
METHODS: tuple[Rules, ...] = ("telex", "vni")


def year_of_payloads() -> Iterator[str]:
    """Give codes of every day of 2026, of every kind of office, with serials all over."""
    for day in range(365):
        on = date(2026, 1, 1) + timedelta(days=day)
        serial = day * 27 % 9999 + 1
        for agency in AGENCIES:
            yield barcode_digits(OfficialCode(agency, on, serial))
        yield barcode_digits(LocalCode(day % 9 + 1, day % 10, on, serial))


@pytest.mark.parametrize(
    ("rules", "keys", "text"),
    [
        ("telex", "Nguyeenx Thij Anhs", "Nguyễn Thị Ánh"),
        ("telex", "dduwowngf", "đường"),
        ("telex", "as1 asss", "á1 ass"),
        ("vni", "Nguye6n4 Thi5 A1nh", "Nguyễn Thị Ánh"),
        ("vni", "d9uong27", "đường"),
        ("vni", "Va11 Vo66", "Va1 Vo6"),
        ("vni", "qua1 gia2", "quá già"),
    ],
)
def test_the_model_types_vietnamese(rules: Rules, keys: str, text: str):
    assert typed(rules, keys) == text


@pytest.mark.parametrize("rules", METHODS)
def test_letters_in_a_code_are_what_input_methods_change(rules: Rules):
    spoiled = {"telex": "AW-FOOD-SXZ", "vni": "A26.32.15-211120-0001"}
    assert typed(rules, spoiled[rules]) != spoiled[rules]


@pytest.mark.parametrize(("rules", "before"), [*product(METHODS, ("", "12 ", "Nguyễn "))])
def test_digits_alone_are_left_alone(rules: Rules, before: str):
    changed = [code for code in year_of_payloads() if typed(rules, before + code) != before + code]
    assert changed == []


@pytest.mark.parametrize(("rules", "gap"), [*product(METHODS, (4, 20, 60))])
def test_after_a_vowel_the_code_is_recovered_and_the_word_stays(rules: Rules, gap: int):
    words = cycle(WORDS)
    damaged, lost = 0, list[tuple[str, str, object]]()
    for code in year_of_payloads():
        word = next(words)
        desk = scanned_into(rules, word, code, gap)
        damaged += typed(rules, word + code) != word + code
        kept = typed(rules, word)
        if (desk.scans, desk.field + desk.preedit, desk.enters) != ([code], kept, 0):
            lost.append((word, code, desk.scans or desk.rejected or desk.field))
    assert lost == []
    assert (damaged > 1000) is (rules == "vni")


def scanned_into(rules: Rules, word: str, code: str, gap: int) -> Desk:
    """Type ``word`` by hand, scan ``code`` into it, and return the desk after it has settled."""
    desk, method = Desk(judge=trust), InputMethod(rules)
    play(desk, method, word, 120)
    desk.wait(600)
    play(desk, method, code + "\n", gap)
    desk.rest()
    return desk


def play(desk: Desk, method: InputMethod, keys: str, gap: int) -> None:
    """Press ``keys``; what one key makes of the word comes all at once."""
    for char in keys:
        for at, (shown, finished, key) in enumerate(method.key(char)):
            wait = 1 if at else gap
            if key:
                desk.press(key, wait)
            else:
                desk.compose(shown, wait, commit=finished)
