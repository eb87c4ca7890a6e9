"""The slips of a batch: each dossier once, in order, and nothing lost on the way."""

from dataclasses import replace

from app.domain.barcode_digits import Slip
from app.domain.batch import BatchKind, BatchLine, ExpectedRow, judge
from app.domain.dossier_code import parse_code
from app.domain.listings import OlderSlip, ReturnView
from app.domain.scan_answers import ScanMeaning, Severity
from app.services.answers import BatchDone, BatchFailure
from app.ui.dossier.batch_list import BatchList, slips_of

FIRST, SECOND = "TN10-261116-0001-77", "TN10-261116-0002-74"


def slip(code: str, version: int = 1) -> Slip:
    return Slip(parse_code(code), version)


def line(code: str, number: int, meaning: ScanMeaning = ScanMeaning.READY) -> BatchLine:
    return BatchLine(
        code=code,
        slip_version=1,
        dossier_id=number,
        meaning=meaning,
        judgement=judge(BatchKind.RETURN, ReturnView(meaning)),
    )


def scanned(*lines: BatchLine) -> BatchList:
    batch = BatchList(BatchKind.RETURN)
    for one in lines:
        assert batch.await_slip(slip(one.code))
        assert batch.put(slip(one.code), one)
    return batch


def test_a_slip_counts_once_even_while_it_is_looked_up() -> None:
    batch = BatchList(BatchKind.RETURN)
    assert batch.await_slip(slip(FIRST))
    assert not batch.await_slip(slip(FIRST))
    batch.put(slip(FIRST), line(FIRST, 1))
    assert not batch.await_slip(slip(FIRST))
    assert [one.code for one in batch.lines] == [FIRST]


def test_the_older_slip_of_the_same_dossier_takes_the_place_of_its_line() -> None:
    batch = scanned(line(FIRST, 1), line(SECOND, 2))
    older = replace(
        line(FIRST, 1),
        slip_version=2,
        judgement=judge(BatchKind.RETURN, ReturnView(ScanMeaning.READY, older=OlderSlip(2, 3))),
    )
    assert batch.await_slip(slip(FIRST, 2))
    assert not batch.put(slip(FIRST, 2), older)
    assert batch.lines == (line(SECOND, 2), older)
    assert batch.counts() == {Severity.GOOD: 1, Severity.LOOK: 1}


def test_what_is_still_looked_up_is_in_the_draft() -> None:
    batch = scanned(line(FIRST, 1))
    batch.await_slip(slip(SECOND, 2))
    batch.who = {"collector_name": "Đặng Văn Ba", "collector_relation": ""}
    state = batch.state()
    assert state == {
        "slips": [[FIRST, 1], [SECOND, 2]],
        "who": {"collector_name": "Đặng Văn Ba"},
    }
    assert slips_of(state) == [(FIRST, 1), (SECOND, 2)]
    batch.forget(slip(SECOND, 2))
    assert batch.slips() == ((FIRST, 1),)


def test_refreshing_brings_back_nothing_that_was_removed_and_loses_nothing_new() -> None:
    batch = scanned(line(FIRST, 1), line(SECOND, 2))
    asked = batch.slips()
    batch.remove(SECOND)
    third = "TN10-261116-0003-71"
    batch.await_slip(slip(third))
    fee_due = line(FIRST, 1, ScanMeaning.FEE_DUE)
    batch.refresh(asked, [fee_due, line(SECOND, 2)])
    assert batch.lines == (fee_due,)
    assert batch.slips() == ((FIRST, 1), (third, 1))


def test_a_draft_comes_back_as_lines() -> None:
    batch = BatchList(BatchKind.RETURN)
    batch.await_all([(FIRST, 1), (SECOND, 1)])
    batch.refresh(batch.slips(), [line(FIRST, 1), line(SECOND, 2)])
    assert [one.dossier_id for one in batch.lines] == [1, 2]


def test_the_difference_is_told_from_both_sides() -> None:
    batch = scanned(line(FIRST, 1))
    assert batch.unexpected() == 0
    batch.expected = (ExpectedRow(SECOND, "Lê Hoàng Quân", "Khai sinh"),)
    assert [row.code for row in batch.missing()] == [SECOND]
    assert batch.unexpected() == 1


def test_what_failed_stays_with_its_reason() -> None:
    first, second = line(FIRST, 1), line(SECOND, 2)
    batch = scanned(first, second)
    failure = BatchFailure(2, "Hồ sơ chưa nộp phí, lệ phí.", "", {}, "fee_paid_now")
    batch.note_done(BatchDone((1,), (failure,)))
    assert batch.lines == (second,)
    assert batch.failure_of(second) == failure
    batch.remove(SECOND)
    assert batch.failure_of(second) is None
