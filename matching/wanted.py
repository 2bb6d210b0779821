"""Preferences in the words of the catalog's arrays: the rule stands in this room, and goes with the question."""

from catalog.options import STATE_NUMBERS
from catalog.wanted import Condition, Wanted
from matching.criteria import SHARED, WEIGHTS
from matching.matches import CLOSE
from matching.preferences import Preferences, Wish
from matching.teams import ROLES


def can_ask(preferences: Preferences) -> bool:
    """Whether the arrays know what such preferences mean."""
    where = preferences.where
    return (
        where is not None
        and where.state in STATE_NUMBERS
        and bool(preferences.models)
        and len(set(preferences.must)) == len(preferences.must)
    )


def wanted(preferences: Preferences) -> Wanted:
    """The question for preferences that `can_ask` has looked at."""
    where = preferences.where
    assert where is not None
    return Wanted(
        state=where.state,
        latitude=where.latitude,
        longitude=where.longitude,
        within=where.within,
        formats=preferences.formats,
        roles={model: ROLES[model] for model in preferences.models},
        accepting=preferences.accepting,
        must=tuple(_condition(wish) for wish in preferences.must),
        wishes=tuple(
            _condition(
                wish,
                WEIGHTS.matters_more if wish.facet in preferences.matter_more else WEIGHTS.wish,
            )
            for wish in preferences.wishes
        ),
        close=CLOSE,
    )


def _condition(wish: Wish, weight: int = 0) -> Condition:
    return Condition(wish.facet, wish.values, wish.facet in SHARED, weight)
