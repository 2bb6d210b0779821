"""A listing that is written out by hand, for one of the fixed people."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from accounts.models import User
from directory.demo.cases import GOOD, Situation
from directory.demo.evidence import Looks
from directory.demo.identity import license_number, npi_of, website_of
from directory.demo.licenses import add_license
from directory.demo.locations import location
from directory.demo.places import telephone
from directory.demo.professions import Training
from directory.demo.rows import Rows
from directory.demo.timeline import timeline
from directory.demo.world import World
from providers.models import Credential, Provider, Service, ServicePhase
from providers.models.credential import CredentialKind
from providers.vocabulary.practice import Availability
from providers.vocabulary.treatment import (
    Format,
    Molecule,
    Phase,
    Psychotherapy,
    Route,
    TreatmentModel,
)

# Days since they joined.
JOINED = 420
STATE = "OR"


@dataclass(frozen=True, slots=True)
class Offer:
    """A service in person; `phases` gives how many sessions there are and what one costs."""

    model: TreatmentModel
    route: Route
    molecule: Molecule
    therapy: Psychotherapy
    words: str
    phases: Mapping[Phase, tuple[int, int]]


@dataclass(frozen=True, slots=True)
class Part:
    """Everything about a fixed person that is not worked out; `index` is negative, out of the way of the crowd's."""

    index: int
    slug: str
    zip: str
    training: Training
    said: Mapping[str, Any]
    offers: tuple[Offer, ...]
    credentials: Mapping[CredentialKind, str]


def play(world: World, rows: Rows, owner: User, part: Part) -> Provider:
    """Add the published listing of `part`, verified in Oregon, open and confirmed by its owner some days ago."""
    chance = world.chance("cast", part.index)
    zip_ = world.atlas.find(part.zip)
    dates = timeline(world, GOOD, JOINED, chance) | {
        "attested_on": world.day(9),
        "availability": Availability.OPEN,
        "availability_on": world.day(4),
        "next_opening_days": 12,
    }
    provider = Provider(
        owner=owner,
        slug=part.slug,
        npi=npi_of(part.index),
        practicing_since=world.today.year - 14,
        phone=telephone(zip_, chance),
        website=website_of(part.slug),
        **dates,
        **part.said,
    )
    rows.providers.append(provider)
    rows.locations.append(location(provider, zip_, "214 Larkhollow Street, Suite 3", chance))
    for offer in part.offers:
        _offer(rows, provider, offer)
    _checks(Looks(world, rows, provider, chance), part)
    return provider


def _offer(rows: Rows, provider: Provider, offer: Offer) -> None:
    service = Service(
        provider=provider,
        model=offer.model,
        route=offer.route,
        molecule=offer.molecule,
        therapy=offer.therapy,
        format=Format.IN_PERSON,
        description=offer.words,
    )
    rows.services.append(service)
    rows.phases += [
        ServicePhase(
            service=service, phase=phase, sessions=sessions, price_low=price, price_high=price
        )
        for phase, (sessions, price) in offer.phases.items()
    ]


def _checks(looks: Looks, part: Part) -> None:
    number = license_number(part.index)
    license_ = add_license(
        looks, part.training, STATE, Situation.VERIFIED, number=number, sent=JOINED
    )
    looks.at_identity(JOINED + 1)
    for kind, name in part.credentials.items():
        credential = Credential(
            id=looks.chance.uuid(),
            provider=looks.provider,
            kind=kind,
            name=name,
            year=looks.world.today.year - 5,
        )
        looks.rows.credentials.append(credential)
        looks.at_credential(credential, 40)
    if any(offer.molecule == Molecule.ESKETAMINE for offer in part.offers):
        # Who gives esketamine has shown the certified place and the registration for Schedule III.
        looks.at_rems(45)
        looks.at_dea(license_, 30)
