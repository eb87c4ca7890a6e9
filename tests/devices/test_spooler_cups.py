"""CUPS is asked over HTTP by a real server thread; what it says is judged as measured on CUPS."""

import socket
from collections.abc import Iterator
from http.client import HTTPConnection
from pathlib import Path

import pytest

from app.devices.spooler_cups import CupsSpooler, connect_as_told
from app.domain.printer_state import NOT_KNOWN, JobState, Reason, SpoolJob, Trouble
from tests.devices import print_server as ipp
from tests.devices.print_server import PrintServer, serving

IDLE, PROCESSING, STOPPED = 3, 4, 5


@pytest.fixture
def server() -> Iterator[PrintServer]:
    with serving(PrintServer()) as running:
        yield running


@pytest.fixture
def spooler(server: PrintServer) -> CupsSpooler:
    return CupsSpooler(server.connect, user="lan")


def say(server: PrintServer, *groups: bytes, status: int = ipp.OK) -> None:
    """Let ``server`` answer whatever is asked with ``groups``."""
    for operation in (ipp.GET_PRINTER, ipp.GET_JOBS, ipp.GET_JOB, ipp.CANCEL_JOB):
        server.answers[operation] = ipp.message(status, *groups)


def test_a_printer_at_rest_is_ready(server: PrintServer, spooler: CupsSpooler) -> None:
    say(server, ipp.printer(IDLE))
    state = spooler.printer("HP")
    assert (state.known, state.ready, state.reasons) == (True, True, ())


@pytest.mark.parametrize(
    ("keyword", "trouble"),
    [
        ("media-empty-error", Trouble.OUT_OF_PAPER),
        ("media-empty-warning", Trouble.OUT_OF_PAPER),
        ("media-needed", Trouble.OUT_OF_PAPER),
        ("input-tray-missing", Trouble.OUT_OF_PAPER),
        ("media-jam-error", Trouble.PAPER_JAM),
        ("offline-report", Trouble.OFFLINE),
        ("shutdown", Trouble.OFFLINE),
        ("timed-out", Trouble.OFFLINE),
        ("toner-empty", Trouble.NO_TONER),
        ("marker-supply-empty-error", Trouble.NO_TONER),
        ("cover-open-error", Trouble.COVER_OPEN),
        ("door-open-report", Trouble.COVER_OPEN),
        ("fuser-over-temp-error", Trouble.UNKNOWN),
    ],
)
def test_a_printer_stuck_with_a_job_says_why(
    server: PrintServer, spooler: CupsSpooler, keyword: str, trouble: Trouble
) -> None:
    say(server, ipp.printer(PROCESSING, "connecting-to-device", keyword))
    state = spooler.printer("HP")
    assert not state.ready
    assert state.reasons == (Reason(trouble, keyword),)


@pytest.mark.parametrize(
    "keyword",
    [
        "connecting-to-device",
        "toner-low-report",
        "marker-supply-empty-warning",
        "cups-remote-pending",
    ],
)
def test_what_does_not_stop_a_printer_is_no_reason(
    server: PrintServer, spooler: CupsSpooler, keyword: str
) -> None:
    say(server, ipp.printer(PROCESSING, keyword))
    assert spooler.printer("HP").ready
    assert spooler.printer("HP").reasons == ()


@pytest.mark.parametrize(("state", "at_it"), [(IDLE, 3600), (PROCESSING, 2)])
def test_what_was_said_of_the_job_before_holds_nothing_up(
    server: PrintServer, spooler: CupsSpooler, state: int, at_it: int
) -> None:
    say(server, ipp.printer(state, "media-empty-error", at_it=at_it))
    told = spooler.printer("HP")
    assert told.ready
    assert [reason.trouble for reason in told.reasons] == [Trouble.OUT_OF_PAPER]


@pytest.mark.parametrize(
    ("printer", "reason"),
    [
        (ipp.printer(STOPPED, "paused"), Reason(Trouble.PAUSED, "paused")),
        (ipp.printer(STOPPED), Reason(Trouble.PAUSED, "stopped")),
        (ipp.printer(IDLE, accepting=False), Reason(Trouble.PAUSED, "not-accepting-jobs")),
    ],
)
def test_a_queue_that_was_stopped_is_not_ready(
    server: PrintServer, spooler: CupsSpooler, printer: bytes, reason: Reason
) -> None:
    say(server, printer)
    assert not spooler.printer("HP").ready
    assert spooler.printer("HP").reasons == (reason,)


def test_a_name_the_server_does_not_know_is_told(server: PrintServer, spooler: CupsSpooler) -> None:
    say(server, status=ipp.NOT_FOUND)
    assert spooler.printer("Máy cũ").reasons == (Reason(Trouble.NOT_FOUND),)
    assert not spooler.printer("Máy cũ").ready


@pytest.mark.parametrize(
    "answer", [ipp.message(ipp.FORBIDDEN), ipp.message(ipp.OK), b"", b"<html>", b"\x01\x01"]
)
def test_a_server_that_does_not_tell_holds_nothing_up(
    server: PrintServer, spooler: CupsSpooler, answer: bytes
) -> None:
    server.answers[ipp.GET_PRINTER] = answer
    assert spooler.printer("HP") == NOT_KNOWN


def free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("localhost", 0))
        return int(taken.getsockname()[1])


def test_a_service_that_is_not_running_is_told() -> None:
    port = free_port()
    state = CupsSpooler(lambda: HTTPConnection("localhost", port)).printer("HP")
    assert (state.ready, state.reasons) == (False, (Reason(Trouble.SPOOLER_DOWN),))


