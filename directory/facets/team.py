"""A therapist and a prescriber in one place."""

from collections.abc import Mapping

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from catalog.query import Query
from catalog.sample import Sample
from directory.facets.base import Facet
from providers import words


class Team(TextChoices):
    YES = "yes", _("A therapist and a prescriber")


class TeamFacet(Facet):
    def key(self, value: str, query: Query) -> str:
        return f"team@{query.client_state or ''}"

    def condition(self, value: str, query: Query) -> Q:
        return words.care_team(query.client_state, query.on)

    def counts(self, sample: Sample) -> Mapping[str, int]:
        state = sample.query.client_state
        return {Team.YES: sum(one.has_team(state) for one in sample.standings.values())}


TEAM = TeamFacet("team", _("Complete care team"), Team)
