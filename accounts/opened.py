"""A form that somebody opened right after they signed in can be sent for a while, without another sign-in.

What is asked of a person in the middle of their work loses the file that they chose. So the page of a form with a file carries a
signed word: that this person, in this session, opened this address at that time. Whoever has no such page is asked as always.
"""

import datetime as dt

from django.core import signing
from django.http import HttpRequest

# The name of the hidden field.
NAME = "opened"


def word_for(request: HttpRequest) -> str:
    """The word for a page that is opened now. It is for whoever has just proved who they are."""
    return signing.dumps(_about(request), salt=_salt(request))


def was_opened(request: HttpRequest, *, within: dt.timedelta) -> bool:
    """Whether the form that is sent comes from a page that the same person opened here, in the same session, within that time."""
    if request.method != "POST" or not request.user.is_authenticated:
        return False
    try:
        said = signing.loads(request.POST.get(NAME, ""), salt=_salt(request), max_age=within)
    except signing.BadSignature:
        return False
    return bool(said == _about(request))


def _about(request: HttpRequest) -> list[object]:
    return [request.user.pk, request.path]


def _salt(request: HttpRequest) -> str:
    """Whoever signs out, or changes their password, has another session, and nothing of the old one counts in it."""
    return f"accounts.opened {request.session.session_key}"
