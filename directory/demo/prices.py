"""Phases, sessions and prices. The figures are invented; nobody's are copied."""

from enum import Enum

from directory.demo.chance import Chance
from providers.models import Service, ServicePhase
from providers.vocabulary.treatment import (
    Format,
    Molecule,
    Phase,
    Psychotherapy,
    Route,
    TreatmentModel,
)


class PriceLevel(Enum):
    """How dear a provider is; `factor` times the usual prices, None for those who state none."""

    LOW = 0.45
    USUAL = 1.0
    HIGH = 1.5
    HIGHEST = 2.6
    PARTLY = 1.01
    UNSTATED = None

    @property
    def factor(self) -> float | None:
        return self.value

    @classmethod
    def deck(cls) -> dict["PriceLevel", int]:
        """How many of 20 are at each level."""
        return {
            cls.LOW: 3,
            cls.USUAL: 6,
            cls.HIGH: 3,
            cls.HIGHEST: 2,
            cls.PARTLY: 2,
            cls.UNSTATED: 4,
        }


# Sessions of a usual course, from and to.
SESSIONS = {
    TreatmentModel.MEDICAL: {Phase.PREPARATION: (1, 1), Phase.DOSING: (4, 6)},
    TreatmentModel.PSYCHOLYTIC: {
        Phase.PREPARATION: (1, 3),
        Phase.DOSING: (3, 6),
        Phase.INTEGRATION: (3, 6),
    },
    TreatmentModel.PSYCHEDELIC: {
        Phase.PREPARATION: (2, 3),
        Phase.DOSING: (1, 3),
        Phase.INTEGRATION: (2, 4),
    },
}
# Usual prices of a session in US dollars, from and to.
TALK = (140, 220)
DOSING = {Route.IV: (450, 700), Route.IM: (350, 600), Route.INTRANASAL: (250, 450)}
LOZENGE = (200, 350)
AT_HOME = (90, 180)


def phases_of(service: Service, level: PriceLevel, chance: Chance) -> list[ServicePhase]:
    """The phases that the service includes, unsaved; by video there is no dosing session."""
    sessions = dict(SESSIONS[TreatmentModel(service.model)])
    if service.format == Format.TELEHEALTH:
        sessions = {phase: sessions[phase] for phase in (Phase.PREPARATION, Phase.INTEGRATION)}
    if service.molecule == Molecule.ESKETAMINE:
        sessions[Phase.DOSING] = (8, 8)
    if service.model == TreatmentModel.MEDICAL:
        if chance.often(0.2):
            del sessions[Phase.PREPARATION]
        if service.therapy == Psychotherapy.PARTNER:
            sessions[Phase.INTEGRATION] = (1, 2)
    phases = []
    for phase, (fewest, most) in sessions.items():
        low, high = _price(service, phase, level, chance)
        phases.append(
            ServicePhase(
                service=service,
                phase=phase,
                sessions=chance.randint(fewest, most),
                price_low=low,
                price_high=high,
            )
        )
    return phases


def _price(
    service: Service, phase: Phase, level: PriceLevel, chance: Chance
) -> tuple[int, int] | tuple[None, None]:
    factor = level.factor
    if factor is None or (level is PriceLevel.PARTLY and phase == Phase.DOSING):
        return None, None
    if phase != Phase.DOSING:
        low, high = TALK
    elif service.format == Format.AT_HOME:
        low, high = AT_HOME
    else:
        low, high = DOSING.get(Route(service.route), LOZENGE)
    lowest = 5 * round(factor * chance.uniform(low, (low + high) / 2) / 5)
    wide = chance.often(0.5)
    return lowest, 5 * round(lowest * chance.uniform(1.1, 1.5) / 5) if wide else lowest
