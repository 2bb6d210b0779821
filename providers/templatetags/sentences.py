"""Words that stand alone elsewhere, inside a sentence."""

from django import template

register = template.Library()


@register.filter
def inside(label: object) -> str:
    """A label with a small first letter: "the board or issuer itself"."""
    text = str(label)
    return text[:1].lower() + text[1:]
