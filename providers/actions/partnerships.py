"""How two listings become a care team, stay one, and stop: one asks, the other says yes, either ends it."""

import datetime as dt
from collections.abc import Collection

from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.models import User
from providers.dates import today
from providers.letters import write_to_keepers
from providers.models import Partnership, Provider, Side
from providers.pairing import pairings
from providers.vocabulary.checking import ListingState

LASTS = dt.timedelta(days=365)
# From so many days before its end either side can ask for another year.
RENEWABLE = dt.timedelta(days=60)
# A no is a no: so many proposals of one listing to another, and no more, in so long.
MOST_PROPOSALS = 3
PROPOSALS_COUNT_FOR = dt.timedelta(days=30)
PAGE = "practice_partnerships"


class NotPossibleError(Exception):
    """The partnership is not in a state for that, or the rules say no; the text tells the person why."""


@transaction.atomic
def propose_partnership(
    *, listing: Provider, partner: Provider, side: str, states: Collection[str], by: User
) -> Partnership:
    """Ask `partner` to join, with `listing` as `side` of the two. Raises NotPossibleError.

    Both listings are locked, so that two proposals at once, also of each to the other, become one.
    """
    pair = Provider.objects.filter(pk__in=(listing.pk, partner.pk))
    locked = list(pair.order_by("pk").select_for_update(of=("self",), no_key=True))
    if len(locked) != 2 or any(each.listing_state != ListingState.PUBLISHED for each in locked):
        raise NotPossibleError(_("Both listings have to be published first."))
    between = Partnership.objects.filter(
        Q(therapist=listing, prescriber=partner) | Q(therapist=partner, prescriber=listing)
    )
    if between.filter(ended_at__isnull=True).exists():
        raise NotPossibleError(
            _("There is already a partnership or a proposal between you. See your partnerships.")
        )
    asked_lately = between.filter(
        Q(proposed_from=Side.THERAPIST, therapist=listing)
        | Q(proposed_from=Side.PRESCRIBER, prescriber=listing),
        proposed_at__gt=timezone.now() - PROPOSALS_COUNT_FOR,
    )
    if asked_lately.count() >= MOST_PROPOSALS:
        raise NotPossibleError(
            _("You have asked them %(most)d times in 30 days. Please wait, or talk to them.")
            % {"most": MOST_PROPOSALS}
        )
    possible = [each for each in pairings(listing, partner) if each.side == side]
    if not states or not possible or not set(states) <= set(possible[0].states):
        raise NotPossibleError(_("You do not both state a license for these roles and states."))
    therapist, prescriber = (listing, partner) if side == Side.THERAPIST else (partner, listing)
    made = Partnership.objects.create(
        therapist=therapist,
        prescriber=prescriber,
        states=sorted(states),
        proposed_at=timezone.now(),
        proposed_by=by,
        proposed_from=side,
    )
    write_to_keepers(partner, "partnership_proposed", PAGE)
    return made


@transaction.atomic
def confirm_partnership(partnership: Partnership, *, listing: Provider, by: User) -> None:
    """Say yes to a proposal, or to another year, that the other side asked for: it holds from today, for a year.

    Raises NotPossibleError, also when `listing` is the side that asked.
    """
    locked = _locked(partnership)
    asked_from = locked.proposed_from if locked.confirmed_at is None else locked.renewal_from
    if not asked_from:
        raise NotPossibleError(_("There is nothing to agree to any more."))
    if asked_from == locked.side_of(listing):
        raise NotPossibleError(_("You asked; only your partner can agree."))
    if any(
        each.listing_state in (ListingState.SUSPENDED, ListingState.CLOSED)
        for each in (locked.therapist, locked.prescriber)
    ):
        raise NotPossibleError(_("One of the two listings is closed or suspended."))
    on = today()
    if locked.valid_from is None or locked.valid_until is None or locked.valid_until < on:
        locked.valid_from = on
    locked.valid_until = on + LASTS
    locked.confirmed_at = timezone.now()
    locked.renewal_at, locked.renewal_from = None, ""
    locked.save(
        update_fields=["valid_from", "valid_until", "confirmed_at", "renewal_at", "renewal_from"]
    )
    write_to_keepers(locked.partner_of(listing), "partnership_confirmed", PAGE)


@transaction.atomic
def end_partnership(partnership: Partnership, *, listing: Provider, by: User) -> None:
    """End it at once, whichever side `listing` is: a team, or a proposal that is declined or taken back.

    Raises NotPossibleError when it has ended already.
    """
    locked = _locked(partnership)
    locked.ended_at = timezone.now()
    locked.renewal_at, locked.renewal_from = None, ""
    locked.save(update_fields=["ended_at", "renewal_at", "renewal_from"])
    if locked.confirmed_at is not None:
        write_to_keepers(locked.partner_of(listing), "partnership_ended", PAGE)
    elif locked.proposed_from != locked.side_of(listing):
        write_to_keepers(locked.partner_of(listing), "partnership_declined", PAGE)


@transaction.atomic
def propose_renewal(partnership: Partnership, *, listing: Provider, by: User) -> None:
    """Ask the other side for another year, shortly before the end or any time after it.

    Raises NotPossibleError, also when the other side has asked already: then it is for `listing` to agree.
    """
    locked = _locked(partnership)
    if not renewable(locked):
        raise NotPossibleError(_("It is too early to ask for another year."))
    if locked.renewal_from:
        raise NotPossibleError(_("One of you has asked for another year already."))
    locked.renewal_at, locked.renewal_from = timezone.now(), locked.side_of(listing)
    locked.save(update_fields=["renewal_at", "renewal_from"])
    write_to_keepers(locked.partner_of(listing), "partnership_renewal", PAGE)


def renewable(partnership: Partnership) -> bool:
    """Agreed once, not ended, and within `RENEWABLE` of its end or past it."""
    until = partnership.valid_until
    return partnership.ended_at is None and until is not None and until <= today() + RENEWABLE


def _locked(partnership: Partnership) -> Partnership:
    """The partnership as it is now, locked until the transaction ends; raises NotPossibleError when it has ended."""
    locked = Partnership.objects.select_for_update(of=("self",)).get(pk=partnership.pk)
    if locked.ended_at is not None:
        raise NotPossibleError(_("This has ended already. You can ask again."))
    return locked
