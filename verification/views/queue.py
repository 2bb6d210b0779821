"""What waits for a person."""

from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from providers.access import person
from verification.access import staff
from verification.forms.queue import QueueForm
from verification.onward import remember
from verification.queue.counts import Counts
from verification.queue.every import parts
from verification.queue.listing import listed
from verification.queue.number import keep_number
from verification.queue.options import options
from verification.queue.row import told
from verification.queue.wanted import Wanted

A_PAGE = 25
# No list is so long; the last page is shown in its place.
BEYOND = 10**9


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
    said = request.GET.get("page", "")
    found = listed(parts(by), wanted, by, page=_page(said), of_a_page=A_PAGE)
    counts = Counts(found.cells)
    all_waiting = counts.total(Wanted())
    keep_number(by, all_waiting)
    page = Counted(counts.total(wanted)).get_page(_page(said))
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
            "all_waiting": all_waiting,
            "page": page,
            "numbers": page.paginator.get_elided_page_range(page.number, on_each_side=1, on_ends=1),
            "rows": told(found.rows),
            "address": address.urlencode(),
        },
    )


def _page(said: str) -> int:
    """The number in the address; the first for what is none, and a page that there can never be for what is below."""
    try:
        number = int(said)
    except ValueError:
        return 1
    return number if 0 < number < BEYOND else BEYOND
