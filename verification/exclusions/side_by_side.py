"""A row of the list beside a listing: what agrees and what does not, in words for the person who decides."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from providers.exclusion_list import is_by_hand
from providers.models import Evidence, Provider, RegistryRecord
from providers.vocabulary.checking import Fact, Result
from providers.vocabulary.people import ProviderKind
from providers.vocabulary.state import State
from verification.exclusions.names import (
    organization_agrees,
    person_agrees,
    readings,
    words_of,
)
from verification.models import ExclusionHit


@dataclass(frozen=True)
class Compared:
    """One fact on both sides; `agrees` is None where there is nothing to compare it with."""

    label: str
    listing: str
    list: str
    said: str
    agrees: bool | None


def side_by_side(hit: ExclusionHit) -> list[Compared]:
    """The facts by which a person tells whether the row is about the provider."""
    provider = hit.provider
    record = RegistryRecord.objects.filter(npi=provider.npi or "").first()
    return [
        _name(hit, provider, record),
        _npi(hit, provider),
        _states(hit, provider),
        _cities(hit, provider),
        _work(hit, provider),
    ]


def _name(hit: ExclusionHit, provider: Provider, record: RegistryRecord | None) -> Compared:
    known = [provider.name, *([record.name, record.other_name] if record else [])]
    names = list(dict.fromkeys(name for name in known if name))
    agrees: bool | None = None
    if any(sorted(words_of(name)) == sorted(words_of(hit.name)) for name in names):
        said, agrees = _("The same name."), True
    elif any(_could_be(name, hit, provider) for name in names):
        said = _("Could be the same: look at middle names, hyphens, initials, and names cut off.")
    else:
        said, agrees = _("Another name."), False
    return Compared(_("Name"), "; ".join(names), hit.name, said, agrees)


def _could_be(name: str, hit: ExclusionHit, provider: Provider) -> bool:
    if provider.kind == ProviderKind.ORGANIZATION:
        return organization_agrees(name, hit)
    return any(person_agrees(reading, hit) for reading in readings(name))


def _npi(hit: ExclusionHit, provider: Provider) -> Compared:
    ours, theirs = provider.npi or "", hit.npi
    if not theirs:
        said, agrees = _("The list names no NPI, as for most people on it."), None
    elif not ours:
        said, agrees = _("The listing has no NPI."), None
    elif ours == theirs:
        said, agrees = _("The same NPI."), True
    else:
        said, agrees = _("Two NPIs: these are two people."), False
    return Compared(_("NPI"), ours, theirs, said, agrees)


def _states(hit: ExclusionHit, provider: Provider) -> Compared:
    places = provider.locations.values_list("state", flat=True)
    licenses = provider.licenses.values_list("state", flat=True)
    ours = sorted({*places, *licenses} - {""})
    theirs = _state_name(hit.state)
    if not hit.state:
        said, agrees = _("The list names no state."), None
    elif hit.state in ours:
        said, agrees = _("The provider works or is licensed there."), True
    else:
        said, agrees = _("The listing has no place and no license there."), False
    listing = ", ".join(_state_name(each) for each in ours)
    return Compared(_("State"), listing, theirs, said, agrees)


def _cities(hit: ExclusionHit, provider: Provider) -> Compared:
    cities = [place.city_name for place in provider.locations.all()]
    parts = (hit.address, hit.city, " ".join(p for p in (hit.state, hit.zip) if p))
    theirs = ", ".join(part for part in parts if part)
    if not (cities and hit.city):
        said, agrees = _("There is nothing to compare."), None
    elif any(words_of(city) == words_of(hit.city) for city in cities):
        said, agrees = _("The same city."), True
    else:
        said, agrees = (
            _("Another city. The list has the last address that was known, often a home."),
            None,
        )
    return Compared(_("Address"), "; ".join(cities), theirs, said, agrees)


def _work(hit: ExclusionHit, provider: Provider) -> Compared:
    held = [str(each.get_license_type_display()) for each in provider.licenses.all()]
    theirs = ", ".join(part for part in (hit.general, hit.specialty) if part)
    said = _("Compare these yourself: the list has words of its own.")
    return Compared(_("What they do"), "; ".join(dict.fromkeys(held)), theirs, said, None)


def _state_name(code: str) -> str:
    return str(State(code).label) if code else ""


def about_the_row(hit: ExclusionHit) -> Iterator[str]:
    """What else the row says, in sentences."""
    words = {"section": hit.authority}
    yield _("Excluded under section %(section)s of the Social Security Act.") % words
    if hit.waiver_on:
        state = _state_name(hit.waiver_state) or _("a state that the list does not name")
        yield _("There is a waiver for %s: ask what it allows before you decide.") % state
    if hit.gone_on:
        yield _(
            "The newest list does not name this provider any more: reinstated, corrected, or known by another name."
        )
    if look := _match_by_hand(hit):
        day = {"day": date_format(timezone.localdate(look.performed_at))}
        yield (
            _(
                "A reviewer noted by hand on %(day)s that the list names them. If that was a mistake, note a new look on the page of facts, too."
            )
            % day
        )


def _match_by_hand(hit: ExclusionHit) -> Evidence | None:
    """The last look at the list that no entry of it has left, if it found the provider there."""
    looks = Evidence.objects.filter(provider=hit.provider_id, fact=Fact.EXCLUSION)
    last = next((look for look in looks if is_by_hand(look)), None)
    return last if last and last.result == Result.ADVERSE else None
