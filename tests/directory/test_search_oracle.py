"""The search answers in SQL; here the same questions are answered by hand, listing by listing, from plain facts.

If the two disagree, a client is shown someone who does not fit, misses someone who does, or reads a wrong count.
"""

import random
from collections.abc import Iterator, Mapping
from dataclasses import replace

import pytest
from django.core.management import call_command
from django.http import QueryDict
from django.test import override_settings

from catalog.facts import Facts
from catalog.load import load_facts
from catalog.query import RADII, Query
from directory.addresses import search_address
from directory.facets import FACETS
from directory.filterset import ProviderFilterSet
from directory.search import PAGE_SIZE, Search
from directory.tables import Tables
from providers.geography import distance_miles
from providers.models import Provider

PLACES = ("97201", "New York, NY", "60601", "Los Angeles, CA", "Anchorage, AK", "45.5,-122.7")
# The arrays are asked two thousand searches of this kind; here it is the tables, which take long, and the whole of each answer.
SEARCHES = 25


def fits(facts: Facts, search: Search, leaving_out: str = "", formats: str = "") -> bool:
    """The meaning of a search, said once more in plain Python; `formats` stands for the formats asked for."""
    query = search.query
    if formats:
        query = replace(query, formats=frozenset({formats}))
    for facet in FACETS:
        chosen = search.selected(facet)
        if not chosen or facet.name == leaving_out or chosen == ["any"]:
            continue
        if not any(facts.holds(facet.name, value, query.client_state) for value in chosen):
            return False
    return leaving_out == "near" or inside(facts, query)


def inside(facts: Facts, query: Query) -> bool:
    if query.place is None:
        return True
    if "telehealth" in query.formats and query.place.state in facts.telehealth_states:
        return True
    return any(
        distance_miles(query.place.latitude, query.place.longitude, place.latitude, place.longitude)
        <= query.within
        for place in facts.places
    )


def random_search(chance: random.Random) -> dict[str, list[str]]:
    """Up to four facets with one or two values each, half of the time near a place."""
    parameters: dict[str, list[str]] = {}
    for facet in chance.sample(FACETS, chance.randint(0, 4)):
        values = facet.choices.values
        wanted = 1 if facet.single else min(2, len(values))
        parameters[facet.name] = chance.sample(values, chance.randint(1, wanted))
    if chance.random() < 0.5:
        parameters["near"] = [chance.choice(PLACES)]
        parameters["within"] = [str(chance.choice(RADII))]
    return parameters


@pytest.mark.django_db
@override_settings(DEBUG=True)
def test_results_and_counts_are_what_the_facts_say() -> None:
    call_command("seed_demo", providers=120, verbosity=0)
    published = list(Provider.objects.published().values_list("pk", flat=True))
    everyone = load_facts(published)
    chance = random.Random(20261123)
    for _ in range(SEARCHES):
        parameters = random_search(chance)
        search = Search(QueryDict(search_address(parameters).partition("?")[2]))
        expected = {pk for pk, facts in everyone.items() if fits(facts, search)}
        filterset = ProviderFilterSet(search.parameters, search.query)
        assert set(filterset.qs.values_list("pk", flat=True)) == expected, parameters
        assert set(every_page(search)) == expected, parameters
        check_counts(search, everyone)


def every_page(search: Search) -> Iterator[int]:
    tables = Tables(search.parameters, search.query, search.sort)
    for start in range(0, search.answer.total, PAGE_SIZE):
        yield from tables.answer(start, PAGE_SIZE, counting=False).pks


def check_counts(search: Search, everyone: Mapping[int, Facts]) -> None:
    state = search.query.client_state
    for facet in FACETS:
        for value, count in search.counts[facet.name].items():
            # A format decides who is near, so it is counted as if it alone were chosen.
            alone = value if facet.name == "format" else ""
            others = (each for each in everyone.values() if fits(each, search, facet.name, alone))
            expected = sum(
                value == "any" or each.holds(facet.name, value, state) is True for each in others
            )
            assert count == expected, (search.canonical, facet.name, value)
