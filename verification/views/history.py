"""Who saw, decided and changed what, and when: of one listing or license, and, for administrators, of the whole site."""

from collections.abc import Callable, Iterator

from django.http import HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import render

from providers.access import administrators, person
from verification.access import staff
from verification.actions.seen import saw
from verification.audit import export
from verification.audit.chain import head
from verification.audit.folding import page
from verification.audit.history import Rows, Subject, open_to, subject
from verification.audit.telling import told
from verification.forms.audit import AuditFilter, BeforeForm
from verification.models import AuditRow
from verification.models.audit_row import Act

A_PAGE = 50
# The value of `show` with which a history has the views as well.
EVERYTHING = "everything"
# Who took work in hand and gave it back decides and changes nothing either.
HOLD = "hold"
FORMATS: dict[str, tuple[str, Callable[[Rows], Iterator[str]]]] = {
    "csv": ("text/csv; charset=utf-8", export.as_csv),
    "json": ("application/json", export.as_json),
}


@staff("GET")
def review_history(request: HttpRequest, kind: str, key: str) -> HttpResponse:
    """What was decided and changed about a listing or license, newest first; who saw it or took it in hand, too, with `show`; with `format` as a file, which has
    every row."""
    about = subject(kind, key, reader=person(request))
    wanted = request.GET.get("format", "")
    if wanted in FORMATS:
        # To Django both are answers alike; only their types have no common name here.
        return _file(request, about, wanted)  # type: ignore[return-value]
    everything = request.GET.get("show") == EVERYTHING
    rows = about.rows if everything else about.rows.exclude(act=Act.SAW).exclude(kind=HOLD)
    context = _page(request, rows) | {"about": about, "everything": everything}
    return render(request, "review/history.html", context)


@administrators("GET")
def review_audit(request: HttpRequest) -> HttpResponse:
    """The newest rows of the whole trail, and where it ends."""
    form = AuditFilter(request.GET or None)
    number, last = head()
    rows = form.narrowed(open_to(AuditRow.objects.all(), person(request)))
    context = _page(request, rows) | {"form": form, "number": number, "hash": last}
    return render(request, "review/audit.html", context)


def _page(request: HttpRequest, rows: Rows) -> dict[str, object]:
    """One page of lines, and the address of the next, older one."""
    before = BeforeForm.said(request.GET)
    runs, has_older = page(rows, before=before, lines=A_PAGE)
    older = request.GET.copy()
    if has_older:
        older["before"] = str(min(row.pk for run in runs for row in run))
    newest = request.GET.copy()
    newest.pop("before", None)
    return {
        "lines": told(runs),
        "older": f"?{older.urlencode()}" if has_older else "",
        "newest": f"?{newest.urlencode()}" if before is not None else "",
    }


def _file(request: HttpRequest, about: Subject, wanted: str) -> StreamingHttpResponse:
    """All rows as a file, of which the trail says who took it along."""
    if about.row is not None and request.method == "GET":
        saw(about.row, by=person(request))
    content_type, pieces = FORMATS[wanted]
    answer = StreamingHttpResponse(pieces(about.rows), content_type=content_type)
    name = f"history-{about.kind}-{about.key}.{wanted}"
    answer.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    answer.headers["X-Content-Type-Options"] = "nosniff"
    return answer
