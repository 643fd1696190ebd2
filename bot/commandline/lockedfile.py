"""A file that only the secret key opens: in pieces, each of which proves that it is whole."""

import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from hashlib import sha256
from pathlib import Path
from typing import BinaryIO

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from bot import upgrade
from bot.keys import Keys, WrongKey

MAGIC = b"burenhulp copy 1\n"
SALT = 32  # bytes: each file has a key of its own
PIECE = 1 << 20  # bytes of what is locked
TAG = 16


def is_locked(file: Path) -> bool:
    """Whether this is one of them."""
    with file.open("rb") as opened:
        return opened.read(len(MAGIC)) == MAGIC


def lock(plain: Path, target: Path, keys: Keys) -> str:
    """Write `plain` to `target`, which must not be there yet; returns the digest of `plain`."""
    salt, digest = secrets.token_bytes(SALT), sha256()
    cipher = AESGCM(_key(keys.copies()[0], salt))
    with plain.open("rb") as source, _new(target) as written:
        written.write(MAGIC + salt)
        for number, (piece, last) in enumerate(_pieces(source, PIECE)):
            digest.update(piece)
            written.write(cipher.encrypt(_nonce(number, last=last), piece, None))
    return digest.hexdigest()


def digest_of(file: Path, keys: Keys) -> str:
    """The digest of what is in a locked file; it is kept nowhere. Raises as `unlock`."""
    digest = sha256()
    for piece in _opened(file, keys):
        digest.update(piece)
    return digest.hexdigest()


def unlock(file: Path, target: Path, keys: Keys) -> None:
    """Write what is in it to `target`, which must not be there yet.

    Raises `WrongKey` when none of the keys opens it, and `upgrade.Damaged` when a piece is
    missing, changed or in another place; then nothing is left at `target`.
    """
    with _new(target) as written:
        for piece in _opened(file, keys):
            written.write(piece)


@contextmanager
def _new(target: Path) -> Iterator[BinaryIO]:
    """A file for its owner only, which was not there before and is not when anything fails."""
    handle = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        with os.fdopen(handle, "wb") as written:
            yield written
            written.flush()
            os.fsync(written.fileno())
    except BaseException:
        with suppress(OSError):
            target.unlink()
        raise


def _opened(file: Path, keys: Keys) -> Iterator[bytes]:
    with file.open("rb") as source:
        salt = source.read(len(MAGIC) + SALT)[len(MAGIC) :]
        cipher = None
        for number, (piece, last) in enumerate(_pieces(source, PIECE + TAG)):
            nonce = _nonce(number, last=last)
            cipher = cipher or _fitting(keys, salt, nonce, piece)
            try:
                yield cipher.decrypt(nonce, piece, None)
            except InvalidTag:
                raise upgrade.Damaged("copy") from None


def _fitting(keys: Keys, salt: bytes, nonce: bytes, piece: bytes) -> AESGCM:
    """The cipher of the secret that the first piece was locked with."""
    for secret in keys.copies():
        cipher = AESGCM(_key(secret, salt))
        with suppress(InvalidTag):
            cipher.decrypt(nonce, piece, None)
            return cipher
    raise WrongKey


def _pieces(source: BinaryIO, size: int) -> Iterator[tuple[bytes, bool]]:
    """Piece after piece, and whether it is the last one: cut off, the last one does not fit."""
    piece = source.read(size)
    while True:
        following = source.read(size)
        yield piece, not following
        if not following:
            return
        piece = following


def _nonce(number: int, *, last: bool) -> bytes:
    return number.to_bytes(11, "big") + bytes([last])


def _key(secret: bytes, salt: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=32, salt=salt, info=b"one copy").derive(secret)
