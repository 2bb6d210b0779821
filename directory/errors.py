"""What a client, or a program, is answered when something of ours broke."""

from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views import defaults
from django.views.debug import ExceptionReporter

from directory.api.answers import answer

PROGRAMS = "/api/"


def server_error(request: HttpRequest) -> HttpResponse:
    """JSON under the addresses for programs, and the page elsewhere; neither says what broke."""
    if request.path.startswith(PROGRAMS):
        words = _("Something broke on our side, and we have a note of it. Try again later.")
        return answer({"errors": {"server": [words]}}, status=500)
    return defaults.server_error(request)


class PlainErrorReporter(ExceptionReporter):
    """With DEBUG on, show the same page as everywhere: the traceback stands in the log, without values."""

    def get_traceback_html(self) -> SafeString:
        return render_to_string("500.html")

    def get_traceback_text(self) -> SafeString:
        kind = self.exc_type.__name__ if self.exc_type else "Error"
        return mark_safe(f"{kind}: see the log of the server.")  # noqa: S308 - a class name
