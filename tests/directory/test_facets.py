"""Every dimension of search is one object; a gap in one would be a filter that lies or cannot be taken back."""

import pytest
from django.db.models import Q

from catalog.query import Query
from catalog.sample import Sample
from directory.facets import FACETS, Facet

CONTRACT = {
    *("model", "route", "molecule", "therapy", "profession", "prescribes", "team", "state"),
    *("format", "condition", "orientation", "insurance", "pay", "cost", "phase", "language"),
    *("accepting", "hours", "experience", "ages", "community", "gender", "access", "verified"),
}
each_facet = pytest.mark.parametrize("facet", FACETS, ids=lambda facet: facet.name)


def test_the_facets_are_those_other_programs_rely_on() -> None:
    assert {facet.name for facet in FACETS} == CONTRACT
    assert len(FACETS) == len(CONTRACT)


@each_facet
def test_every_option_has_words_and_a_meaning(facet: Facet) -> None:
    for value, label in facet.choices.choices:
        assert str(label).strip()
        assert facet.condition(value, Query()) != Q()


@each_facet
@pytest.mark.django_db
def test_every_facet_counts_nothing_where_there_is_nothing(facet: Facet) -> None:
    counts = facet.counts(Sample([], Query()))
    assert set(counts) <= set(facet.choices.values)
    assert sum(counts.values()) == 0
