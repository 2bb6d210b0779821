"""Matches for a program. What it asks can tell what somebody lives with: it comes in a body, and nothing of it is kept."""

from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt

from matching.api.answers import answer
from matching.api.asked import UnclearError, preferences_of
from matching.api.body import BodyError, read_body
from matching.api.objects import matches_object
from matching.finding import find_matches
from providers.dates import today

METHODS = "POST, OPTIONS"


# A token guards what a signed-in person may change. Nothing is changed here, no cookie is read, and a page of another site
# cannot read the answer: a program without a token may ask.
@csrf_exempt
def matches(request: HttpRequest) -> HttpResponse:
    """POST with preferences: the groups. 422 with a message for each field when the body is wrong, 405 for other methods."""
    if request.method == "OPTIONS":
        return HttpResponse(status=204, content_type="", headers={"Allow": METHODS})
    if request.method != "POST":
        wrong = answer({"errors": {"method": [_("Send a POST with a body in JSON.")]}}, status=405)
        wrong["Allow"] = METHODS
        return wrong
    try:
        preferences = preferences_of(read_body(request))
    except UnclearError as unclear:
        return answer({"errors": unclear.errors, "choices": {"near": unclear.choices}}, status=422)
    except BodyError as error:
        return answer({"errors": error.errors}, status=422)
    return answer(matches_object(find_matches(preferences, today())))
