"""How you work."""

from django.utils.translation import gettext_lazy as _

from providers.forms.section import SectionForm, TextField
from providers.models.draft import Section


class HowYouWorkForm(SectionForm):
    """What a client should know before a session."""

    section = Section.HOW_YOU_WORK
    open_facts = {
        "who_is_in_the_room": _("Who is in the room"),
        "monitoring": _("Watching over you"),
        "emergency_plan": _("Emergency plan"),
        "ride_home": _("Ride home"),
        "touch_policy": _("Touch"),
        "consent_policy": _("Consent"),
    }

    who_is_in_the_room = TextField(
        label=_("Who is in the room"),
        max_length=1000,
        help_text=_("Who stays during the session, and what are they trained in?"),
    )
    monitoring = TextField(
        label=_("Watching over the client"),
        max_length=1000,
        help_text=_("What do you measure, and how long does the client stay?"),
    )
    emergency_plan = TextField(
        label=_("Emergency plan"),
        max_length=1000,
        help_text=_("What happens if something goes wrong, in the room or later at home?"),
    )
    ride_home = TextField(
        label=_("Ride home"), max_length=1000, help_text=_("How does the client get home?")
    )
    touch_policy = TextField(
        label=_("Touch"),
        max_length=1000,
        help_text=_("Is there any touch, and how does the client say no to it?"),
    )
    consent_policy = TextField(
        label=_("Consent"),
        max_length=1000,
        help_text=_("How do you ask for consent, and how can the client stop?"),
    )
