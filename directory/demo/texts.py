"""Puts the sentences together. About one in six says nothing on a subject, as in life: it is then "Not stated"."""

from directory.demo import about_texts, safety_texts, service_texts
from directory.demo.chance import Chance
from directory.demo.professions import Role
from providers.models import Service
from providers.vocabulary.license import Profession
from providers.vocabulary.treatment import Format, Molecule, Psychotherapy, Route, TreatmentModel

SILENT = 0.16


def about(
    chance: Chance, *, profession: Profession | None, role: Role, city: str, talks: bool
) -> str:
    """What a person, or a practice when `profession` is None, says; `talks` when some service includes their therapy."""
    if chance.often(0.08):
        return ""
    texts = about_texts
    if profession:
        opener = chance.choice(texts.PERSON_OPENERS).format(
            called=texts.CALLED[profession], city=city
        )
        lines = [opener, *chance.sample(texts.THERAPY_LINES if talks else texts.MEDICAL_LINES, 2)]
        if not role.prescribes:
            lines.append(chance.choice(texts.NON_PRESCRIBER_LINES))
        elif chance.often(0.3):
            lines.append(chance.choice(texts.PRESCRIBER_LINES))
    else:
        lines = [chance.choice(texts.PRACTICE_OPENERS).format(city=city)]
        lines += chance.sample(texts.PRACTICE_LINES, 2)
    lines += chance.sample(texts.PRACTICAL_LINES, chance.randint(1, 2))
    text = " ".join(lines)
    closing = chance.choice(texts.CLOSINGS)
    if profession and chance.often(0.6):
        return f"{text}\n\n{closing}"
    return text


def describe(
    chance: Chance,
    *,
    model: TreatmentModel,
    route: Route,
    molecule: Molecule,
    therapy: Psychotherapy,
    format_: Format,
) -> str:
    """A service in the provider's words."""
    texts = service_texts
    if chance.often(SILENT):
        return ""
    if molecule == Molecule.ESKETAMINE:
        lines = [chance.choice(texts.ESKETAMINE_LINES)]
    elif format_ in texts.FORMAT_LINES:
        lines = [chance.choice(texts.FORMAT_LINES[format_])]
    else:
        lines = [chance.choice(texts.MODEL_LINES[model]), chance.choice(texts.ROUTE_LINES[route])]
    if therapy == Psychotherapy.PARTNER:
        lines.append(chance.choice(texts.PARTNER_LINES))
    return " ".join(lines)


def safety(chance: Chance, role: Role, services: list[Service]) -> dict[str, str]:
    """The six fields about safety, for the setting in which the services take place."""
    in_person = any(service.format == Format.IN_PERSON for service in services)
    setting = "remote" if not in_person else "clinic" if role.prescribes else "office"
    texts = safety_texts
    fields = {
        "who_is_in_the_room": texts.WHO_IS_IN_THE_ROOM[setting],
        "monitoring": texts.MONITORING[setting],
        "emergency_plan": texts.EMERGENCY_PLAN[setting],
        "ride_home": texts.RIDE_HOME[setting],
        "touch_policy": texts.TOUCH_POLICY[setting],
        "consent_policy": texts.CONSENT_POLICY,
    }
    said = {
        field: "" if chance.often(SILENT) else chance.choice(options)
        for field, options in fields.items()
    }
    esketamine = any(service.molecule == Molecule.ESKETAMINE for service in services)
    if esketamine and said["monitoring"]:
        said["monitoring"] += " For esketamine you stay with us for at least two hours."
    return said
