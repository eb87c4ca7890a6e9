"""The table of answers: whole, and no two rows that could be mistaken for one another."""

import string

import pytest

from app.domain.scan_answers import (
    NEXT_LABELS,
    SCAN_ANSWERS,
    NextStep,
    ScanMeaning,
    Severity,
    Sound,
    louder,
)


def fields(text: str) -> set[str]:
    return {name for _before, name, _format, _conversion in string.Formatter().parse(text) if name}


def test_every_meaning_has_an_answer_of_its_own() -> None:
    assert set(SCAN_ANSWERS) == set(ScanMeaning)
    for part in ("word", "title"):
        said = [getattr(answer, part) for answer in SCAN_ANSWERS.values()]
        assert len(set(said)) == len(said)


@pytest.mark.parametrize("meaning", ScanMeaning)
def test_an_answer_says_what_to_do(meaning: ScanMeaning) -> None:
    answer = SCAN_ANSWERS[meaning]
    assert answer.advice.endswith(".")
    # A word must fit the pill of a narrow column.
    assert 3 < len(answer.word) <= 16
    if answer.next_step is not None:
        assert answer.next_step in NEXT_LABELS


@pytest.mark.parametrize("meaning", ScanMeaning)
def test_what_is_heard_agrees_with_what_is_seen(meaning: ScanMeaning) -> None:
    answer = SCAN_ANSWERS[meaning]
    heard = {
        Severity.GOOD: {Sound.TAKEN, Sound.AGAIN},
        Severity.LOOK: {Sound.LOOK},
        Severity.STOP: {Sound.NOT_YET, Sound.REFUSED},
    }
    assert answer.sound in heard[answer.severity]
    assert not (answer.may_return and answer.severity is Severity.STOP)


def test_every_step_is_offered_somewhere() -> None:
    assert {answer.next_step for answer in SCAN_ANSWERS.values()} - {None} == set(NextStep)


def test_values_of_the_sentences_are_the_known_ones() -> None:
    known = {"count", "parts", "fee", "promised", "holder", "returned", "collector", "clerk"}
    known |= {"reason", "moment", "seen", "current", "code", "agency", "station", "number"}
    known |= {"delivery"}
    for answer in SCAN_ANSWERS.values():
        assert fields(answer.title) | fields(answer.advice) <= known


def test_the_louder_of_two_severities_wins() -> None:
    assert louder(Severity.GOOD, Severity.LOOK) is Severity.LOOK
    assert louder(Severity.STOP, Severity.LOOK) is Severity.STOP
