"""How hard a text is to read: the Flesch-Kincaid grade, which is the US school year that it takes."""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from matching.library.library import Library

# What somebody in distress can be asked to read.
HIGHEST = 8
# With fewer words a single syllable moves the grade by more than a year (11.8 / 12), so short texts are judged together.
ALONE = 12

# Long words of the field that no plain word replaces; each counts as a word of two syllables. The one list of the project.
FIELD_WORDS = Path(__file__).resolve().parent.parent / "content" / "field_words.txt"
SENTENCE_END = re.compile(r"[.!?]+[”’)]*(?:\s|$)")
WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")
TWO_IN_SHORT = {"any", "ago", "area", "over", "into", "idea"}


@cache
def field_words() -> frozenset[str]:
    """The committed exceptions, in lower case and singular."""
    lines = FIELD_WORDS.read_text(encoding="utf-8").splitlines()
    return frozenset(line.strip() for line in lines if line.strip() and not line.startswith("#"))


@cache
def syllables(word: str) -> int:
    """Vowel groups with the usual exceptions: within one percent of a pronouncing dictionary on this site's pages."""
    word = re.sub(r"[^a-z]", "", word.lower())
    if {word, word.removesuffix("s")} & field_words() or word in TWO_IN_SHORT:
        return 2
    if len(word) <= 3:
        return 1
    count = len(re.findall(r"[aeiouy]+", word))
    silent_end = r"[^aeiouylr]e$|[aeiou][lr]e$|[^aeioutdr]es$|[^aeiouytd]ed$"
    if re.search(silent_end, word) and not re.search(r"(?:[szxcg]|ch|sh)es$", word):
        count -= 1
    # Two vowels side by side that are spoken apart.
    count += len(re.findall(r"(?<![tcsg])i[ao](?!u)|[^q]ua|eo|ie(?=ty|nt)|ying", word))
    return max(1, count)


def words_of(text: str) -> list[str]:
    """The words of a text, figures left out."""
    return WORD.findall(text)


def grade(texts: Iterable[str]) -> float:
    """The grade of texts taken together; each ends a sentence."""
    sentences = [
        words
        for text in texts
        for sentence in SENTENCE_END.split(text)
        if (words := words_of(sentence))
    ]
    words = [word for sentence in sentences for word in sentence]
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59


def texts_are_readable(library: Library) -> Iterator[str]:
    """Eight years of school are enough for every text by itself, and for the short ones of a place (labels, names) together."""
    for place, texts in library.texts_by_place.items():
        for text in texts:
            if len(words_of(text)) >= ALONE and (found := grade([text])) > HIGHEST:
                yield f"{place}: {text!r} reads at grade {found:.1f}, higher than {HIGHEST}"
        short = [text for text in texts if 0 < len(words_of(text)) < ALONE]
        together = sum(len(words_of(text)) for text in short)
        if together >= ALONE and (found := grade(short)) > HIGHEST:
            yield f"{place}: its short texts read at grade {found:.1f}, higher than {HIGHEST}"


def exceptions_are_used(library: Library) -> Iterator[str]:
    """The list of exceptions stays short: a word that no text uses has no place on it."""
    read = " ".join(library.texts()).lower()
    for word in sorted(field_words()):
        if word not in read:
            yield f"field_words.txt: no text uses {word!r}"
