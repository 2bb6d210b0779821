"""Claims that wait, so that whoever tries the product out as a reviewer has one to decide on."""

from directory.demo.identity import MAIL_HOST, owner_of
from directory.demo.registry import DISPUTED
from directory.demo.world import World
from providers.models import Claim, Provider, RegistryRecord
from providers.vocabulary.checking import ListingState

# By the address before the "@", and the name.
RIVALS = (("sorrel-wintermere", "Sorrel Wintermere"), ("s-wintermere", "S. Wintermere"))
FRESH = 2


def save_claims(world: World) -> None:
    """Two people who say they are the same one, and owners of drafts whose identity nobody has accepted."""
    chance = world.chance("claims")
    made = []
    # Nobody claims to be whom a real registry has under that number.
    record = RegistryRecord.objects.filter(npi=DISPUTED, claimed_by=None).first()
    for ago, (slug, name) in enumerate(RIVALS if record else (), start=2):
        claimant = owner_of(slug, name, world.moment(ago, chance))
        claimant.save()
        made.append((Claim(id=chance.uuid(), claimant=claimant, record=record, npi=DISPUTED), ago))
    drafts = Provider.objects.filter(
        listing_state=ListingState.DRAFT,
        identity_accepted_at=None,
        owner__email__endswith=f"@{MAIL_HOST}",
    )
    some = drafts.select_related("owner").order_by("slug")[:FRESH]
    for ago, draft in enumerate(some, start=1):
        claim = Claim(id=chance.uuid(), claimant=draft.owner, provider=draft, npi=draft.npi)
        made.append((claim, ago))
    Claim.objects.bulk_create(claim for claim, _ago in made)
    for claim, ago in made:
        # Made when it is saved, says the model.
        Claim.objects.filter(pk=claim.pk).update(made_at=world.moment(ago, chance))
