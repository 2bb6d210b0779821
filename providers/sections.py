"""The sections of a listing as they stand: what is public, what was typed since, and what to say of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from providers.forms.about import AboutForm
from providers.forms.how_you_work import HowYouWorkForm
from providers.forms.money import MoneyForm
from providers.forms.photo import PhotoForm
from providers.forms.places import PlacesForm
from providers.forms.section import SectionForm, Typed
from providers.forms.services import ServicesForm
from providers.listing_backing import Backing
from providers.models import Draft, Provider
from providers.models.draft import Section

FORMS: dict[Section, type[SectionForm]] = {
    form.section: form
    for form in (AboutForm, ServicesForm, PlacesForm, HowYouWorkForm, MoneyForm, PhotoForm)
}


@dataclass(frozen=True)
class Difference:
    """What clients will see differently; None where nothing is stated."""

    label: str
    before: str | None
    after: str | None


@dataclass(frozen=True, eq=False)
class SectionNow:
    """One section of one listing. `draft` is its newest version, if there ever was one."""

    backing: Backing
    section: Section
    draft: Draft | None

    @property
    def version(self) -> int:
        return self.draft.version if self.draft else 0

    @property
    def is_typed(self) -> bool:
        """Something was typed that is neither discarded nor public."""
        return self.draft is not None and self.draft.typed is not None

    @cached_property
    def live(self) -> Typed:
        return FORMS[self.section].typed_of(self.backing.listing)

    @property
    def typed(self) -> Typed:
        """What its page shows: the draft, or else what is public."""
        return self.draft.typed if self.draft and self.draft.typed is not None else self.live

    @cached_property
    def form(self) -> SectionForm:
        """Checked: with everything that is wrong with it."""
        form = FORMS[self.section](self.typed, backing=self.backing, checked=True)
        form.is_valid()
        return form

    @property
    def is_wrong(self) -> bool:
        return bool(self.form.errors)

    @property
    def is_changed(self) -> bool:
        return self.is_typed and self.typed != self.live

    @property
    def is_begun(self) -> bool:
        return bool(self.is_typed or self.live)

    @cached_property
    def blanks(self) -> list[str]:
        return self.form.blanks()

    def differences(self) -> Iterator[Difference]:
        """Draft against public, field by field, in words."""
        form = FORMS[self.section]
        yield from differences(
            form(self.live, backing=self.backing, checked=False),
            form(self.typed, backing=self.backing, checked=False),
        )


def differences(before: SectionForm, after: SectionForm) -> Iterator[Difference]:
    """What two fillings of a form say differently."""
    old = {name: (label, words) for name, label, words in before.said()}
    new = {name: (label, words) for name, label, words in after.said()}
    for name in dict.fromkeys([*new, *old]):
        if old.get(name) != new.get(name):
            label = (new.get(name) or old[name])[0]
            yield Difference(
                label,
                old[name][1] if name in old else None,
                new[name][1] if name in new else None,
            )


def sections_of(listing: Provider) -> dict[Section, SectionNow]:
    """All sections of a listing, in the order of the task list."""
    newest = {draft.section: draft for draft in Draft.objects.filter(provider=listing).newest()}
    backing = Backing(listing)
    return {section: SectionNow(backing, section, newest.get(section.value)) for section in Section}
