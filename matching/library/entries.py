"""An entry of a content file becomes an object."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Any

from matching.library.condition import Condition, Correction
from matching.library.option import Option
from matching.library.outcome import Frequency, Measure, Outcome
from matching.library.route import Route
from matching.library.safety import Phase, Question, SafetyItem
from matching.library.statement import Statement

# What a statement is about follows from where it stands, unless it says otherwise itself.
KIND_OF_TOPIC = {
    "effect": "efficacy",
    "time": "efficacy",
    "body": "harm",
    "mind": "harm",
    "care": "description",
    "day": "practice",
    "cost": "cost",
}
KIND_OF_VALUE = {
    "effectiveness": "efficacy",
    "onset_upkeep": "efficacy",
    "side_effects": "harm",
    "work_driving": "practice",
    "cost": "cost",
}
# When an entry was last read against its sources, and by when it has to be again, if not with everything else.
DATES = ("reviewed_on", "next_review")
# What an answer to a value says of the things that a client may want.
JUDGED = ("meets", "fails")
Toml = dict[str, Any]


class ContentError(ValueError):
    """An entry of the content that cannot be read."""


def make(noun: type[Any], id: str, data: Toml) -> Any:
    """A `noun` with the fields that `data` gives. Raises ContentError for one too many or one too few."""
    try:
        return noun(id=id, **data)
    except TypeError as error:
        raise ContentError(f"{id}: {error}") from error


def each(data: Toml, read: Callable[[str, Toml], Any]) -> Mapping[str, Any]:
    """What `read` makes of every entry, by its id. Raises ContentError for an entry without a field that it needs."""
    made = {}
    for id, entry in data.items():
        try:
            made[id] = read(id, entry)
        except KeyError as error:
            raise ContentError(f"{id}: {error} is missing") from error
    return MappingProxyType(made)


def statement(id: str, data: Toml, **defaults: str) -> Statement:
    """A statement; `defaults` hold where the entry says nothing itself."""
    given = {**defaults, **data}
    given["sources"] = tuple(given.get("sources", ()))
    made: Statement = make(Statement, id, given)
    return made


def statements(prefix: str, data: Toml, kind: str) -> Mapping[str, Statement]:
    """A section of statements, by the last part of their ids."""
    return each(data, lambda id, entry: statement(f"{prefix}.{id}", entry, kind=kind))


def _side(prefix: str, data: Toml) -> Mapping[str, Statement]:
    def item(id: str, entry: Toml) -> Statement:
        topic = entry.get("topic", id)
        kind = KIND_OF_TOPIC.get(topic, "description")
        return statement(f"{prefix}.{id}", entry, topic=topic, kind=kind)

    return each(data, item)


def option(id: str, data: Toml) -> Option:
    """A thing that a client can do, from its own file."""
    single = {
        part: statement(f"{id}.{part}", data[part], kind="description")
        for part in ("sentence", "what", "aim")
    }
    kinds = {
        "body": "harm",
        "mind": "description",
        "practical": "practice",
        "unknowns": "efficacy",
        "differences": "description",
    }
    many = {part: statements(f"{id}.{part}", data.get(part, {}), k) for part, k in kinds.items()}
    values = {
        name: statement(
            f"{id}.values.{name}",
            {key: value for key, value in entry.items() if key not in JUDGED},
            kind=KIND_OF_VALUE.get(name, "description"),
        )
        for name, entry in data["values"].items()
    }
    judged = {
        side: {name: tuple(entry.get(side, ())) for name, entry in data["values"].items()}
        for side in JUDGED
    }
    made: Option = make(
        Option,
        id,
        {
            "name": data["name"],
            "group": data["group"],
            "routes": tuple(data.get("routes", ())),
            "positives": _side(f"{id}.positives", data["positives"]),
            "negatives": _side(f"{id}.negatives", data["negatives"]),
            "values": MappingProxyType(values),
            **judged,
            **single,
            **many,
        },
    )
    return made


def route(id: str, data: Toml) -> Route:
    """A way of giving ketamine; what is left out is "not stated"."""
    words = {
        part: statement(f"routes.{id}.{part}", data[part], kind="description")
        for part in ("reaches", "onset", "length", "where")
    }
    ranges = {part: tuple(data[part]) if part in data else None for part in ("percent", "minutes")}
    about = tuple(data.get("about", ()))
    made: Route = make(Route, id, {**data, **words, **ranges, "about": about})
    return made


def condition(id: str, data: Toml) -> Condition:
    """A use of ketamine; the article's grading becomes a statement of its own, which the dates of the entry are about."""
    dates = {key: data[key] for key in DATES if key in data}
    article = {"text": data["article"], "certainty": data["article"], "sources": ["review"]}
    newer = statements(f"conditions.{id}", data["newer"], kind="description")
    given = {
        **{key: value for key, value in data.items() if key not in dates},
        "article": statement(f"conditions.{id}.article", article | dates, kind="efficacy"),
        "newer": tuple(newer.values()),
    }
    made: Condition = make(Condition, id, given)
    return made


def correction(id: str, data: Toml) -> Correction:
    """Two sides of a point on which sources differ."""
    sides = {
        side: statement(f"corrections.{id}.{side}", data[side], kind="description")
        for side in ("article", "newer")
    }
    made: Correction = make(Correction, id, {**data, **sides})
    return made


def safety_item(id: str, data: Toml) -> SafetyItem:
    """One line of the safety check."""
    own = {key: data[key] for key in ("name", "level")}
    rest = {key: value for key, value in data.items() if key not in own}
    why = statement(f"safety.{id}", rest, kind="caution")
    made: SafetyItem = make(SafetyItem, id, {**own, "why": why})
    return made


def phase(id: str, data: Toml) -> Phase:
    """One step of a treatment."""
    own = {"name": data["name"], "models": tuple(data["models"])}
    time = statement(f"phases.{id}.time", data["time"], kind="practice")
    rest = {key: value for key, value in data.items() if key not in (*own, "time")}
    what = statement(f"phases.{id}", rest, kind="practice")
    made: Phase = make(Phase, id, {**own, "what": what, "time": time})
    return made


def question(id: str, data: Toml) -> Question:
    """One question to ask."""
    made: Question = make(Question, id, {**data, "models": tuple(data["models"])})
    return made


def outcome(id: str, data: Toml) -> Outcome:
    """One trial; every table inside the entry is one count."""
    plain: Toml = {
        key: data[key] for key in ("option", "treatment", "against", "note") if key in data
    }
    people: Toml = {
        key: data[key] for key in ("certainty", "sources", "source_read", *DATES) if key in data
    }
    measures = tuple(
        Measure(
            what=name,
            group=tuple(entry["group"]),
            against=tuple(entry["against"]) if "against" in entry else None,
        )
        for name, entry in data.items()
        if isinstance(entry, dict)
    )
    about = statement(f"outcomes.{id}", {"text": data["people"], **people}, kind="efficacy")
    made: Outcome = make(Outcome, id, {**plain, "people": about, "measures": measures})
    return made


def frequency(id: str, data: Toml) -> Frequency:
    """How often one side effect came up; what it is called becomes a statement, with the sources of the figures."""
    figures = {key: data[key] for key in ("esketamine", "placebo")}
    rest = {key: value for key, value in data.items() if key not in (*figures, "name")}
    what = statement(f"frequencies.{id}", {"text": data["name"], **rest}, kind="harm")
    made: Frequency = make(Frequency, id, {**figures, "what": what})
    return made
