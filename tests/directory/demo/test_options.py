"""Whoever tries the product out finds somebody for every option of search; a blank page would look like a defect."""

import pytest
from django.db.models import Q, TextChoices

from providers import words
from providers.models import License, Provider, Service
from providers.vocabulary.license import Profession, licenses_of
from providers.vocabulary.people import Ages, Community, Gender, Language
from providers.vocabulary.practice import (
    Accepting,
    Access,
    Availability,
    Cost,
    Hours,
    Insurance,
    Pay,
)
from providers.vocabulary.state import State
from providers.vocabulary.treatment import (
    Condition,
    Format,
    Molecule,
    Orientation,
    Phase,
    Psychotherapy,
    Route,
    TreatmentModel,
)

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.xdist_group("demo")]

SERVICES: dict[str, type[TextChoices]] = {
    "model": TreatmentModel,
    "route": Route,
    "molecule": Molecule,
    "therapy": Psychotherapy,
    "format": Format,
}
LISTS: dict[str, type[TextChoices]] = {
    "conditions": Condition,
    "orientations": Orientation,
    "insurance": Insurance,
    "pay": Pay,
    "languages": Language,
    "hours": Hours,
    "ages": Ages,
    "communities": Community,
    "access": Access,
}
PRESCRIBES = ("yes", "own", "collaborating")
AVAILABILITIES = {Accepting.NOW: Availability.OPEN, Accepting.WAITLIST: Availability.WAITLIST}


def options() -> dict[str, Q]:
    """Every value of every facet of search, with the condition that it stands for."""
    found = {
        f"{facet}={value}": words.offering(**{facet: [value]})
        for facet, values in SERVICES.items()
        for value in values
    }
    found |= {
        f"{facet}={value}": Q(**{f"{facet}__contains": [value]})
        for facet, values in LISTS.items()
        for value in values
    }
    for profession in Profession:
        holders = License.objects.speaking().filter(licenses_of(profession))
        found[f"profession={profession}"] = words.holding(holders)
    found |= {f"prescribes={value}": words.prescribing(value) for value in PRESCRIBES}
    found["team=yes"] = words.care_team()
    found |= {f"state={state}": words.in_state(state) for state in State}
    found |= {f"cost={band}": words.costing(band) for band in Cost}
    found |= {f"phase={phase}": words.including([phase]) for phase in Phase}
    found |= {f"accepting={value}": words.accepting(AVAILABILITIES[value]) for value in Accepting}
    found["experience=kap_trained"] = words.trained()
    found |= {f"experience=years_{years}": words.practicing_for(years) for years in (5, 10)}
    found |= {f"gender={gender}": Q(gender=gender) for gender in Gender}
    return found


def test_every_option_of_search_finds_somebody():
    keys = list(Provider.objects.published().verified().values_list("pk", flat=True))
    shown = Provider.objects.filter(pk__in=keys)
    missing = [
        name for name, condition in options().items() if not shown.filter(condition).exists()
    ]
    assert missing == []


def test_every_model_is_offered_by_every_route():
    shown = Provider.objects.published().verified()
    pairs = set(Service.objects.filter(provider__in=shown).values_list("model", "route"))
    assert pairs == {(model.value, route.value) for model in TreatmentModel for route in Route}


@pytest.mark.parametrize("field", [*LISTS, "practicing_since", "availability"])
def test_some_listings_leave_each_fact_unstated(field):
    """Otherwise "Not stated", and the question that a client can ask, would never be seen."""
    unstated = Q(availability="unknown") if field == "availability" else Q(**{field: None})
    shown = Provider.objects.published().verified()
    silent = shown.filter(unstated).count()
    assert 0 < silent < shown.count()


def test_about_one_listing_in_five_is_a_practice_with_people():
    practices = Provider.objects.filter(kind="organization")
    assert 60 <= practices.count() <= 100
    assert not practices.exclude(members__confirmed_at__isnull=False).exists()


def test_large_cities_have_more_than_one_and_the_country_is_there_too():
    """Search by distance needs both: several on one pin, and nobody for miles."""
    cities = list(Provider.objects.order_by().values_list("locations__city", "locations__state"))
    assert max(cities.count(city) for city in set(cities)) >= 5
    assert sum(cities.count(city) == 1 for city in set(cities)) >= 50
