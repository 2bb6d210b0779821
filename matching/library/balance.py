"""That both sides of an option are told in equal detail (criterion C1), and what each side has to speak of (Q4, Q5)."""

from collections.abc import Iterable, Iterator

from matching.library.library import Library
from matching.library.statement import Statement

# How much of the larger side the other may fall short of it, in statements and in words (C1).
BALANCE = 0.2
# What it does, what it does to the body, what it asks of a day, what it costs: benefit, harms, burdens, cost.
NEEDED_TOPICS = ("effect", "body", "day", "cost")


def sides_are_balanced(library: Library) -> Iterator[str]:
    """Positives and negatives speak about the same topics, and differ by at most a fifth in number and in words (C1).

    The standard sets the fifth for the number of items. The same fifth holds for the words: a side of an option has about
    a hundred, so neither side can be ahead of the other by more than one full statement. Words are counted as a page shows
    them. A gap ("Not covered by our sources; ask your clinician.") therefore counts as one item, with the words it takes: a
    side that says where nothing is known is not shorter for it, and one from which the gap was dropped is.
    """
    for option in library.options.values():
        for topic, positives, negatives in option.sides():
            if topic not in library.words["topics"]:
                yield f"{option.id}: unknown topic {topic!r}"
            if not positives or not negatives:
                yield f"{option.id}: topic {topic!r} has one side only"
        good, bad = option.positives.values(), option.negatives.values()
        for unit, ours, theirs in (
            ("statements", len(good), len(bad)),
            ("words", shown_words(library, good), shown_words(library, bad)),
        ):
            if abs(ours - theirs) > BALANCE * max(ours, theirs):
                yield f"{option.id}: {ours} {unit} in positives against {theirs} in negatives"


def shown_words(library: Library, statements: Iterable[Statement]) -> int:
    """How many words a page shows of statements, the sentence that stands for a gap included."""
    gaps = library.words["gaps"]
    return sum(len(f"{gaps.get(each.gap, '')} {each.text}".split()) for each in statements)


def sides_are_whole(library: Library) -> Iterator[str]:
    """Each side of an option speaks of effect, body, day and cost, or says that nothing is known of it (Q4, Q5)."""
    for option in library.options.values():
        for name, side in (("positives", option.positives), ("negatives", option.negatives)):
            topics = {item.topic for item in side.values()}
            for topic in NEEDED_TOPICS:
                if topic not in topics:
                    yield f"{option.id}: its {name} say nothing of {topic!r}"
