"""That the content says when it was reviewed, by what policy, and who pays (criteria C3, C4, C6)."""

from collections.abc import Iterator
from datetime import date

from matching.library.library import Library

# The sentences that a page shows about the content as a whole: how it was made, kept, and who pays and gains.
POLICY_TEXTS = ("made", "ratings", "policy", "keepers")
MONEY_TEXTS = ("placement", "gain", "unfunded")


def dates_are_kept(library: Library) -> Iterator[str]:
    """The next review follows from the last one, of everything and of each statement, and a clinician's name comes with a date (C3, C4)."""
    review = library.review
    for name in ("reviewed_on", "next_review", "clinically_reviewed_on"):
        value = getattr(review, name)
        if not isinstance(value, date) and (value is not None or name != "clinically_reviewed_on"):
            yield f"review.toml: {name} is not a date"
            return
    due = review.due_after(review.reviewed_on)
    if review.next_review != due:
        yield f"review.toml: next_review should be {due}, {review.interval_months} months after reviewed_on"
    if bool(review.clinically_reviewed_by) != bool(review.clinically_reviewed_on):
        yield "review.toml: a clinician's review needs both a name and a date"
    for statement in library.statements():
        on, again = statement.reviewed_on, statement.next_review
        if not isinstance(on, date) or not isinstance(again, date):
            yield f"{statement.id}: its dates of review are no dates"
        elif not on < again <= review.due_after(on):
            yield f"{statement.id}: next_review has to follow {on} within {review.interval_months} months"


def policy_is_kept(library: Library) -> Iterator[str]:
    """The policy that pages tell names the interval by which the dates are counted, and who keeps it (C4)."""
    review = library.review
    for name in POLICY_TEXTS:
        if not review.text.get(name):
            yield f"review.toml: text.{name} is empty"
    interval = f"every {review.interval_months} months"
    if interval not in review.text.get("policy", ""):
        yield f"review.toml: text.policy does not say {interval!r}, as interval_months does"


def money_is_told(library: Library) -> Iterator[str]:
    """Pages say who pays, or that nobody has said so yet, that no provider pays for a place, and who could gain (C6)."""
    for name in MONEY_TEXTS:
        if not library.review.text.get(name):
            yield f"review.toml: text.{name} is empty"
    if "No provider pays" not in library.review.text.get("placement", ""):
        yield "review.toml: text.placement has to say that no provider pays for a place"
