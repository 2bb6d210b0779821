"""What waits for a person."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from providers.access import person
from verification.access import staff
from verification.forms.queue import QueueForm
from verification.onward import remember
from verification.queue.counts import Counts
from verification.queue.every import waiting
from verification.queue.options import options
from verification.queue.row import told
from verification.queue.wanted import Wanted

A_PAGE = 25


class Counted(Paginator):
    """Pages of rows whose number is known already."""

    def __init__(self, number: int) -> None:
        super().__init__(range(number), A_PAGE)


@staff("GET")
def queue(request: HttpRequest) -> HttpResponse:
    """The list of waiting work, urgent kinds first, then the oldest."""
    form = QueueForm(request.GET)
    wanted, by = form.wanted(), person(request)
    remember(request, wanted)
    counts = Counts(by)
    page = Counted(counts.total(wanted)).get_page(request.GET.get("page"))
    found = waiting(wanted.kinds, wanted.state, held=wanted.held, late=wanted.late, by=by)
    first = A_PAGE * (page.number - 1)
    address = request.GET.copy()
    address.pop("page", None)
    return render(
        request,
        "review/queue.html",
        {
            "form": form,
            "wanted": wanted,
            "narrowed": wanted != Wanted(),
            "options": options(counts, wanted),
            "all_waiting": counts.total(Wanted()),
            "page": page,
            "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
            "rows": told(found[first : first + A_PAGE]),
            "address": address.urlencode(),
        },
    )
