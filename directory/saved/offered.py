"""What a saved listing offers, in a comparison: lines of words, or None where it does not say."""

from collections.abc import Callable, Iterable, Sequence

from django.db.models import TextChoices
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from catalog.facts import Offer
from directory.listing.costs import dollars
from directory.saved.listing import SavedListing
from directory.saved.who import Cell
from providers.vocabulary.practice import Availability
from providers.vocabulary.treatment import (
    Format,
    Molecule,
    Phase,
    Psychotherapy,
    Route,
    TreatmentModel,
)


def models(saved: SavedListing) -> Cell:
    """The treatment models."""
    return tuple(str(group.model.label) for group in saved.page.offers) or None


def medicines(saved: SavedListing) -> Cell:
    """Ketamine or esketamine, by model."""
    return _by_model(saved, lambda offers: _labels(Molecule, (each.molecule for each in offers)))


def routes(saved: SavedListing) -> Cell:
    """How it is given, by model: a drip in one model says nothing of another."""
    return _by_model(saved, lambda offers: _labels(Route, (each.route for each in offers)))


def therapy(saved: SavedListing) -> Cell:
    """How much talk there is, by model."""
    return _by_model(
        saved, lambda offers: _labels(Psychotherapy, (each.therapy for each in offers))
    )


def formats(saved: SavedListing) -> Cell:
    """In person, by video, at home; by model."""
    return _by_model(saved, lambda offers: _labels(Format, (each.format for each in offers)))


def phases(saved: SavedListing) -> Cell:
    """What is included, by model."""
    return _by_model(
        saved, lambda offers: _labels(Phase, (p for each in offers for p in each.phases))
    )


def cost(saved: SavedListing) -> Cell:
    """A whole course, by model; nothing where no model has all its prices."""
    if saved.facts.course_low is None:
        return None
    return _by_model(saved, _price)


def _price(offers: Sequence[Offer]) -> str:
    lows = [each.course_low for each in offers if each.course_low is not None]
    highs = [each.course_high for each in offers if each.course_high is not None]
    return dollars(min(lows), max(highs)) if lows and highs else _("Not stated")


def room(saved: SavedListing) -> Cell:
    """Room for a new client, and the wait."""
    said = saved.page.contact.room
    if said.availability == Availability.UNKNOWN:
        return None
    found = [str(said.availability.label)]
    if (days := said.next_opening_days) is not None:
        wait = ngettext(
            "First visit in about %(days)s day", "First visit in about %(days)s days", days
        )
        found.append(wait % {"days": days})
    return tuple(found)


def places(saved: SavedListing) -> Cell:
    """The cities."""
    return tuple(f"{each.city}, {each.state}" for each in saved.facts.places) or None


def _by_model(saved: SavedListing, say: Callable[[Sequence[Offer]], str]) -> Cell:
    """A line a model, with its name in front; a fact of one model says nothing of another."""
    found = []
    for model in TreatmentModel:
        if offers := [each for each in saved.facts.offers if each.model == model]:
            words = {"model": str(model.label), "what": say(offers) or _("Not stated")}
            found.append(_("%(model)s: %(what)s") % words)
    return tuple(found) or None


def _labels(choices: type[TextChoices], values: Iterable[str]) -> str:
    held = set(values)
    return ", ".join(str(choice.label) for choice in choices if choice.value in held)
