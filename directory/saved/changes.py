"""What saving, taking off and taking back do to a list of keys."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from directory.saved.keys import MOST, keys_in
from directory.saved.listings import public

Keys = tuple[int, ...]


@dataclass(frozen=True)
class Change:
    """The list `before` and after; `about` are the keys asked for, `full` those for which there was no room."""

    before: Keys
    after: Keys
    about: Keys
    full: Keys = ()


def change_of(keys: Keys, form: Mapping[str, str]) -> Change | None:
    """What a form does to a list: `add`, `take_off`, `restore` (keys with commas between) or `clear`; None if it asks nothing.

    Only public listings can be added. Those that have ceased to be public make room for others. (A field named `remove` would
    hide the method of that name from whatever swaps the form.)
    """
    if new := keys_in(form.get("add", "")):
        found = public(new)
        return _with_room(keys, tuple(key for key in new if key in found))
    if gone := keys_in(form.get("take_off", "")):
        return Change(keys, taken_off(keys, gone), gone)
    if before := keys_in(form.get("restore", "")):
        return Change(keys, as_before(keys, before), before)
    return Change(keys, (), keys) if "clear" in form else None


def _with_room(keys: Keys, new: Keys) -> Change:
    after, full = added(keys, new)
    if full:
        still = public(keys)
        after, full = added([key for key in keys if key in still], new)
    return Change(keys, after, new, full)


def added(keys: Sequence[int], new: Sequence[int]) -> tuple[Keys, Keys]:
    """The list with `new` at its end, and those for which there was no room."""
    unheard = [key for key in dict.fromkeys(new) if key not in keys]
    room = max(0, MOST - len(keys))
    return (*keys, *unheard[:room]), tuple(unheard[room:])


def taken_off(keys: Sequence[int], gone: Sequence[int]) -> Keys:
    """The list without `gone`."""
    return tuple(key for key in keys if key not in gone)


def as_before(keys: Sequence[int], before: Sequence[int]) -> Keys:
    """The list as it was `before`, each at its old place, and after those what has been saved since."""
    return tuple(dict.fromkeys([*before, *keys]))[:MOST]
