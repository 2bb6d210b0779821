"""Where a provider begins: their listings, claims and invitations."""

from django.db.models import Count, Q
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from providers.access import person, signed_in
from providers.dates import today
from providers.invitation_link import invitations_to
from providers.models import Claim, Provider
from providers.own_licenses import asking_their_holder
from providers.vocabulary.joining import ClaimState


@signed_in("GET")
def practice(request: HttpRequest) -> HttpResponse:
    """The listings that the person may edit, each with how many messages wait there; or how to start one."""
    waiting = Q(messages__replied_at=None, messages__delete_on__gt=today())
    listings = (
        Provider.objects.editable_by(request.user)
        .annotate(waiting=Count("messages", filter=waiting, distinct=True))
        .order_by("name", "pk")
    )
    asking = asking_their_holder(listings)
    claims = Claim.objects.of(request.user).exclude(state=ClaimState.WITHDRAWN)
    answer = {
        "listings": [(each, asking.get(each.pk, [])) for each in listings],
        "claims": claims.select_related("provider", "record"),
        "invitations": invitations_to(person(request)),
    }
    return render(request, "practice/practice.html", answer)
