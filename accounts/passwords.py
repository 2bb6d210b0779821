"""Which passwords are too easy to guess: checked here, without asking anybody else. Each message says what to do."""

import re
from functools import cache
from typing import Any

from django.conf import settings
from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

LEAST = 12
# What is left of a password without one's own name must still be worth guessing.
REST = 8
LOOKALIKES = str.maketrans("0134578@$!", "oleastbasi")
ROWS = ("abcdefghijklmnopqrstuvwxyz", "01234567890", "qwertyuiop", "asdfghjkl", "zxcvbnm")


class LongEnough:
    """At least twelve characters, of whatever kind."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for a shorter one."""
        missing = LEAST - len(password)
        if missing > 0:
            raise ValidationError(
                ngettext(
                    "Make it %(n)d character longer. Three or four words in a row are easy to remember.",
                    "Make it %(n)d characters longer. Three or four words in a row are easy to remember.",
                    missing,
                ),
                code="password_too_short",
                params={"n": missing},
            )

    def get_help_text(self) -> str:
        return _("At least 12 characters. Three or four words in a row work well.")


class NotCommon:
    """Not one that many people use, also not dressed up with digits, lookalikes or a second helping."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for one from the lists, or one that follows a plain pattern."""
        if is_common(password):
            raise ValidationError(
                _(
                    "Many people use this password or one like it. Choose words that do not belong together."
                ),
                code="password_too_common",
            )

    def get_help_text(self) -> str:
        return _("Not a password that many people use.")


class NotYours:
    """Not made of what anybody can know: the person's address and name, the name of the site."""

    def validate(self, password: str, user: Any = None) -> None:
        """Raise ValidationError for one of which little is left without those."""
        words = known_words(user)
        rest = password.lower()
        for word in sorted(words, key=len, reverse=True):
            rest = rest.replace(word, "")
        if rest != password.lower() and len(rest) < REST:
            raise ValidationError(
                _(
                    "This is too close to your name, your email address, or the name of this site. Choose other words."
                ),
                code="password_too_similar",
            )

    def get_help_text(self) -> str:
        return _("Not your name or your email address.")


def is_common(password: str) -> bool:
    """Whether a password is on the list of common ones, once its ornaments are gone, or is hardly more than a pattern."""
    plain = password.lower()
    if len(set(plain)) < 5 or _is_run(plain):
        return True
    cores = {plain, re.sub(r"[\W\d_]+", "", plain.translate(LOOKALIKES))}
    cores |= {re.sub(r"^[\W\d_]+|[\W\d_]+$", "", core) for core in set(cores)}
    cores |= {_once(core) for core in set(cores)}
    return any(not core or core in _common() or _is_run(core) for core in cores)


def known_words(user: Any) -> set[str]:
    """The parts of a person's address and name, and of the site's, of four letters or more."""
    texts = [settings.SITE_NAME, getattr(user, "email", ""), getattr(user, "name", "")]
    return {
        word
        for text in texts
        for word in re.split(r"[\W_]+", (text or "").lower())
        if len(word) > 3
    }


def _once(text: str) -> str:
    """The part that a text repeats, or the text itself."""
    size = (text + text).find(text, 1)
    return text[:size] if 0 < size < len(text) else text


def _is_run(text: str) -> bool:
    """Whether a text only follows the alphabet, the digits or the rows of the keyboard, either way."""
    steps = {row[i : i + 2] for row in ROWS for i in range(len(row) - 1)}
    steps |= {step[::-1] for step in steps} | {character * 2 for row in ROWS for character in row}
    pairs = [text[i : i + 2] for i in range(len(text) - 1)]
    return bool(pairs) and sum(pair in steps for pair in pairs) > 0.75 * len(pairs)


@cache
def _common() -> frozenset[str]:
    """Django's list of twenty thousand."""
    return frozenset(CommonPasswordValidator().passwords)
