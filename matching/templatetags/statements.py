"""Tags that show what the content says, with its certainty and its sources.

They take the page's `library` and `references` from the context, so that every mark they set leads to an entry that
{% references %} lists at the end of the same page.
"""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.translation import gettext

from matching.library.loader import library as content
from matching.library.statement import Statement
from matching.views.models import page_context

register = template.Library()


@register.inclusion_tag("matching/parts/statement.html", takes_context=True)
def statement(context: Context, statement: Statement, certainty: bool = True) -> dict[str, Any]:
    """One statement with its gap, certainty (unless the caller shows it), notes and marks."""
    library, today = context["library"], context["today"]
    review = library.review
    return {
        "statement": statement,
        "gap": library.words["gaps"].get(statement.gap, ""),
        "marks": context["references"].cite(statement),
        "certainty": statement.certainty if certainty else "",
        "certainty_word": library.words["certainty"].get(statement.certainty, ""),
        "lapsed": statement.has_lapsed(today),
        # What goes with everything else is told once, at the top of the page.
        "checked": statement.reviewed_on if statement.reviewed_on != review.reviewed_on else None,
        "overdue": statement.is_overdue(today) and statement.next_review != review.next_review,
    }


@register.inclusion_tag("matching/parts/marks.html", takes_context=True)
def marks(context: Context, statement: Statement) -> dict[str, Any]:
    """Only the marks of a statement, where its text is shown in another way."""
    return {"marks": context["references"].cite(statement)}


@register.inclusion_tag("matching/parts/certainty.html", takes_context=True)
def certainty(context: Context, level: str) -> dict[str, Any]:
    """How sure something is, as a word with dots."""
    words = context["library"].words["certainty"]
    return {"certainty": level, "certainty_word": words.get(level, "")}


@register.inclusion_tag("matching/parts/references.html", takes_context=True)
def references(context: Context) -> dict[str, Any]:
    """The list of what the page has cited above this tag; it stands last."""
    return {"references": context["references"].listed}


@register.simple_tag(takes_context=True)
def word(context: Context, section: str, name: str) -> str:
    """What words.toml calls something, translated."""
    return gettext(context["library"].words[section][name])


@register.simple_tag
def decision() -> str:
    """What the guide helps to decide, in one sentence; every step of it says so (criterion Q2)."""
    return gettext(content().background["what"]["decision"].text)


@register.simple_tag(takes_context=True)
def content_page(context: Context) -> str:
    """Gives a page of another room what the tags here need: the content, its references and its state of review.

    A law that lapsed is marked at its sentence; of the others such a page says nothing.
    """
    for name, value in {**page_context(), "lapsed": []}.items():
        context[name] = value
    return ""
