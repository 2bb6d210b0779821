"""A document of a license, or of a claim."""

from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from providers.document_file import DocumentFile, read_document, too_large

ENDINGS = ".jpg,.jpeg,.png,.webp,.pdf"


class DocumentForm(forms.Form):
    """One file; `cleaned_data["file"]` is the DocumentFile that can be kept."""

    file = forms.FileField(
        label=_("Photo or PDF of the license"),
        help_text=_("JPEG, PNG, WebP or PDF, up to 10 MB and 25 megapixels."),
        widget=forms.FileInput(attrs={"accept": ENDINGS}),
        error_messages={
            "required": _("Choose a file first."),
            "empty": _("This file is empty. Choose another one."),
            "missing": _("Choose a file first."),
            "invalid": _("Choose a file first."),
        },
    )
    use_required_attribute = False

    def __init__(self, *args: Any, too_many: bool = False, label: str = "") -> None:
        super().__init__(*args)
        if label:
            self.fields["file"].label = label
        self.too_many = too_many

    def clean_file(self) -> DocumentFile:
        if self.too_many:
            # Before the file is looked at, which is the work that is limited.
            raise ValidationError(
                gettext("You have sent many files lately. Please try again in an hour.")
            )
        upload: Any = self.cleaned_data["file"]
        content = upload.read()
        if len(content) != upload.size:
            # The upload handler keeps nothing of a file that is too large.
            raise too_large()
        return read_document(content)
