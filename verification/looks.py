"""From what a reviewer typed to what is kept: one look a fact, and the opinion."""

from typing import Any

from providers.dates import today
from providers.vocabulary.checking import Fact, SourceKind
from providers.vocabulary.reasons import Reason
from verification.actions.evidence import Look
from verification.actions.licenses import Opinion
from verification.compare.record import (
    BoardDiscipline,
    Shown,
    discipline_result,
    expiry_result,
    status_result,
)
from verification.forms.source import Method
from verification.forms.verdict import ReviewForm


def looks_of(form: ReviewForm) -> list[Look]:
    """What a valid form says was seen: status, end date, discipline; nothing where nobody looked."""
    if form.shown is None:
        return []
    shown, cleaned = form.shown, form.cleaned_data
    results = {
        Fact.LICENSE_STATUS: status_result(form.submitted, shown, cleaned["same_person"]),
        Fact.LICENSE_EXPIRY: expiry_result(form.submitted, shown),
        Fact.DISCIPLINE: discipline_result(shown),
    }
    until = cleaned.get("next_check") or form.latest_check()
    return [
        Look(
            fact=fact,
            result=result,
            source=cleaned["source"],
            source_url=cleaned["source_url"],
            source_kind=cleaned["source_kind"] or SourceKind.PRIMARY,
            method=str(Method(cleaned["method"] or Method.BY_NUMBER).label),
            shown=_words(fact, shown, cleaned["same_person"]),
            valid_until=until if until >= today() else None,
        )
        for fact, result in results.items()
        if result is not None
    ]


def opinion_of(form: ReviewForm) -> Opinion:
    """The verdict of a valid form."""
    cleaned = form.cleaned_data
    return Opinion(
        verdict=cleaned["verdict"],
        reason=str(Reason(cleaned["code"]).label),
        code=cleaned["code"],
        to_provider=cleaned["to_provider"],
        private=cleaned["private"],
    )


def _words(fact: Fact, shown: Shown, same_person: bool) -> dict[str, Any]:
    """What is kept word for word of a fact; empty fields are left out."""
    if fact == Fact.LICENSE_EXPIRY:
        return {"expires_on": str(shown.expires_on)}
    if fact == Fact.DISCIPLINE:
        said = shown.discipline_words or str(BoardDiscipline(shown.discipline).label)
        return {"discipline": said}
    said_of_status = {
        "status": shown.status,
        "name": shown.name,
        "number": shown.number,
        "license_type": shown.license_type,
        "issued_on": str(shown.issued_on or ""),
        "expires_on": str(shown.expires_on or ""),
        "compact_states": ", ".join(shown.compact_states),
        "another_name_of_the_same_person": "yes" if same_person else "",
    }
    return {name: value for name, value in said_of_status.items() if value}
