"""What a provider's own text may not say, or should not: each finding names the words, the reason and a better wording."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.risky_words import CERTAIN, CURES, NOT_ADDICTIVE, clauses_that_approve_ketamine


@dataclass(frozen=True)
class Rule:
    """Words that promise or praise; one that `blocks` keeps a section from becoming public, others are only pointed at."""

    words: re.Pattern[str]
    reason: str | Promise
    better: str | Promise
    blocks: bool


@dataclass(frozen=True)
class Wording:
    """Words found in a text."""

    words: str
    reason: str
    better: str
    blocks: bool

    def __str__(self) -> str:
        return _("“%(words)s”: %(reason)s %(better)s") % {
            "words": self.words,
            "reason": self.reason,
            "better": self.better,
        }


def _rule(words: str, reason: str | Promise, better: str | Promise, *, blocks: bool = True) -> Rule:
    return Rule(re.compile(words, re.IGNORECASE), reason, better, blocks)


RULES = (
    _rule(
        CURES,
        gettext_lazy("no treatment in this directory is known to cure. Relief can fade."),
        gettext_lazy("Better: “can bring relief to some people”."),
    ),
    _rule(
        CERTAIN,
        gettext_lazy("nobody can promise a result, and every treatment here has risks."),
        gettext_lazy("Better: say what you do to keep people safe."),
    ),
    _rule(
        NOT_ADDICTIVE,
        gettext_lazy("ketamine can be misused, and people can come to crave it."),
        gettext_lazy("Better: say how you watch for misuse."),
    ),
    _rule(
        r"\bno (?:side[- ]effects|risks?)\b|\bwithout (?:any )?(?:side[- ]effects|risks?)\b|\b(?:completely|totally|perfectly) safe\b",
        gettext_lazy("ketamine has side effects, such as higher blood pressure and nausea."),
        gettext_lazy("Better: name the common ones and what you do about them."),
    ),
    _rule(
        r"(?<!\w)#\s?1\b|\bnumber one\b|\bthe (?:very )?best\b|\bbest (?:ketamine|clinic|provider|doctor|therap\w+)|\bleading\b"
        r"|\bpremier\b|\bworld[- ]class\b|\btop[- ]rated\b|\bunmatched\b",
        gettext_lazy("this cannot be checked, and clients here compare facts."),
        gettext_lazy("Better: your training, your years of practice, how you work."),
        blocks=False,
    ),
)
BOARD_CERTIFIED = re.compile(r"\bboard[- ]certifi\w+", re.IGNORECASE)
NOT_CERTIFIED = re.compile(r"\bnot board[- ]certifi\w+", re.IGNORECASE)


def wordings_in(text: str, *, certified: bool) -> Iterator[Wording]:
    """What a provider's own text promises or praises; `certified`: a board certification stands in their credentials, stated or checked."""
    for rule in RULES:
        if found := rule.words.search(text):
            yield Wording(found.group(), str(rule.reason), str(rule.better), rule.blocks)
    for clause in clauses_that_approve_ketamine(text):
        yield Wording(
            clause.strip(),
            _(
                "ketamine is approved as an anesthetic only. Its use for the mind is off-label. Only esketamine (Spravato) is approved for some kinds of depression."
            ),
            _("Better: “ketamine, used off-label”."),
            blocks=True,
        )
    found = BOARD_CERTIFIED.search(NOT_CERTIFIED.sub("", text))
    if found and not certified:
        yield Wording(
            found.group(),
            _("no board certification stands in your credentials."),
            _("Better: add it there first, with the board’s name, or leave the words out."),
            blocks=True,
        )
