"""The spooler of Linux: CUPS asked over IPP what its printers and our jobs are doing.

Qt hands jobs over and reports next to nothing; here is only asking, and taking a job back.
"""

import getpass
import http.client
import os
import socket
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from urllib.parse import quote

from app.devices.ipp import Answer, Attribute, Group, Operation, Tag, read_answer, request
from app.domain.printer_state import (
    NOT_KNOWN,
    JobState,
    PrinterState,
    Reason,
    SpoolJob,
    Trouble,
    gravest_first,
)

# A spooler on the same PC answers in a few milliseconds.
_PATIENCE = 2.0

_PORT = 631
_SOCKETS = (Path("/run/cups/cups.sock"), Path("/var/run/cups/cups.sock"))
_CLIENT_FILES = (Path.home() / ".cups" / "client.conf", Path("/etc/cups/client.conf"))

_JOB_GROUP, _PRINTER_GROUP = 0x02, 0x04
_FIRST_ERROR, _NOT_FOUND = 0x0100, 0x0406
_PROCESSING, _STOPPED = 4, 5
# A sheet takes less; a printer that has been at one job for longer and complains is stuck.
_STUCK_AFTER = 10

_PRINTER_ATTRIBUTES = (
    "printer-state",
    "printer-state-reasons",
    "printer-is-accepting-jobs",
    "printer-state-change-time",
    "printer-up-time",
)
_JOB_ATTRIBUTES = ("job-id", "job-name", "job-state", "job-state-reasons")
# CUPS 2.4 forgets the names of ended jobs unless something is asked that it must look up.
_LOOKED_UP = "document-format"
# It gives ended jobs newest first, those of the same second in the order they came.
_NEWEST_DONE = 30

# RFC 8011, 5.3.7: pending, held, processing, stopped, canceled, aborted, completed.
_JOB_STATES: dict[int, JobState] = {
    3: JobState.WAITING,
    4: JobState.WAITING,
    5: JobState.PRINTING,
    6: JobState.PRINTING,
    7: JobState.FAILED,
    8: JobState.FAILED,
    9: JobState.DONE,
}

# RFC 8011, 5.4.12, and what the back-ends of CUPS say; without the suffix for severity.
_TROUBLES: dict[str, Trouble] = {
    "media-empty": Trouble.OUT_OF_PAPER,
    "media-needed": Trouble.OUT_OF_PAPER,
    "input-tray-missing": Trouble.OUT_OF_PAPER,
    "media-jam": Trouble.PAPER_JAM,
    "offline": Trouble.OFFLINE,
    "shutdown": Trouble.OFFLINE,
    "timed-out": Trouble.OFFLINE,
    "paused": Trouble.PAUSED,
    "hold-new-jobs": Trouble.PAUSED,
    "toner-empty": Trouble.NO_TONER,
    "marker-supply-empty": Trouble.NO_TONER,
    "marker-supply-missing": Trouble.NO_TONER,
    "developer-empty": Trouble.NO_TONER,
    "cover-open": Trouble.COVER_OPEN,
    "door-open": Trouble.COVER_OPEN,
    "interlock-open": Trouble.COVER_OPEN,
}
_MILD = ("-report", "-warning")

Connect = Callable[[], http.client.HTTPConnection]


class _SocketConnection(http.client.HTTPConnection):
    """HTTP to the program listening at a path."""

    def __init__(self, path: Path) -> None:
        super().__init__("localhost", timeout=_PATIENCE)
        self._path = path

    def connect(self) -> None:
        """Open the connection; OSError when nobody listens."""
        self.sock = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
        self.sock.settimeout(_PATIENCE)
        self.sock.connect(str(self._path))


def connect_as_told(
    surroundings: Mapping[str, str] = os.environ,
    files: Sequence[Path] = _CLIENT_FILES,
    sockets: Sequence[Path] = _SOCKETS,
) -> http.client.HTTPConnection:
    """Return a connection to the server that programs on this PC print to, as Qt does.

    The order is that of client.conf(5): CUPS_SERVER, ServerName in a file, the socket, the port.
    """
    told = surroundings.get("CUPS_SERVER") or _server_in(files)
    if told.startswith("/"):
        return _SocketConnection(Path(told))
    if told:
        # A version may follow the address: printserver:631/version=1.1.
        host, _colon, port = told.partition("/")[0].partition(":")
        return http.client.HTTPConnection(host, int(port or _PORT), timeout=_PATIENCE)
    for path in sockets:
        if path.exists():
            return _SocketConnection(path)
    return http.client.HTTPConnection("localhost", _PORT, timeout=_PATIENCE)


def _server_in(files: Sequence[Path]) -> str:
    for file in files:
        try:
            lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
        except OSError:
            continue
        for line in lines:
            name, _blank, value = line.strip().partition(" ")
            if name.lower() == "servername" and value.strip():
                return value.strip()
    return ""


