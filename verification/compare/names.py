"""Two names, compared as a careful person does: what is missing and what is short is told, and another surname is never the same."""

from django.utils.translation import gettext as _

from verification.compare.likeness import SAME, Comparison, Likeness
from verification.compare.nicknames import are_one
from verification.compare.person import PersonName, read_name

Words = tuple[str, ...]


def compare_names(submitted: str, shown: str) -> Comparison:
    """How alike they are, and in words what differs. The order of the two makes no difference to how alike they are."""
    ours, theirs = read_name(submitted), read_name(shown)
    if not ours.ways or not theirs.ways:
        return Comparison(Likeness.DIFFERENT, _("One of the two is not a name."))
    if ours.generation != theirs.generation and ours.generation and theirs.generation:
        return Comparison(
            Likeness.DIFFERENT, _("Jr., Sr. or the number differs: it may be a relative.")
        )
    found = _compared(ours.ways[0], theirs.ways[0])
    if found.likeness > Likeness.SAME:
        # Another reading counts only for what it shows to be alike.
        every = [_compared(way, other) for way in ours.ways for other in theirs.ways]
        alike = [each for each in every if each.likeness <= Likeness.CLOSE]
        found = min(alike, key=lambda each: (each.likeness, each.words), default=found)
    if found.likeness > Likeness.CLOSE and _only_turned(ours, theirs):
        found = Comparison(Likeness.CLOSE, _("The same words in another order."))
    if ours.generation != theirs.generation and found.likeness <= Likeness.CLOSE:
        said = _("Jr., Sr. or a number stands on one side only.")
        return Comparison(Likeness.CLOSE, " ".join(filter(None, [found.words, said])))
    return found


def _only_turned(ours: PersonName, theirs: PersonName) -> bool:
    return len(ours.words) > 1 and ours.words == theirs.words


def _compared(ours: tuple[Words, Words], theirs: tuple[Words, Words]) -> Comparison:
    given = _given(ours[0], theirs[0])
    if ours[1] == theirs[1]:
        return given
    if given.likeness > Likeness.CLOSE or not _first_names_agree(ours[0], theirs[0]):
        return Comparison(Likeness.DIFFERENT, _("Another name."))
    if set(ours[1]) & set(theirs[1]):
        said = _("One part of the surname is the same: it may be a former or a married name.")
    else:
        said = _("The surname differs: it may be a former name.")
    return Comparison(Likeness.FORMER, said)


def _first_names_agree(ours: Words, theirs: Words) -> bool:
    """An initial alone is too little to take somebody for the same person under another surname."""
    if not ours or not theirs or min(len(ours[0]), len(theirs[0])) < 2:
        return False
    return ours[0] == theirs[0] or are_one(ours[0], theirs[0])


def _given(ours: Words, theirs: Words) -> Comparison:
    if ours == theirs or "".join(ours) == "".join(theirs):
        return SAME
    if not ours or not theirs:
        return Comparison(Likeness.DIFFERENT, _("The given name is missing on one side."))
    first = _one(ours[0], theirs[0])
    if first.likeness > Likeness.CLOSE:
        if ours[0] in theirs[1:] or theirs[0] in ours[1:]:
            return Comparison(Likeness.CLOSE, _("One side leads with the middle name."))
        return Comparison(Likeness.DIFFERENT, _("The given names differ."))
    said = [first.words]
    if len(ours) != len(theirs):
        said.append(_("A middle name or initial stands on one side only."))
    for one, other in zip(ours[1:], theirs[1:], strict=False):
        middle = _one(one, other)
        if middle.likeness > Likeness.CLOSE:
            return Comparison(Likeness.DIFFERENT, _("The middle names differ."))
        said.append(middle.words)
    return Comparison(Likeness.CLOSE, " ".join(dict.fromkeys(filter(None, said))))


def _one(name: str, other: str) -> Comparison:
    if name == other:
        return SAME
    if min(len(name), len(other)) == 1 and name[0] == other[0]:
        return Comparison(Likeness.CLOSE, _("An initial stands for a name."))
    if are_one(name, other):
        return Comparison(Likeness.CLOSE, _("A short form of the same given name."))
    return Comparison(Likeness.DIFFERENT)
