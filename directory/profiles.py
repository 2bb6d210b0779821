"""What the card of a listing says in every search: worked out once for as long as the facts are the same."""

from typing import NamedTuple

from catalog.facts import Facts
from directory.addresses import listing_address
from directory.fact_links import Fact
from directory.wording import Wording
from providers.vocabulary.practice import Accepting, Availability, Cost
from providers.vocabulary.treatment import Route, TreatmentModel

ACCEPTING = {Availability.OPEN: Accepting.NOW, Availability.WAITLIST: Accepting.WAITLIST}
MODELS = [model.value for model in TreatmentModel]
ROUTES = [route.value for route in Route]
# Some ten megabytes at most; then it starts afresh.
MOST_KNOWN = 2000


class Way(NamedTuple):
    """A model with the routes of its own services: a drip in one model says nothing of another."""

    model: str
    routes: tuple[Fact, ...]


class Check(NamedTuple):
    """What is known of the licenses in a few words; `kind` is ok, warn or danger."""

    kind: str
    fact: Fact


class Profile(NamedTuple):
    """The lasting part of a card, in one language."""

    facts: Facts
    address: str
    name: str
    practice: str
    professions: tuple[Fact, ...]
    ways: tuple[Way, ...]
    checks: tuple[Check, ...]
    cost: Fact
    room: Fact


def profile_of(facts: Facts, wording: Wording) -> Profile:
    """The profile of a listing, made anew only when its facts are others than the last time."""
    known = _known.get((facts.pk, wording))
    if known is not None and known.facts is facts:
        return known
    if len(_known) >= MOST_KNOWN:
        _known.clear()
    _known[facts.pk, wording] = made = _profile(facts, wording)
    return made


# By the key of the listing and the language; what the public may read, and nothing of who read it.
_known: dict[tuple[int, Wording], Profile] = {}


def _profile(facts: Facts, wording: Wording) -> Profile:
    _, labels = wording.gettext, wording.labels["profession"]
    return Profile(
        facts=facts,
        address=listing_address(facts.slug),
        name=f"{facts.name}, {facts.post_nominals}" if facts.post_nominals else facts.name,
        practice=_("Practice") if facts.kind == "organization" else "",
        professions=tuple(
            Fact(labels[each], (("profession", each),)) for each in facts.standing.professions
        )
        or (Fact(_("Profession not stated")),),
        ways=_ways(facts, wording),
        checks=tuple(_checks(facts, wording)),
        cost=_cost(facts, wording),
        room=_room(facts, wording),
    )


def _ways(facts: Facts, wording: Wording) -> tuple[Way, ...]:
    offered: dict[str, set[str]] = {}
    for offer in facts.offers:
        offered.setdefault(offer.model, set()).add(offer.route)
    labels = wording.labels["route"]
    return tuple(
        Way(
            model,
            tuple(
                Fact(labels[route], (("route", route),))
                for route in ROUTES
                if route in offered[model]
            ),
        )
        for model in MODELS
        if model in offered
    )


def _checks(facts: Facts, wording: Wording) -> list[Check]:
    _ = wording.gettext
    checks = []
    if facts.standing.disciplined:
        checks.append(Check("danger", Fact(_("A board has acted against a license"))))
    looked = facts.standing.checked_on
    if looked is None:
        checks.append(Check("warn", Fact(_("No valid license check"))))
    elif facts.verified:
        month = wording.month(looked.year, looked.month)
        text = _("License checked %(month)s") % {"month": month}
        checks.append(Check("ok", Fact(text, (("verified", "yes"),))))
    else:
        checks.append(Check("warn", Fact(_("Not confirmed by its owner lately"))))
    return checks


def _cost(facts: Facts, wording: Wording) -> Fact:
    """The lowest price of a whole course: what the list is ordered and filtered by."""
    _ = wording.gettext
    if facts.course_low is None:
        return Fact(_("Cost not stated"), (("cost", Cost.NOT_STATED.value),))
    text = _("Whole course from $%(low)s") % {"low": wording.number(facts.course_low)}
    return Fact(text, tuple(("cost", band) for band in facts.options["cost"] or ()))


def _room(facts: Facts, wording: Wording) -> Fact:
    """Room for a new client in a few words, with the wait where it was stated."""
    _, said = wording.gettext, Availability(facts.availability)
    if said == Availability.UNKNOWN:
        return Fact(_("Room for new clients: not stated"))
    changes = (("accepting", ACCEPTING[said].value),) if said in ACCEPTING else ()
    if said != Availability.OPEN or facts.next_opening_days is None:
        return Fact(wording.availability[said], changes)
    days = facts.next_opening_days
    text = wording.ngettext(
        "Taking new clients, first visit in about %(days)s day",
        "Taking new clients, first visit in about %(days)s days",
        days,
    )
    return Fact(text % {"days": days}, changes)
