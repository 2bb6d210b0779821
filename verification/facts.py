"""What each fact is about, and for how long a look at it counts."""

import datetime as dt

from django.conf import settings

from providers.vocabulary.checking import Fact

# A DEA registration holds for one state, so it is noted with a license of that state where there are several. Which hours count is the
# law of the license's state.
OF_LICENSE = (
    Fact.LICENSE_STATUS,
    Fact.LICENSE_EXPIRY,
    Fact.DISCIPLINE,
    Fact.DEA_SCHEDULE,
    Fact.SUPERVISED_HOURS,
)
OF_CREDENTIAL = (Fact.BOARD_CERTIFICATION, Fact.KAP_TRAINING)
OF_PROVIDER = (
    Fact.IDENTITY,
    Fact.ADDRESS,
    Fact.EXCLUSION,
    Fact.REMS_CERTIFICATION,
    Fact.DEA_SCHEDULE,
)
# In days; the others count as long as a look at a license.
DAYS = {
    Fact.IDENTITY: 730,
    Fact.ADDRESS: 365,
    Fact.REMS_CERTIFICATION: 180,
    Fact.BOARD_CERTIFICATION: 365,
    Fact.KAP_TRAINING: 5 * 365,
}


def lasts(fact: str, on: dt.date) -> dt.date:
    """The last day on which a look of that day can count."""
    return on + dt.timedelta(days=DAYS.get(Fact(fact), settings.EVIDENCE_DAYS))
