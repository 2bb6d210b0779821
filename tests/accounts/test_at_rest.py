"""What is locked in the database is readable by this site only, and for one purpose only."""

import pytest

from accounts.at_rest import LockedError, lock, unlock


def test_what_was_locked_opens_again_and_is_not_readable():
    locked = lock("message", b"please call me")
    assert b"call" not in locked
    assert unlock("message", locked) == b"please call me"


def test_what_was_locked_for_one_purpose_does_not_open_for_another():
    with pytest.raises(LockedError):
        unlock("document", lock("message", b"please call me"))


def test_changed_bytes_do_not_open():
    locked = bytearray(lock("message", b"please call me"))
    locked[20] ^= 1
    with pytest.raises(LockedError):
        unlock("message", bytes(locked))


def test_a_new_secret_still_opens_what_an_earlier_one_locked(settings):
    settings.SECRET_KEY = "the first"
    locked = lock("message", b"please call me")
    settings.SECRET_KEY, settings.SECRET_KEY_FALLBACKS = "the second", ["the first"]
    assert unlock("message", locked) == b"please call me"
    settings.SECRET_KEY_FALLBACKS = []
    with pytest.raises(LockedError):
        unlock("message", locked)
