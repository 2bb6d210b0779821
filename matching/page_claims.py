"""That templates and Python files say nothing that the content may not say either."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from matching.library.claims import claims_in
from matching.page_words import shown_in

ROOT = Path(__file__).resolve().parent.parent
# Every page; and the Python files with words for clients in them.
PAGES = ("templates/**/*.html", "templates/**/*.jinja", "templates/**/*.txt")
PYTHON = (
    "matching/*.py",
    "matching/questions/*.py",
    "matching/views/*.py",
    "directory/views/*.py",
    "directory/listing/*.py",
    "providers/vocabulary/*.py",
)


# Where words about treatments are shown that have to come from the content.
ABOUT_TREATMENT = (
    "templates/matching/**/*.html",
    "templates/directory/home.html",
    "matching/questions/*.py",
    "matching/importance.py",
    "matching/options.py",
    "matching/phrases.py",
)
# Headings, questions and what the site says of itself: they name clinical things and claim nothing of them.
LABELS = Path(__file__).resolve().parent / "content" / "labels.txt"
FIGURE = re.compile(
    r"\d\s*(?:%|percent\b|mg\b|mcg\b|µg\b|ml\b|kg\b|hours?\b|minutes?\b|days?\b|weeks?\b|months?\b|of 100\b|in 10\b"
    r"|times\b|sessions?\b|visits?\b|drips?\b)",
    re.IGNORECASE,
)
CLINICAL = re.compile(
    r"\b(?:\w*ketamine|spravato|KAP|ECT|r?TMS|psilocybin|medicines?|drugs?|dos(?:e|es|ing)|IV|drips?|injections?|sprays?"
    r"|lozenges?|infusions?|FDA|off-label|approv\w+|an[a]?esthe\w+|symptom\w*|depress\w+|relie[fv]\w*|remission|relaps\w+"
    r"|respon(?:se|ds?|ded)|placebo|evidence|proof|proven|stud(?:y|ies)|trials?|works? (?:better|best|faster|well|fast|for)"
    r"|better than|safer than|side effects?|blood|heart|pulse|pressure|nausea|dizz\w+|drows\w+|dissociat\w+|mystical"
    r"|bladder|kidneys?|liver|breath\w*|psychosis|mani[ac]\w*|crav\w+|misus\w+|depend(?:ence|ency)|withdrawal|overdose"
    r"|harm\w*|effective\w*|heal(?:s|ed|ing)|recover\w*)\b",
    re.IGNORECASE,
)


def files(*patterns: str, root: Path = ROOT) -> list[Path]:
    """The files that match."""
    return sorted({path for pattern in patterns for path in root.glob(pattern)})


def forbidden_on_pages(root: Path = ROOT) -> Iterator[str]:
    """No page promises, doses, repeats a seller's figure or approves what is not approved, whatever file its words stand in."""
    for path in files(*PAGES, *PYTHON, root=root):
        for text in shown_in(path):
            for claim in claims_in(text):
                yield f"{path.relative_to(root)}: {claim}"


def clinical_on_pages(root: Path = ROOT) -> Iterator[str]:
    """What pages say of treatments comes from the content, with its sources and dates; elsewhere there are only labels.

    A text is clinical that has a figure with a unit, or three words or more with one of the field's among them. Those that
    are mere labels are listed in labels.txt.
    """
    allowed, met = labels(), set()
    for path in files(*ABOUT_TREATMENT, root=root):
        for text in shown_in(path):
            named = len(text.split()) > 2 and CLINICAL.search(text)
            if not (FIGURE.search(text) or named):
                continue
            if text in allowed:
                met.add(text)
            else:
                yield f"{path.relative_to(root)}: {text!r} belongs into the content, or, if it claims nothing, into labels.txt"
    for text in sorted(allowed - met):
        yield f"labels.txt: no page shows {text!r}"


@cache
def labels() -> frozenset[str]:
    """The texts of labels.txt, one a line."""
    lines = LABELS.read_text(encoding="utf-8").splitlines()
    return frozenset(line for line in lines if line and not line.startswith("#"))
