"""Who is in the demo: names, trainings, places and cases, before anybody says a word about themselves."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from itertools import accumulate

from django.utils.text import slugify

from directory.demo.cases import CASES, GOOD, Case
from directory.demo.chance import Chance, Decks, H, chance_of
from directory.demo.people import person_name, practice_name
from directory.demo.places import POPULATION, Atlas, Zip
from directory.demo.professions import (
    ALONE,
    NATUROPATH_STATES,
    PRESCRIBING_PSYCHOLOGIST_STATES,
    STYLES,
    TEAMS,
    Training,
)
from providers.vocabulary.license import LicenseType, Specialty
from providers.vocabulary.people import Gender
from providers.vocabulary.state import State

L, S = LicenseType, Specialty
GENDERS = {Gender.WOMAN: 10, Gender.MAN: 9, Gender.NONBINARY: 1}
# How many people a practice has; 0 is somebody alone. About one listing in five is then a practice.
SIZES = {0: 6, 2: 2, 3: 1, 4: 1}

# Situations that the product must get right, so they are there in every demo that is not tiny: people around Portland, states
# whose rule is not confirmed or asks for a collaborating physician, prescribing psychologists, territories without a rule.
LANDMARKS = (
    (Training(L.NP, S.PSYCHIATRY), "OR"),
    (Training(L.NP, S.PSYCHIATRY), "TX"),
    (Training(L.NP, S.PSYCHIATRY), "OH"),
    (Training(L.CRNA, S.ANESTHESIOLOGY), "AL"),
    (Training(L.PRESCRIBING_PSYCHOLOGIST), "IL"),
    (Training(L.LMFT), "OR"),
    (Training(L.ND), "OR"),
    (Training(L.MD, S.ANESTHESIOLOGY), "OR"),
    (Training(L.PSYCHOLOGIST), "OR"),
    (Training(L.CRNA, S.ANESTHESIOLOGY), "OR"),
    (Training(L.PRESCRIBING_PSYCHOLOGIST), "NM"),
    (Training(L.CNS, S.PSYCHIATRY), "WI"),
    (Training(L.ND), "WA"),
    (Training(L.MD, S.PSYCHIATRY), "PR"),
    (Training(L.NP, S.PSYCHIATRY), "GU"),
    (Training(L.LPC), "TX"),
)


@dataclass(frozen=True, slots=True)
class Sketch:
    """One listing-to-be. `training` and `gender` are a person's, `style` is a practice's."""

    index: int
    name: str
    slug: str
    case: Case
    place: Zip
    training: Training | None = None
    gender: Gender | str = ""
    style: str = ""


@dataclass(frozen=True, slots=True)
class Household:
    """A practice with its people, or somebody alone."""

    people: list[Sketch]
    practice: Sketch | None = None


@dataclass
class Roster:
    """Draws `size` listings in households. `taken` are slugs that other rows have already."""

    seed: int
    size: int
    atlas: Atlas
    decks: Decks
    taken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        self._names: set[str] = set()
        self._slugs = set(self.taken)
        self._index = 0
        self._states = {
            shown: _states(chance_of(self.seed, "states", shown)) for shown in (True, False)
        }

    def households(self) -> Iterator[Household]:
        """All of them, in an order that does not depend on `size`."""
        for training, state in LANDMARKS[: self.size]:
            yield Household([self._person(GOOD, training, self._chance(), state=state)])
        while self._index < self.size:
            chance = self._chance()
            case = self._deal("case", CASES)
            members = self._deal("household", SIZES)
            if members and self._index + members < self.size:
                yield self._practice(case, members, chance)
            else:
                training = self._deal("alone", ALONE, shown=case.shown)
                yield Household([self._person(case, training, chance)])

    def _practice(self, case: Case, members: int, chance: Chance) -> Household:
        style = self._deal("style", STYLES)
        place = self.atlas.draw(next(self._states[case.shown]), chance)
        practice = self._sketch(practice_name(chance, style, self._names), case, place, style=style)
        lead, rest = TEAMS[style]
        # The practice stands on the license of whoever leads it; where that is in trouble, so are all.
        first = Case(GOOD.listing, case.situation)
        people = []
        for place_in_line in range(members):
            one = first if place_in_line == 0 or not first.shown else self._deal("case", CASES)
            name = f"{style} {'rest' if place_in_line else 'lead'}"
            training = self._deal(name, rest if place_in_line else lead, shown=one.shown)
            people.append(self._person(one, training, self._chance(), place=place))
        return Household(people, practice)

    def _person(
        self,
        case: Case,
        training: Training,
        chance: Chance,
        *,
        state: str = "",
        place: Zip | None = None,
    ) -> Sketch:
        if not place:
            place = self.atlas.draw(state or self._state_for(training, case), chance)
        gender = self._deal("gender", GENDERS, shown=case.shown)
        name = person_name(chance, gender, self._names)
        return self._sketch(name, case, place, training=training, gender=gender)

    def _state_for(self, training: Training, case: Case) -> str:
        if training.license_type == L.PRESCRIBING_PSYCHOLOGIST:
            return self._deal("rxp", PRESCRIBING_PSYCHOLOGIST_STATES, shown=case.shown)
        if training.license_type == L.ND:
            return self._deal("nd", NATUROPATH_STATES, shown=case.shown)
        return next(self._states[case.shown])

    def _sketch(self, name: str, case: Case, place: Zip, **more: object) -> Sketch:
        slug = base = slugify(name)[:70]
        number = 1
        while slug in self._slugs:
            number += 1
            slug = f"{base}-{number}"
        self._names.add(name)
        self._slugs.add(slug)
        self._index += 1
        return Sketch(self._index, name, slug, case, place, **more)  # type: ignore[arg-type]

    def _deal(self, name: str, cards: Mapping[H, int], *, shown: bool = True) -> H:
        return self.decks.deck(name, cards, shown=shown).deal()

    def _chance(self) -> Chance:
        return chance_of(self.seed, "roster", self._index)


def _states(chance: Chance) -> Iterator[str]:
    """Each state once, so that none is empty, and from then on as many as people live there."""
    yield from chance.sample(list(State.values), len(State.values))
    states, weights = list(POPULATION), list(accumulate(POPULATION.values()))
    while True:
        yield chance.choices(states, cum_weights=weights)[0]
