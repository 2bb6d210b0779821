"""The ways between the parts of review, and out to where facts are looked up."""

from django import template
from django.http import HttpRequest

from accounts.models import User
from providers.models import Provider
from verification.fact_sources import source_of
from verification.onward import address_of_queue
from verification.subjects import Subject
from verification.ways import Way, ways

register = template.Library()


@register.simple_tag
def ways_of_review(user: User, path: str) -> list[Way]:
    """The parts that are open to the user."""
    return ways(user, path)


@register.simple_tag
def queue_address(request: HttpRequest) -> str:
    """Of what waits, as the reader had narrowed it down."""
    return address_of_queue(request)


@register.simple_tag
def look_up_address(subject: Subject, provider: Provider) -> str:
    """Where the fact is looked up; empty where no public page shows it."""
    return source_of(subject, provider).url
