"""Our labels and hints on allauth's forms."""

from typing import Any, ClassVar

from django import forms
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

Text = str | Promise
NEW_PASSWORD: tuple[Text, Text] = (
    _("New password"),
    _("At least 12 characters. Three or four words in a row are easy to remember. You can paste."),
)
SAME_AGAIN: tuple[Text, Text] = (_("New password, once more"), "")
PASSWORD: tuple[Text, Text] = (_("Password"), "")


class InOurWords(forms.Form):
    """Labels instead of allauth's placeholders, which vanish as soon as somebody types; `words` has a label and a hint a field."""

    words: ClassVar[dict[str, tuple[Text, Text]]] = {}

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        for name, field in self.fields.items():
            field.widget.attrs.pop("placeholder", None)
            if name in self.words:
                label, hint = self.words[name]
                field.label, field.help_text = str(label), str(hint)
                field.error_messages["required"] = gettext("Fill in: %(field)s.") % {"field": label}
