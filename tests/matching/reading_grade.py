"""The Flesch-Kincaid grade of a text: which school year it takes to read it.

The usual libraries for this download word lists when they run; ours counts syllables by rule, which errs on the high side.
"""

import re
from pathlib import Path

# Long words of the field that no plain word replaces; each counts as a word of two syllables.
FIELD_WORDS = Path(__file__).resolve().parents[2] / "matching" / "content" / "field_words.txt"
SENTENCE_END = re.compile(r"[.!?]+(?:\s|$)")
WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?")


def field_words() -> set[str]:
    """The committed exceptions, in lower case."""
    lines = FIELD_WORDS.read_text(encoding="utf-8").splitlines()
    return {line.strip().lower() for line in lines if line.strip() and not line.startswith("#")}


def syllables(word: str) -> int:
    """How many syllables an English word has, by its groups of vowels."""
    word = word.lower()
    groups = len(re.findall(r"[aeiouy]+", word))
    if re.search(r"[^aeiouyl]e$|[^aeiouy]es$|[^aeioutdy]ed$", word) and not re.search(
        r"(?:[sxz]|ch|sh|[cg])es$", word
    ):
        groups -= 1
    return max(groups, 1)


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
