"""One of the things a client can do: a treatment model, another treatment, waiting, or asking a clinician first."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from matching.library.statement import Statement

Statements = Mapping[str, Statement]
# What a client may want of a value, as `meets` and `fails` name it. How it is given is judged by routes, how well it works by
# the certainty of the answer.
WANTED = {
    "talk": ("during", "around", "none"),
    "depth": ("none", "light", "deep"),
    "onset_upkeep": ("fast",),
    "work_driving": ("free",),
    "cost": ("low",),
    "side_effects": ("few",),
}


@dataclass(frozen=True, kw_only=True)
class Option:
    """What it is, what speaks for and against it, what it is like, and what nobody knows.

    `values` has one short answer for each thing a client may care about (words.toml, [values]); `meets` and `fails` say by
    value which of the things that a client may want the answer says it has, and which it says it has not: what is in
    neither is unknown. `differences` has the rows in which the three models differ, empty for everything else; `routes`
    the ids of the ways it is usually given.
    """

    id: str
    name: str
    group: str
    sentence: Statement
    what: Statement
    aim: Statement
    positives: Statements
    negatives: Statements
    body: Statements
    mind: Statements
    practical: Statements
    values: Statements
    unknowns: Statements
    differences: Statements
    meets: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fails: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    routes: tuple[str, ...] = ()

    @property
    def is_model(self) -> bool:
        """Whether it is one of the three ways ketamine is used."""
        return self.group == "model"

    @property
    def is_open(self) -> bool:
        """Whether it leaves the choice of a treatment open, so that nothing a client wants of one can be held against it."""
        return self.group == "first"

    def sides(self) -> list[tuple[str, list[Statement], list[Statement]]]:
        """Topic by topic, what speaks for the option and what against it: both sides of a topic always stand together."""
        topics = list(dict.fromkeys(item.topic for item in self.positives.values()))
        topics += [item.topic for item in self.negatives.values() if item.topic not in topics]
        return [
            (
                topic,
                [item for item in self.positives.values() if item.topic == topic],
                [item for item in self.negatives.values() if item.topic == topic],
            )
            for topic in dict.fromkeys(topics)
        ]
