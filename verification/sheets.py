"""What a reviewer sees of a document or an attachment, and where."""

from django.urls import reverse
from django.utils.translation import gettext as _

from providers import sheets
from providers.drawing.pages import File
from providers.models import Document
from providers.sheets import Sheets
from verification.looking import LOOK


def sheets_of(file: File, look: str) -> Sheets:
    """The document as it can be shown; `look` is the word of `verification.looking`. Raises `private_files.NotThereError`."""

    def looked_at(what: str = "", *numbers: int) -> str:
        path = address(file, what, *numbers)
        # Saving the file is a look of its own.
        return f"{path}?{LOOK}={look}" if what else path

    return sheets.sheets_of(file, name=_name_of(file), address=looked_at)


def address(file: File, what: str = "", *numbers: int) -> str:
    """Where the file is, or its "pages", or one "page" or "picture" of it."""
    name = "_".join(filter(None, ("review", file._meta.model_name, what)))
    return reverse(name, args=[file.pk, *numbers])


def advice(file: File) -> str:
    """How a reviewer goes on where there is nothing to see."""
    if isinstance(file, Document) and file.claim_id:
        return _(
            "Save the file to see it on your computer, or go by a code to a contact of the record instead."
        )
    if isinstance(file, Document):
        return _(
            "Save the file to see it on your computer, or ask for a photo: decide “More is needed”, and say so in the note."
        )
    return _("Save the file to see it on your computer.")


def _name_of(file: File) -> str:
    if isinstance(file, Document):
        return (
            _("Document that the claimant sent")
            if file.claim_id
            else _("Document that the provider sent")
        )
    return _("File that a reviewer attached")
