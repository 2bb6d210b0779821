"""Where and how a reviewer looked."""

from django import forms
from django.core.validators import URLValidator
from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _

from providers.vocabulary.checking import SourceKind


class Method(TextChoices):
    """The words stand in the evidence."""

    BY_NUMBER = "by_number", _("Looked up online by number")
    BY_NAME = "by_name", _("Looked up online by name")
    TELEPHONE = "telephone", _("Asked by telephone")
    LETTER = "letter", _("Read in a letter or email of the source")
    DOCUMENT = "document", _("Read on a document that the provider sent")
    FILE = "file", _("Matched against a file of the source")


class SourceForm(forms.Form):
    """Filled in from the table of boards: it says where to look, not what is to be seen there."""

    source = forms.CharField(label=_("Source"), max_length=200, required=False)
    source_url = forms.URLField(
        label=_("Its address"),
        max_length=500,
        required=False,
        assume_scheme="https",
        validators=[URLValidator(schemes=["http", "https"])],
    )
    source_kind = forms.ChoiceField(
        label=_("Kind of source"), choices=SourceKind, initial=SourceKind.PRIMARY, required=False
    )
    method = forms.ChoiceField(
        label=_("How you looked"), choices=Method, initial=Method.BY_NUMBER, required=False
    )
    use_required_attribute = False
