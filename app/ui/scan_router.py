"""Brings each scan to the page that wants it, and makes the next ones wait behind an error.

Keys become scans in ``scan_filter``; what a scan is, ``domain.scan`` says; what is done with it is
the page's business.
"""

from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, Signal

from app.devices.strokes import Rejected, RejectReason
from app.domain.opening import STRIP_PLACE
from app.domain.scan import (
    Scan,
    ScannedCard,
    ScannedCommand,
    ScannedDossier,
    ScannedEmergency,
    ScannedItem,
    ScannedProcedure,
    ScannedSheet,
    ScanResult,
    ScanSource,
    UnreadableScan,
    recognize,
    unreadable,
)
from app.domain.scan_answers import SCAN_ANSWERS, ScanMeaning, Sound
from app.domain.scan_log import ScanHeard, ScanNote
from app.ui import messages
from app.ui.main_window import MainWindow
from app.ui.scan_filter import ScanFilter
from app.words import N_, tr


class Holder(Protocol):
    """Whoever shows an error that must be read before the next scan counts."""

    def show_waiting(self, count: int) -> None:
        """Say how many scans wait."""
        ...

    def dismiss(self) -> None:
        """Take the error away: a real key was pressed."""
        ...


class ScanRouter(QObject):
    """Pages take a recognized scan (``ScanResult``); the page in front comes first.

    A dossier nobody wants opens the page "return", a procedure "receive", and a card the page
    "dossiers", to find its person's; the strip of the morning opens "opening". What a scan meant
    is heard, and told as ``noted`` for the log: at once, or for a dossier's once a page has looked
    it up. ``nobody_here`` tells of a scan while no clerk is signed in.
    """

    nobody_here = Signal()
    noted = Signal(object)

    def __init__(
        self, scans: ScanFilter, play: Callable[[Sound], object], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._scans, self._play = scans, play
        self._window: MainWindow | None = None
        self._holder: Holder | None = None
        self._complaint: UnreadableScan | None = None
        self._source = ScanSource.KEYBOARD
        scans.scanned.connect(self._take)
        scans.rejected.connect(self._refuse)
        scans.repeated.connect(self._note_repeated)
        scans.queued.connect(self._tell_waiting)
        scans.dismissed.connect(self._dismiss)

    def serve(self, window: MainWindow | None) -> None:
        """Bring scans to ``window`` from now on; None while nobody is signed in."""
        if self._window is not None:
            self._window.scan_unclaimed.disconnect(self._find_taker)
            self._window.announcement_closed.disconnect(self._forget_complaint)
            self._window.scan_answered.disconnect(self._note_answer)
            self._window.scan_kept.disconnect(self._note_kept)
        self._complaint = None
        self.release()
        self._window = window
        if window is not None:
            window.scan_unclaimed.connect(self._find_taker)
            window.announcement_closed.connect(self._forget_complaint)
            window.scan_answered.connect(self._note_answer)
            window.scan_kept.connect(self._note_kept)

    def hold_for(self, holder: Holder) -> None:
        """Let scans wait until ``release``, because ``holder`` shows what must be read first."""
        self._holder = holder
        self._scans.hold_scans()

    def release(self) -> None:
        """Give out the scans that wait."""
        self._holder = None
        self._scans.release_scans()

    def show_waiting(self, count: int) -> None:
        """Say again what is wrong, with how many scans wait behind it."""
        if self._complaint is not None:
            self._say(self._complaint, count)

    def dismiss(self) -> None:
        """Take the announcement of an unreadable scan away."""
        if self._window is not None:
            self._window.close_announcement()

    def _take(self, scan: Scan) -> None:
        self._source = scan.source
        self._give(recognize(scan.text))

    def _refuse(self, rejected: Rejected) -> None:
        self._source = ScanSource.KEYBOARD
        self._give(_why_refused(rejected))

    def _give(self, result: ScanResult) -> None:
        meaning = _known_at_once(result)
        if self._window is None:
            self._play(Sound.REFUSED)
            self.nobody_here.emit()
            return
        if meaning is not None:
            self._note_answer(ScanHeard(meaning))
        self._window.take_scan(result)

    def _note_answer(self, heard: ScanHeard) -> None:
        self._play(heard.tone)
        source = ScanSource.TYPED if heard.typed else self._source
        self.noted.emit(ScanNote(heard.meaning, source, heard.code))

    def _note_kept(self) -> None:
        self._play(Sound.AGAIN)

    def _find_taker(self, result: object) -> None:
        match result:
            case ScannedDossier():
                self._open_for("return", result)
            case ScannedProcedure():
                self._open_for("receive", result)
            case ScannedCard():
                self._open_for("dossiers", result)
            case ScannedEmergency():
                self._open_for("receive", result)
            case ScannedCommand(command):
                assert self._window is not None
                self._window.show_page(command.value)
            case ScannedSheet(code) if code.place == STRIP_PLACE:
                self._open_for("opening", result)
            case ScannedSheet():
                told = SCAN_ANSWERS[ScanMeaning.TEST_SHEET]
                messages.info(tr(told.title), tr(told.advice))
            case ScannedItem():
                told = SCAN_ANSWERS[ScanMeaning.POSTAL_ITEM]
                messages.info(tr(told.title), tr(told.advice))
            case UnreadableScan():
                self._complaint = result
                self._say(result, 0)
                self.hold_for(self)
            case _:
                pass

    def _open_for(self, name: str, result: object) -> None:
        assert self._window is not None
        in_front = self._window.current_name() == name
        page = None if in_front else self._window.show_page(name)
        if page is not None:
            page.on_scan(result)
        else:
            self._play(Sound.REFUSED)
        if in_front:
            messages.warn(
                tr("Đang nhập dở, chưa nhận mã vừa quét"),
                tr("Lưu (F9) hoặc thôi (Esc), rồi quét lại."),
            )

    def _say(self, scan: UnreadableScan, waiting: int) -> None:
        title, advice = tr(scan.title, **scan.values), tr(scan.advice, **scan.values)
        if waiting:
            more = tr("{count} mã quét sau đang chờ; bấm phím cách để đi tiếp.", count=waiting)
            advice = f"{advice} {more}"
        messages.error(title, advice)

    def _tell_waiting(self, count: int) -> None:
        if self._holder is not None:
            self._holder.show_waiting(count)

    def _dismiss(self) -> None:
        if self._holder is not None:
            self._holder.dismiss()

    def _forget_complaint(self) -> None:
        if self._complaint is not None:
            self._complaint = None
            self.release()

    def _note_repeated(self, _repeated: object) -> None:
        told = SCAN_ANSWERS[ScanMeaning.REPEATED]
        self._play(told.sound)
        if self._window is not None:
            messages.info(tr(told.title), tr(told.advice))


def _known_at_once(result: ScanResult) -> ScanMeaning | None:
    """Return what ``result`` means; None for a dossier's code, which must be looked up first."""
    match result:
        case ScannedDossier():
            return None
        case ScannedCard():
            return ScanMeaning.CARD
        case ScannedProcedure():
            return ScanMeaning.PROCEDURE
        case ScannedCommand():
            return ScanMeaning.COMMAND
        case ScannedEmergency():
            return ScanMeaning.EMERGENCY_SLIP
        case ScannedSheet():
            return ScanMeaning.TEST_SHEET
        case ScannedItem():
            return ScanMeaning.POSTAL_ITEM
        case UnreadableScan(meaning=meaning):
            return meaning


def _why_refused(rejected: Rejected) -> UnreadableScan:
    if rejected.reason is RejectReason.INPUT_METHOD:
        return UnreadableScan(
            N_("Bộ gõ tiếng Việt đã làm mất một chữ số của mã."),
            SCAN_ANSWERS[ScanMeaning.INPUT_METHOD].advice,
            meaning=ScanMeaning.INPUT_METHOD,
        )
    why = recognize(rejected.text)
    return why if isinstance(why, UnreadableScan) else unreadable(ScanMeaning.UNREADABLE)
