"""What a provider offers: services with their phases and prices."""

from dataclasses import dataclass

from directory.demo.chance import Chance, Decks
from directory.demo.prices import PriceLevel, phases_of
from directory.demo.professions import Role
from directory.demo.texts import describe
from providers.models import Provider, Service, ServicePhase
from providers.vocabulary.treatment import Format, Molecule, Psychotherapy, Route, TreatmentModel

M, R = TreatmentModel, Route


@dataclass(frozen=True, slots=True)
class Core:
    """What a service is at heart, before therapy and place."""

    model: TreatmentModel
    route: Route
    molecule: Molecule = Molecule.KETAMINE


SPRAVATO = Core(M.MEDICAL, R.INTRANASAL, Molecule.ESKETAMINE)
MEDICAL = {
    Core(M.MEDICAL, R.IV): 9,
    Core(M.MEDICAL, R.IM): 4,
    Core(M.MEDICAL, R.SUBLINGUAL): 4,
    Core(M.MEDICAL, R.INTRANASAL): 2,
    SPRAVATO: 6,
}
WITH_TALK = {
    Core(M.PSYCHOLYTIC, R.SUBLINGUAL): 10,
    Core(M.PSYCHOLYTIC, R.INTRANASAL): 3,
    Core(M.PSYCHOLYTIC, R.IM): 2,
    Core(M.PSYCHOLYTIC, R.IV): 1,
    Core(M.PSYCHOLYTIC, R.INTRANASAL, Molecule.ESKETAMINE): 1,
    Core(M.PSYCHEDELIC, R.IM): 6,
    Core(M.PSYCHEDELIC, R.IV): 3,
    Core(M.PSYCHEDELIC, R.SUBLINGUAL): 4,
    Core(M.PSYCHEDELIC, R.INTRANASAL): 1,
}
# By who offers: those who prescribe only, who do both, who need a prescriber.
CORES = {
    "medical": {core: 4 * times for core, times in MEDICAL.items()} | WITH_TALK,
    "both": MEDICAL | WITH_TALK,
    "talk": {
        core: times
        for core, times in WITH_TALK.items()
        if core.route != R.IV and core.molecule == Molecule.KETAMINE
    },
}
LOZENGE_PLACES = {Format.IN_PERSON: 5, Format.AT_HOME: 3, Format.TELEHEALTH: 2}
HOW_MANY = {1: 5, 2: 6, 3: 4, 4: 1}


def services_of(
    provider: Provider, role: Role, *, style: str, decks: Decks, chance: Chance, shown: bool
) -> tuple[list[Service], list[ServicePhase]]:
    """Different services that `role` lets somebody, or a practice of a `style`, offer.

    Esketamine is in person; medicine at home is a lozenge.
    """
    kind = "both" if role.therapy else "medical"
    if style == "therapy" or not role.prescribes:
        kind = "talk"
    cores = decks.deck(f"cores {kind}", CORES[kind], shown=shown).hand(
        decks.deck("services", HOW_MANY, shown=shown).deal()
    )
    if role.routes:
        # Illinois lets its prescribing psychologists use some routes only: they keep to them.
        cores = [Core(M.PSYCHOLYTIC, route) for route in role.routes]
    level = decks.deck("prices", PriceLevel.deck(), shown=shown).deal()
    services, phases = [], []
    for core in cores:
        place = Format.IN_PERSON
        if core.route == R.SUBLINGUAL:
            place = decks.deck("lozenge", LOZENGE_PLACES, shown=shown).deal()
        therapy = _therapy(core, role, 0.95 if style else 0.75, chance)
        if place == Format.TELEHEALTH and therapy != Psychotherapy.SAME_PROVIDER:
            # By video alone there is only the talking.
            place = Format.AT_HOME if role.prescribes else Format.IN_PERSON
        service = Service(
            provider=provider,
            molecule=core.molecule,
            route=core.route,
            model=core.model,
            therapy=therapy,
            format=place,
            description=describe(
                chance,
                model=core.model,
                route=core.route,
                molecule=core.molecule,
                therapy=therapy,
                format_=place,
            ),
        )
        services.append(service)
        phases += phases_of(service, level, chance)
    return services, phases


def _therapy(core: Core, role: Role, share: float, chance: Chance) -> Psychotherapy:
    """The medical model is mostly without talk therapy; the others never are, and `share` of those who can do it themselves."""
    if core.model == M.MEDICAL:
        return Psychotherapy.PARTNER if chance.often(0.2) else Psychotherapy.NONE
    own = role.therapy and (not role.prescribes or chance.often(share))
    return Psychotherapy.SAME_PROVIDER if own else Psychotherapy.PARTNER
