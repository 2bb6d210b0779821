"""The cards of a page of results as HTML."""

from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import Any

from django.utils.translation import get_language
from markupsafe import Markup, escape

from directory.asked import Reason
from directory.cards import Card, Check, Way
from directory.fact_links import Fact, FactLinks
from directory.jinja import template
from directory.molds import NOTHING, Mold, joined, known
from directory.wording import Wording
from providers.vocabulary.treatment import TreatmentModel

TEMPLATE = "directory/search/cards.jinja"
SAVE_BUTTON = "directory/saved/save_button.jinja"
COMMA, DOT = Markup(", "), Markup(" · ")


class Pieces:
    """What cards are put together from, in one language."""

    def __init__(self) -> None:
        macros: Any = template(TEMPLATE).module
        button = template(SAVE_BUTTON).render
        self.card = Mold(
            macros.card,
            *("number", "address", "name", "save", "practice", "professions", "where", "miles"),
            *("checks", "ways", "reasons", "room", "cost"),
        )
        kinds = ("met", "unmet", "unknown")
        self.roles = {kind: Mold(macros.role, "fact", kind=kind) for kind in kinds}
        self.reasons = {kind: Mold(macros.reason, "fact", kind=kind) for kind in kinds}
        self.checks = {
            kind: Mold(macros.check, "fact", kind=kind) for kind in ("ok", "warn", "danger")
        }
        self.way = Mold(macros.way, "pill", "routes")
        models = TreatmentModel.values
        self.models = {model: Mold(macros.model, "label", model=model) for model in models}
        self.model_links = {
            model: Mold(macros.model_link, "label", "address", "said", model=model)
            for model in models
        }
        self.save = {
            saved: Mold(button, "pk", "name", saved=saved, full=False) for saved in (False, True)
        }


class Made(dict[Any, Markup]):
    """What is made of each value, once however many cards say it."""

    def __init__(self, make: Callable[[Any], Markup]) -> None:
        super().__init__()
        self._make = make

    def __missing__(self, value: Any) -> Markup:
        self[value] = made = self._make(value)
        return made


class CardMarkup:
    """The cards of one page; `saved` are the keys of the listings that the visitor has saved."""

    def __init__(self, facts: FactLinks, wording: Wording, saved: Collection[int]) -> None:
        self._facts, self._wording, self._saved = facts, wording, saved
        self._pieces = _pieces(get_language() or "")
        self._lists: Made = Made(self._list)
        self._models: Made = Made(self._model)
        self._ways: Made = Made(self._way)
        self._checks: Made = Made(self._check)
        self._roles: Made = Made(self._role)
        self._reasons: Made = Made(self._reason)

    def html(self, cards: Iterable[Card]) -> Markup:
        """The cards, one after another."""
        return joined([self._card(card) for card in cards])

    def _card(self, card: Card) -> Markup:
        _, facts, lists = self._wording.gettext, self._facts, self._lists
        pk = card.facts.pk
        name = escape(card.name)
        return self._pieces.card.fill(
            number=card.number,
            address=known(card.address),
            name=name,
            save=self._pieces.save[pk in self._saved].fill(pk=pk, name=name),
            practice=escape(_("Practice")) + DOT if card.practice else NOTHING,
            professions=lists[card.professions] if card.professions else _("Profession not stated"),
            where=lists[card.where],
            miles=DOT + _("%(miles)s mi") % {"miles": card.miles} if card.miles else NOTHING,
            checks=joined([self._checks[check] for check in card.checks]),
            ways=joined([self._ways[way] for way in card.ways]),
            reasons=joined(
                [
                    *[self._roles[role] for role in card.roles],
                    *[self._reasons[reason] for reason in card.reasons],
                ]
            ),
            room=facts[card.room],
            cost=joined([facts[card.cost], *map(escape, card.model_costs)], DOT),
        )

    def _list(self, facts: tuple[Fact, ...]) -> Markup:
        return joined([self._facts[fact] for fact in facts], COMMA)

    def _model(self, model: str) -> Markup:
        label = self._wording.labels["model"][model]
        text, address, said = self._facts.link(Fact(label, (("model", model),)))
        if not address:
            return self._pieces.models[model].fill(label=text)
        return self._pieces.model_links[model].fill(label=text, address=address, said=said)

    def _way(self, way: Way) -> Markup:
        return self._pieces.way.fill(pill=self._models[way.model], routes=self._lists[way.routes])

    def _check(self, check: Check) -> Markup:
        return self._pieces.checks[check.kind].fill(fact=self._facts[check.fact])

    def _role(self, role: Reason) -> Markup:
        return self._pieces.roles[role.kind].fill(fact=self._facts[role.fact])

    def _reason(self, reason: Reason) -> Markup:
        return self._pieces.reasons[reason.kind].fill(fact=self._facts[reason.fact])


@cache
def _pieces(language: str) -> Pieces:
    return Pieces()
