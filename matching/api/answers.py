"""How an answer in JSON goes out: kept by nobody, and never taken for markup."""

import json
from collections.abc import Mapping
from typing import Any

from django.http import HttpResponse

# So that no text of a request or a listing is ever markup, whatever opens the answer.
ESCAPED = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


def answer(found: Mapping[str, Any], status: int = 200) -> HttpResponse:
    """`found` as JSON."""
    return HttpResponse(
        json.dumps(found).translate(ESCAPED),
        status=status,
        content_type="application/json",
        headers={"Cache-Control": "no-store"},
    )
