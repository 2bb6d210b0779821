"""Safety practice in the provider's words."""

from django.utils.translation import gettext as _

from directory.listing.stated import StatedFact, written
from providers.models import Provider


def safety_practice(provider: Provider) -> list[StatedFact]:
    """What the provider says on each point that a client should know before a session."""
    return [
        written(
            _("Who is in the room"),
            provider.who_is_in_the_room,
            _("Who stays with me during the session, and what are they trained in?"),
        ),
        written(
            _("Watching over you"),
            provider.monitoring,
            _("What do you measure during the session, and how long do I stay after it?"),
        ),
        written(
            _("Emergency plan"),
            provider.emergency_plan,
            _("What happens if something goes wrong, in the room or later at home?"),
        ),
        written(_("Ride home"), provider.ride_home, _("How do I get home after a session?")),
        written(
            _("Touch"),
            provider.touch_policy,
            _("Is there any touch in a session, and how do I say no to it?"),
        ),
        written(
            _("Consent"),
            provider.consent_policy,
            _("How do you ask for my consent, and can I stop at any time?"),
        ),
    ]
