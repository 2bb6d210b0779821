"""The rule for pages that explain it, from the code that ranks: its version, its weights, and how its turns are made."""

from dataclasses import dataclass

from django import template

from catalog.rotation import RULE_VERSION, rotation_seed, turn
from matching.criteria import WEIGHTS, Weights
from matching.matches import CLOSE
from providers.dates import today

register = template.Library()

# Nobody has these names.
INVENTED = ("lake-lane", "river-reed", "lake-lane+river-reed")


@dataclass(frozen=True)
class Turn:
    """One line of the worked example: the digest of `text` is `turn`."""

    name: str
    text: str
    turn: str


@dataclass(frozen=True)
class Rule:
    """What a page may say of the rule without being able to differ from it; the example is in the order of the day."""

    version: str
    weights: Weights
    close: int
    example: tuple[Turn, ...]


@register.simple_tag
def ordering_rule() -> Rule:
    """The rule that orders matches today."""
    day = today()
    turns = [Turn(name, f"{rotation_seed(day)}/{name}", turn(name, day)) for name in INVENTED]
    return Rule(RULE_VERSION, WEIGHTS, CLOSE, tuple(sorted(turns, key=lambda each: each.turn)))
