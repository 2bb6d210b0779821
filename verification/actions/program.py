"""Who performed what no person did: an account that nobody can sign in to."""

import uuid

from accounts.models import User

# No mail can reach it, so nobody can confirm it or reset its password; the part before it cannot be taken first by somebody else.
DOMAIN = "@program.invalid"


def program() -> User:
    """The account in whose name the site's own programs record what they found."""
    found = User.objects.filter(email__endswith=DOMAIN, is_active=False).order_by("pk").first()
    return found or User.objects.create_user(
        f"{uuid.uuid4().hex}{DOMAIN}", None, name="Program of the site", is_active=False
    )
