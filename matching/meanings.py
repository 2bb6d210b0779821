"""What all answers together ask for: preferences for providers, and stated values for comparing options."""

from matching.answers import Answers, Kept
from matching.comparison import Said
from matching.importance import MORE, MUST, NICE, SLUG, STATED, ImportanceForm
from matching.library.condition import Condition
from matching.library.loader import library
from matching.options import chosen_models
from matching.preferences import Preferences, wishes
from matching.questions import Meaning, asked_of


def meanings(answers: Answers) -> list[Meaning]:
    """What each question that is asked of this client means."""
    return [question.meaning_of(answers) for question in asked_of(answers)]


def asked_facets(answers: Answers) -> dict[str, tuple[str, ...]]:
    """The facets of which the client may say how much they matter, with the values asked for."""
    return {
        facet: values
        for each in meanings(answers)
        for facet, values in each.asked.items()
        if facet not in each.musts
    }


def importance(answers: Answers) -> ImportanceForm:
    """What the client said of how much things matter, as a valid form."""
    asked = asked_facets(answers)
    nothing_said: Kept = {facet: [NICE] for facet in asked}
    form = ImportanceForm({**nothing_said, **answers.of(SLUG)}, asked)
    return form if form.is_valid() else _valid(ImportanceForm(nothing_said, asked))


def preferences_of(answers: Answers) -> Preferences:
    """The gates, musts and wishes for providers. The safety check and thoughts of suicide are no part of them."""
    said = meanings(answers)
    weighed = importance(answers)
    asked = {facet: values for each in said for facet, values in each.asked.items()}
    must = weighed.at(MUST).union(*(each.musts for each in said))
    base = Preferences()
    return Preferences(
        where=next((each.where for each in said if each.where), None),
        formats=next((each.formats for each in said if each.formats), base.formats),
        accepting=next((each.accepting for each in said if each.accepting), base.accepting),
        models=chosen_models(answers),
        must=wishes({facet: values for facet, values in asked.items() if facet in must}),
        wishes=wishes({facet: values for facet, values in asked.items() if facet not in must}),
        matter_more=weighed.at(MORE),
    )


def values_of(answers: Answers) -> tuple[Said, frozenset[str]]:
    """What the client said of each value, and which of them matter more."""
    said = {
        value: tuple(choice) for each in meanings(answers) for value, choice in each.values.items()
    }
    more = frozenset(importance(answers).cleaned_data["values"])
    return {**{value: STATED[value] for value in STATED if value in more}, **said}, more


def conditions_of(answers: Answers) -> list[Condition]:
    """What our sources say of each condition that the client named, in the order of the content."""
    named = {value for each in meanings(answers) for value in each.asked.get("condition", ())}
    return [condition for condition in library().conditions.values() if condition.id in named]


def _valid(form: ImportanceForm) -> ImportanceForm:
    form.is_valid()
    return form
