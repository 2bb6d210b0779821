"""What is given, how, in which model, with how much therapy, and where."""

from collections.abc import Iterable

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _


class TreatmentModel(TextChoices):
    MEDICAL = "medical", _("Medical")
    PSYCHOLYTIC = "psycholytic", _("Psycholytic")
    PSYCHEDELIC = "psychedelic", _("Psychedelic")


class Route(TextChoices):
    """How the medicine gets into the body, in words that people understand."""

    IV = "iv", _("IV drip")
    IM = "im", _("Injection")
    INTRANASAL = "intranasal", _("Nasal spray")
    SUBLINGUAL = "sublingual", _("Lozenge")


class Molecule(TextChoices):
    KETAMINE = "ketamine", _("Ketamine")
    ESKETAMINE = "esketamine", _("Esketamine (Spravato)")


class Psychotherapy(TextChoices):
    NONE = "none", _("No talk therapy")
    SAME_PROVIDER = "same_provider", _("Talk therapy with this provider")
    PARTNER = "partner", _("Talk therapy with a partner")


class Format(TextChoices):
    IN_PERSON = "in_person", _("In person")
    TELEHEALTH = "telehealth", _("By video or phone")
    AT_HOME = "at_home", _("Medicine at home")


class Phase(TextChoices):
    PREPARATION = "preparation", _("Preparation")
    DOSING = "dosing", _("Dosing session")
    INTEGRATION = "integration", _("Integration")


class Condition(TextChoices):
    DEPRESSION = "depression", _("Depression")
    TREATMENT_RESISTANT_DEPRESSION = (
        "treatment_resistant_depression",
        _("Treatment-resistant depression"),
    )
    BIPOLAR_DEPRESSION = "bipolar_depression", _("Bipolar depression")
    GENERALIZED_ANXIETY = "generalized_anxiety", _("Generalized anxiety")
    OCD = "ocd", _("OCD")
    PTSD = "ptsd", _("PTSD")
    EATING_DISORDER = "eating_disorder", _("Eating disorders")
    SUBSTANCE_USE = "substance_use", _("Substance use")


class Orientation(TextChoices):
    """Schools of psychotherapy."""

    PSYCHOANALYTIC = "psychoanalytic", _("Psychoanalytic")
    PSYCHODYNAMIC = "psychodynamic", _("Psychodynamic")
    IFS = "ifs", _("Internal family systems (IFS)")
    CBT = "cbt", _("Cognitive behavioral (CBT)")
    ART = "art", _("Art therapy")
    SOMATIC = "somatic", _("Body-based (somatic)")
    TRANSPERSONAL = "transpersonal", _("Transpersonal")


def route_names(routes: Iterable[str]) -> str:
    """The labels of routes, as one text: "Nasal spray, Lozenge"."""
    return ", ".join(str(Route(each).label) for each in routes)
