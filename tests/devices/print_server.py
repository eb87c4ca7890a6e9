"""A print server that speaks IPP over HTTP: its answers are bytes built by hand from RFC 8010."""

import socketserver
import struct
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from threading import Thread

CANCEL_JOB, GET_JOB, GET_JOBS, GET_PRINTER = 0x08, 0x09, 0x0A, 0x0B
OK, FORBIDDEN, NOT_FOUND, NOT_POSSIBLE = 0x0000, 0x0401, 0x0406, 0x0404


def attribute(tag: int, name: str, *values: bytes) -> bytes:
    """Write one attribute (RFC 8010, 3.1.4 and 3.1.5)."""
    written = b""
    for number, value in enumerate(values):
        key = b"" if number else name.encode()
        written += bytes([tag]) + struct.pack(">H", len(key)) + key
        written += struct.pack(">H", len(value)) + value
    return written


def message(status: int, *groups: bytes) -> bytes:
    """Write an answer around ``groups``, which begin with their delimiter."""
    opening = b"\x01" + attribute(0x47, "attributes-charset", b"utf-8")
    return struct.pack(">hHi", 0x0101, status, 1) + opening + b"".join(groups) + b"\x03"


def printer(state: int, *reasons: str, accepting: bool = True, at_it: int = 60) -> bytes:
    """Write a printer that has been in ``state`` for ``at_it`` seconds."""
    words = [word.encode() for word in reasons or ("none",)]
    return (
        b"\x04"
        + attribute(0x23, "printer-state", struct.pack(">i", state))
        + attribute(0x44, "printer-state-reasons", *words)
        + attribute(0x22, "printer-is-accepting-jobs", bytes([accepting]))
        + attribute(0x21, "printer-state-change-time", struct.pack(">i", 1_700_000_000))
        + attribute(0x21, "printer-up-time", struct.pack(">i", 1_700_000_000 + at_it))
    )


def job(number: int, title: str, state: int, *reasons: str) -> bytes:
    """Write a job."""
    words = [word.encode() for word in reasons or ("none",)]
    return (
        b"\x02"
        + attribute(0x21, "job-id", struct.pack(">i", number))
        + attribute(0x42, "job-name", title.encode())
        + attribute(0x23, "job-state", struct.pack(">i", state))
        + attribute(0x44, "job-state-reasons", *words)
    )


@dataclass
class PrintServer:
    """Answers by the number of the operation; ``asked`` keeps path, headers and bytes of each."""

    answers: dict[int, bytes] = field(default_factory=dict[int, bytes])
    asked: list[tuple[str, dict[str, str], bytes]] = field(
        default_factory=list[tuple[str, dict[str, str], bytes]]
    )
    port: int = 0

    def connect(self) -> HTTPConnection:
        return HTTPConnection("localhost", self.port, timeout=5)

    def answer(self, path: str, headers: dict[str, str], body: bytes) -> bytes:
        self.asked.append((path, headers, body))
        (operation,) = struct.unpack(">h", body[2:4])
        return self.answers.get(operation, message(NOT_FOUND))


@contextmanager
def serving(server: PrintServer, at: Path | None = None) -> Iterator[PrintServer]:
    """Let ``server`` listen on a port of its own, or at a path, until the end."""

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            told = server.answer(self.path, dict(self.headers), body)
            self.send_response(200)
            self.send_header("Content-Type", "application/ipp")
            self.send_header("Content-Length", str(len(told)))
            self.end_headers()
            self.wfile.write(told)

        def address_string(self) -> str:
            return "here"

        def log_message(self, format: str, *args: object) -> None:
            """Say nothing."""

    http: socketserver.BaseServer
    if at is None:
        http = HTTPServer(("localhost", 0), Handler)
        server.port = http.server_port
    else:
        http = socketserver.UnixStreamServer(str(at), Handler)
    thread = Thread(target=http.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    try:
        yield server
    finally:
        http.shutdown()
        http.server_close()
        thread.join()
