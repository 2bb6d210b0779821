"""Dates that a machine can read too."""

import datetime as dt

from django import template
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.html import format_html

register = template.Library()


@register.filter
def day(value: dt.date | dt.datetime) -> str:
    """`<time>` with the date in the site's time zone; for use inside a translated sentence, too."""
    if isinstance(value, dt.datetime):
        value = timezone.localdate(value)
    return format_html(
        '<time datetime="{}">{}</time>', value.isoformat(), date_format(value, "DATE_FORMAT")
    )
