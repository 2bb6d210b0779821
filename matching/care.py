"""What the safety check leads to: lines to take to a clinician. It ranks nobody, hides nothing and stops nobody."""

from dataclasses import dataclass

from matching.answers import Answers
from matching.library.loader import library
from matching.library.safety import AVOID, CARE, SafetyItem
from matching.questions.safety import Safety
from matching.questions.who import Who

# Items that follow from an answer given elsewhere.
OF_AGE = {"under_18": "under_18", "over_65": "over_65"}


@dataclass(frozen=True)
class Care:
    """The items that apply, by their level; `unsure` when the client could not say."""

    avoid: tuple[SafetyItem, ...]
    care: tuple[SafetyItem, ...]
    unsure: bool

    def __bool__(self) -> bool:
        return bool(self.avoid or self.care or self.unsure)


def care_of(answers: Answers) -> Care:
    """What the answers to the safety check, and the age, call for."""
    ticked = set(answers.of(Safety.slug).get("item", []))
    ticked |= {OF_AGE[age] for age in answers.of(Who.slug).get("age", []) if age in OF_AGE}
    items = [item for item in library().safety.values() if item.id in ticked]
    return Care(
        tuple(item for item in items if item.level == AVOID),
        tuple(item for item in items if item.level == CARE),
        "unsure" in ticked,
    )