class CupsSpooler:
    """Asks in the name of ``user``: CUPS tells titles of jobs to their owner alone."""

    def __init__(self, connect: Connect = connect_as_told, user: str = "") -> None:
        self._connect = connect
        self._user = user or getpass.getuser()

    def printer(self, name: str) -> PrinterState:
        """Return what is known of the queue ``name``; never raises."""
        try:
            answer = self._ask(Operation.GET_PRINTER_ATTRIBUTES, name, _wanted(_PRINTER_ATTRIBUTES))
            return _printer_state(answer)
        except (ConnectionRefusedError, FileNotFoundError):
            return _not_ready(Reason(Trouble.SPOOLER_DOWN))
        except (OSError, http.client.HTTPException, ValueError):
            return NOT_KNOWN

    def find_job(self, name: str, title: str) -> SpoolJob | None:
        """Return the newest job called ``title``, of those under way or just ended."""
        done = (
            Attribute(Tag.INTEGER, "limit", (_NEWEST_DONE,)),
            Attribute(Tag.KEYWORD, "which-jobs", ("completed",)),
        )
        for which in ((), done):
            jobs = self._jobs(Operation.GET_JOBS, name, *which)
            if found := [job for job in jobs if job.title == title]:
                return max(found, key=lambda job: job.id)
        return None

    def job(self, name: str, job_id: int) -> SpoolJob | None:
        """Return a job by its number; None when it is gone or CUPS does not tell."""
        number = Attribute(Tag.INTEGER, "job-id", (job_id,))
        jobs = self._jobs(Operation.GET_JOB_ATTRIBUTES, name, number)
        return jobs[0] if jobs else None

    def withdraw(self, name: str, job_id: int) -> bool:
        """Take a job out of the queue; True when it is certain that no more of it comes out."""
        number = Attribute(Tag.INTEGER, "job-id", (job_id,))
        try:
            return self._ask(Operation.CANCEL_JOB, name, (number,)).status < _FIRST_ERROR
        except (OSError, http.client.HTTPException, ValueError):
            return False

    def _jobs(
        self, operation: Operation, name: str, *attributes: Attribute
    ) -> tuple[SpoolJob, ...]:
        try:
            wanted = _wanted((*_JOB_ATTRIBUTES, _LOOKED_UP))
            answer = self._ask(operation, name, (*attributes, *wanted))
            return tuple(map(_job, answer.all(_JOB_GROUP)))
        except (OSError, http.client.HTTPException, ValueError):
            return ()

    def _ask(self, operation: Operation, name: str, attributes: Sequence[Attribute]) -> Answer:
        # "queue/instance" is a queue with options of its own, known to programs alone.
        path = f"/printers/{quote(name.partition('/')[0], safe='')}"
        message = request(
            operation,
            (
                Attribute(Tag.URI, "printer-uri", (f"ipp://localhost{path}",)),
                Attribute(Tag.NAME, "requesting-user-name", (self._user,)),
                *attributes,
            ),
        )
        # On the PC's own socket the system vouches for who we are; elsewhere this says nothing.
        headers = {"Content-Type": "application/ipp", "Authorization": f"PeerCred {self._user}"}
        connection = self._connect()
        try:
            connection.request("POST", path, message, headers)
            return read_answer(connection.getresponse().read())
        finally:
            connection.close()


def _wanted(names: Sequence[str]) -> tuple[Attribute, ...]:
    return (Attribute(Tag.KEYWORD, "requested-attributes", names),)


def _not_ready(reason: Reason) -> PrinterState:
    return PrinterState(known=True, ready=False, reasons=(reason,))


def _printer_state(answer: Answer) -> PrinterState:
    if answer.status == _NOT_FOUND:
        return _not_ready(Reason(Trouble.NOT_FOUND))
    printers = answer.all(_PRINTER_GROUP)
    if answer.status >= _FIRST_ERROR or not printers:
        return NOT_KNOWN
    printer = printers[0]
    state = printer.integer("printer-state")
    reasons = _reasons(printer.words("printer-state-reasons"))
    accepting = printer.values.get("printer-is-accepting-jobs", (True,)) == (True,)
    if not accepting:
        reasons.add(Reason(Trouble.PAUSED, "not-accepting-jobs"))
    elif state == _STOPPED and not reasons:
        reasons.add(Reason(Trouble.PAUSED, "stopped"))
    held_up = state == _STOPPED or not accepting or (bool(reasons) and _is_stuck(printer, state))
    return PrinterState(known=True, ready=not held_up, reasons=gravest_first(reasons))


def _is_stuck(printer: Group, state: int) -> bool:
    """Say whether the reasons told are of now.

    CUPS looks at a printer only while it prints and keeps what it saw: at rest and in the first
    seconds of a job, reasons may be those of the job before.
    """
    if state != _PROCESSING:
        return False
    at_it = printer.integer("printer-up-time") - printer.integer("printer-state-change-time")
    return at_it >= _STUCK_AFTER


def _reasons(keywords: Sequence[str]) -> set[Reason]:
    found: set[Reason] = set()
    for keyword in keywords:
        word = keyword
        for suffix in ("-error", *_MILD):
            word = word.removesuffix(suffix)
        trouble = _TROUBLES.get(word)
        if trouble is Trouble.NO_TONER and keyword.endswith(_MILD):
            # Printers ask for toner long before they stop.
            continue
        if trouble is not None:
            found.add(Reason(trouble, keyword))
        elif keyword.endswith("-error"):
            found.add(Reason(Trouble.UNKNOWN, keyword))
    return found


def _job(group: Group) -> SpoolJob:
    state = _JOB_STATES.get(group.integer("job-state"), JobState.WAITING)
    why = [word for word in group.words("job-state-reasons") if word != "none"]
    failed = (Reason(Trouble.JOB_FAILED, why[0] if why else ""),) * (state is JobState.FAILED)
    return SpoolJob(
        group.integer("job-id"), "".join(group.words("job-name")[:1]), state, reasons=failed
    )
