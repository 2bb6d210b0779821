"""What keeps a listing out of view. It was suspended by hits on the exclusion list, by reports, or by both, and comes back only when none of
them stands any more: whoever ends one asks here for all the others."""

import uuid
from dataclasses import dataclass

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.roles import REVIEWERS
from providers.models import Provider
from providers.vocabulary.checking import ListingState
from verification.models import ExclusionHit, ListingMove, Report, ReportAct
from verification.models.exclusion_hit import WAS_SHOWN
from verification.models.report import ReportQuerySet
from verification.vocabulary.report import Act, ReportOutcome, ReportState


@dataclass(frozen=True)
class Keeper:
    """One thing for which a listing is hidden, in words, and where it is worked on; no address where that is not the reader's work."""

    words: str
    address: str = ""


def keeping_down() -> ReportQuerySet:
    """Reports that took their listing down, and were not undone since."""
    took_down = ReportAct.objects.filter(report=OuterRef("pk"), act=Act.SUSPENDED)
    stands = Q(state=ReportState.SUSPENDED) | Q(outcome=ReportOutcome.TAKEN_DOWN)
    return Report.objects.filter(stands, Exists(took_down))


def stands(listing: Provider) -> bool:
    """Whether anything forbids that the listing is shown; the caller has locked it, as has everybody who suspends or ends a suspension."""
    return (
        listing.identity_accepted_at is None
        or ExclusionHit.objects.standing().filter(provider=listing).exists()
        or keeping_down().filter(provider=listing).exists()
    )


def keepers(listing: Provider, *, reader: User, but: uuid.UUID | None = None) -> list[Keeper]:
    """What keeps a suspended listing hidden, apart from the hit or report `but` and from what the reader may not know of; nothing for
    a listing that is not suspended."""
    if listing.listing_state != ListingState.SUSPENDED:
        return []
    found = []
    others = ~Q(pk=but) if but else Q()
    if listing.identity_accepted_at is None:
        found.append(Keeper(_("Nobody's claim on this listing is accepted.")))
    for hit in ExclusionHit.objects.standing().filter(others, provider=listing):
        found.append(Keeper(_("The federal exclusion list names them."), hit.get_absolute_url()))
    for report in keeping_down().filter(others, provider=listing).open_to(reader):
        address = reverse("review_report", args=[report.pk]) if reader.role in REVIEWERS else ""
        found.append(Keeper(_("A report took it down."), address))
    return found


def was_before(listing: Provider) -> ListingState:
    """How a suspended listing was shown before it was taken down; paused, which its owner can end, where nobody knows."""
    moves = ListingMove.objects.filter(provider_id=listing.pk, became=ListingState.SUSPENDED)
    last = moves.order_by("pk").last()
    return ListingState(last.was) if last and last.was in WAS_SHOWN else ListingState.PAUSED


def show_again(listing: Provider) -> bool:
    """Make a suspended listing, locked by the caller, what it was, unless something still stands; returns whether it is back."""
    return _end(listing, was_before(listing))


def come_back_paused(provider: Provider) -> None:
    """For whom a new claim was accepted after a former one was taken back: nothing hides them any more, and they publish again themselves."""
    listing = Provider.objects.select_for_update(of=("self",)).get(pk=provider.pk)
    _end(listing, ListingState.PAUSED)


def _end(listing: Provider, state: ListingState) -> bool:
    if listing.listing_state != ListingState.SUSPENDED or stands(listing):
        return False
    listing.listing_state = state
    listing.save(update_fields=["listing_state", "changed_at"])
    return True
