"""Everybody asks for the same address: one world for all of them, and each finds it as if nobody had been there before.

For tables of who gets in where. Whoever makes a world for each pair waits ten times as long for the same answers.
"""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass

from django.db import transaction
from django.test import Client


@dataclass(frozen=True)
class Told:
    """What one person is answered to one method; in a failed assertion it says which pair is wrong, and how."""

    person: str
    method: str
    status: int
    location: str


@contextmanager
def untouched() -> Iterator[None]:
    """What is written inside is gone afterwards."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def told_to_all(
    people: Mapping[str, Client], address: str, methods: tuple[str, ...] = ("get", "post")
) -> Iterator[Told]:
    """By each method, what each of the people is told; the clients stay as they are."""
    for method in methods:
        for person, client in people.items():
            asking = Client()
            asking.cookies.update(client.cookies)
            with untouched():
                answer = getattr(asking, method)(address)
            yield Told(person, method, answer.status_code, answer.headers.get("Location", ""))
