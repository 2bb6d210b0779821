"""The words for facets and their values, for reasons and for questions to ask."""

from collections.abc import Iterable, Mapping

from django.db.models import TextChoices
from django.utils.translation import gettext, pgettext
from django.utils.translation import gettext_lazy as _

from matching.preferences import ADDING_UP
from matching.reasons import Reason
from providers.vocabulary.people import Ages, Community, Experience, Gender, Language
from providers.vocabulary.practice import Access, Availability, Cost, Hours, Insurance, Pay
from providers.vocabulary.treatment import Condition, Orientation, Phase, Psychotherapy, Route

FACETS = {
    "condition": _("Works with"),
    "ages": _("Sees"),
    "therapy": _("Talk therapy"),
    "phase": _("Includes"),
    "orientation": _("School of therapy"),
    "route": _("Gives it as"),
    "insurance": _("Takes"),
    "cost": _("Cost of a whole course"),
    "pay": _("Offers"),
    "hours": _("Open on"),
    "language": _("Speaks"),
    "gender": _("Gender"),
    "community": _("Knows the life of"),
    "experience": _("Experience"),
    "access": _("Access"),
    "accepting": _("New clients"),
}
VALUES: Mapping[str, type[TextChoices]] = {
    "condition": Condition,
    "ages": Ages,
    "therapy": Psychotherapy,
    "phase": Phase,
    "orientation": Orientation,
    "route": Route,
    "insurance": Insurance,
    "cost": Cost,
    "pay": Pay,
    "hours": Hours,
    "language": Language,
    "gender": Gender,
    "community": Community,
    "experience": Experience,
    "access": Access,
    "accepting": Availability,
}
# What to ask when a listing does not say.
QUESTIONS = {
    "condition": _("Do you work with people who have: %(values)s?"),
    "ages": _("Do you see: %(values)s?"),
    "therapy": _("Is there talk therapy with it, and with whom?"),
    "phase": _("Is this part of the treatment: %(values)s?"),
    "orientation": _("Do you work with this school of therapy: %(values)s?"),
    "route": _("Can you give it as: %(values)s?"),
    "insurance": _("Do you take: %(values)s?"),
    "cost": _("What does a whole course cost, with every visit?"),
    "pay": _("Do you offer: %(values)s?"),
    "hours": _("Can I come at these times: %(values)s?"),
    "language": _("Can we talk in: %(values)s?"),
    "gender": _("Who would be in the room with me?"),
    "community": _("Have you worked with: %(values)s?"),
    "experience": _("What training and experience do you have with this treatment?"),
    "access": _("Is there: %(values)s?"),
    "accepting": _("Do you take new clients now?"),
}


# Values that read better as a phrase of their own than as "facet: a or b".
WHOLE = {
    ("therapy", "none"): _("Without talk therapy"),
    ("therapy", "same_provider", "partner"): _("Talk therapy is part of it"),
    ("cost", "under_1000"): _("Whole course under $1,000"),
    ("cost", "under_1000", "1000_2500"): _("Whole course under $2,500"),
    ("cost", "under_1000", "1000_2500", "2500_5000"): _("Whole course under $5,000"),
    ("accepting", "open"): _("Takes new clients now"),
    ("accepting", "open", "waitlist"): _("Takes new clients or keeps a waitlist"),
    ("accepting", "away", "full", "open", "unknown", "waitlist"): _(
        "Everyone, whether they take new clients or not"
    ),
}


def values_in_words(facet: str, values: Iterable[str]) -> str:
    """What the values are called, joined by "or"; by a comma where they add up."""
    words = VALUES[facet]
    joint = ", " if facet in ADDING_UP else gettext(" or ")
    return joint.join(str(words(value).label) for value in values)


def asked_in_words(facet: str, values: tuple[str, ...]) -> str:
    """What was asked for; the verdict is shown beside it."""
    if whole := WHOLE.get((facet, *values)):
        return str(whole)
    return pgettext("reason", "%(facet)s: %(values)s") % {
        "facet": FACETS[facet],
        "values": values_in_words(facet, values),
    }


def in_words(reason: Reason) -> str:
    """What a reason is about, in words."""
    return asked_in_words(reason.facet, reason.values)


def question_about(reason: Reason) -> str:
    """What to ask a provider whose listing does not say."""
    return str(QUESTIONS[reason.facet]) % {"values": values_in_words(reason.facet, reason.values)}
