"""The key store of the operating system, in which the PC keeps the keys of encrypted stores.

Windows Credential Manager, Secret Service, KWallet: whichever ``keyring`` finds. Where there is
none, the recovery key is asked for at every start; it is never put into a file instead.
"""

import logging
from typing import Protocol, cast

from app.domain.recovery_key import read_recovery_key, recovery_text
from app.errors import DeviceError, InputError
from app.words import N_

SERVICE = "MotCua"

# keyring's own bound for what keeps a secret; below it are files that anybody may read.
_LEAST_PRIORITY = 1

_log = logging.getLogger(__name__)


class KeyStore(Protocol):
    """Where this PC keeps keys, each under the number printed on its envelope."""

    def is_there(self) -> bool:
        """Say whether the PC can keep keys at all; may take a while."""
        ...

    def load(self, number: str) -> bytes | None:
        """Return the key called ``number``; None when it is not kept or not given out."""
        ...

    def save(self, number: str, key: bytes) -> None:
        """Keep ``key``; DeviceError when the PC cannot."""
        ...

    def forget(self, number: str) -> None:
        """Keep the key called ``number`` no longer, if it was kept."""
        ...


class _Backend(Protocol):
    """What is used of keyring's backends, whose own class has no types."""

    priority: float

    def get_password(self, service: str, username: str) -> str | None: ...
    def set_password(self, service: str, username: str, password: str) -> None: ...
    def delete_password(self, service: str, username: str) -> None: ...


class SystemKeyStore:
    """The key store of whoever is signed in to the system; called on workers only.

    A system may ask its user for a password first, so any call may wait for a person.
    """

    def __init__(self) -> None:
        self._backend: _Backend | None = None

    def is_there(self) -> bool:
        """Say whether the system keeps secrets; files that anybody may read do not count."""
        return _keeps_secrets(self._keyring().priority)

    def load(self, number: str) -> bytes | None:
        """Return the key called ``number``; None when it is not kept or not given out."""
        kept = self._read(_name(number))
        try:
            return None if kept is None else read_recovery_key(kept)
        except InputError:
            _log.warning("key store holds something else in a key's place")
            return None

    def save(self, number: str, key: bytes) -> None:
        """Keep ``key``, and read it back; DeviceError when the system cannot."""
        failure = DeviceError(
            N_("Máy này không giữ được khóa của kho dữ liệu."),
            N_("Giữ kỹ khóa khôi phục in trên giấy: mỗi lần mở chương trình phải gõ lại."),
        )
        if not self.is_there():
            raise failure
        try:
            self._keyring().set_password(SERVICE, _name(number), recovery_text(key))
        except Exception as error:
            raise failure from error
        if self.load(number) != key:
            raise failure

    def forget(self, number: str) -> None:
        """Keep the key called ``number`` no longer, if it was kept."""
        if self.load(number) is None:
            return
        try:
            self._keyring().delete_password(SERVICE, _name(number))
        except Exception as error:
            raise DeviceError(
                N_("Không xóa được khóa khỏi kho khóa của máy này."),
                N_("Mở phần quản lý mật khẩu của hệ điều hành và xóa mục «{service}»."),
                service=SERVICE,
            ) from error

    def load_password(self, server: str) -> str | None:
        """Return the password of the database ``server``; None when it is not kept."""
        return self._read(f"may-chu-{server}")

    def save_password(self, server: str, password: str) -> None:
        """Keep the password of the database ``server``; DeviceError when the system cannot."""
        failure = DeviceError(
            N_("Máy này không giữ được mật khẩu của máy chủ dữ liệu."),
            N_("Ghi mật khẩu vào tệp pgpass của PostgreSQL, rồi nhập địa chỉ không có mật khẩu."),
        )
        if not self.is_there():
            raise failure
        try:
            self._keyring().set_password(SERVICE, f"may-chu-{server}", password)
        except Exception as error:
            raise failure from error

    def _read(self, name: str) -> str | None:
        if not self.is_there():
            return None
        try:
            return self._keyring().get_password(SERVICE, name)
        except Exception as error:
            # What the systems' libraries raise has no class in common; locked is not lost.
            _log.warning("key store gives no key: %s", type(error).__name__)
            return None

    def _keyring(self) -> _Backend:
        if self._backend is None:
            # Loading it costs as much as opening the window, and most stores have no key.
            from keyring import core

            core.init_backend(limit=lambda backend: _keeps_secrets(backend.priority))
            self._backend = cast("_Backend", core.get_keyring())
        return self._backend


def _keeps_secrets(priority: float) -> bool:
    return priority >= _LEAST_PRIORITY


def _name(number: str) -> str:
    return f"kho-{number}"
