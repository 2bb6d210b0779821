"""Whether a client can write to the provider from here, and how soon most get a reply."""

from dataclasses import dataclass

from providers.models import Provider
from providers.models.message import takes_messages
from providers.replies import replies_of


@dataclass(frozen=True)
class Messaging:
    """`replies` is empty while there are too few messages to say."""

    open: bool
    replies: str


def messaging(provider: Provider) -> Messaging:
    """The same rule for all; who takes no messages now has no need of telling how soon they reply."""
    is_open = takes_messages(provider)
    return Messaging(is_open, replies_of(provider).words if is_open else "")
