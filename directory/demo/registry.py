"""Somebody in the registry who has no listing yet, so that whoever tries the product out can claim one."""

from directory.demo.identity import npi_of
from directory.demo.world import World
from providers.models import RegistryRecord
from providers.vocabulary.people import ProviderKind

# Far from those of listings, which count from the first, and of Alice and Bob, who have the last.
UNCLAIMED = npi_of(10**8 - 100)


def unclaimed(world: World) -> RegistryRecord:
    """An unsaved record of a psychiatrist whom nobody is; the telephone number is one that is set aside for invention."""
    at = world.moment(30, world.chance("registry"))
    return RegistryRecord(
        npi=UNCLAIMED,
        kind=ProviderKind.INDIVIDUAL,
        name="Marlowe Thistlefell",
        last_name="THISTLEFELL",
        first_name="MARLOWE",
        credential_text="M.D.",
        address="12 Larkhollow Lane",
        city="PORTLAND",
        state="OR",
        zip="97201",
        phone="5035550142",
        taxonomies=["2084P0800X"],
        primary_taxonomy="2084P0800X",
        row_sha256="0" * 64,
        imported_at=at,
        changed_at=at,
    )
