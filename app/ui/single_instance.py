"""One program per user and data folder: a second start only brings the first one to the front.

The lock decides; the local socket merely carries the request. What is opened is the caller's.
"""

import getpass
import hashlib
from pathlib import Path

from PySide6.QtCore import QLockFile, QObject, Signal
from PySide6.QtNetwork import QLocalServer, QLocalSocket

_WAIT_MS = 2000
_LONGEST_REQUEST = 4096


class SingleInstance(QObject):
    """Held by the first start as long as it lives; ``asked`` carries what a later start wants."""

    asked = Signal(str)

    def __init__(self, folder: Path, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._lock = QLockFile(str(folder / "motcua.lock"))
        # Age proves nothing at a counter that runs for weeks; only a dead process is stale.
        self._lock.setStaleLockTime(0)
        self._name = _socket_name(folder)
        self._server: QLocalServer | None = None

    def acquire(self) -> bool:
        """Return True if this start is the first one, which then hears later ones."""
        if not self._lock.tryLock(0):
            return False
        # The socket file of a start that was killed is still there.
        QLocalServer.removeServer(self._name)
        self._server = QLocalServer(self)
        self._server.setSocketOptions(QLocalServer.SocketOption.UserAccessOption)
        self._server.newConnection.connect(self._hear)
        self._server.listen(self._name)
        return True

    def ask_first(self, request: str = "") -> bool:
        """Ask the first start to come forward with ``request``; False if it does not listen."""
        socket = QLocalSocket()
        socket.connectToServer(self._name)
        if not socket.waitForConnected(_WAIT_MS):
            return False
        socket.write((request + "\n").encode("utf-8"))
        sent = socket.waitForBytesWritten(_WAIT_MS)
        socket.disconnectFromServer()
        return sent

    def release(self) -> None:
        """Let another start be the first."""
        if self._server is not None:
            self._server.close()
            self._server = None
        self._lock.unlock()

    def _hear(self) -> None:
        assert self._server is not None
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


def _socket_name(folder: Path) -> str:
    """Return a name that two users or two data folders of one PC never share."""
    key = f"{getpass.getuser()}\n{folder.resolve()}"
    return "motcua-" + hashlib.sha256(key.encode("utf-8")).hexdigest()[:24]
