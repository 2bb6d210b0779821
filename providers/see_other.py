"""Where to go after a form."""

from django.http import HttpResponseRedirect


class SeeOther(HttpResponseRedirect):
    """After a form the browser fetches a page, so that Back and reload do the natural thing."""

    status_code = 303
