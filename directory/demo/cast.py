"""The fixed people whom tests, the documentation and whoever tries the product out can rely on."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password

from accounts.models import User
from accounts.roles import Role

# Published on purpose; `seed_demo` runs only with DEBUG on.
PASSWORD = "stillwater-demo"  # noqa: S105

PEOPLE = {
    "alice": ("Alice Alder", Role.PROVIDER),
    "bob": ("Bob Birch", Role.PROVIDER),
    "rosa": ("Rosa Rowan", Role.REVIEWER),
    "sam": ("Sam Sedge", Role.SENIOR_REVIEWER),
    "ada": ("Ada Ash", Role.ADMINISTRATOR),
}


def save_cast() -> dict[str, User]:
    """Alice, Bob, Rosa, Sam and Ada, saved, by first name in lower case; the slow hash is made once for all."""
    password = make_password(PASSWORD)
    users = [
        User(
            email=address(name),
            name=full_name,
            role=role,
            password=password,
            is_superuser=role == Role.ADMINISTRATOR,
        )
        for name, (full_name, role) in PEOPLE.items()
    ]
    User.objects.bulk_create(users)
    EmailAddress.objects.bulk_create(
        EmailAddress(user=user, email=user.email, verified=True, primary=True) for user in users
    )
    return dict(zip(PEOPLE, users, strict=True))


def address(name: str) -> str:
    """The address by which one of the cast signs in."""
    return f"{name}@example.org"
