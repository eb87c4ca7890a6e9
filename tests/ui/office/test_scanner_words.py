import pytest

from app.devices.scanner_check import Diagnosis, Finding
from app.devices.scanner_timing import fit_timing
from app.ui.office.scanner_words import fit_words, other_remarks, verdict


@pytest.mark.parametrize("finding", Finding)
def test_every_finding_has_words_and_says_what_to_do(finding: Finding) -> None:
    _kind, title, advice = verdict(Diagnosis((finding,), ""))
    assert title.endswith(".")
    assert advice.endswith(".")


def test_the_gravest_is_loud_and_the_rest_stands_below() -> None:
    diagnosis = Diagnosis((Finding.VIETNAMESE_LAYOUT, Finding.TAB_END), "")
    assert verdict(diagnosis)[0] == "warn"
    assert [words.split(".")[0] for words in other_remarks(diagnosis)] == [
        "Máy quét bấm Tab sau mã"
    ]


def test_a_scanner_slower_than_a_hand_is_said_to_be_told_by_its_check_digits() -> None:
    words = fit_words(fit_timing([[90] * 19], [[70] * 9]), 90, hand_measured=True)
    assert "giữ 50 ms" in words
    assert "số kiểm tra" in words
