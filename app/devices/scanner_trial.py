"""The trial of a scanner: ten scans and, if wanted, ten numbers typed by hand; what came of it.

Only times and findings are remembered, never a text. Reading the findings off one entry is
``scanner_check``'s business.
"""

from itertools import chain
from statistics import median

from app.devices.scanner_check import Diagnosis, Finding
from app.devices.scanner_timing import TimingFit, WedgeTiming, fit_timing

WANTED = 10


class ScannerTrial:
    """Counts and measures; begin anew by making another one."""

    def __init__(self) -> None:
        self.scans: list[tuple[int, ...]] = []
        self.typed: list[tuple[int, ...]] = []
        self.findings: dict[Finding, int] = {}

    def scanned(self, diagnosis: Diagnosis) -> bool:
        """Note a scan; False if it was none, or came through a port where keys have no times."""
        for finding in diagnosis.findings:
            self.findings[finding] = self.findings.get(finding, 0) + 1
        if not diagnosis.is_scan or not diagnosis.gaps or self.is_scanned:
            return False
        self.scans.append(diagnosis.gaps)
        return True

    def typed_number(self, gaps: tuple[int, ...]) -> bool:
        """Note a number typed by hand; False if it was too short to be compared with a scan."""
        if len(gaps) < WedgeTiming().burst_length - 1 or self.is_typed:
            return False
        self.typed.append(gaps)
        return True

    @property
    def is_scanned(self) -> bool:
        """Whether there are scans enough."""
        return len(self.scans) >= WANTED

    @property
    def is_typed(self) -> bool:
        """Whether there are numbers enough."""
        return len(self.typed) >= WANTED

    @property
    def median_gap(self) -> int:
        """The middle one of all gaps scanned; 0 without any."""
        gaps = list(chain.from_iterable(self.scans))
        return round(median(gaps)) if gaps else 0

    def fit(self) -> TimingFit | None:
        """Return the limits that fit; None until something was scanned."""
        return fit_timing(self.scans, self.typed) if self.scans else None
