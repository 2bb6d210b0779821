"""What must hold for the questions of "Did this help?"."""

from collections.abc import Iterator

from matching.library.knowledge import NO, YES
from matching.library.library import Library

KNOWLEDGE, COMFORT = 3, 2


def knowledge_can_be_checked(library: Library) -> Iterator[str]:
    """Three questions have a right answer that rests on sources, and two ask how at ease the client is; no name twice."""
    counts = len(library.knowledge), len(library.comfort)
    if counts != (KNOWLEDGE, COMFORT):
        yield f"knowledge.toml: {counts[0]} and {counts[1]} questions, not {KNOWLEDGE} and {COMFORT}"
    for id in library.knowledge.keys() & library.comfort.keys():
        yield f"knowledge.toml: {id!r} is used twice"
    for question in library.knowledge.values():
        if question.right not in (YES, NO):
            yield f"{question.answer.id}: the right answer is yes or no, not {question.right!r}"
        if not question.answer.sources:
            yield f"{question.answer.id}: a right answer needs a source"
