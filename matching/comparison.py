"""Every option beside the others, ordered by how much of what the client said each one meets; none is hidden, none is forced."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matching import fits
from matching.criteria import WEIGHTS
from matching.library.option import Option
from matching.library.statement import Statement
from matching.reasons import Reason, Verdict, weight_of

# What the client said of each value: value → choices. See `library.option.WANTED`, and `how_given`, which takes routes.
Said = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Answer:
    """What an option says to one stated value: the verdict, and the sentence it rests on."""

    reason: Reason
    statement: Statement


@dataclass(frozen=True)
class Compared:
    """An option with an answer to every stated value, in the order in which the content names the values."""

    option: Option
    answers: tuple[Answer, ...]

    @property
    def met(self) -> int:
        """How many stated values it meets."""
        return sum(answer.reason.verdict == Verdict.MET for answer in self.answers)

    @property
    def met_weight(self) -> int:
        """The same, with those that matter more counted twice."""
        return weight_of([answer.reason for answer in self.answers], Verdict.MET)


def compare(
    options: Iterable[Option], said: Said, matter_more: frozenset[str] = frozenset()
) -> list[Compared]:
    """All `options`: those that meet more first; those that meet the same stay as they came, which means nothing."""
    compared = [
        Compared(
            option,
            tuple(
                Answer(
                    Reason(
                        value,
                        tuple(said[value]),
                        fits.judge(option, value, said[value]),
                        WEIGHTS.matters_more if value in matter_more else WEIGHTS.wish,
                    ),
                    statement,
                )
                for value, statement in option.values.items()
                if said.get(value)
            ),
        )
        for option in options
    ]
    return sorted(compared, key=lambda each: -each.met_weight)
