"""A question in words answered by looking at every word of every listing: slow, and right by its plainness."""

import datetime as dt
from dataclasses import dataclass

from django.db.models import Q

from catalog.words.closeness import as_typed, similar
from catalog.words.labels import is_of_a_label, label_words
from catalog.words.texts import texts
from catalog.words.tokens import tokens, words_of
from providers import words
from providers.models import Provider


@dataclass(frozen=True)
class Mentioned:
    """The keys of the published listings that hold every word: in exactly these letters, and in any way."""

    as_typed: frozenset[int]
    all: frozenset[int]


def mentioned(typed: str, on: dt.date) -> Mentioned | None:
    """Whom a client means by what they typed; None when it does not narrow.

    The number of queries depends on the options that the words name, not on the listings.
    """
    asked = tokens(typed)
    if not asked:
        return None
    of_listings = {pk: set(words_of(text)) for pk, text in texts().items()}
    for label, keys in label_words().items():
        if any(as_typed(token, label) or _nearly(token, label) for token in asked):
            for pk in _holding(keys, on):
                of_listings.get(pk, set()).add(label)
    every_word = set().union(*of_listings.values())
    exactly, anyhow = set(of_listings), set(of_listings)
    for token in asked:
        same = {word for word in every_word if as_typed(token, word)}
        close = same | {word for word in every_word if _nearly(token, word)}
        exactly = {pk for pk in exactly if not same.isdisjoint(of_listings[pk])}
        anyhow = {pk for pk in anyhow if not close.isdisjoint(of_listings[pk])}
    return Mentioned(frozenset(exactly), frozenset(anyhow))


def _nearly(token: str, word: str) -> bool:
    return not is_of_a_label(token) and similar(token, word)


def _holding(keys: tuple[str, ...], on: dt.date) -> list[int]:
    """The listings that hold one of the options."""
    condition = Q()
    for key in keys:
        facet, _, value = key.partition(":")
        condition |= words.labeled(facet, value, on)
    return list(
        Provider.objects.published().filter(condition).order_by().values_list("pk", flat=True)
    )
