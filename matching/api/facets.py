"""The facets of the search with their values, as a program names them: each can be a must or a wish."""

from collections.abc import Mapping

from catalog import options
from providers.vocabulary.checking import PRESCRIBES

VALUES: Mapping[str, tuple[str, ...]] = {
    **{facet: tuple(values) for facet, values in options.VALUES.items()},
    # What these mean depends on the client's state, so that the catalog keeps them apart.
    "prescribes": ("yes", *(each.value for each in PRESCRIBES)),
    "team": ("yes",),
}
