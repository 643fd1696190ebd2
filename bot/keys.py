"""The secret key: encrypts what is personal, signs buttons, seals the trail, and hides tokens."""

import base64
import hashlib
import hmac
import os
import secrets
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import lru_cache
from pathlib import Path

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

REMEMBERED = 2_000  # decrypted values: the names and offers that are read again and again
FILE = "secret.key"


class WrongKey(Exception):
    """Something was encrypted with another key than this one."""


class _Derived:
    """Five keys made from one secret, each for one purpose."""

    def __init__(self, secret: str) -> None:
        if len(secret) < 32:
            raise ValueError("the secret key is too short: at least 32 characters")
        self.fernet = Fernet(base64.urlsafe_b64encode(_derive(secret, b"private columns")))
        self.sign = _derive(secret, b"buttons")
        self.blind = _derive(secret, b"tokens")
        self.seal = _derive(secret, b"seals")
        self.copy = _derive(secret, b"copies")


class Keys:
    """What one secret is used for. While it is changed the `older` ones are good for reading."""

    def __init__(
        self, secret: str, *older: str, again: Callable[[], Sequence[str]] | None = None
    ) -> None:
        self._again = again  # what the secrets are now, where that may change meanwhile
        self._use((secret, *older))

    def _use(self, ring: Sequence[str]) -> None:
        self._secrets = tuple(ring)
        self._keys = tuple(_Derived(secret) for secret in ring)
        self._read = lru_cache(maxsize=REMEMBERED)(self._decrypt)

    def _changed(self) -> bool:
        """Take in the secrets as they are now; False when they are the same."""
        ring = tuple(self._again()) if self._again else ()
        if not ring or ring == self._secrets:
            return False
        self._use(ring)
        return True

    @property
    def many(self) -> int:
        """How many secrets there are: more than one while they are changed."""
        return len(self._keys)

    def encrypt(self, text: str) -> bytes:
        return self._keys[0].fernet.encrypt(text.encode("utf-8", "replace"))

    def decrypt(self, token: bytes) -> str:
        try:
            return self._read(token).decode("utf-8")
        except InvalidToken as error:
            if self._changed():  # `burenhulp rotate` worked beside this process
                return self.decrypt(token)
            raise WrongKey from error

    def _decrypt(self, token: bytes) -> bytes:
        for key in self._keys[:-1]:
            with suppress(InvalidToken):
                return key.fernet.decrypt(token)
        return self._keys[-1].fernet.decrypt(token)

    def is_current(self, token: bytes) -> bool:
        """Whether this was encrypted with the newest secret."""
        try:
            self._keys[0].fernet.decrypt(token)
        except InvalidToken:
            return False
        return True

    def check_value(self, *parts: str) -> str:
        """Eight bytes (11 characters) that only this installation can compute for `parts`."""
        return _check_value(self._keys[0], parts)

    def is_check_value(self, check: str, *parts: str) -> bool:
        """Whether `check` is the one for `parts`, by the newest secret or an older one."""
        given = check.encode("utf-8", "replace")
        right = [_check_value(key, parts).encode() for key in self._keys]
        if any(hmac.compare_digest(given, one) for one in right):
            return True
        return self._changed() and self.is_check_value(check, *parts)

    def blind(self, text: str) -> str:
        """`text` made unreadable but still comparable: for link tokens and for the log."""
        return _blind(self._keys[0], text)

    def blinds(self, text: str) -> tuple[str, ...]:
        """The same by every secret, the newest first: for what was kept before a change."""
        return tuple(_blind(key, text) for key in self._keys)

    def seals(self) -> tuple[bytes, ...]:
        """The keys of `bot.sealing`, the newest first."""
        return tuple(key.seal for key in self._keys)

    def copies(self) -> tuple[bytes, ...]:
        """The keys that copies of the database are locked with, the newest first."""
        return tuple(key.copy for key in self._keys)


def _check_value(key: _Derived, parts: Sequence[str]) -> str:
    digest = hmac.digest(key.sign, "\x1f".join(parts).encode(), "sha256")
    return base64.urlsafe_b64encode(digest[:8]).rstrip(b"=").decode()


def _blind(key: _Derived, text: str) -> str:
    return hmac.new(key.blind, text.encode(), hashlib.sha256).hexdigest()


def _derive(secret: str, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=purpose).derive(secret.encode())


def open_keys(secret: str, data_dir: Path) -> Keys:
    """The keys of the settings, else of the key file, which is made at the first start.

    Either holds the newest secret and, while it is being changed, older ones behind it.
    """
    if secret:
        return Keys(*secret.splitlines())
    path = data_dir / FILE
    if not path.exists():
        data_dir.mkdir(parents=True, exist_ok=True)
        _make(path)
    return Keys(*_lines(path), again=lambda: _lines(path))


def _lines(path: Path) -> list[str]:
    return path.read_text(encoding="ascii").split()


def add_secret(data_dir: Path) -> None:
    """Put a new secret before the one in the key file."""
    path = data_dir / FILE
    _replace(path, [secrets.token_urlsafe(48), *_lines(path)])


def drop_older(data_dir: Path) -> None:
    """Only the newest secret stays in the key file."""
    path = data_dir / FILE
    _replace(path, _lines(path)[:1])


def _replace(path: Path, ring: Sequence[str]) -> None:
    part = path.with_name(f"{path.name}.{os.getpid()}")
    _write(part, "\n".join(ring))
    part.replace(path)


def _make(path: Path) -> None:
    """A key file that is there whole or not at all, also when the disk is full."""
    part = path.with_name(f"{path.name}.{os.getpid()}")
    try:
        _write(part, secrets.token_urlsafe(48))
        with suppress(FileExistsError):  # another command made one at this very moment
            os.link(part, path)
    finally:
        part.unlink(missing_ok=True)


def _write(part: Path, text: str) -> None:
    handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o400)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
