"""Somebody in the registry who has no listing yet, so that whoever tries the product out can claim one."""

from directory.demo.identity import npi_of
from directory.demo.world import World
from providers.models import RegistryRecord
from providers.vocabulary.people import ProviderKind

# Far from those of listings, which count from the first, and of Alice and Bob, who have the last.
UNCLAIMED = npi_of(10**8 - 100)
# Whom two people claim to be at once.
DISPUTED = npi_of(10**8 - 101)


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


def disputed(world: World) -> RegistryRecord:
    """An unsaved record of a nurse practitioner whom nobody is either."""
    record = unclaimed(world)
    record.npi = DISPUTED
    record.name, record.last_name, record.first_name = "Sorrel Wintermere", "WINTERMERE", "SORREL"
    record.credential_text = "PMHNP"
    record.address, record.phone = "40 Larkhollow Lane", "5035550143"
    record.taxonomies, record.primary_taxonomy = ["363LP0808X"], "363LP0808X"
    record.license_hints = [{"taxonomy": "363LP0808X", "number": "D100000001", "state": "OR"}]
    return record
