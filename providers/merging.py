"""Two people typed into the same section: what each of them changed, and what both did."""

from dataclasses import dataclass

from providers.forms.section import Typed


@dataclass(frozen=True)
class Merge:
    """`typed` has both people's changes; in `both_changed`, where they differ, it has mine; `theirs_only` came from the other."""

    typed: Typed
    both_changed: tuple[str, ...]
    theirs_only: tuple[str, ...]


def merge(*, base: Typed, mine: Typed, theirs: Typed) -> Merge:
    """Join what two people made of `base`, field by field."""
    typed: Typed = {}
    both, taken = [], []
    for name in dict.fromkeys([*base, *theirs, *mine]):
        was, my, their = base.get(name), mine.get(name), theirs.get(name)
        value = my
        if my != their and their != was:
            if my == was:
                value = their
                taken.append(name)
            else:
                both.append(name)
        if value is not None:
            typed[name] = value
    return Merge(typed, tuple(both), tuple(taken))
