"""Views that check the token of a form themselves, later than the middleware would."""

from collections.abc import Callable
from typing import Any

from django.http import HttpResponse
from django.views.decorators.csrf import csrf_exempt

View = Callable[..., HttpResponse]


def checks_token_itself(view: View) -> View:
    """Put Django's check off, and say that the view does it: unlike one that takes forms from anywhere, it knows who sends them."""
    marked: Any = csrf_exempt(view)
    marked.checks_token_itself = True
    return marked


def takes_forms_from_anywhere(view: View) -> bool:
    """Whether nobody checks the token of what is sent to a view."""
    return getattr(view, "csrf_exempt", False) and not getattr(view, "checks_token_itself", False)
