"""One line of text that proves itself whole: with a checksum, or sealed with the store's key.

What the line says, and what a file of such lines is for, is not known here.
"""

# One of the library's modes is not wholly typed, and all are named by one function.
# pyright: reportUnknownMemberType=false

import base64
import binascii
import hashlib
import os

from Cryptodome.Cipher import AES
from Cryptodome.Hash import SHA256
from Cryptodome.Protocol.KDF import HKDF

_CHECKSUM_DIGITS = 16
_SEALED = b"aes256gcm "
_KEY_BYTES, _NONCE_BYTES, _TAG_BYTES = 32, 12, 16
_PURPOSE = b"motcua: lines beside the store, 1"


class DamagedLineError(ValueError):
    """The line is not what was written."""


class NoKeyError(DamagedLineError):
    """The line is sealed, and whoever reads has no key."""


class LineSeal:
    """Closes lines and opens them again: with a checksum, or encrypted when there is a key."""

    def __init__(self, key: bytes | None = None) -> None:
        """Take the store's 32-byte ``key``; lines get a key of their own, drawn from it."""
        if key is not None and len(key) != _KEY_BYTES:
            raise ValueError("the key has 32 bytes")
        self._key = None if key is None else _key_for_lines(key)

    def close(self, text: str) -> bytes:
        """Return ``text``, which has no line break, as a line without its end."""
        data = text.encode("utf-8")
        if self._key is None:
            return _checksum(data) + b" " + data
        nonce = os.urandom(_NONCE_BYTES)
        encrypted, tag = AES.new(self._key, AES.MODE_GCM, nonce=nonce).encrypt_and_digest(data)
        return _SEALED + base64.b64encode(nonce + encrypted + tag)

    def open(self, line: bytes) -> str:
        """Return the text of a line; DamagedLineError when it does not verify.

        A line with a checksum is read in spite of a key: it may be older than the encryption.
        """
        if line.startswith(_SEALED):
            data = self._decrypted(line.removeprefix(_SEALED))
        else:
            checksum, _, data = line.partition(b" ")
            if len(checksum) != _CHECKSUM_DIGITS or checksum != _checksum(data):
                raise DamagedLineError("the checksum does not fit")
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError as error:
            raise DamagedLineError("not text") from error

    def _decrypted(self, encoded: bytes) -> bytes:
        if self._key is None:
            raise NoKeyError("the line is sealed")
        try:
            sealed = base64.b64decode(encoded, validate=True)
        except binascii.Error as error:
            raise DamagedLineError("not base64") from error
        # The last digits of base64 have bits that say nothing: those must stand as written too.
        if len(sealed) < _NONCE_BYTES + _TAG_BYTES or base64.b64encode(sealed) != encoded:
            raise DamagedLineError("not what was written")
        nonce, tag = sealed[:_NONCE_BYTES], sealed[-_TAG_BYTES:]
        cipher = AES.new(self._key, AES.MODE_GCM, nonce=nonce)
        try:
            return cipher.decrypt_and_verify(sealed[_NONCE_BYTES:-_TAG_BYTES], tag)
        except ValueError as error:
            raise DamagedLineError("the seal does not fit") from error


def _checksum(data: bytes) -> bytes:
    return hashlib.sha256(data).hexdigest()[:_CHECKSUM_DIGITS].encode("ascii")


def _key_for_lines(key: bytes) -> bytes:
    """Draw the lines' key from the store's, so that neither gives the other away (RFC 5869)."""
    drawn = HKDF(key, _KEY_BYTES, b"", SHA256, context=_PURPOSE)
    if not isinstance(drawn, bytes):
        raise TypeError("one key was asked for")
    return drawn
