"""Acts of people who have an account, for the tests of this room."""

import base64
import hashlib
import hmac
import re
import struct
import time

from allauth.account.models import EmailAddress
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP
from bs4 import BeautifulSoup
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client

from accounts.models import User
from accounts.roles import Role

PASSWORD = "still-water-runs-deep"
NEW_PASSWORD = "seven quiet otters swim"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"
LOGIN = "/account/login/"


def person(email: str = "alice@example.org", role: str = Role.PROVIDER, **fields) -> User:
    """Somebody whose address is confirmed."""
    user = User.objects.create_user(email, PASSWORD, role=role, **fields)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    return user


def sign_in(client: Client, email: str = "alice@example.org", password: str = PASSWORD, **more):
    return client.post(LOGIN, {"login": email, "password": password, **more})


def sign_up(client: Client, email: str, password: str = NEW_PASSWORD, **more):
    fields = {"email": email, "password1": password, "password2": password}
    return client.post("/account/signup/", fields | more)


def with_app(user: User) -> User:
    """Give somebody an app with codes."""
    TOTP.activate(user, SECRET)
    RecoveryCodes.activate(user)
    return user


def code(secret: str = SECRET, ahead: int = 0) -> str:
    """What their app shows now, or some half minutes ahead; computed here, not by the product."""
    counter = struct.pack(">Q", int(time.time()) // 30 + ahead)
    digest = hmac.new(base64.b32decode(secret), counter, hashlib.sha1).digest()
    start = digest[-1] & 15
    number = struct.unpack(">I", digest[start : start + 4])[0] & 0x7FFFFFFF
    return f"{number % 10**6:06}"


def link_in(message: EmailMessage) -> str:
    """The path of the first link in a mail."""
    return re.search(r"http://127\.0\.0\.1:8000(/\S+)", str(message.body))[1]


def last_mail() -> EmailMessage:
    return mail.outbox[-1]


def parsed(response) -> BeautifulSoup:
    return BeautifulSoup(response.content, "html.parser")
