"""One change in a copy of the content files, the way an editor's slip would make it, and what has to be said about it."""

from collections.abc import Callable

from matching.library.library import Library
from matching.library.rules import Rule

# Gives the content in which, in one file, one text is replaced by another.
Spoil = Callable[[str, str, str], Library]
# What the release check says of content, all of it; empty when it is sound.
Refused = Callable[[Library], str]
# The rule that has to notice; the file, its text and what stands there instead; words of what is told.
Slip = tuple[Rule, str, str, str, str]


def is_noticed(slip: Slip, spoiled: Spoil) -> bool:
    """Whether the rule of the slip tells of it in the words expected."""
    rule, file, old, new, told = slip
    return any(told in problem for problem in rule(spoiled(file, old, new)))
