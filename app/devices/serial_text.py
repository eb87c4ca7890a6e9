"""Puts the bytes of a serial scanner together to texts, however they are cut into packets.

Ports and threads are ``serial_scanner``'s business, what a text is the domain's.
"""

# CR and LF, the Tab some scanners are set to, and ETX of those that frame a code in STX and ETX.
_ENDS = b"\r\n\t\x03"

# The largest QR code holds 2953 bytes; whatever goes on longer is no scanner.
_LONGEST = 4096


class SerialText:
    """Collects bytes; texts come out at their end, or from ``finish`` after a silence.

    ``ends_itself`` tells that this scanner has sent an end before, so that a silence within a
    scan is only a pause.
    """

    def __init__(self) -> None:
        self._pending = bytearray()
        self._too_long = False
        self.ends_itself = False

    @property
    def is_open(self) -> bool:
        """Whether the beginning of a text waits for its end."""
        return bool(self._pending)

    def feed(self, data: bytes) -> list[str]:
        """Take the next bytes and return the texts they complete, in order."""
        texts: list[str] = []
        for byte in data:
            if byte not in _ENDS:
                self._append(byte)
            elif self._pending:
                # Between a Tab or ETX and the CR of the same scan there is nothing.
                self.ends_itself = True
                texts += self._take()
        return texts

    def finish(self) -> list[str]:
        """Return what has come since the last end, as a text: nothing more is coming."""
        return self._take() if self._pending else []

    def _append(self, byte: int) -> None:
        self._pending.append(byte)
        if len(self._pending) > _LONGEST:
            self._pending.clear()
            self._too_long = True

    def _take(self) -> list[str]:
        """Decode all that is pending; cut before decoding, so no letter is ever torn apart."""
        text = self._pending.decode("utf-8", errors="replace")
        self._pending.clear()
        cut, self._too_long = self._too_long, False
        return [] if cut else [text]
