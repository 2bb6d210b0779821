"""Which options meet which stated value: a reading of what the content says in the same row, option by option.

Each line can be checked against the sentence that the comparison shows beside it. An option that is not named is unknown:
our sources do not say, or do not let options be ranked, and unknown is never counted as a no.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from matching.library.option import Option
from matching.reasons import Verdict


@dataclass(frozen=True)
class Fit:
    """The options of which the content says that they have something, and those of which it says that they do not."""

    met: frozenset[str]
    unmet: frozenset[str]

    def judge(self, option: str) -> Verdict:
        """What the content says of one option."""
        if option in self.met:
            return Verdict.MET
        return Verdict.UNMET if option in self.unmet else Verdict.UNKNOWN


def _fit(met: str, unmet: str) -> Fit:
    return Fit(frozenset(met.split()), frozenset(unmet.split()))


# Value → what the client said of it → the options. The values are those of words.toml, [values].
FITS: Mapping[str, Mapping[str, Fit]] = {
    "talk": {
        "during": _fit("psycholytic psychotherapy", "medical psychedelic waiting"),
        "around": _fit("psychedelic", "medical psycholytic waiting"),
        "none": _fit("medical waiting", "psycholytic psychedelic psychotherapy"),
    },
    "depth": {
        "none": _fit("ect rtms waiting", "psycholytic psychedelic"),
        "light": _fit("psycholytic", "psychedelic ect rtms waiting"),
        "deep": _fit("psychedelic", "medical psycholytic ect rtms waiting"),
    },
    "onset_upkeep": {"fast": _fit("medical", "rtms medicines psychotherapy waiting")},
    "work_driving": {
        "free": _fit("rtms psychotherapy waiting", "medical psycholytic psychedelic ect")
    },
    "cost": {"low": _fit("waiting", "psycholytic psychedelic")},
    "side_effects": {"few": _fit("waiting", "")},
}
# Good enough to be called measured; "some" and "unclear" are not.
MEASURED = ("strong", "moderate")


def judge(option: Option, value: str, said: tuple[str, ...]) -> Verdict:
    """Whether an option meets what the client said of a value; for `how_given` any of the ways is enough."""
    if option.is_open or option.values[value].gap:
        return Verdict.UNKNOWN
    if value == "effectiveness":
        certainty = option.values["effectiveness"].certainty
        return Verdict.MET if certainty in MEASURED else Verdict.UNMET
    if value == "how_given":
        return Verdict.MET if set(said) & set(option.routes) else Verdict.UNMET
    return FITS[value][said[0]].judge(option.id)
