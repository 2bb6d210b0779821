"""The photo, as a section: the name of one of the listing's own files."""

from collections.abc import Iterator

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from providers.forms.section import SectionForm, Typed
from providers.models import Provider
from providers.models.draft import Section


class PhotoForm(SectionForm):
    """Filled by an upload, never by what is typed."""

    section = Section.PHOTO
    photo = forms.CharField(label=gettext_lazy("Photo"), required=False)

    @classmethod
    def typed_of(cls, listing: Provider) -> Typed:
        name = listing.photos.filter(published_at__isnull=False).values_list("name", flat=True)
        return {"photo": [name[0]]} if name else {}

    def clean_photo(self) -> str:
        name: str = self.cleaned_data["photo"]
        if name and not self.backing.listing.photos.filter(name=name).exists():
            raise forms.ValidationError(_("This photo is gone. Please choose it again."))
        return name

    def put(self, listing: Provider) -> None:
        name = self.cleaned_data["photo"]
        listing.photos.exclude(name=name).update(published_at=None)
        listing.photos.filter(name=name, published_at=None).update(published_at=timezone.now())

    def said(self) -> Iterator[tuple[str, str, str]]:
        if name := "".join(self.typed.get("photo", [])):
            # Another file is another photo: the name tells the two apart, the words need not.
            yield name, str(self.fields["photo"].label), _("A photo")
