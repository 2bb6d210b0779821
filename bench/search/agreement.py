"""Whether engines say the same, part by part, against the answer found the long way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Self

from bench.search.asking import Engine, Outcome, Question
from bench.search.oracle import Oracle

# What engine has a notion of its own of: the ordinary way finds no typos, and any part of a word.
OWN_NOTION = {("ordinary", "text")}


@dataclass
class Agreement:
    """Counts who was right how often; `faults` tell where somebody was wrong who has to be right.

    `right_answers` are by the question's id: found beforehand, because finding them would turn out of the processor's cache
    what the next engine needs.
    """

    right_answers: Mapping[int, Outcome]
    asked: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    right: dict[tuple[str, str], int] = field(default_factory=lambda: defaultdict(int))
    faults: list[str] = field(default_factory=list)

    @classmethod
    def with_oracle(cls, oracle: Oracle, questions: Sequence[Question]) -> Self:
        """Knows the right answer of each of these questions, which must be kept as they are."""
        return cls({id(question): oracle.answer(question) for question in questions})

    def judge(self, engine: Engine, question: Question, outcome: Outcome) -> None:
        """Compare one answer with the right one."""
        wrong = differences(self.right_answers[id(question)], outcome)
        key = (question.kind, engine.name)
        self.asked[key] += 1
        self.right[key] += not wrong
        if wrong and (engine.name, question.kind) not in OWN_NOTION:
            asked = replace(question, counted={})
            self.faults.append(f"{engine.name}, {question.kind}: {wrong} for {asked}")


def differences(right: Outcome, told: Outcome) -> str:
    """What is wrong about an answer, in words; empty when nothing is. Reasons may be left out."""
    if told.total != right.total:
        return f"a total of {told.total} instead of {right.total}"
    if told.first != right.first:
        return f"the page {told.first} instead of {right.first}"
    if right.counts is not None:
        for key, count in right.counts.items():
            if (told.counts or {}).get(key) != count:
                return f"{key} counted {(told.counts or {}).get(key)} times instead of {count}"
    if told.reasons is not None and told.reasons != right.reasons:
        return f"the reasons {told.reasons} instead of {right.reasons}"
    return ""
