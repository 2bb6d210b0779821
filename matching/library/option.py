"""One of the things a client can do: a treatment model, another treatment, waiting, or asking a clinician first."""

from collections.abc import Mapping
from dataclasses import dataclass

from matching.library.statement import Statement

Statements = Mapping[str, Statement]


@dataclass(frozen=True, kw_only=True)
class Option:
    """What it is, what speaks for and against it, what it is like, and what nobody knows.

    `values` has one short answer for each thing a client may care about (words.toml, [values]); `differences` the rows in
    which the three models differ, empty for everything else; `routes` the ids of the ways it is usually given.
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
