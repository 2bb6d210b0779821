"""The page of a published listing, put together."""

from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from catalog.facts import Standing
from directory.listing.background import Background, background
from directory.listing.contact import Contact, contact
from directory.listing.costs import course_range
from directory.listing.fit import paying, reaching, who_they_work_with
from directory.listing.offers import ModelOffers, offers_by_model
from directory.listing.other_checks import OtherChecks, other_checks
from directory.listing.prescribing import by_state, left_open
from directory.listing.questions import Questions, questions
from directory.listing.record import Record
from directory.listing.safety import safety_practice
from directory.listing.stated import StatedFact
from directory.listing.team import Team, team
from directory.listing.trust import Trust, trust
from providers.complaints import ComplaintBody, complaint_bodies
from providers.models import FederalRule, Photo, Provider
from providers.models.federal_rule import federal_rule
from providers.vocabulary.checking import Authority, FederalTopic
from providers.vocabulary.license import Profession
from providers.words import REMOTE_FORMATS


@dataclass(frozen=True)
class ListingPage:
    """Everything the templates say about a listing."""

    provider: Provider
    title: str
    canonical: str
    full_name: str
    professions: str
    place: str
    remote: bool
    stale: bool
    attestation_days: int
    people: tuple[Provider, ...]
    practices: tuple[Provider, ...]
    trust: Trust
    prescribes_in: dict[str, str]
    prescribing_open: bool
    other_checks: OtherChecks
    team: Team
    contact: Contact
    course_range: str | None
    dea_unchecked: bool
    who: list[StatedFact]
    offers: tuple[ModelOffers, ...]
    safety: list[StatedFact]
    complaints: list[ComplaintBody]
    paying: list[StatedFact]
    reaching: list[StatedFact]
    background: Background
    questions: Questions

    def photo(self) -> Photo | None:
        """The public photo; read only where it is shown, which is not in lists and comparisons."""
        return self.provider.photos.filter(published_at__isnull=False).first()

    def telehealth_rule(self) -> FederalRule | None:
        """What federal law says of prescribing from afar, where the listing offers that; read only where it is shown."""
        return federal_rule(FederalTopic.TELEHEALTH) if self.remote else None


def listing_page(record: Record) -> ListingPage:
    """What the page says of a listing on the record's day."""
    provider = record.provider
    standing = record.standings[provider.pk]
    checks = trust(record)
    authorities = by_state(
        (each.license.state, each.prescribing.authority) for each in checks.licenses
    )
    remote = any(service.format in REMOTE_FORMATS for service in record.services)
    telehealth = standing.licensed_states & set(provider.telehealth_states or ())
    professions = _professions(standing)
    place = _place(record)
    who, pay = who_they_work_with(provider), paying(provider)
    reach, safety = reaching(provider, telehealth, remote), safety_practice(provider)
    offers = offers_by_model(record.services)
    care_team, how, past = team(record, authorities), contact(record), background(record)
    return ListingPage(
        provider=provider,
        title=_title(provider.name, professions, place),
        canonical=settings.BASE_URL + provider.get_absolute_url(),
        full_name=", ".join(filter(None, [provider.name, provider.post_nominals])),
        professions=professions,
        place=place,
        remote=remote,
        stale=provider.is_stale(record.on),
        attestation_days=settings.ATTESTATION_DAYS,
        people=tuple(record.people),
        practices=tuple(record.practices),
        trust=checks,
        prescribes_in=_states(authorities),
        prescribing_open=left_open(record),
        other_checks=other_checks(record),
        team=care_team,
        contact=how,
        course_range=course_range(record.services),
        dea_unchecked=any(
            each.prescribing.prescribes and each.prescribing.dea is None for each in checks.licenses
        ),
        who=who,
        offers=offers,
        safety=safety,
        complaints=complaint_bodies((each.license for each in checks.licenses), record.boards),
        paying=pay,
        reaching=reach,
        background=past,
        questions=questions(checks, care_team, offers, how, past, [*safety, *who, *pay, *reach]),
    )


def _professions(standing: Standing) -> str:
    return ", ".join(str(Profession(each).label) for each in standing.professions)


def _place(record: Record) -> str:
    if not record.locations:
        return ""
    first = record.locations[0]
    return f"{first.city_name}, {first.state}"


def _title(name: str, professions: str, place: str) -> str:
    who = f"{name}, {professions}" if professions else name
    return _("%(who)s – %(place)s") % {"who": who, "place": place} if place else who


def _states(authorities: dict[Authority, list[str]]) -> dict[str, str]:
    return {authority.value: ", ".join(states) for authority, states in authorities.items()}
