"""How hard a page is to read: the Flesch-Kincaid grade of its sentences, for the promise of grade 8 or lower."""

import re

from bs4 import BeautifulSoup

from matching.library.reading import syllables


def grade(html: str) -> float:
    """The US school grade needed to read the sentences of `<main>`; headings, sources and navigation are left out."""
    sentences = [words for sentence in _sentences(html) if (words := _words(sentence))]
    words = [word for sentence in sentences for word in sentence]
    spoken = sum(syllables(word) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * spoken / len(words) - 15.59


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
