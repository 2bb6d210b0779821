"""Who is invited."""

from django import forms
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.member_file import LARGEST_FILE
from providers.vocabulary.joining import MemberRole


class MemberForm(forms.Form):
    """One member of a practice."""

    email = forms.EmailField(
        label=gettext_lazy("Email address"),
        help_text=gettext_lazy("They get a link. They are a member once they accept it."),
        widget=forms.EmailInput(attrs={"autocomplete": "off"}),
        error_messages={
            "required": gettext_lazy("Type the email address of the person."),
            "invalid": gettext_lazy("Type a whole email address, such as name@example.org."),
        },
    )
    role = forms.ChoiceField(
        label=gettext_lazy("Role"), choices=MemberRole.choices, initial=MemberRole.CLINICIAN
    )

    def __init__(self, *args: object, owner: bool, **options: object) -> None:
        """`owner` may make managers; managers invite clinicians."""
        super().__init__(*args, **options)  # type: ignore[arg-type]
        if not owner:
            role: forms.ChoiceField = self.fields["role"]  # type: ignore[assignment]
            role.choices = [(MemberRole.CLINICIAN, MemberRole.CLINICIAN.label)]


class MemberFileForm(forms.Form):
    """A spreadsheet, saved as CSV."""

    file = forms.FileField(
        label=gettext_lazy("CSV file"),
        help_text=gettext_lazy(
            "With the columns name and email, and if you like npi, city, state and profession. At most 2,000 rows and 1 MB."
        ),
        widget=forms.FileInput(attrs={"accept": ".csv,text/csv"}),
        error_messages={
            "required": gettext_lazy("Choose a file first."),
            "missing": gettext_lazy("Choose a file first."),
            "invalid": gettext_lazy("Choose a file first."),
            "empty": gettext_lazy("This file is empty. Choose another one."),
        },
    )

    def clean_file(self) -> UploadedFile:
        file: UploadedFile = self.cleaned_data["file"]
        if file.size is None or file.size > LARGEST_FILE:
            raise forms.ValidationError(
                _("The file is larger than 1 MB. Split it, and send the parts.")
            )
        return file
