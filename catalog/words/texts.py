"""What every public listing is found by, read straight from where it is kept."""

from collections import defaultdict
from typing import Any

from providers.models import Credential, Location, Membership, Provider
from providers.vocabulary.checking import ListingState

# A line of text on one line: initials are joined within a line only.
ON_ONE_LINE = str.maketrans("\n\r", "  ")


def texts() -> dict[int, str]:
    """The searchable texts of each published listing, a line each, in four queries.

    Its name, the letters after it, the names and cities of its places, the names of its credentials; of a person the public
    practices where they work, of a practice its public people.
    """
    lines: dict[int, list[Any]] = {
        pk: [name, letters]
        for pk, name, letters in Provider.objects.published()
        .order_by()
        .values_list("pk", "name", "post_nominals")
    }
    more: dict[int, list[Any]] = defaultdict(list)
    for pk, name, city in Location.objects.order_by().values_list("provider", "name", "city"):
        more[pk] += [name, city]
    for pk, name in Credential.objects.order_by().values_list("provider", "name"):
        more[pk].append(name)
    public = Membership.objects.active().filter(
        practice__listing_state=ListingState.PUBLISHED, member__listing_state=ListingState.PUBLISHED
    )
    named = public.order_by().values_list("practice", "practice__name", "member", "member__name")
    for practice, practice_name, member, member_name in named:
        more[practice].append(member_name)
        more[member].append(practice_name)
    return {
        pk: "\n".join(line.translate(ON_ONE_LINE) for line in [*own, *more.get(pk, ())])
        for pk, own in lines.items()
    }
