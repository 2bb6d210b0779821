"""All facets, in the order in which the form shows them.

A new one is a file here, a line below and a test; the form, the address, the chips and the counts follow.
"""

from directory.facets.accepting import ACCEPTING
from directory.facets.access import ACCESS
from directory.facets.ages import AGES
from directory.facets.base import Facet
from directory.facets.community import COMMUNITY
from directory.facets.condition import CONDITION
from directory.facets.cost import COST
from directory.facets.experience import EXPERIENCE
from directory.facets.format import FORMAT
from directory.facets.gender import GENDER
from directory.facets.hours import HOURS
from directory.facets.insurance import INSURANCE
from directory.facets.language import LANGUAGE
from directory.facets.model import MODEL
from directory.facets.molecule import MOLECULE
from directory.facets.orientation import ORIENTATION
from directory.facets.pay import PAY
from directory.facets.phase import PHASE
from directory.facets.prescribes import PRESCRIBES
from directory.facets.profession import PROFESSION
from directory.facets.route import ROUTE
from directory.facets.state import STATE
from directory.facets.team import TEAM
from directory.facets.therapy import THERAPY
from directory.facets.verified import VERIFIED

FACETS: tuple[Facet, ...] = (
    MODEL,
    ROUTE,
    THERAPY,
    FORMAT,
    CONDITION,
    PRESCRIBES,
    TEAM,
    PROFESSION,
    ACCEPTING,
    COST,
    INSURANCE,
    PAY,
    MOLECULE,
    PHASE,
    ORIENTATION,
    EXPERIENCE,
    LANGUAGE,
    HOURS,
    AGES,
    COMMUNITY,
    GENDER,
    ACCESS,
    STATE,
    VERIFIED,
)
FACETS_BY_NAME = {facet.name: facet for facet in FACETS}

__all__ = ["FACETS", "FACETS_BY_NAME", "Facet"]
