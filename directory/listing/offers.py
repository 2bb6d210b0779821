"""What is offered, under its treatment model: medicine, way, talk, place and phases kept apart."""

from collections.abc import Iterable
from dataclasses import dataclass

from directory.listing.costs import CourseCost, course_cost
from providers.models import Service
from providers.vocabulary.treatment import Molecule, TreatmentModel


@dataclass(frozen=True)
class Offer:
    """One service, in words."""

    molecule: str
    route: str
    therapy: str
    format: str
    description: str
    cost: CourseCost
    esketamine: bool


@dataclass(frozen=True)
class ModelOffers:
    """The services of one treatment model."""

    model: TreatmentModel
    offers: tuple[Offer, ...]


def offers_by_model(services: Iterable[Service]) -> tuple[ModelOffers, ...]:
    """The services under their models, in the models' order; needs `with_course_cost` and the phases."""
    rows = list(services)
    found = ((model, [row for row in rows if row.model == model.value]) for model in TreatmentModel)
    return tuple(
        ModelOffers(model, tuple(_offer(row) for row in of_model))
        for model, of_model in found
        if of_model
    )


def _offer(row: Service) -> Offer:
    return Offer(
        molecule=row.get_molecule_display(),
        route=row.get_route_display(),
        therapy=row.get_therapy_display(),
        format=row.get_format_display(),
        description=row.description,
        cost=course_cost(row),
        esketamine=row.molecule == Molecule.ESKETAMINE,
    )