def test_a_socket_that_is_not_there_is_a_service_that_is_not_running(tmp_path: Path) -> None:
    surroundings = {"CUPS_SERVER": str(tmp_path / "cups.sock")}
    spooler = CupsSpooler(lambda: connect_as_told(surroundings))
    assert spooler.printer("HP").reasons == (Reason(Trouble.SPOOLER_DOWN),)
    assert spooler.find_job("HP", "giay-hen") is None
    assert not spooler.withdraw("HP", 1)


@pytest.mark.parametrize(
    ("number", "state"),
    [
        (3, JobState.WAITING),
        (4, JobState.WAITING),
        (5, JobState.PRINTING),
        (6, JobState.PRINTING),
        (7, JobState.FAILED),
        (8, JobState.FAILED),
        (9, JobState.DONE),
    ],
)
def test_a_job_is_followed_by_its_number(
    server: PrintServer, spooler: CupsSpooler, number: int, state: JobState
) -> None:
    say(server, ipp.job(12, "giay-hen", number))
    job = spooler.job("HP", 12)
    assert job is not None
    assert (job.id, job.title, job.state) == (12, "giay-hen", state)


def test_a_job_that_failed_keeps_the_word_for_it(server: PrintServer, spooler: CupsSpooler) -> None:
    say(server, ipp.job(12, "giay-hen", 8, "aborted-by-system"))
    job = spooler.job("HP", 12)
    assert job is not None
    assert job.reasons == (Reason(Trouble.JOB_FAILED, "aborted-by-system"),)


def test_our_job_is_found_by_its_title_and_the_newest_counts(
    server: PrintServer, spooler: CupsSpooler
) -> None:
    jobs = (ipp.job(7, "khác", 5), ipp.job(8, "giay-hen", 3), ipp.job(9, "giay-hen", 5))
    server.answers[ipp.GET_JOBS] = ipp.message(ipp.OK, *jobs)
    assert spooler.find_job("HP", "giay-hen") == SpoolJob(9, "giay-hen", JobState.PRINTING)
    assert len(server.asked) == 1


def test_a_job_already_done_is_looked_for_among_the_last_ones(
    server: PrintServer, spooler: CupsSpooler
) -> None:
    server.answers[ipp.GET_JOBS] = ipp.message(ipp.OK)
    assert spooler.find_job("HP", "giay-hen") is None
    under_way, done = (body for _path, _headers, body in server.asked)
    assert b"which-jobs" not in under_way
    assert ipp.attribute(0x44, "which-jobs", b"completed") in done
    # Without it, CUPS 2.4 gives ended jobs without their names.
    assert b"document-format" in done


def test_a_job_that_is_gone_is_none(server: PrintServer, spooler: CupsSpooler) -> None:
    say(server, status=ipp.NOT_FOUND)
    assert spooler.job("HP", 12) is None


def test_a_job_is_taken_back_by_its_owner(server: PrintServer, spooler: CupsSpooler) -> None:
    say(server)
    assert spooler.withdraw("HP", 12)
    path, headers, body = server.asked[-1]
    assert path == "/printers/HP"
    assert headers["Authorization"] == "PeerCred lan"
    assert ipp.attribute(0x21, "job-id", b"\x00\x00\x00\x0c") in body
    assert ipp.attribute(0x42, "requesting-user-name", b"lan") in body


def test_a_job_that_has_ended_cannot_be_taken_back(
    server: PrintServer, spooler: CupsSpooler
) -> None:
    say(server, status=ipp.NOT_POSSIBLE)
    assert not spooler.withdraw("HP", 12)


def test_a_name_is_written_so_that_it_stays_one_name(
    server: PrintServer, spooler: CupsSpooler
) -> None:
    say(server, ipp.printer(IDLE))
    spooler.printer("Máy in/draft")
    path, _headers, body = server.asked[-1]
    assert path == "/printers/M%C3%A1y%20in"
    uri = b"ipp://localhost/printers/M%C3%A1y%20in"
    assert ipp.attribute(0x45, "printer-uri", uri) in body


def test_the_server_in_the_surroundings_is_asked(server: PrintServer) -> None:
    say(server, ipp.printer(IDLE))
    told = {"CUPS_SERVER": f"localhost:{server.port}/version=1.1"}
    assert CupsSpooler(lambda: connect_as_told(told)).printer("HP").known


def test_the_server_in_the_clients_file_is_asked(server: PrintServer, tmp_path: Path) -> None:
    say(server, ipp.printer(IDLE))
    file = tmp_path / "client.conf"
    file.write_text(f"# ward\nServerName localhost:{server.port}\n", encoding="utf-8")
    files = (tmp_path / "none.conf", file)
    assert CupsSpooler(lambda: connect_as_told({}, files)).printer("HP").known


def test_the_socket_of_this_pc_is_asked_when_nothing_is_told(tmp_path: Path) -> None:
    at = tmp_path / "cups.sock"
    with serving(PrintServer(), at) as server:
        say(server, ipp.printer(IDLE))
        spooler = CupsSpooler(lambda: connect_as_told({}, (), (tmp_path / "no.sock", at)))
        assert spooler.printer("HP").known


def test_the_port_of_this_pc_is_the_last_resort(tmp_path: Path) -> None:
    connection = connect_as_told({}, (), (tmp_path / "no.sock",))
    assert (connection.host, connection.port) == ("localhost", 631)
