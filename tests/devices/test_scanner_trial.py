from app.devices.scanner_check import Diagnosis, Finding
from app.devices.scanner_trial import WANTED, ScannerTrial


def scan(gap: int = 5, *findings: Finding) -> Diagnosis:
    return Diagnosis(findings or (Finding.PLAIN,), "", (gap,) * 19)


def test_ten_scans_are_counted_and_measured():
    trial = ScannerTrial()
    assert trial.fit() is None
    counted = [trial.scanned(scan(gap)) for gap in range(1, WANTED + 3)]
    assert counted == [True] * WANTED + [False, False]
    assert trial.is_scanned
    assert trial.median_gap == round((5 + 6) / 2)
    fit = trial.fit()
    assert fit is not None
    assert (fit.slowest_scan, fit.timing.digit_gap) == (10, 50)


def test_what_was_no_scan_is_not_measured_but_remembered():
    trial = ScannerTrial()
    assert not trial.scanned(scan(100, Finding.TYPED))
    assert not trial.scanned(Diagnosis((Finding.SERIAL,), ""))
    assert (trial.scans, trial.findings) == ([], {Finding.TYPED: 1, Finding.SERIAL: 1})


def test_numbers_typed_by_hand_set_the_limit_between():
    trial = ScannerTrial()
    trial.scanned(scan(12))
    assert not trial.typed_number((100,) * 4)
    assert trial.typed_number((100,) * 9)
    fit = trial.fit()
    assert fit is not None
    assert (fit.margin, fit.timing.digit_gap) == (88, 56)
    for _ in range(WANTED):
        trial.typed_number((100,) * 9)
    assert trial.is_typed
