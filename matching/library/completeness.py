"""That nothing is left out of the content: what is treated, the options, and for each option what it is like (Q1, Q3 to Q6)."""

from collections.abc import Iterator

from matching.library.library import Library
from matching.library.option import WANTED

DESCRIBED = ("depression", "treatment_resistant_depression")
# Said apart from what the loader looks for, so that an option cannot be dropped by forgetting it in one place.
NEEDED_OPTIONS = (
    "medical",
    "psycholytic",
    "psychedelic",
    "ect",
    "rtms",
    "medicines",
    "psychotherapy",
    "waiting",
    "clinician",
)
# Words in one cell of the comparison.
CELL_WORDS = 20


def condition_is_described(library: Library) -> Iterator[str]:
    """What is to be treated is described before the first question: the condition, when it is called resistant, each use (Q1)."""
    for name in ("kap", "trd"):
        if name not in library.background.get("what", {}):
            yield f"background.what.{name} is missing"
    for name in DESCRIBED:
        if name not in library.conditions:
            yield f"conditions.toml: {name!r} is missing"


def decision_is_stated(library: Library) -> Iterator[str]:
    """There is a sentence on what is to be decided, for every step of the guide (Q2)."""
    decision = library.background.get("what", {}).get("decision")
    if decision is None or not decision.text:
        yield "background.what.decision is missing or says nothing"


def options_are_there(library: Library) -> Iterator[str]:
    """The three models, the other treatments and waiting are all described (Q3)."""
    for name in NEEDED_OPTIONS:
        if name not in library.options:
            yield f"options: {name!r} is missing"


def models_are_known(library: Library) -> Iterator[str]:
    """Steps and questions to ask belong to options that there are, and every model has both."""
    for place, entries in (("phases", library.phases), ("questions", library.questions)):
        for entry in entries.values():
            if not entry.models:
                yield f"{place}.{entry.id}: belongs to no option"
            for model in entry.models:
                if model not in library.options:
                    yield f"{place}.{entry.id}: unknown option {model!r}"
        for option in library.models:
            if not any(option.id in entry.models for entry in entries.values()):
                yield f"{place}: nothing for {option.id!r}"


def options_are_complete(library: Library) -> Iterator[str]:
    """Every option says what it is like and answers every value, in cells that fit beside each other (Q3 to Q6)."""
    for option in library.options.values():
        for part in ("positives", "negatives", "body", "mind", "unknowns"):
            if not getattr(option, part):
                yield f"{option.id}: no {part}"
        asked = {"values": option.values, "practical": option.practical}
        if option.is_model:
            asked["differences"] = option.differences
        for part, answers in asked.items():
            for name in set(library.words[part]) ^ set(answers):
                yield f"{option.id}.{part}: {name!r} is missing or unknown"
            for answer in answers.values():
                if part == "values" and len(answer.text.split()) > CELL_WORDS:
                    yield f"{answer.id}: more than {CELL_WORDS} words"
        for route in option.routes:
            if route not in library.routes:
                yield f"{option.id}: unknown route {route!r}"


def verdicts_are_backed(library: Library) -> Iterator[str]:
    """What an option is said to have or not to have is something a client can want, said once, by a cell that is no gap."""
    for option in library.options.values():
        for name in WANTED:
            meets, fails = option.meets.get(name, ()), option.fails.get(name, ())
            cell = f"{option.id}.values.{name}"
            for wanted in (*meets, *fails):
                if wanted not in WANTED[name]:
                    yield f"{cell}: {wanted!r} is nothing that a client can want of it"
            for wanted in set(meets) & set(fails):
                yield f"{cell}: {wanted!r} is both met and failed"
            if (meets or fails) and name in option.values and option.values[name].gap:
                yield f"{cell}: our sources are silent, which is neither met nor failed"
        for name in (set(option.meets) | set(option.fails)) - set(WANTED):
            if option.meets.get(name) or option.fails.get(name):
                yield f"{option.id}.values.{name}: is judged in another way"
