"""Who a saved listing is, in a comparison: lines of words, or None where it does not say."""

from django.utils.formats import date_format
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from directory.badge import badge_until
from directory.listing.background import CredentialShown, Standing
from directory.listing.team import Prescriber
from directory.saved.listing import SavedListing
from providers.vocabulary.checking import Authority
from providers.vocabulary.license import Profession
from providers.vocabulary.people import ProviderKind

Cell = tuple[str, ...] | None


def kind(saved: SavedListing) -> Cell:
    """A person or a practice."""
    return (str(ProviderKind(saved.facts.kind).label),)


def professions(saved: SavedListing) -> Cell:
    """By the licenses that the listing speaks with."""
    return tuple(str(Profession(each).label) for each in saved.facts.standing.professions) or None


def checks(saved: SavedListing) -> Cell:
    """When a license was seen, until when that counts, and what speaks against it."""
    facts, found = saved.facts, []
    if facts.standing.disciplined:
        found.append(_("A board has acted against a license"))
    if facts.standing.checked_on:
        month = date_format(facts.standing.checked_on, "YEAR_MONTH_FORMAT")
        found.append(_("License checked in %(month)s") % {"month": month})
    else:
        found.append(_("No valid license check"))
    days = [each.last_day for each in saved.page.trust.verified if each.last_day]
    if until := badge_until(days, saved.page.provider.attested_on, saved.on):
        found.append(_("Counts until %(day)s") % {"day": date_format(until)})
    if facts.stale:
        found.append(_("Not confirmed by its owner lately"))
    return tuple(found)


def prescribing(saved: SavedListing) -> Cell:
    """Who may prescribe, by state, in the words of the listing's page."""
    sentences = {
        Authority.OWN: _("On own authority in %(states)s"),
        Authority.COLLABORATING: _("With a collaborating physician in %(states)s"),
        Authority.NOT_CONFIRMED: _("Not confirmed in %(states)s"),
    }
    given = saved.page.prescribes_in
    if found := [
        sentence % {"states": given[each]} for each, sentence in sentences.items() if each in given
    ]:
        return tuple(found)
    if saved.page.team.prescriber == Prescriber.PARTNER:
        return (
            _("A partner prescribes; whether this provider does too is not confirmed")
            if saved.page.prescribing_open
            else _("Does not prescribe; a partner does"),
        )
    return (_("Not confirmed") if saved.page.prescribing_open else _("Does not prescribe"),)


def care_team(saved: SavedListing) -> Cell:
    """Whether a therapist and a prescriber are both there, and with whom."""
    team, found = saved.page.team, []
    if team.complete_in:
        states = ", ".join(team.complete_in)
        found.append(
            _("A therapist and a prescriber for people in %(states)s") % {"states": states}
        )
    elif team.prescriber == Prescriber.NEEDED:
        found.append(_("Needs a prescriber: none named here"))
    elif team.prescriber == Prescriber.NOT_CONFIRMED:
        found.append(_("Who prescribes is not confirmed"))
    found += [
        _("Works with %(name)s") % {"name": partner.provider.name} for partner in team.partners
    ]
    return tuple(found) or (_("No partner for therapy is named"),)


def training(saved: SavedListing) -> Cell:
    """Certificates and trainings, each as stated or as checked."""
    return tuple(_credential(each) for each in saved.page.background.credentials) or None


def _credential(shown: CredentialShown) -> str:
    words = {"name": shown.credential.name, "day": date_format(shown.on) if shown.on else ""}
    if shown.standing == Standing.CHECKED:
        return _("%(name)s (checked on %(day)s)") % words
    if shown.standing == Standing.NOT_FOUND:
        return _("%(name)s (stated; looked for on %(day)s, and not confirmed)") % words
    return _("%(name)s (stated)") % words


def years(saved: SavedListing) -> Cell:
    """Since when, as stated."""
    past = saved.page.background
    if past.since is None or past.years is None:
        return None
    said = ngettext(
        "Since %(since)s (%(years)s year, as stated)",
        "Since %(since)s (%(years)s years, as stated)",
        past.years,
    )
    return (said % {"since": past.since, "years": past.years},)
