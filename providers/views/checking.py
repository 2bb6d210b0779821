"""One text of a section, looked at while its writer is still on the page."""

from django import forms
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.debug import sensitive_post_parameters

from providers.access import own_listing
from providers.listing_backing import Backing
from providers.models import Provider
from providers.models.draft import Section
from providers.sections import FORMS
from providers.views.typed import TooMuchError, section_named, typed_in


@sensitive_post_parameters()
@own_listing("POST")
def check(request: HttpRequest, listing: Provider, section: str) -> HttpResponse:
    """What is wrong with the one text that was sent, as its page would say it after saving. Nothing is kept."""
    part = section_named(section)
    try:
        typed = typed_in(request, part)
    except TooMuchError:
        return HttpResponse(status=413)
    # Blank is nothing to find fault with, and the name of an emptied field is still one that has to be ours.
    names = [name for name in request.POST if FORMS[part].known(name)]
    if len(names) != 1 or part == Section.PHOTO:
        raise Http404
    form = FORMS[part](typed or {names[0]: [""]}, backing=Backing(listing), checked=True)
    form.is_valid()
    if not isinstance(form.fields[names[0]].widget, forms.TextInput | forms.Textarea):
        raise Http404
    found = {"field": form[names[0]], "form": form}
    return render(request, "practice/listing/found.html", found)
