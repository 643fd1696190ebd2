"""The secret key: encrypts what is personal, signs buttons, and hides tokens."""

import base64
import hashlib
import hmac
import os
import secrets
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

REMEMBERED = 2_000  # decrypted values: the names and offers that are read again and again


class WrongKey(Exception):
    """Something was encrypted with another key than this one."""


class Keys:
    """Three keys made from one secret, each for one purpose."""

    def __init__(self, secret: str) -> None:
        if len(secret) < 32:
            raise ValueError("the secret key is too short: at least 32 characters")
        self._fernet = Fernet(base64.urlsafe_b64encode(_derive(secret, b"private columns")))
        self._sign = _derive(secret, b"buttons")
        self._blind = _derive(secret, b"tokens")
        self._read = lru_cache(maxsize=REMEMBERED)(self._fernet.decrypt)

    def encrypt(self, text: str) -> bytes:
        return self._fernet.encrypt(text.encode("utf-8", "replace"))

    def decrypt(self, token: bytes) -> str:
        try:
            return self._read(token).decode("utf-8")
        except InvalidToken as error:
            raise WrongKey from error

    def check_value(self, *parts: str) -> str:
        """Eight bytes (11 characters) that only this installation can compute for `parts`."""
        digest = hmac.digest(self._sign, "\x1f".join(parts).encode(), "sha256")
        return base64.urlsafe_b64encode(digest[:8]).rstrip(b"=").decode()

    def blind(self, text: str) -> str:
        """`text` made unreadable but still comparable: for link tokens and for the log."""
        return hmac.new(self._blind, text.encode(), hashlib.sha256).hexdigest()


def _derive(secret: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())


def open_keys(secret: str, data_dir: Path) -> Keys:
    """The keys of the settings, else of the key file, which is made at the first start."""
    if secret:
        return Keys(secret)
    path = data_dir / "secret.key"
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        _make(path)
    return Keys(path.read_text(encoding="ascii").strip())


def _make(path: Path) -> None:
    """A key file that is there whole or not at all, also when the disk is full."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
        with os.fdopen(handle, "w", encoding="ascii") as file:
            file.write(secrets.token_urlsafe(48))
            file.flush()
            os.fsync(file.fileno())
        with suppress(FileExistsError):  # another command made one at this very moment
            os.link(part, path)
    finally:
        part.unlink(missing_ok=True)
