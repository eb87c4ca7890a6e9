"""Finding the key of an encrypted store: typed just now, from the environment, or kept by the PC.

What a key looks like on paper is ``domain.recovery_key``; changing keys is ``store_conversion``.
"""

import contextlib
import os
from collections.abc import Generator, Iterator, Mapping
from pathlib import Path

from app.devices.key_store import KeyStore, SystemKeyStore
from app.domain.recovery_key import key_number, read_recovery_key
from app.errors import DeviceError, InputError, KeyNeededError, StoreDamagedError, StoreError
from app.models.encryption import check_key, disk_errors, is_encrypted
from app.models.key_marker import KeyMarker, load_marker, remove_marker, save_marker
from app.models.sqlite_file import StoreKey
from app.words import N_

VARIABLE = "MOTCUA_KEY"
"""Holds the recovery key on PCs without a key store, where programs start without a person."""


class StoreKeys:
    """The keys at hand in this run of the program; workers may ask, the screen may offer."""

    def __init__(
        self, key_store: KeyStore | None = None, environment: Mapping[str, str] | None = None
    ) -> None:
        self.key_store = SystemKeyStore() if key_store is None else key_store
        self._environment = os.environ if environment is None else environment
        self._offered: StoreKey | None = None

    def offer(self, key: bytes) -> None:
        """Take a key somebody has typed; the next opening tries it before all others."""
        self._offered = StoreKey(key)

    @contextlib.contextmanager
    def begun(self, store: Path, key: StoreKey | None) -> Generator[None]:
        """Keep ``key``, if any, before a store with it is made at ``store`` inside the block.

        A store that could not be made leaves no note behind, as if nobody had tried.
        """
        if key is None:
            yield
            return
        with disk_errors():
            store.parent.mkdir(parents=True, exist_ok=True)
            save_marker(store.parent, KeyMarker(key_number(key.raw)))
        try:
            with contextlib.suppress(DeviceError):
                self.key_store.save(key_number(key.raw), key.raw)
            self._offered = key
            yield
        except BaseException:
            with contextlib.suppress(OSError):
                remove_marker(store.parent)
            raise

    def key_for(self, store: Path) -> StoreKey | None:
        """Return the key that opens ``store``, None when it is not encrypted.

        KeyNeededError when none does; StoreError when the right key does not open it, which is
        damage. A key that somebody typed is kept from then on, if the PC can keep keys.
        """
        if not is_encrypted(store):
            return None
        marker = load_marker(store.parent)
        refused: dict[str, KeyNeededError] = {}
        for key in self._at_hand(marker):
            try:
                check_key(store, key)
            except KeyNeededError as error:
                refused[key_number(key.raw)] = error
                continue
            if key is self._offered:
                self._keep(store.parent, key, marker)
            return key
        self._offered = None
        raise _explained(refused, marker)

    def at_hand(self, folder: Path) -> tuple[StoreKey, ...]:
        """Return the keys that may open what belongs to the store in ``folder``."""
        return tuple(self._at_hand(load_marker(folder)))

    def own_key(self, folder: Path) -> StoreKey | None:
        """Return the key the store in ``folder`` is to have, None where it has none or is lost."""
        marker = load_marker(folder)
        keys = self._at_hand(marker) if marker is not None else ()
        return next((key for key in keys if marker and key_number(key.raw) == marker.number), None)

    def _at_hand(self, marker: KeyMarker | None) -> Iterator[StoreKey]:
        if self._offered is not None:
            yield self._offered
        if typed := self._environment.get(VARIABLE, "").strip():
            yield _from_environment(typed)
        for number in marker.numbers() if marker is not None else ():
            if (kept := self.key_store.load(number)) is not None:
                yield StoreKey(kept)

    def _keep(self, folder: Path, key: StoreKey, marker: KeyMarker | None) -> None:
        number = key_number(key.raw)
        # Neither is needed for work: without them the key is asked for again.
        with contextlib.suppress(DeviceError, OSError):
            if marker is None or number not in marker.numbers():
                save_marker(folder, KeyMarker(number))
            self.key_store.save(number, key.raw)


def _from_environment(typed: str) -> StoreKey:
    try:
        return StoreKey(read_recovery_key(typed))
    except InputError as error:
        advice = N_("Sửa khóa trong biến môi trường {variable} rồi chạy lại.")
        raise KeyNeededError(error.title, advice, variable=VARIABLE, **error.values) from error


def _explained(refused: Mapping[str, KeyNeededError], marker: KeyMarker | None) -> StoreError:
    """Return in words why no key at hand opens the store; ``refused`` by the keys' numbers."""
    if not refused:
        return _missing(marker)
    if marker is None:
        return next(iter(refused.values()))
    if refused.keys() >= set(marker.numbers()):
        return StoreDamagedError(
            N_("Khóa số {number} đúng là khóa của kho dữ liệu, nhưng tệp kho bị hỏng."),
            N_("Giữ nguyên tệp, phục hồi từ bản sao lưu."),
            number=marker.number,
        )
    return KeyNeededError(
        N_("Khóa vừa dùng mang số {given}, còn kho dữ liệu này cần khóa số {needed}."),
        N_("Lấy đúng phong bì ghi số {needed} rồi gõ lại."),
        given=next(iter(refused)),
        needed=marker.number,
    )


def _missing(marker: KeyMarker | None) -> KeyNeededError:
    advice = N_("Gõ khóa khôi phục in trên giấy trong phong bì niêm phong.")
    if marker is None:
        return KeyNeededError(
            N_("Kho dữ liệu đã được mã hóa và máy này không giữ khóa của nó."), advice
        )
    return KeyNeededError(
        N_("Kho dữ liệu đã được mã hóa bằng khóa số {number}, máy này không giữ khóa đó."),
        advice,
        number=marker.number,
    )
