"""The demo's exclusion list: read and compared as `import_leie` does it, so that what listings say of it is true of that list.

It names nobody who exists. One row has the name and state of a listing, so that a possible hit waits for a reviewer.
"""

import csv
import datetime as dt
import io
from collections.abc import Iterator

from providers.demo_parts import Demo
from providers.models import Location
from providers.vocabulary.checking import ListingState
from providers.vocabulary.people import ProviderKind
from verification.actions.exclusion_lists import replace_list
from verification.models import ExclusionList
from verification.registries.bad_rows import BadRows
from verification.registries.leie_file import LeieFile
from verification.registries.tally import Tally

# The list of this month, before the next one is out.
DAYS_OLD = 12
# As surnames of the demo, but with endings that no listing has.
STRANGERS = (
    ("BRACKENTHORPEL", "OTTOLINE", "NURSE/NURSES AIDE", "TX", "1128a2", "20110720"),
    ("COBBLEHARROW", "DASHIELL", "PHARMACIST", "FL", "1128a3", "20150319"),
    ("FENNELWHISTLE", "MARGUERITA", "COUNSELOR", "OH", "1128b4", "20180118"),
    ("GORSEWHISPER", "IGNATIUS", "PHYSICIAN", "NY", "1128a1", "20190620"),
    ("MOSSBARROWLY", "PHILIPPA", "PSYCHOLOGIST", "CA", "1128b4", "20210218"),
    ("NETTLETHIMBLE", "BARNABY", "PHYSICIAN ASSISTANT", "GA", "1128a4", "20220519"),
    ("QUILLHAMPERT", "ROSAMUND", "OWNER/OPERATOR", "IL", "1128b8", "20230720"),
    ("SEDGEWARBLE", "THADDEUS", "PHYSICIAN", "AZ", "1128b5", "20240919"),
)
COLUMNS = ("LASTNAME", "FIRSTNAME", "SPECIALTY", "STATE", "EXCLTYPE", "EXCLDATE")
# What OIG writes where there is nothing, and where every row of ours says the same.
SAME = {
    "MIDNAME": "",
    "BUSNAME": "",
    "GENERAL": "IND- LIC HC SERV PRO",
    "NPI": "0000000000",
    "ADDRESS": "",
    "CITY": "",
    "ZIP": "",
    "REINDATE": "00000000",
    "WAIVERDATE": "00000000",
    "WVRSTATE": "",
}


def add_exclusions(demo: Demo) -> None:
    """Import the list and compare every listing with it; a list that somebody has imported stays."""
    if ExclusionList.objects.exists():
        return
    as_of = demo.on - dt.timedelta(days=DAYS_OLD)
    listed = LeieFile(_file(demo)).read(as_of, BadRows(), lambda _position: None)
    replace_list(listed, force=False, tally=Tally())


def _file(demo: Demo) -> bytes:
    """As OIG's UPDATED.csv."""
    text = io.StringIO()
    writer = csv.DictWriter(text, [*COLUMNS, *SAME], lineterminator="\r\n")
    writer.writeheader()
    for row in (*STRANGERS, *_namesake(demo)):
        writer.writerow(dict(zip(COLUMNS, row, strict=True)) | SAME)
    return text.getvalue().encode()


def _namesake(demo: Demo) -> Iterator[tuple[str, ...]]:
    """Somebody else with the name of the last public listing of a person, in its state; nobody in a demo without one."""
    people = {
        listing.pk: listing
        for listing in demo.listings
        if listing.kind == ProviderKind.INDIVIDUAL
        and listing.listing_state == ListingState.PUBLISHED
    }
    place = Location.objects.filter(provider__in=people).order_by("provider__slug", "pk").last()
    if place is None:
        return
    first, *_middle, last = people[place.provider_id].name.partition(",")[0].split()
    yield last.upper(), first.upper(), "PODIATRIST", place.state, "1128a1", "20130919"
