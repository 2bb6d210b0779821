"""Money."""

from django.utils.translation import gettext_lazy as _

from providers.forms.section import SectionForm, StatedListFormField
from providers.models.draft import Section
from providers.vocabulary.practice import Insurance, Pay


class MoneyForm(SectionForm):
    """Insurance and ways to pay; prices stand with each service."""

    section = Section.MONEY
    open_facts = {
        "insurance": _("Insurance"),
        "pay": _("Ways to pay"),
    }

    insurance = StatedListFormField(Insurance, label=_("Insurance"))
    pay = StatedListFormField(Pay, label=_("Ways to pay"))
