import pytest

from app.devices.raw_keys import EntryCollector, KeyKind, RawEntry, RawKey
from app.devices.scanner_check import Diagnosis, Finding, diagnose, diagnose_serial, shown
from tests.devices.input_method_model import InputMethod
from tests.devices.test_keyboard_wedge import FRENCH_ROW, VIETNAMESE_ROW
from tests.domain.test_scan_repair import lose_alt

CODE = "17263215211120000118"
GOODS = "4006381333931"
CARD = "001198012345||Nguyễn Thị Ánh|02011998|Nữ|Số 10, phường Hoàn Kiếm|01022023"
ENDS = {"\n": KeyKind.ENTER, "\t": KeyKind.TAB}


def entry(text: str, gap: int = 5, *, row: dict[str, str] | None = None, **more: bool) -> RawEntry:
    """Give the keys of ``text`` under a layout whose digit row types ``row``."""
    keys = [
        RawKey(
            at=1000 + at * gap,
            kind=ENDS.get(char, KeyKind.SIGN),
            text=(row or {}).get(char, char),
            on_key=char if char.isdigit() else "",
            **more,
        )
        for at, char in enumerate(text)
    ]
    return RawEntry(tuple(keys))


def composed(text: str, gap: int = 5, *, before: str = "", lose: str = "") -> RawEntry:
    """Give what an input method of the VNI kind reports of ``text``."""
    method, collector, at = InputMethod("vni"), EntryCollector(), 0
    for char in before:
        method.key(char)
    for char in text + "\n":
        at += gap
        for word, finished, key in method.key(char):
            kind = KeyKind.ENTER if key else KeyKind.COMPOSED
            for done in collector.add(
                RawKey(at=at, kind=kind, text=(word + finished).removeprefix(lose))
            ):
                return done
    raise AssertionError("no end")


@pytest.mark.parametrize(
    ("pressed", "findings"),
    [
        (entry(CODE + "\n"), (Finding.PLAIN,)),
        (entry("~" + CODE + "\n"), (Finding.PLAIN, Finding.PREFIX)),
        (entry("]C1" + CODE + "\n"), (Finding.AIM_PREFIX,)),
        (entry("ưC1" + CODE + "\n"), (Finding.AIM_PREFIX,)),
        (entry(CODE + "\t"), (Finding.TAB_END,)),
        (entry(CODE), (Finding.NO_END,)),
        (entry(CODE + "\n", row=VIETNAMESE_ROW), (Finding.VIETNAMESE_LAYOUT,)),
        (entry(CODE + "\n", row=FRENCH_ROW), (Finding.FRENCH_LAYOUT,)),
        (entry(CODE + "\n", row={"1": "!"}), (Finding.OTHER_LAYOUT,)),
        (entry(CODE + "\n", caps_lock=True), (Finding.CAPS_LOCK,)),
        (entry(CODE + "\n", alt=True), (Finding.ALT_CODES,)),
        (entry(CODE + "\n", 30), (Finding.SLOW,)),
        (entry(CODE + "\n", 70), (Finding.SLOW,)),
        (entry(CODE[1:] + "\n"), (Finding.DIGIT_LOST,)),
        (entry("ghi chú\n"), (Finding.UNKNOWN,)),
        (entry(GOODS + "\n"), (Finding.OTHER_CODE,)),
        (entry("0912345678\n", 110), (Finding.TYPED,)),
        (entry("ghi chú\n", 110), (Finding.TYPED,)),
        (composed(CODE), (Finding.INPUT_METHOD, Finding.NO_PREFIX)),
        (entry(CARD + "\n"), (Finding.PLAIN,)),
        (entry(lose_alt(CARD) + "\n"), (Finding.ALT_CODES, Finding.LETTERS_LOST)),
        (
            entry("".join(char if char.isascii() else "?" for char in CARD) + "\n"),
            (Finding.LETTERS_LOST,),
        ),
    ],
)
def test_every_fault_is_found(pressed: RawEntry, findings: tuple[Finding, ...]):
    assert diagnose(pressed).findings == findings


def test_the_gravest_of_several_faults_stands_first():
    pressed = entry(CODE, row=VIETNAMESE_ROW, caps_lock=True)
    diagnosis = diagnose(pressed)
    assert diagnosis.findings == (
        Finding.VIETNAMESE_LAYOUT,
        Finding.CAPS_LOCK,
        Finding.NO_END,
    )
    assert diagnosis.gravest is Finding.VIETNAMESE_LAYOUT
    assert (diagnosis.is_fine, diagnosis.needs_change, diagnosis.is_scan) == (False, True, True)


def test_a_digit_the_input_method_ate_is_found():
    pressed = composed(CODE, before="Va", lose="Vá")
    assert diagnose(pressed).findings[:2] == (Finding.DIGIT_LOST, Finding.INPUT_METHOD)


def test_a_prefix_that_is_a_key_of_this_program_is_found():
    f9 = RawKey(at=995, kind=KeyKind.FUNCTION)
    diagnosis = diagnose(RawEntry((f9, *entry(CODE + "\n").keys)))
    assert diagnosis.gravest is Finding.PROGRAM_KEY
    assert diagnosis.needs_change


def test_without_scan_codes_the_layout_is_found_by_what_it_types():
    keys = tuple(
        RawKey(at=at * 5, kind=KeyKind.SIGN, text=VIETNAMESE_ROW[char])
        for at, char in enumerate(CODE)
    )
    diagnosis = diagnose(RawEntry((*keys, RawKey(at=105, kind=KeyKind.ENTER))))
    assert diagnosis.findings == (Finding.VIETNAMESE_LAYOUT,)


@pytest.mark.parametrize(
    ("text", "findings"),
    [
        (CODE, (Finding.SERIAL,)),
        (CARD, (Finding.SERIAL,)),
        (f"]C1{CODE}", (Finding.SERIAL,)),
        (GOODS, (Finding.SERIAL, Finding.OTHER_CODE)),
    ],
)
def test_a_serial_scanner_needs_nothing_changed(text: str, findings: tuple[Finding, ...]):
    diagnosis = diagnose_serial(text)
    assert diagnosis.findings == findings
    assert not diagnosis.needs_change
    assert not diagnosis.is_scan


def test_only_our_own_codes_are_shown():
    assert shown(CODE) == "1726 3215 2111 2000 0118"
    assert shown("001198012345") == "•" * 12
    masked = shown(CARD)
    assert masked.count("|") == CARD.count("|")
    assert not any(char.isalnum() for char in masked)


@pytest.mark.parametrize("text", [CARD, lose_alt(CARD), "0912345678", CODE[1:]])
def test_nothing_personal_is_left_of_an_entry(text: str):
    diagnosis = diagnose(entry(text + "\n"))
    kept = repr(diagnosis)
    assert not any(part in kept for part in ("Nguy", "1998", "0912", "00119", CODE[1:8]))
    assert isinstance(diagnosis, Diagnosis)
