"""All options on one screen: a row for each question that people ask, a column for each option, as in published option grids."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from matching.comparison import Compared
from matching.library.option import Option
from matching.library.statement import Statement


@dataclass(frozen=True)
class Cell:
    """What one option says to one question; `verdict` is empty where the client has said nothing of it."""

    option: Option
    statement: Statement
    verdict: str = ""


@dataclass(frozen=True)
class Row:
    """One question with an answer of every option."""

    value: str
    question: str
    cells: tuple[Cell, ...]


def rows(compared: Iterable[Compared], questions: Mapping[str, str]) -> list[Row]:
    """A row for each of `questions` (value → words), in their order; the columns are in the order of the comparison."""
    columns = list(compared)
    return [
        Row(value, question, tuple(_cell(column, value) for column in columns))
        for value, question in questions.items()
    ]


def _cell(column: Compared, value: str) -> Cell:
    verdicts = {answer.reason.facet: answer.reason.verdict.value for answer in column.answers}
    return Cell(column.option, column.option.values[value], verdicts.get(value, ""))
