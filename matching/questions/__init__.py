"""The questions of the guide, one file each, in the order in which they are asked."""

from matching.answers import Answers
from matching.questions.depth import Depth
from matching.questions.paying import Paying
from matching.questions.place import PlaceQuestion
from matching.questions.question import Meaning, Question
from matching.questions.reason import Reason
from matching.questions.route import RouteQuestion
from matching.questions.safety import Safety
from matching.questions.talk import Talk
from matching.questions.timing import Timing
from matching.questions.who import Who

QUESTIONS: tuple[Question, ...] = (
    Reason(),
    Who(),
    PlaceQuestion(),
    Talk(),
    Depth(),
    RouteQuestion(),
    Paying(),
    Safety(),
    Timing(),
)
BY_SLUG = {question.slug: question for question in QUESTIONS}

__all__ = ["BY_SLUG", "QUESTIONS", "Meaning", "Question", "asked_of", "following"]


def asked_of(answers: Answers) -> list[Question]:
    """The questions that someone who said this is asked, in order; what they have answered stays with them."""
    return [
        question for question in QUESTIONS if question.applies(answers) or answers.of(question.slug)
    ]


def following(asked: Question, answers: Answers) -> Question | None:
    """The question that comes after `asked` for someone who said this; None where all that is left is to check the answers."""
    later = QUESTIONS[QUESTIONS.index(asked) + 1 :]
    return next((question for question in later if question.applies(answers)), None)
