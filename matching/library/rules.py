"""What must hold for the content as a whole; each rule yields what is wrong, in words that say where.

The rules are those of the decision-aid standards (C1 to C6) and of this product: no invented fact, no dose, no seller's figure.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date

from matching.library.balance import sides_are_balanced, sides_are_whole
from matching.library.claims import forbidden_claims
from matching.library.completeness import (
    condition_is_described,
    decision_is_stated,
    models_are_known,
    options_are_complete,
    options_are_there,
    verdicts_are_backed,
)
from matching.library.knowledge_rule import knowledge_can_be_checked
from matching.library.library import Library
from matching.library.outcome import OF
from matching.library.reading import exceptions_are_used, texts_are_readable
from matching.library.review_rules import dates_are_kept, money_is_told, policy_is_kept
from matching.library.safety import LEVELS
from matching.library.statement import CERTAINTIES, GAPS, KINDS

READ = ("primary", "secondary")
Rule = Callable[[Library], Iterator[str]]


def sources_resolve(library: Library) -> Iterator[str]:
    """Every source id stands in sources.toml, and every source there is cited (C2)."""
    cited: set[str] = set()
    for statement in library.statements():
        cited.update(statement.sources)
        for source in statement.sources:
            if source not in library.sources:
                yield f"{statement.id}: unknown source {source!r}"
    for source in library.sources:
        if source not in cited:
            yield f"sources.toml: nothing cites {source!r}"


def statements_have_sources(library: Library) -> Iterator[str]:
    """Every sentence has a source; only our own advice has none, and that never speaks of what a treatment does (C2)."""
    for statement in library.statements():
        if not statement.text and not statement.gap:
            yield f"{statement.id}: says nothing and names no gap"
        if statement.gap or statement.sources:
            continue
        if statement.is_outcome:
            yield f"{statement.id}: speaks of {statement.kind} without a source"
        elif not statement.editorial:
            yield f"{statement.id}: no source"


def outcomes_have_certainty(library: Library) -> Iterator[str]:
    """Everything said of benefit or harm has a certainty (C5)."""
    for statement in library.statements():
        silent = statement.gap in ("not_covered", "not_stated")
        if statement.is_outcome and not silent and statement.certainty not in CERTAINTIES:
            yield f"{statement.id}: speaks of {statement.kind} without a certainty"


def words_are_known(library: Library) -> Iterator[str]:
    """Kinds, gaps, certainties, levels and ways of reading are among those that pages know how to show."""
    for statement in library.statements():
        if statement.kind not in KINDS:
            yield f"{statement.id}: unknown kind {statement.kind!r}"
        if statement.gap not in GAPS:
            yield f"{statement.id}: unknown gap {statement.gap!r}"
        if statement.certainty not in ("", *CERTAINTIES):
            yield f"{statement.id}: unknown certainty {statement.certainty!r}"
        if statement.source_read not in READ:
            yield f"{statement.id}: unknown source_read {statement.source_read!r}"
    for source in library.sources.values():
        if source.read not in READ:
            yield f"{source.id}: unknown read {source.read!r}"
    for condition in library.conditions.values():
        if condition.certainty not in ("", *CERTAINTIES):
            yield f"{condition.id}: unknown certainty {condition.certainty!r}"
    for item in library.safety.values():
        if item.level not in LEVELS:
            yield f"{item.id}: unknown level {item.level!r}"


def secondary_reading_is_said(library: Library) -> Iterator[str]:
    """A statement that rests only on what others say of its sources tells so."""
    for statement in library.statements():
        reads = {library.sources[s].read for s in statement.sources if s in library.sources}
        if reads == {"secondary"} and statement.source_read != "secondary":
            yield f"{statement.id}: all its sources were read at second hand, so source_read must say secondary"


def ids_are_unique(library: Library) -> Iterator[str]:
    """No two statements share an id."""
    for id, count in Counter(statement.id for statement in library.statements()).items():
        if count > 1:
            yield f"{id}: used {count} times"


def figures_are_of_100(library: Library) -> Iterator[str]:
    """Counts are people of 100, never percentages; only the chart of routes has those."""
    for statement in library.statements():
        if "%" in statement.text and not statement.id.startswith("routes."):
            yield f"{statement.id}: say people of 100, not percent"
    for outcome in library.outcomes.values():
        if outcome.option not in library.options:
            yield f"outcomes.{outcome.id}: unknown option {outcome.option!r}"
        for measure in outcome.measures:
            if measure.what not in library.words["measures"]:
                yield f"outcomes.{outcome.id}: unknown measure {measure.what!r}"
            for low, high in filter(None, (measure.group, measure.against)):
                if not 0 <= low <= high <= OF:
                    yield f"outcomes.{outcome.id}.{measure.what}: {low} to {high} is not of {OF}"
    for frequency in library.frequencies.values():
        if not (0 <= frequency.placebo <= OF and 0 <= frequency.esketamine <= OF):
            yield f"frequencies.{frequency.id}: not of {OF}"


def law_has_a_place(library: Library) -> Iterator[str]:
    """A statement on law says where it holds."""
    for statement in library.statements():
        if statement.kind == "legal" and not statement.jurisdiction:
            yield f"{statement.id}: no jurisdiction"
        if statement.valid_until is not None and not isinstance(statement.valid_until, date):
            yield f"{statement.id}: valid_until is not a date"


RULES: tuple[Rule, ...] = (
    sources_resolve,
    statements_have_sources,
    outcomes_have_certainty,
    words_are_known,
    secondary_reading_is_said,
    ids_are_unique,
    options_are_there,
    condition_is_described,
    decision_is_stated,
    sides_are_whole,
    sides_are_balanced,
    options_are_complete,
    verdicts_are_backed,
    models_are_known,
    figures_are_of_100,
    dates_are_kept,
    policy_is_kept,
    money_is_told,
    law_has_a_place,
    knowledge_can_be_checked,
    texts_are_readable,
    exceptions_are_used,
    forbidden_claims,
)
