"""The button that saves a listing, for pages in Django's own templates; results of a search include the same file."""

from typing import Any

from django import template
from django.utils.safestring import SafeString, mark_safe

from directory.jinja import template as jinja_template
from directory.saved.cookie import saved_keys

register = template.Library()
TEMPLATE = "directory/saved/save_button.jinja"


@register.simple_tag(takes_context=True)
def save_button(context: dict[str, Any], pk: int, name: str) -> SafeString:
    """The button for one listing, pressed or not by the word of the visitor's cookie."""
    return button(pk, name, saved=pk in saved_keys(context["request"]))


def button(pk: int, name: str, *, saved: bool, full: bool = False) -> SafeString:
    """The button, with a word beside it when the list was too full to save."""
    html = jinja_template(TEMPLATE).render(pk=pk, name=name, saved=saved, full=full)
    return mark_safe(html)  # noqa: S308 - Jinja2 escapes, and does not say so
