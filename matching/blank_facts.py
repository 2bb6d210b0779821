"""What the listings of a match leave blank: each is a question for the visit, as unknown is not no."""

from collections.abc import Collection, Iterable, Mapping, Sequence

from catalog.facts import SAFETY, Facts
from matching.offered import OF_A_SERVICE, course_cost, offers_of, stated
from matching.reasons import Reason

# Whether clients are taken, and when; whoever is full or away has said so.
OPENING = ("accepting", "opening")
OF_EACH = (
    "insurance",
    "pay",
    "experience",
    "condition",
    "ages",
    "orientation",
    "hours",
    "language",
    "gender",
    "community",
    "access",
)
# In the order in which a client would ask; each has its words in content/questions.toml, [blank].
FACTS = (
    *OPENING,
    "cost",
    "insurance",
    "pay",
    "prescribes",
    "experience",
    "condition",
    "ages",
    "molecule",
    "route",
    "format",
    "therapy",
    "phase",
    "orientation",
    *SAFETY,
    "hours",
    "language",
    "gender",
    "community",
    "access",
)


def blank_facts(
    members: Sequence[Facts],
    empty: Mapping[int, Collection[str]],
    models: Collection[str],
    asked: Iterable[Reason] = (),
) -> dict[str, tuple[str, ...]]:
    """Each fact of FACTS that a person, or one of a care team, leaves blank, with the names of those who do.

    `empty` are the SAFETY fields that each listing leaves empty, by its number. What the services of `models` have is left blank
    only when nobody of the team states it. A fact of which `asked` speaks is left out: that question is asked already, with
    the values that the client named.
    """
    known = {reason.facet for reason in asked}
    found: dict[str, list[str]] = {}
    for fact in FACTS:
        if fact in known:
            continue
        silent = [facts.name for facts in members if _is_blank(fact, facts, members, empty, models)]
        if silent:
            found[fact] = silent
    return {fact: tuple(names) for fact, names in found.items()}


def _is_blank(
    fact: str,
    facts: Facts,
    members: Sequence[Facts],
    empty: Mapping[int, Collection[str]],
    models: Collection[str],
) -> bool:
    if fact in SAFETY:
        return fact in empty.get(facts.pk, ())
    if fact in OF_A_SERVICE:
        return stated(offers_of(members, models), fact) is None
    if fact == "orientation" and not set(models) - {"medical"}:
        # A school of therapy is no part of treatment with the drug alone.
        return False
    if fact in OF_EACH:
        return facts.options[fact] is None
    if fact == "cost":
        return course_cost(offers_of([facts], models))[0] is None
    if fact == "prescribes":
        authorities = (facts.standing.prescribing or {}).values()
        return all(authority == "not_confirmed" for authority in authorities)
    if fact == "accepting":
        return facts.availability == "unknown"
    open_to_some = facts.availability in ("open", "waitlist")
    return open_to_some and facts.next_opening_days is None
