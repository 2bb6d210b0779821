"""Counts so small that they could point at a person are not told."""

from collections.abc import Mapping

from matching.library.knowledge import ANSWERS

SMALLEST = 10


def shown(given: Mapping[tuple[str, str], int], question: str) -> dict[str, str]:
    """Every answer to a question with its count in words; no sum stands beside them from which a hidden one would follow."""
    counts = {answer: given.get((question, answer), 0) for answer in ANSWERS}
    return {
        answer: str(count) if count >= SMALLEST else f"under {SMALLEST}"
        for answer, count in counts.items()
    }
