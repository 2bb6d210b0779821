"""Locks what must not be readable in the database or in a copy of it: messages, documents, mail that waits.

Keys follow from the site's secret, one a purpose; what was locked under an earlier secret opens while that one stands in
`SECRET_KEY_FALLBACKS`.
"""

from base64 import urlsafe_b64encode
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


class LockedError(ValueError):
    """The bytes were not locked here for this purpose, were changed, or the secret they were locked under is gone."""


def lock(purpose: str, content: bytes) -> bytes:
    """`content` as bytes that only this site can open, and only for the same `purpose`, such as "message"."""
    return _keys(purpose).encrypt(content)


def unlock(purpose: str, locked: bytes) -> bytes:
    """What was locked. Raises LockedError for anything else."""
    try:
        return _keys(purpose).decrypt(bytes(locked))
    except InvalidToken as error:
        raise LockedError(purpose) from error


def _keys(purpose: str) -> MultiFernet:
    secrets = (settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS)
    return MultiFernet([_key(purpose, secret) for secret in secrets])


@lru_cache(maxsize=32)
def _key(purpose: str, secret: str) -> Fernet:
    info = f"stillwater at rest: {purpose}".encode()
    derived = HKDF(SHA256(), length=32, salt=None, info=info).derive(secret.encode())
    return Fernet(urlsafe_b64encode(derived))
