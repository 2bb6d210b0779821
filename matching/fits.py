"""Whether an option has what a client wants, as the content says it in the cell that the comparison shows beside the verdict."""

from matching.library.option import Option
from matching.reasons import Verdict

# Good enough to be called measured. "some" is a finding, and not that; "unclear" is none.
MEASURED = ("strong", "moderate")


def judge(option: Option, value: str, said: tuple[str, ...]) -> Verdict:
    """Met, unmet or unknown; for `how_given` any of the ways is enough. Where our sources are silent it is never a no."""
    cell = option.values[value]
    if option.is_open or cell.gap:
        return Verdict.UNKNOWN
    if value == "effectiveness":
        return _measured(cell.certainty)
    if value == "how_given":
        return Verdict.MET if set(said) & set(option.routes) else Verdict.UNMET
    if said[0] in option.meets.get(value, ()):
        return Verdict.MET
    return Verdict.UNMET if said[0] in option.fails.get(value, ()) else Verdict.UNKNOWN


def _measured(certainty: str) -> Verdict:
    if certainty in MEASURED:
        return Verdict.MET
    return Verdict.UNMET if certainty == "some" else Verdict.UNKNOWN
