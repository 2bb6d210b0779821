"""The cards of a page of results as HTML.

Most of a card is the same in every search, and kept as a sheet with holes: for its facts, which link to another search each
time, and for what only this search says of the listing.
"""

import re
from collections.abc import Callable, Collection, Iterable
from functools import cache
from typing import Any, NamedTuple

from django.utils.translation import get_language
from markupsafe import Markup, escape

from directory.addresses import Parameters
from directory.asked import Reason
from directory.cards import Card
from directory.fact_links import Fact, FactLinks
from directory.jinja import template
from directory.molds import NOTHING, Mold, Sheet, joined, known, sign_of
from directory.profiles import MOST_KNOWN, Check, Profile, Way
from directory.wording import Wording
from providers.vocabulary.treatment import TreatmentModel

TEMPLATE = "directory/search/cards.jinja"
SAVE_BUTTON = "directory/saved/save_button.jinja"
COMMA, DOT = Markup(", "), Markup(" · ")
SIGNS = re.compile("[\ue000-\uf8ff]")


class Pill(NamedTuple):
    """A hole for a model with its sign and a link."""

    model: str


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


class Drawn(NamedTuple):
    """A profile as a sheet, and its button for those who have saved it and those who have not."""

    profile: Profile
    sheet: Sheet
    save: dict[bool, Markup]


class Holes(FactLinks):
    """What goes into the holes of a page's sheets."""

    def __init__(self, parameters: Parameters, wording: Wording, pieces: Pieces) -> None:
        super().__init__(parameters, wording)
        self._pieces = pieces

    def __missing__(self, hole: Any) -> Markup:
        if type(hole) is not Pill:
            return super().__missing__(hole)
        label = self.wording.labels["model"][hole.model]
        text, address, said = self.link(Fact(label, (("model", hole.model),)))
        if address:
            mold = self._pieces.model_links[hole.model]
            self[hole] = pill = mold.fill(label=text, address=address, said=said)
        else:
            self[hole] = pill = self._pieces.models[hole.model].fill(label=text)
        return pill


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

    def __init__(self, parameters: Parameters, wording: Wording, saved: Collection[int]) -> None:
        self._wording, self._saved = wording, saved
        self._language = get_language() or ""
        self._pieces = _pieces(self._language)
        self._holes = Holes(parameters, wording, self._pieces)
        self._far = f"{DOT}{escape(wording.gettext('%(miles)s mi'))}"
        self._lists = Made(self._list)
        self._roles = Made(self._role)
        self._reasons = Made(self._reason)

    def html(self, cards: Iterable[Card]) -> Markup:
        """The cards, one after another."""
        return joined([self._card(card) for card in cards])

    def _card(self, card: Card) -> Markup:
        holes, drawn = self._holes, self._drawn(card.profile)
        holes["number"] = known(str(card.number))
        holes["save"] = drawn.save[card.facts.pk in self._saved]
        holes["where"] = self._lists[card.where]
        holes["miles"] = known(self._far % {"miles": escape(card.miles)}) if card.miles else NOTHING
        holes["reasons"] = joined(
            [
                *[self._roles[role] for role in card.roles],
                *[self._reasons[reason] for reason in card.reasons],
            ]
        )
        holes["costs"] = joined([DOT + cost for cost in card.model_costs])
        return drawn.sheet.filled(holes)

    def _drawn(self, profile: Profile) -> Drawn:
        """The sheet of a profile, drawn anew only for another profile than the last time."""
        drawn = _drawn.get((profile.facts.pk, self._language))
        if drawn is not None and drawn.profile is profile:
            return drawn
        if len(_drawn) >= MOST_KNOWN:
            _drawn.clear()
        name = escape(SIGNS.sub("", profile.name))
        drawn = Drawn(
            profile,
            self._sheet(profile, name),
            {
                saved: mold.fill(pk=profile.facts.pk, name=name)
                for saved, mold in self._pieces.save.items()
            },
        )
        _drawn[profile.facts.pk, self._language] = drawn
        return drawn

    def _sheet(self, profile: Profile, name: Markup) -> Sheet:
        signs: dict[str, Fact | Pill | str] = {}

        def hole(what: Fact | Pill | str) -> Markup:
            sign = sign_of(len(signs))
            signs[sign] = what
            return known(sign)

        def listed(facts: Iterable[Fact]) -> Markup:
            return joined([hole(fact) for fact in facts], COMMA)

        def way(one: Way) -> Markup:
            return self._pieces.way.fill(pill=hole(Pill(one.model)), routes=listed(one.routes))

        def check(one: Check) -> Markup:
            return self._pieces.checks[one.kind].fill(fact=hole(one.fact))

        html = self._pieces.card.fill(
            number=hole("number"),
            address=profile.address,
            name=name,
            save=hole("save"),
            practice=escape(profile.practice) + DOT if profile.practice else NOTHING,
            professions=listed(profile.professions),
            where=hole("where"),
            miles=hole("miles"),
            checks=joined([check(one) for one in profile.checks]),
            ways=joined([way(one) for one in profile.ways]),
            reasons=hole("reasons"),
            room=hole(profile.room),
            cost=hole(profile.cost) + hole("costs"),
        )
        return Sheet(html, signs)

    def _list(self, facts: tuple[Fact, ...]) -> Markup:
        return joined([self._holes[fact] for fact in facts], COMMA)

    def _role(self, role: Reason) -> Markup:
        return self._pieces.roles[role.kind].fill(fact=self._holes[role.fact])

    def _reason(self, reason: Reason) -> Markup:
        return self._pieces.reasons[reason.kind].fill(fact=self._holes[reason.fact])


@cache
def _pieces(language: str) -> Pieces:
    return Pieces()


# By the key of the listing and the language; what the public may read, and nothing of who read it.
_drawn: dict[tuple[int, str], Drawn] = {}
