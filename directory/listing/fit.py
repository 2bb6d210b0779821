"""Who the provider works with, how, and for whom the place is open."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from directory.listing.stated import StatedFact, chosen
from providers.models import Provider
from providers.vocabulary.people import Ages, Community, Gender, Language, ProviderKind
from providers.vocabulary.practice import Access, Hours, Insurance, Pay
from providers.vocabulary.state import State
from providers.vocabulary.treatment import Condition, Orientation


def who_they_work_with(provider: Provider) -> list[StatedFact]:
    """Conditions, ages, communities and languages; the gender of a person."""
    facts = [
        chosen(
            _("Conditions"),
            Condition,
            provider.conditions,
            _("None of those we list"),
            _("Do you have experience with what I live with?"),
        ),
        chosen(
            _("Ages"),
            Ages,
            provider.ages,
            _("None of those we list"),
            _("Do you see people of my age?"),
        ),
        chosen(
            _("Communities"),
            Community,
            provider.communities,
            _("None in particular"),
            _("Have you worked with people from my community?"),
        ),
        chosen(
            _("Languages"),
            Language,
            provider.languages,
            _("None of those we list"),
            _("Which languages do you speak in sessions?"),
        ),
        chosen(
            _("School of therapy"),
            Orientation,
            provider.orientations,
            _("None of those we list"),
            _("How do you work in talk therapy?"),
        ),
    ]
    if provider.kind == ProviderKind.INDIVIDUAL:
        gender = str(Gender(provider.gender).label) if provider.gender else None
        # Nobody needs to ask for it: it is told, or it is not.
        facts.append(StatedFact(_("Gender"), (gender,) if gender else None, ""))
    return facts


def paying(provider: Provider) -> list[StatedFact]:
    """Insurance and ways to pay."""
    return [
        chosen(
            _("Insurance"),
            Insurance,
            provider.insurance,
            _("Takes no insurance"),
            _("Do you take my insurance, and for which parts of the treatment?"),
        ),
        chosen(
            _("Ways to pay"),
            Pay,
            provider.pay,
            _("None of those we list"),
            _("Can I pay in parts, or less if I earn little?"),
        ),
    ]


def reaching(
    provider: Provider, telehealth: Iterable[str], offers_remote: bool
) -> list[StatedFact]:
    """Hours and access, and telehealth where a service is offered so.

    `telehealth` are the stated states in which a checked license allows it.
    """
    return [
        *([_telehealth(provider, telehealth)] if offers_remote else []),
        chosen(
            _("Hours outside the working day"),
            Hours,
            provider.hours,
            _("None"),
            _("Do you have hours in the evening or on weekends?"),
        ),
        chosen(
            _("Access"),
            Access,
            provider.access,
            _("None of those we list"),
            _("Can I get in and around, and be in touch, in the way I need?"),
        ),
    ]


def _telehealth(provider: Provider, telehealth: Iterable[str]) -> StatedFact:
    term = _("By video or phone, for people in")
    if provider.telehealth_states is None:
        return StatedFact(term, None, _("In which states may you see people by video?"))
    licensed = set(telehealth)
    words = tuple(
        str(State(each).label) for each in sorted(provider.telehealth_states) if each in licensed
    )
    more = len(set(provider.telehealth_states) - licensed)
    left_out = _("Left out: states that were stated, without a checked license there.")
    return StatedFact(
        term,
        words or (_("No state with a checked license"),),
        "",
        detail=left_out if more else "",
    )
