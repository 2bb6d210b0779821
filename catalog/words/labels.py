"""The words of the options that a listing can hold: who types "psychiatrist" means the profession."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from django.db.models import TextChoices
from django.utils import translation

from catalog.words.tokens import words_of
from catalog.words.vocabulary import Vocabulary
from providers.vocabulary.license import Profession
from providers.vocabulary.people import Community, Language
from providers.vocabulary.practice import Insurance
from providers.vocabulary.state import State
from providers.vocabulary.treatment import (
    Condition,
    Molecule,
    Orientation,
    Phase,
    Route,
    TreatmentModel,
)

LABELED: Mapping[str, type[TextChoices]] = {
    "profession": Profession,
    "condition": Condition,
    "orientation": Orientation,
    "model": TreatmentModel,
    "route": Route,
    "molecule": Molecule,
    "language": Language,
    "insurance": Insurance,
    "community": Community,
    "phase": Phase,
    "state": State,
}
# What people call an option besides its label: the letters of a license, and what is written in two words as well as in one.
ALSO_CALLED = {
    "profession:nurse_practitioner": "np",
    "profession:physician_assistant": "pa",
    "profession:clinical_nurse_specialist": "cns",
    "profession:clinical_social_worker": "lcsw",
    "profession:marriage_family_therapist": "lmft",
    "profession:professional_counselor": "lpc",
    "profession:naturopathic_physician": "nd",
    "profession:registered_nurse": "rn",
    "experience:kap_trained": "kap",
    "format:telehealth": "telehealth",
    "community:perinatal": "perinatal",
    "insurance:united_healthcare": "united healthcare",
}
# Words of labels that name nothing by themselves.
NAMELESS = frozenset(["are", "field", "gives", "other", "people", "recently", "were", "who"])


@cache
def label_words() -> Mapping[str, tuple[str, ...]]:
    """The words of the English labels → the keys of the options that have them, such as "condition:ptsd"."""
    found: dict[str, list[str]] = defaultdict(list)
    with translation.override("en"):
        labels = [
            (f"{facet}:{value}", str(label))
            for facet, choices in LABELED.items()
            for value, label in choices.choices
        ]
    for key, label in [*labels, *ALSO_CALLED.items()]:
        for word in words_of(label):
            if word not in NAMELESS:
                found[word].append(key)
    return {word: tuple(keys) for word, keys in found.items()}


def is_of_a_label(token: str) -> bool:
    """Whether a typed word is one of a label's. Then it is no misspelling of another: "medicare" does not mean "medical"."""
    return token in label_words()


def options_named(token: str) -> tuple[set[str], set[str]]:
    """The keys of the options that a typed word names: as typed, and nearly so."""
    vocabulary = _vocabulary()
    first, last = vocabulary.as_typed(token)
    named = _keys(vocabulary.words[first:last])
    if is_of_a_label(token):
        return named, set()
    return named, _keys(vocabulary.words[place] for place in vocabulary.similar(token))


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary(label_words())


def _keys(words: Iterable[str]) -> set[str]:
    labeled = label_words()
    return {key for word in words for key in labeled[word]}
