"""What a batch would do with each scanned dossier, and what is told of the others."""

import pytest

from app.domain.batch import KIND_WORDS, ROUND_WAYS, BatchKind, judge
from app.domain.listings import OlderSlip, ReturnView
from app.domain.scan_answers import SCAN_ANSWERS, ScanMeaning, Severity, Sound

K, M = BatchKind, ScanMeaning
TAKEN = {
    K.RETURN: {M.READY, M.PARTS_TO_GIVE},
    K.HAND_OVER: {M.AT_DESK},
    K.RESULTS: {M.IN_PROCESS, M.OVERDUE},
    K.HOME_ROUND: {M.READY, M.PARTS_TO_GIVE},
    K.POST_ROUND: {M.READY, M.PARTS_TO_GIVE},
    K.ROUND_BACK: {M.OUT_FOR_DELIVERY},
}


@pytest.mark.parametrize("kind", BatchKind)
def test_only_what_the_step_is_for_is_taken(kind: BatchKind) -> None:
    for meaning in ScanMeaning:
        judged = judge(kind, ReturnView(meaning))
        assert judged.takes == (meaning in TAKEN[kind]), meaning
        assert judged.takes == (judged.severity is not Severity.STOP), meaning
        assert judged.word, meaning
        assert judged.says, meaning


@pytest.mark.parametrize("kind", BatchKind)
def test_what_is_green_is_heard_as_taken_and_red_as_refused(kind: BatchKind) -> None:
    taken = min(TAKEN[kind])
    assert judge(kind, ReturnView(M.CANCELLED)).sound is Sound.REFUSED
    green = judge(kind, ReturnView(min(TAKEN[kind] - {M.PARTS_TO_GIVE})))
    assert (green.severity, green.sound) == (Severity.GOOD, Sound.TAKEN)
    amber = judge(kind, ReturnView(taken, older=OlderSlip(1, 2)))
    assert (amber.severity, amber.sound, amber.takes) == (Severity.LOOK, Sound.LOOK, True)


def test_what_is_not_on_the_list_is_taken_but_told() -> None:
    view = ReturnView(M.IN_PROCESS)
    assert judge(K.RESULTS, view, listed=True).severity is Severity.GOOD
    beside = judge(K.RESULTS, view, listed=False)
    assert (beside.severity, beside.takes) == (Severity.LOOK, True)
    assert "danh sách" in beside.says


def test_a_printed_hand_over_list_can_be_checked_after_the_hand_over() -> None:
    view = ReturnView(M.IN_PROCESS)
    checked = judge(K.HAND_OVER, view, listed=True)
    assert (checked.severity, checked.takes) == (Severity.GOOD, False)
    assert judge(K.HAND_OVER, view, listed=False).severity is Severity.STOP
    assert judge(K.HAND_OVER, view).word == "Đã chuyển rồi"


@pytest.mark.parametrize("kind", [K.HAND_OVER, K.RESULTS])
@pytest.mark.parametrize("meaning", [M.READY, M.FEE_DUE, M.PARTS_TO_GIVE, M.PARTS_MISSING])
def test_a_result_that_is_there_is_not_told_to_be_given_out(
    kind: BatchKind, meaning: ScanMeaning
) -> None:
    judged = judge(kind, ReturnView(meaning))
    assert judged.word == "Đã có kết quả"
    assert judged.says != SCAN_ANSWERS[meaning].title


def test_a_part_kept_back_is_given_out_by_itself_and_the_sentence_names_it() -> None:
    for kind in (K.RETURN, K.HOME_ROUND, K.POST_ROUND):
        judged = judge(kind, ReturnView(M.PARTS_MISSING))
        assert (judged.takes, judged.word) == (False, "Thiếu phần")
        assert "{parts}" in judged.says


def test_what_comes_home_must_have_been_sent_out() -> None:
    assert judge(K.ROUND_BACK, ReturnView(M.READY)).word == "Không gửi đi"
    assert judge(K.ROUND_BACK, ReturnView(M.ALREADY_RETURNED)).word == "Đã trả rồi"
    assert judge(K.HOME_ROUND, ReturnView(M.OUT_FOR_DELIVERY)).word == "Đang giao"


def test_every_kind_has_its_words() -> None:
    assert set(KIND_WORDS) == set(BatchKind)
    for words in KIND_WORDS.values():
        assert "{count}" in words.confirm
        assert "{count}" in words.done
    assert set(ROUND_WAYS) == {K.HOME_ROUND, K.POST_ROUND}
