"""Locks what the client said into a text that only this site can read, and only for a short time.

The key follows from the site's secret and the UTC date, so nothing sealed on one day can be opened after the end of the
next: 48 hours at most, also by whoever gets hold of a copy. A seal that nobody renews for `IDLE` seconds is void before that.
"""

import datetime as dt
import zlib
from base64 import urlsafe_b64encode
from functools import lru_cache

from cryptography.fernet import Fernet, InvalidToken, MultiFernet
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.utils import timezone

IDLE = 30 * 60
# Browsers drop a cookie of more than 4,096 bytes, name and attributes included.
LONGEST = 3_900
# The length of a seal must not tell how much somebody said, so it grows in steps of this many bytes.
STEP = 384
LARGEST_TEXT = 64_000


class SealError(ValueError):
    """The text was not sealed here, was changed, or is too old; or there is too much to seal."""


def seal(text: bytes) -> str:
    """`text`, packed, padded and locked. Raises SealError when it does not fit into a cookie."""
    packed = zlib.compress(text, 9)
    padding = -(len(packed) + 2) % STEP
    token = _keys().encrypt(len(packed).to_bytes(2, "big") + packed + bytes(padding)).decode()
    if len(token) > LONGEST:
        raise SealError("too much to seal")
    return token


def unseal(token: str) -> bytes:
    """What was sealed. Raises SealError for anything else."""
    if len(token) > LONGEST:
        raise SealError("too long")
    try:
        padded = _keys().decrypt(token.encode(), ttl=IDLE)
    except (InvalidToken, UnicodeEncodeError) as error:
        raise SealError("not ours, or not any more") from error
    packed = padded[2 : 2 + int.from_bytes(padded[:2], "big")]
    return zlib.decompressobj().decompress(packed, LARGEST_TEXT)


def _keys() -> MultiFernet:
    """Today's key, which seals, and yesterday's, which still opens."""
    day = timezone.now().astimezone(dt.UTC).date()
    days = (day, day - dt.timedelta(days=1))
    return MultiFernet([_key(each, settings.SECRET_KEY) for each in days])


@lru_cache(maxsize=4)
def _key(day: dt.date, secret: str) -> Fernet:
    info = b"stillwater guide " + day.isoformat().encode()
    derived = HKDF(SHA256(), length=32, salt=None, info=info).derive(secret.encode())
    return Fernet(urlsafe_b64encode(derived))
