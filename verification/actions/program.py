"""Who performed what no person did: an account that nobody can sign in to."""

from accounts.models import User

# No mail can reach it, so nobody can confirm it or reset its password.
ADDRESS = "programs@stillwater.invalid"


def program() -> User:
    """The account in whose name the site's own programs record what they found; made by a migration."""
    found = User.objects.filter(email=ADDRESS).first()
    return found or User.objects.create_user(
        ADDRESS, None, name="Program of the site", is_active=False
    )
