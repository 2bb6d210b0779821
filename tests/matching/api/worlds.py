"""Random listings and random bodies over the whole vocabulary, services and prices included."""

from typing import Any

from hypothesis import strategies as st

from catalog.facts import Standing
from catalog.load import accepting
from matching.api.facets import VALUES
from matching.criteria import Candidate, Way
from providers.vocabulary.practice import Availability
from tests.matching.plain import by_number, candidate, offer, standing, therapist

OREGON = frozenset({"OR"})
# What a listing states as a list, and what its services, its licenses and its availability say instead.
OF_SERVICES = ("model", "route", "therapy", "format", "molecule")
LISTED = tuple(
    facet
    for facet in VALUES
    if facet
    not in {*OF_SERVICES, "phase", "cost", "prescribes", "team", "accepting", "state", "verified"}
)


def _some(facet: str, most: int = 3) -> st.SearchStrategy[Any]:
    return st.lists(st.sampled_from(VALUES[facet]), unique=True, max_size=most)


offers = st.lists(
    st.builds(
        offer,
        st.sampled_from(VALUES["model"]),
        route=st.sampled_from(VALUES["route"]),
        molecule=st.sampled_from(VALUES["molecule"]),
        therapy=st.sampled_from(VALUES["therapy"]),
        format=st.sampled_from(VALUES["format"]),
        phases=_some("phase").map(tuple),
        course_low=st.none() | st.sampled_from([500, 1500, 3000, 9000]),
    ),
    max_size=3,
).map(tuple)
stated = st.fixed_dictionaries({facet: st.none() | _some(facet).map(frozenset) for facet in LISTED})
ways = st.sampled_from([Way(True, True, 3.0), Way(True, False, 8.0), Way(False, True, None)])


def _standing(number: int, kind: str) -> Standing:
    if kind == "therapist":
        return therapist(partners={number % 6 + 1: OREGON})
    both = OREGON if kind == "both" else frozenset()
    authority = "not_confirmed" if kind == "unconfirmed" else "own"
    return standing(prescribing={"OR": authority}, therapist_states=both)


@st.composite
def worlds(draw: st.DrawFn) -> dict[int, Candidate]:
    """Six listings, of whom some are partners."""
    found = []
    for number in range(1, 7):
        kind = draw(st.sampled_from(["prescriber", "therapist", "both", "unconfirmed"]))
        given, availability = draw(offers), draw(st.sampled_from(Availability.values))
        options = dict(draw(stated))
        for facet in OF_SERVICES:
            options[facet] = frozenset(getattr(each, facet) for each in given) or None
        found.append(
            candidate(
                number,
                draw(st.integers(0, 2)),
                {"OR": draw(ways)},
                offers=given,
                standing=_standing(number, kind),
                availability=availability,
                accepting=accepting(Availability(availability)),
                verified=frozenset({"yes"}),
                **options,
            )
        )
    return by_number(*found)


def asked(most: int) -> st.SearchStrategy[Any]:
    """Values of some facets."""
    facet = st.sampled_from(tuple(VALUES))
    pairs = facet.flatmap(lambda name: st.tuples(st.just(name), _some(name, 2)))
    return st.lists(pairs, max_size=most).map(dict)


bodies = st.fixed_dictionaries(
    {"state": st.just("OR")},
    optional={
        "format": st.none() | st.sampled_from(VALUES["format"]),
        "models": st.none() | _some("model"),
        "must": asked(2),
        "wishes": asked(5),
        "matter_more": st.lists(st.sampled_from(tuple(VALUES)), max_size=3),
        "include_waitlist": st.booleans(),
    },
)
