"""One sketch becomes a listing with everything that belongs to it."""

from dataclasses import dataclass
from typing import Any

from directory.demo.cases import VERIFIED, Situation
from directory.demo.chance import Chance
from directory.demo.credentials import add_credentials
from directory.demo.evidence import Looks
from directory.demo.identity import license_number, npi_of, owner_of, website_of
from directory.demo.licenses import add_license, days_since_sent
from directory.demo.locations import locations_of, set_telehealth
from directory.demo.offers import services_of
from directory.demo.particulars import particulars
from directory.demo.places import telephone
from directory.demo.professions import Role, Training, letters
from directory.demo.roster import Sketch
from directory.demo.rows import Rows
from directory.demo.texts import about, safety
from directory.demo.timeline import timeline
from directory.demo.world import World
from providers.models import License, Provider, Service
from providers.vocabulary.checking import ListingState
from providers.vocabulary.license import LicenseType, profession_of
from providers.vocabulary.people import ProviderKind
from providers.vocabulary.treatment import Molecule, Psychotherapy

# Licenses of these types make sense in a few states only, so nobody has a second one.
ONE_STATE = (LicenseType.PRESCRIBING_PSYCHOLOGIST, LicenseType.ND)


@dataclass(frozen=True, slots=True)
class Listing:
    """A provider whose rows are in Rows, with what others of the household need of it."""

    sketch: Sketch
    provider: Provider
    role: Role
    licenses: list[License]
    # The states of those licenses that are verified today.
    states: frozenset[str]


def person(world: World, rows: Rows, sketch: Sketch, address: str = "") -> Listing:
    """Somebody alone or in a practice, whose `address` they then share."""
    chance = world.chance("listing", sketch.index)
    training = sketch.training
    if training is None:
        raise ValueError(f"{sketch.name} is no person")
    role = world.role(training, sketch.place.state)
    sent = days_since_sent(sketch.case.situation, chance)
    provider = _provider(world, sketch, sent, chance)
    provider.owner = owner_of(sketch.slug, sketch.name, world.moment(sent + 3, chance))
    provider.post_nominals = letters(training, chance)
    provider.gender = sketch.gender if chance.often(0.85) else ""
    if chance.often(0.88):
        provider.practicing_since = world.today.year - chance.randint(4, 32)
    rows.users.append(provider.owner)
    services = _complete(world, rows, sketch, provider, role, chance)
    looks = Looks(world, rows, provider, chance)
    licenses, states = _licenses(looks, sketch, training, sent)
    talks = any(service.therapy == Psychotherapy.SAME_PROVIDER for service in services)
    add_credentials(looks, training, trained_share=0.6 if talks else 0.25)
    _checks(looks, sketch, services, sent)
    listed = sketch.case.listing != ListingState.DRAFT
    if listed and world.prescribes(training, sketch.place.state) and chance.often(0.15):
        looks.at_dea(licenses[0], chance.randint(1, 80))
    set_telehealth(provider, services, licenses, chance)
    rows.locations += locations_of(
        provider, sketch.place, services, address, atlas=world.atlas, chance=chance
    )
    return Listing(sketch, provider, role, licenses, states)


def practice(
    world: World, rows: Rows, sketch: Sketch, people: list[Listing], address: str
) -> Provider:
    """A practice of `people`, owned by the first of them."""
    chance = world.chance("listing", sketch.index)
    role = Role()
    for member in people:
        role |= member.role
    sent = days_since_sent(sketch.case.situation, chance)
    provider = _provider(world, sketch, sent, chance)
    provider.kind = ProviderKind.ORGANIZATION
    provider.owner = people[0].provider.owner
    services = _complete(world, rows, sketch, provider, role, chance)
    _checks(Looks(world, rows, provider, chance), sketch, services, sent)
    licenses = [license_ for member in people for license_ in member.licenses]
    set_telehealth(provider, services, licenses, chance)
    rows.locations += locations_of(
        provider, sketch.place, services, address, atlas=world.atlas, chance=chance
    )
    return provider


def _provider(world: World, sketch: Sketch, sent: int, chance: Chance) -> Provider:
    """The row itself with its dates and numbers; what depends on training and services comes after."""
    return Provider(
        name=sketch.name,
        slug=sketch.slug,
        npi=npi_of(sketch.index) if chance.often(0.85) else None,
        phone=telephone(sketch.place, chance) if chance.often(0.9) else "",
        website=website_of(sketch.slug) if chance.often(0.6) else "",
        **timeline(world, sketch.case, sent, chance),
    )


def _complete(
    world: World, rows: Rows, sketch: Sketch, provider: Provider, role: Role, chance: Chance
) -> list[Service]:
    """Add services, and the lists and texts that go with them."""
    shown = sketch.case.shown
    services, phases = services_of(
        provider, role, style=sketch.style, decks=world.decks, chance=chance, shown=shown
    )
    training = sketch.training
    said: dict[str, Any] = particulars(
        sketch, training, role, services, decks=world.decks, chance=chance
    )
    said |= safety(chance, role, services)
    said["about"] = about(
        chance,
        profession=profession_of(training.license_type, training.specialty) if training else None,
        role=role,
        city=sketch.place.city,
        talks=any(service.therapy == Psychotherapy.SAME_PROVIDER for service in services),
    )
    for field, value in said.items():
        setattr(provider, field, value)
    rows.providers.append(provider)
    rows.services += services
    rows.phases += phases
    return services


def _licenses(
    looks: Looks, sketch: Sketch, training: Training, sent: int
) -> tuple[list[License], frozenset[str]]:
    """One in the state of the place, for some a second one next door that is verified too or waits; and where verified."""
    chance, home = looks.chance, sketch.place.state
    situations = {home: sketch.case.situation}
    if training.license_type not in ONE_STATE and chance.often(0.2):
        verified = sketch.case.situation in VERIFIED and chance.often(0.8)
        state = chance.choice(looks.world.atlas.neighbors(home))
        situations[state] = Situation.VERIFIED if verified else Situation.WAITING
    licenses = [
        add_license(
            looks,
            training,
            state,
            situation,
            number=license_number(sketch.index, place),
            sent=days_since_sent(situation, chance) if place else sent,
        )
        for place, (state, situation) in enumerate(situations.items())
    ]
    states = {state for state, situation in situations.items() if situation in VERIFIED}
    return licenses, frozenset(states)


def _checks(looks: Looks, sketch: Sketch, services: list[Service], sent: int) -> None:
    """What reviewers looked at besides licenses; nothing yet where the listing is a draft."""
    chance = looks.chance
    if sketch.case.listing == ListingState.DRAFT:
        return
    looks.at_identity(sent + 1)
    if any(service.molecule == Molecule.ESKETAMINE for service in services) and chance.often(0.85):
        looks.at_rems(chance.randint(1, min(150, sent)))
