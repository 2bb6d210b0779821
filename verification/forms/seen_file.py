"""A picture of what a reviewer saw."""

from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from providers.document_file import DocumentFile, read_document, too_large
from providers.forms.document import ENDINGS


class SeenFile(forms.FileField):
    """A screenshot or PDF that is there or not; cleaned, it is the DocumentFile that can be kept, or None."""

    widget = forms.FileInput(attrs={"accept": ENDINGS})

    def __init__(self) -> None:
        super().__init__(
            label=_("Screenshot or PDF of what you saw"),
            help_text=_("JPEG, PNG, WebP or PDF, up to 10 MB. Kept locked."),
            required=False,
            error_messages={"empty": _("This file is empty. Choose another one.")},
        )

    def clean(self, data: Any, initial: Any = None) -> DocumentFile | None:
        upload: Any = super().clean(data, initial)
        if not upload:
            return None
        content = upload.read()
        if len(content) != upload.size:
            # The upload handler keeps nothing of a file that is too large.
            raise too_large()
        return read_document(content)
