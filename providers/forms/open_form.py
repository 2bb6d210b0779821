"""A form that anybody may send without an account, and how it tells people from programs without asking anybody else."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from providers.message_ticket import Ticket
from providers.models import Provider


class OpenForm(forms.Form):
    """Carries a signed ticket of its listing, so that it is sent once, and a field that people do not see."""

    use_required_attribute = False

    # People do not see it, programs fill it in.
    homepage = forms.CharField(
        label=_("Leave this empty"),
        required=False,
        widget=forms.TextInput(attrs={"tabindex": "-1", "autocomplete": "off"}),
    )
    ticket = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, provider: Provider, data: Any = None) -> None:
        super().__init__(data, label_suffix="", initial={"ticket": Ticket.new().signed(provider)})
        self.provider = provider
        for field in self.fields.values():
            # A browser would cut off what is pasted, without a word.
            field.widget.attrs.pop("maxlength", None)

    def clean(self) -> dict[str, Any]:
        for doubt in list(self._doubts()):
            # Beside a mistake it would only confuse: correcting that takes long enough, and the new ticket is there.
            if not self.errors:
                self.add_error(None, doubt)
        return self.cleaned_data

    @property
    def ticket_key(self) -> str:
        """By which a second sending of the same form is known. Only for a valid form."""
        return self._ticket.key

    def _doubts(self) -> Iterator[str]:
        """Why this may come from a program. People who meet one of these press Send again; nothing that they typed is lost."""
        if self.cleaned_data.get("homepage"):
            # Some browsers fill in what nobody sees; that is not put back.
            self._put_back("homepage", "")
            yield gettext("A hidden field was filled in. Please press Send again.")
        ticket = Ticket.read(self.cleaned_data.get("ticket", ""), self.provider)
        if ticket is None:
            self._put_back("ticket", Ticket.new().signed(self.provider))
            yield gettext("This page was open for a long time. Please press Send again.")
        elif ticket.is_too_fast():
            yield gettext("That was very fast. Please wait a moment and press Send again.")
        else:
            self._ticket = ticket

    def _put_back(self, name: str, value: str) -> None:
        """Show `value` in the form instead of what was sent."""
        changed: Any = self.data.copy()  # type: ignore[attr-defined]
        changed[name] = value
        self.data = changed
