"""The facets of the search with their values, as a program names them: each can be a must or a wish.

The search keeps its facets in a room that this one does not know; a test holds the two together.
"""

from collections.abc import Mapping

from providers.vocabulary.checking import PRESCRIBES
from providers.vocabulary.license import Profession
from providers.vocabulary.people import Ages, Community, Experience, Gender, Language
from providers.vocabulary.practice import Accepting, Access, Cost, Hours, Insurance, Pay
from providers.vocabulary.state import State
from providers.vocabulary.treatment import (
    Condition,
    Format,
    Molecule,
    Orientation,
    Phase,
    Psychotherapy,
    Route,
    TreatmentModel,
)

VALUES: Mapping[str, tuple[str, ...]] = {
    "model": tuple(TreatmentModel.values),
    "route": tuple(Route.values),
    "therapy": tuple(Psychotherapy.values),
    "format": tuple(Format.values),
    "condition": tuple(Condition.values),
    "prescribes": ("yes", *(each.value for each in PRESCRIBES)),
    "team": ("yes",),
    "profession": tuple(Profession.values),
    "accepting": tuple(Accepting.values),
    "cost": tuple(Cost.values),
    "insurance": tuple(Insurance.values),
    "pay": tuple(Pay.values),
    "molecule": tuple(Molecule.values),
    "phase": tuple(Phase.values),
    "orientation": tuple(Orientation.values),
    "experience": tuple(Experience.values),
    "language": tuple(Language.values),
    "hours": tuple(Hours.values),
    "ages": tuple(Ages.values),
    "community": tuple(Community.values),
    "gender": tuple(Gender.values),
    "access": tuple(Access.values),
    "state": tuple(State.values),
    "verified": ("yes", "any"),
}
