"""The live figures, for pages of other rooms that quote them."""

from django import template

from verification.accuracy.definitions import definitions
from verification.accuracy.now import Accuracy, accuracy_now

register = template.Library()


@register.simple_tag
def live_figures() -> Accuracy:
    """What /accuracy/ shows now."""
    return accuracy_now()


@register.simple_tag
def in_definitions() -> dict[str, int]:
    """The numbers in the definitions of the figures, by name."""
    return definitions()
