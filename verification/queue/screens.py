"""Where each kind of work is worked on: a part of the room that brings a screen adds a line."""

from django.urls import NoReverseMatch, reverse

from verification.queue.kinds import Kind

# The name of an address whose one argument is the subject of the row.
SCREENS: dict[str, str] = {
    Kind.LICENSE: "review_license",
    Kind.RECHECK: "review_license",
    Kind.EXPIRING: "review_license",
    Kind.CLAIM: "review_claim",
    Kind.SAFETY_REPORT: "review_report",
    Kind.REPORT: "review_report",
}


def screen_of(kind: str, subject: str) -> str:
    """The address at which a row of the queue is worked on; the list itself while its part of the room is not there."""
    try:
        return reverse(SCREENS[kind], args=[subject])
    except (KeyError, NoReverseMatch):
        return reverse("review")
