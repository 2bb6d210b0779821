"""The second template engine: Jinja2 for the results of a search, which Django's own renders several times slower."""

from typing import Any

from django.template import engines
from django.urls import reverse
from django.utils.translation import gettext, ngettext
from jinja2 import Environment, StrictUndefined, Template


def environment(**options: Any) -> Environment:
    """The environment that the settings name. A name that nobody gave is an error, as in the tests of the other templates."""
    options |= {
        "undefined": StrictUndefined,
        "trim_blocks": True,
        "lstrip_blocks": True,
        "extensions": ["jinja2.ext.i18n"],
    }
    made = Environment(**options)  # noqa: S701 - Django's engine turns autoescape on
    made.globals["url"] = reverse
    made.install_gettext_callables(gettext, ngettext, newstyle=False)  # type: ignore[attr-defined]
    return made


def template(name: str) -> Template:
    """A template of this engine; bare, since the results need no request and no context processors."""
    engine: Any = engines["jinja2"]
    found: Template = engine.env.get_template(name)
    return found
