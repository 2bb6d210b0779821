"""The live figures, for pages of other rooms that quote them."""

from django import template
from django.utils.translation import gettext as _

from verification.accuracy.definitions import definitions
from verification.accuracy.figures import Tally
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


@register.filter
def removed(tally: Tally) -> str:
    """What was taken out of view, by the way it went; only what there is."""
    ways = (
        (tally.suspended, _("%(n)s suspended")),
        (tally.closed, _("%(n)s closed")),
        (tally.excluded, _("%(n)s matched the exclusion list")),
    )
    return ", ".join(words % {"n": number} for number, words in ways if number) or _("none")
