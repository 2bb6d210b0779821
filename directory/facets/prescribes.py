"""Who may prescribe ketamine where the client is."""

from collections.abc import Mapping

from django.db.models import Q, TextChoices
from django.utils.translation import gettext_lazy as _

from catalog.query import Query
from catalog.sample import Sample
from directory.facets.base import Facet
from providers import words


class Prescribes(TextChoices):
    YES = "yes", _("Can prescribe")
    OWN = "own", _("On their own authority")
    COLLABORATING = "collaborating", _("With a collaborating physician")


IN_CATALOG = {
    Prescribes.YES: "prescribes",
    Prescribes.OWN: "own",
    Prescribes.COLLABORATING: "collab",
}


class PrescribesFacet(Facet):
    def key(self, value: str, query: Query) -> str:
        return f"{IN_CATALOG[Prescribes(value)]}@{query.client_state or ''}"

    def condition(self, value: str, query: Query) -> Q:
        return words.prescribing(value, query.client_state, query.on, query.routes)

    def counts(self, sample: Sample) -> Mapping[str, int]:
        state, routes = sample.query.client_state, sample.query.routes
        return {
            value: sum(one.prescribes(value, state, routes) for one in sample.standings.values())
            for value in self.choices.values
        }


PRESCRIBES = PrescribesFacet(
    "prescribes",
    _("Prescribing"),
    Prescribes,
    hint=_("From checked licenses and the law of the state."),
)
