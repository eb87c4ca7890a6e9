"""Lines of a batch say what would be done with each slip, and do nothing."""

from app.domain.barcode_digits import Slip
from app.domain.batch import BatchKind
from app.domain.dossier_code import LocalCode, parse_code
from app.domain.roles import Actor
from app.domain.scan_answers import ScanMeaning, Severity
from app.services.counter import Counter
from tests import builders
from tests.services.scans.batches import HOME, at_desk, ready, under_way


def slip(code: str, version: int = 1) -> Slip:
    return Slip(parse_code(code), version)


def test_a_line_names_the_dossier_and_what_would_be_done(counter: Counter, clerk: Actor) -> None:
    received = ready(counter)
    line = counter.scans.batch_line(clerk, BatchKind.RETURN, slip(received.code))
    assert (line.code, line.dossier_id) == (received.code, received.dossier_id)
    assert line.applicant_name.startswith("Nguyễn Văn Đức")
    assert line.procedure_name
    assert (line.meaning, line.judgement.severity) == (ScanMeaning.READY, Severity.GOOD)
    again = counter.scans.batch_line(clerk, BatchKind.RETURN, slip(received.code))
    assert again == line


def test_the_same_dossier_is_another_matter_for_another_batch(
    counter: Counter, clerk: Actor
) -> None:
    code = slip(at_desk(counter).code)
    takes = {
        kind: counter.scans.batch_line(clerk, kind, code).judgement.takes for kind in BatchKind
    }
    assert takes == {kind: kind is BatchKind.HAND_OVER for kind in BatchKind}


def test_an_unknown_code_is_a_line_as_well(counter: Counter, clerk: Actor) -> None:
    missing = LocalCode(1, 0, counter.context.today(), 999)
    line = counter.scans.batch_line(clerk, BatchKind.RESULTS, Slip(missing))
    assert (line.dossier_id, line.code) == (None, str(missing))
    assert not line.judgement.takes
    assert line.judgement.says.format(**line.values) == f"Không có hồ sơ mang mã {missing}"


def test_an_older_slip_is_told_with_both_numbers(counter: Counter, clerk: Actor) -> None:
    received = ready(counter)
    builders.change_store(counter, "UPDATE dossiers SET slip_version = 3")
    line = counter.scans.batch_line(clerk, BatchKind.RETURN, slip(received.code, 2))
    assert (line.meaning, line.slip_version) == (ScanMeaning.OLDER_SLIP, 2)
    assert "lần 2, đã thay bằng lần 3" in line.judgement.says.format(**line.values)


def test_a_result_for_the_desk_is_looked_at_before_it_is_carried_home(
    counter: Counter, clerk: Actor
) -> None:
    at_the_desk, at_home = ready(counter), ready(counter, **HOME)
    first, second = counter.scans.batch_lines(
        clerk, BatchKind.HOME_ROUND, [(at_the_desk.code, 1), (at_home.code, 1)]
    )
    assert first.judgement.severity is Severity.LOOK
    assert second.judgement.severity is Severity.GOOD


def test_lines_are_held_against_a_printed_list(counter: Counter, clerk: Actor) -> None:
    listed, beside = under_way(counter), under_way(counter)
    asked = counter.papers.hand_over_lists(clerk, counter.context.today(), (listed.dossier_id,))
    lines = counter.scans.batch_lines(
        clerk, BatchKind.RESULTS, [(listed.code, 1), (beside.code, 1)], asked.print_ids[0]
    )
    assert [line.judgement.severity for line in lines] == [Severity.GOOD, Severity.LOOK]
