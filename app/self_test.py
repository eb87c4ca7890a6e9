"""Whether this installation can do a day's work: each part tried for real in a temporary folder.

The built program ends with this, because what a package forgot shows only when it is used.
"""

import os
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

from app.bootstrap import Workplace, found_office
from app.clock import SystemClock
from app.domain.dossier_code import parse_code
from app.domain.fees import FeeInput
from app.domain.papers import SubmittedPaper
from app.domain.roles import Actor, Role
from app.domain.scan import ScannedDossier, recognize
from app.domain.sign_in import Secret
from app.export.bundle_check import verify_bundle
from app.printing.read_back import read_codes
from app.sample_office import CLERKS, PASSWORD, PROFILE
from app.services.commands import (
    ApplicantInput,
    BackUp,
    ExportDay,
    HandOver,
    PrinterChoice,
    PrintReceipt,
    ReceiveDossier,
    RecordResult,
    ReturnResult,
    SetUpOffice,
)
from app.services.counter import Counter

NAME = "Nguyễn Thị Ánh Tuyết"
PROCEDURE = "2.000815"


def run_self_test() -> dict[str, Any]:
    """Try everything and return ``ok``, the seconds of each step, and what went wrong."""
    steps: dict[str, float] = {}
    with tempfile.TemporaryDirectory(prefix="motcua-", ignore_cleanup_errors=True) as folder:
        trial = _Trial(Path(folder))
        try:
            for step in trial.steps():
                begin = time.perf_counter()
                step()
                steps[step.__name__] = round(time.perf_counter() - begin, 3)
        except Exception as error:
            return {"ok": False, "steps": steps, "failed": f"{type(error).__name__}: {error}"}
        finally:
            trial.close()
    return {"ok": True, "steps": steps}


class _Trial:
    """One dossier's life from an empty folder to a verified bundle."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._counter: Counter | None = None
        self._actor = Actor(0, "", Role.CLERK)
        self._code = ""
        self._dossier_id = 0
        self._bundle = folder

    def steps(self) -> tuple[Callable[[], None], ...]:
        return (
            self.migrate,
            self.receive,
            self.print,
            self.decode,
            self.return_result,
            self.export,
            self.back_up,
            self.show_window,
        )

    def close(self) -> None:
        if self._counter is not None:
            self._counter.close()

    @property
    def _open(self) -> Counter:
        if self._counter is None:
            raise RuntimeError("the store was not made")
        return self._counter

    def migrate(self) -> None:
        command = SetUpOffice(profile=PROFILE, clerks=CLERKS)
        self._counter = found_office(Workplace(self._folder, SystemClock()), command)
        row = self._counter.office.clerks()[0]
        self._actor = self._counter.office.sign_in(row.id, PASSWORD, Secret.PASSWORD).actor

    def receive(self) -> None:
        known = {one.code: one for one in self._open.dossiers.procedures()}
        command = ReceiveDossier(
            actor=self._actor,
            request_id="self-test",
            procedure_code=PROCEDURE,
            applicant=ApplicantInput(name=NAME, phone="0912345678"),
            papers=tuple(
                SubmittedPaper(
                    name=paper.name, kind=paper.kind, originals=paper.originals, copies=paper.copies
                )
                for paper in known[PROCEDURE].papers
            ),
            fee=FeeInput(copies=2, pages=3),
            fee_paid=True,
        )
        received = self._open.dossiers.receive(command)
        _expect(
            self._open.dossiers.receive(command).code == received.code, "a repeated save is one"
        )
        self._code, self._dossier_id = received.code, received.dossier_id

    def print(self) -> None:
        wish = PrintReceipt(actor=self._actor, dossier_id=self._dossier_id)
        self._open.dossiers.print_receipt(wish, PrinterChoice())

    def decode(self) -> None:
        (slip,) = self._folder.rglob("giay-hen-*.pdf")
        for dpi in (203, 300):
            found = {code.text for code in read_codes(slip, dpi=dpi)}
            _expect(bool(found), f"a code is read at {dpi} dpi")
            for text in found:
                scan = recognize(text)
                _expect(
                    isinstance(scan, ScannedDossier) and str(scan.code) == self._code,
                    "the barcode says the dossier's code",
                )

    def return_result(self) -> None:
        view = self._open.dossiers.look_up(self._actor, parse_code(self._code))
        _expect(view.card is not None, "a scanned dossier is found")
        self._open.dossiers.hand_over(HandOver(self._actor, (self._dossier_id,)))
        self._open.dossiers.record_result(RecordResult(self._actor, self._dossier_id))
        self._open.dossiers.return_result(
            ReturnResult(actor=self._actor, dossier_id=self._dossier_id, collector_name=NAME)
        )

    def export(self) -> None:
        stick = self._folder / "usb"
        stick.mkdir()
        day: date = self._open.context.today()
        written = self._open.days.export(ExportDay(self._actor, day, str(stick)), _no_tick)
        lead = next(row for row in self._open.office.clerks() if row.role == Role.SUPERVISOR)
        supervisor = Actor(lead.id, lead.name, Role.SUPERVISOR)
        passphrase = self._open.office.export_passphrase(supervisor)
        found = verify_bundle(written.folder, passphrase)
        _expect(found.contents is not None, "the export opens with the office's passphrase")

    def back_up(self) -> None:
        _expect(
            self._open.backups.make(BackUp(), _no_tick).dossiers == 1, "the copy holds the dossier"
        )
        _expect(self._open.days.check().ok, "the store is whole")

    def show_window(self) -> None:
        # A machine without a screen can still paint; with one, nothing must flash up.
        os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
        from app.window import paint_a_window

        _expect(paint_a_window(), "the window is painted")


def _no_tick(_done: int, _total: int) -> None:
    """Let a long work go on."""


def _expect(condition: bool, what: str) -> None:
    if not condition:
        raise RuntimeError(f"not true: {what}")
