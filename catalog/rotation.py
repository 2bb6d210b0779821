"""The public daily rotation, which decides wherever a rule of order leaves listings even: in the search and in the guide.

Plain Python, so that the rule that reads it stays free of the framework. The database and the arrays work out the same digest
for all listings at once (catalog/order.py, catalog/sql/).
"""

import datetime as dt
import hashlib

# The version of the published rule, of search and guide together, as both turn by it: raised whenever the same facts and the
# same wishes may come out in another order.
RULE_VERSION = "3"


def rotation_seed(on: dt.date) -> str:
    """The public seed of a day in the site's time zone: "2026-11-23/3"."""
    return f"{on.isoformat()}/{RULE_VERSION}"


def turn(name: str, on: dt.date) -> str:
    """A place in the rotation of a day, lowest first: MD5 of "seed/name" in hexadecimal, which anyone can compute again.

    The name is a listing's slug; a care team's is both slugs, the therapist's first, joined by "+", which no slug contains.
    """
    text = f"{rotation_seed(on)}/{name}"
    return hashlib.md5(text.encode(), usedforsecurity=False).hexdigest()
