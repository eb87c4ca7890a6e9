"""A key of the office: bundles are closed with its public half, and opened with a key file.

The secret of each bundle is sealed by RFC 9180 (HPKE, X25519); the key file is PKCS#8. Who may
make a key, and where its public half is kept, is the office's.
"""

# The library's types are not complete.
# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false

import base64
import hashlib
import json
from pathlib import Path

from Cryptodome.Protocol import HPKE
from Cryptodome.Protocol.DH import import_x25519_public_key
from Cryptodome.PublicKey import ECC

from app.domain.passphrase import tidy_passphrase
from app.errors import FileError, InputError
from app.export.bundle_place import EXPORT_AGAIN, damaged, open_place
from app.words import N_

KEY_NAME = "data.key"

_CURVE = "Curve25519"
_CIPHER = HPKE.AEAD.AES256_GCM
_PURPOSE = b"motcua: secret of a bundle, 1"
# Authenticated: a wrong phrase never yields another key.
_PROTECTION = "PBKDF2WithHMAC-SHA512AndAES256-GCM"


def new_office_key(phrase: str) -> tuple[str, bytes]:
    """Return the public half of a new key as text, and the key file that ``phrase`` opens."""
    key = ECC.generate(curve=_CURVE)
    public = key.public_key().export_key(format="raw")
    private = key.export_key(
        format="PEM", passphrase=tidy_passphrase(phrase), protection=_PROTECTION
    )
    return base64.b64encode(public).decode(), f"{private}\n".encode()


def short_name(public: str) -> str:
    """Return what tells one key from another to a person: eight digits."""
    return hashlib.sha256(base64.b64decode(public)).hexdigest()[:8]


def seal(secret: str, public: str) -> bytes:
    """Return ``secret`` closed so that only the key file opens it."""
    receiver = import_x25519_public_key(base64.b64decode(public))
    sender = HPKE.new(receiver_key=receiver, aead_id=_CIPHER, info=_PURPOSE)
    closed = sender.seal(secret.encode())
    told = {
        "key": short_name(public),
        "enc": base64.b64encode(sender.enc).decode(),
        "sealed": base64.b64encode(closed).decode(),
    }
    return f"{json.dumps(told, indent=1)}\n".encode()


def secret_of(bundle: Path, key_file: bytes, phrase: str) -> str:
    """Return the secret of the bundle at ``bundle``, which then opens it as a passphrase does.

    InputError("passphrase") for a phrase that does not open the key file, FileError for another
    key or a bundle that was not closed with one.
    """
    with open_place(bundle) as place:
        if KEY_NAME not in place.names():
            raise FileError(
                N_("Gói dữ liệu «{name}» không mã hóa bằng khóa của cơ quan."),
                N_("Mở bằng mật khẩu xuất dữ liệu của máy đã xuất gói này."),
                name=place.name,
            )
        sealed = b"".join(place.read(KEY_NAME))
    try:
        key = ECC.import_key(key_file, passphrase=tidy_passphrase(phrase))
        if key.curve != _CURVE or not key.has_private():
            raise ValueError(key.curve)
    except (ValueError, IndexError, TypeError) as error:
        raise InputError(
            "passphrase",
            N_("Mật khẩu không mở được tệp khóa."),
            N_("Nhập mật khẩu được ghi khi tạo khóa, hoặc chọn đúng tệp khóa."),
        ) from error
    return _unsealed(sealed, key)


def _unsealed(sealed: bytes, key: ECC.EccKey) -> str:
    try:
        told = json.loads(sealed)
        name, enc = told["key"], base64.b64decode(told["enc"])
        closed = base64.b64decode(told["sealed"])
    except (ValueError, KeyError, TypeError) as error:
        raise damaged(KEY_NAME) from error
    public = base64.b64encode(key.public_key().export_key(format="raw")).decode()
    if name != short_name(public):
        raise FileError(
            N_("Gói dữ liệu mã hóa bằng khóa {wanted}, tệp này là khóa {given}."),
            N_("Chọn đúng tệp khóa của cơ quan."),
            wanted=name,
            given=short_name(public),
        )
    try:
        opener = HPKE.new(receiver_key=key, aead_id=_CIPHER, enc=enc, info=_PURPOSE)
        return opener.unseal(closed).decode()
    except ValueError as error:
        raise FileError(
            N_("Tệp «{name}» của gói dữ liệu bị hỏng."), EXPORT_AGAIN, name=KEY_NAME
        ) from error
