"""The words of the options that a listing can hold: who types "psychiatrist" means the profession."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from functools import cache

from django.db.models import TextChoices
from django.utils import translation

from catalog.words.tokens import words_of
from catalog.words.vocabulary import Vocabulary
from providers.vocabulary.license import Profession
from providers.vocabulary.people import Language
from providers.vocabulary.treatment import Condition, Molecule, Orientation, Route, TreatmentModel

LABELED: Mapping[str, type[TextChoices]] = {
    "profession": Profession,
    "condition": Condition,
    "orientation": Orientation,
    "model": TreatmentModel,
    "route": Route,
    "molecule": Molecule,
    "language": Language,
}


@cache
def label_words() -> Mapping[str, tuple[str, ...]]:
    """The words of the English labels → the keys of the options that have them, such as "condition:ptsd"."""
    found: dict[str, list[str]] = defaultdict(list)
    with translation.override("en"):
        for facet, choices in LABELED.items():
            for value, label in choices.choices:
                for word in words_of(str(label)):
                    found[word].append(f"{facet}:{value}")
    return {word: tuple(keys) for word, keys in found.items()}


def options_named(token: str) -> tuple[set[str], set[str]]:
    """The keys of the options that a typed word names: as typed, and nearly so."""
    vocabulary = _vocabulary()
    first, last = vocabulary.as_typed(token)
    return _keys(vocabulary.words[first:last]), _keys(
        vocabulary.words[place] for place in vocabulary.similar(token)
    )


@cache
def _vocabulary() -> Vocabulary:
    return Vocabulary(label_words())


def _keys(words: Iterable[str]) -> set[str]:
    labeled = label_words()
    return {key for word in words for key in labeled[word]}
