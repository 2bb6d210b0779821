"""The Flesch-Kincaid grade of texts of the content: which school year it takes to read them."""

import re
from pathlib import Path

from tests.reading import syllables

# Long words of the field that no plain word replaces; each counts as a word of two syllables.
FIELD_WORDS = Path(__file__).resolve().parents[2] / "matching" / "content" / "field_words.txt"
SENTENCE_END = re.compile(r"[.!?]+(?:\s|$)")
WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")


def field_words() -> set[str]:
    """The committed exceptions, in lower case."""
    lines = FIELD_WORDS.read_text(encoding="utf-8").splitlines()
    return {line.strip().lower() for line in lines if line.strip() and not line.startswith("#")}


def grade(texts: list[str]) -> float:
    """The grade of texts taken together; each ends a sentence."""
    exceptions = field_words()
    words = [word.lower() for text in texts for word in WORD.findall(text)]
    sentences = sum(
        max(1, len([part for part in SENTENCE_END.split(text) if WORD.search(part)]))
        for text in texts
    )
    count = sum(2 if word in exceptions else syllables(word) for word in words)
    return 0.39 * len(words) / sentences + 11.8 * count / len(words) - 15.59
