"""Somebody of the cast at the pages under /review/, and what they read there."""

import re
from typing import Any

from allauth.account.models import EmailAddress
from bs4 import BeautifulSoup
from django.test import Client
from django.urls import reverse

from tests import cast


def text_of(answer: Any) -> str:
    return re.sub(r"\s+", " ", BeautifulSoup(answer.content, "html.parser").get_text(" "))


def as_(user: Any) -> Client:
    """Somebody of the cast who has just signed in."""
    EmailAddress.objects.get_or_create(user=user, email=user.email, verified=True, primary=True)
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": cast.PASSWORD})
    return client
