"""The rule's version and weights for pages that explain it, from the code that ranks."""

from dataclasses import dataclass

from django import template

from catalog.rotation import RULE_VERSION
from matching.criteria import WEIGHTS, Weights

register = template.Library()


@dataclass(frozen=True)
class Rule:
    """What a page may say of the rule without being able to differ from it."""

    version: str
    weights: Weights


@register.simple_tag
def ordering_rule() -> Rule:
    """The rule that orders matches today."""
    return Rule(RULE_VERSION, WEIGHTS)
