"""A key store for tests: a backend of keyring's that keeps secrets in a folder.

``KEEPER`` names it for ``PYTHON_KEYRING_BACKEND``, which keyring reads in every process.
"""

import json
import os
from pathlib import Path

from keyring.backend import KeyringBackend
from keyring.errors import PasswordSetError

KEEPER = "tests.key_files.FolderKeyring"
FOLDER = "MOTCUA_TEST_KEYS"


class FolderKeyring(KeyringBackend):
    """Keeps secrets in a JSON file of the folder that ``MOTCUA_TEST_KEYS`` names."""

    priority = 1  # pyright: ignore[reportAssignmentType]

    def get_password(self, service: str, username: str) -> str | None:
        return self._kept().get(f"{service}/{username}")

    def set_password(self, service: str, username: str, password: str) -> None:
        self._keep({**self._kept(), f"{service}/{username}": password})

    def delete_password(self, service: str, username: str) -> None:
        kept = self._kept()
        del kept[f"{service}/{username}"]
        self._keep(kept)

    def _kept(self) -> dict[str, str]:
        file = Path(os.environ[FOLDER]) / "keys.json"
        return json.loads(file.read_text(encoding="utf-8")) if file.exists() else {}

    def _keep(self, kept: dict[str, str]) -> None:
        folder = Path(os.environ[FOLDER])
        folder.mkdir(parents=True, exist_ok=True)
        (folder / "keys.json").write_text(json.dumps(kept), encoding="utf-8")


class PlainFileKeyring(FolderKeyring):
    """One that keyring itself does not recommend."""

    priority = 0.5  # pyright: ignore[reportAssignmentType]


class LockedKeyring(FolderKeyring):
    """One whose user does not unlock it."""

    def get_password(self, service: str, username: str) -> str | None:
        raise RuntimeError("locked")

    def set_password(self, service: str, username: str, password: str) -> None:
        raise PasswordSetError("locked")
