"""The page a client sees when something of ours broke."""

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.views.debug import ExceptionReporter


class PlainErrorReporter(ExceptionReporter):
    """With DEBUG on, show the same page as everywhere: the traceback stands in the log, without values."""

    def get_traceback_html(self) -> SafeString:
        return render_to_string("500.html")

    def get_traceback_text(self) -> SafeString:
        kind = self.exc_type.__name__ if self.exc_type else "Error"
        return mark_safe(f"{kind}: see the log of the server.")  # noqa: S308 - a class name
