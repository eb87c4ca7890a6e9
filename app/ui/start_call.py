"""How a second start calls the first one: a line of text over a local socket, and its answer.

Which start is the first is decided by the lock in ``single_instance``.
"""

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QObject, QThread, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 2000
# The system takes calls for a program that hangs as well; only its own answer tells that it heard.
_ANSWER_MS = 5000
_HEARD = b"heard\n"
_LONGEST_REQUEST = 4096

# The first start listens a moment after it has its lock, on an old PC a few seconds.
_ATTEMPTS, _PAUSE_MS = 80, 100


class StartListener(QObject):
    """Hears later starts until ``close``; ``asked`` carries what each of them wants."""

    asked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        name = _socket_name(folder)
        # The socket file of a start that was killed is still there.
        QLocalServer.removeServer(name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        self._server.listen(name)

    def close(self) -> None:
        """Hear nobody any more."""
        self._server.close()

    def _hear(self) -> None:
        socket = self._server.nextPendingConnection()
        socket.readyRead.connect(self._read)
        socket.disconnected.connect(socket.deleteLater)
        if socket.canReadLine():
            self._take(socket)

    def _read(self) -> None:
        socket = self.sender()
        if isinstance(socket, QLocalSocket) and socket.canReadLine():
            self._take(socket)

    def _take(self, socket: QLocalSocket) -> None:
        line = bytes(socket.readLine(_LONGEST_REQUEST).data())
        self.asked.emit(line.decode("utf-8", errors="replace").strip())
        socket.write(_HEARD)
        socket.flush()


def call_first(folder: Path, request: str, answer_ms: int = _ANSWER_MS) -> bool:
    """Send ``request`` to the start that listens for ``folder``; False if none has heard it."""
    socket = QLocalSocket()
    for _attempt in range(_ATTEMPTS):
        socket.connectToServer(_socket_name(folder))
        if socket.waitForConnected(_WAIT_MS):
            break
        QThread.msleep(_PAUSE_MS)
    else:
        return False
    socket.write((request + "\n").encode("utf-8"))
    heard = socket.waitForBytesWritten(_WAIT_MS) and socket.waitForReadyRead(answer_ms)
    socket.disconnectFromServer()
    return heard


def _socket_name(folder: Path) -> str:
    """Return a name that two users or two data folders of one PC never share."""
    key = f"{getpass.getuser()}\n{folder.resolve()}"
    return "motcua-" + hashlib.sha256(key.encode("utf-8")).hexdigest()[:24]
