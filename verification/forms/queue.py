"""The filter of the queue, which stands in the address."""

from django import forms
from django.utils.translation import gettext_lazy as _

from providers.vocabulary.state import State
from verification.queue.kinds import Kind
from verification.queue.wanted import Held, Wanted


class QueueForm(forms.Form):
    """Every choice may be left open; what is not a choice is told, and narrows nothing."""

    kind = forms.MultipleChoiceField(label=_("Kind of work"), choices=Kind, required=False)
    state = forms.ChoiceField(label=_("State"), choices=[("", ""), *State.choices], required=False)
    held = forms.ChoiceField(
        label=_("Who works on it"), choices=[("", ""), *Held.choices], required=False
    )
    late = forms.BooleanField(label=_("Overdue only"), required=False)

    def wanted(self) -> Wanted:
        """The choices that could be read."""
        self.is_valid()
        said = self.cleaned_data
        return Wanted(
            kinds=tuple(said.get("kind", ())),
            state=said.get("state", ""),
            held=said.get("held", ""),
            late=said.get("late", False),
        )
