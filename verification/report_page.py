"""What a reviewer sees of one report: what was written, the acts so far, the listing's other reports, and the forms to act with."""

from dataclasses import dataclass
from typing import Any

from accounts.at_rest import LockedError
from accounts.models import User
from accounts.roles import Role
from providers.complaints import ComplaintBody, complaint_bodies, named_licenses
from providers.vocabulary.checking import ListingState
from verification.actions.triage import CAN_BE_SUSPENDED, DAYS_TO_ANSWER, DAYS_TO_CORRECT
from verification.forms.triage import ActForm, AskForm, CloseForm, ForwardForm, ToldForm
from verification.models import Report, ReportAct
from verification.queue.holding import held_for
from verification.queue.kinds import Kind
from verification.report_text import Written
from verification.suspensions import keepers, keeping_down
from verification.vocabulary.report import Act, ReportState

FORMS: dict[str, type[ActForm]] = {
    "ask": AskForm,
    "suspend": ToldForm,
    "forward": ForwardForm,
    "close": CloseForm,
    "restore": ActForm,
}
MOST_OTHERS = 20


@dataclass(frozen=True)
class ActShown:
    """One act with its words: `written` is None where there are none, or none any more; `is_lost` where they cannot be opened."""

    act: ReportAct
    written: Written | None
    is_lost: bool

    @property
    def label(self) -> str:
        """What was done, with how it ended or which board was told."""
        more = self.act.get_outcome_display() if self.act.outcome else self.act.board
        act = self.act.get_act_display()
        return f"{act}: {more}" if more else act

    @property
    def by(self) -> str:
        """Who it was; empty for the reporter, and for an account that is gone."""
        return str(self.act.by) if self.act.by else ""


def acts_of(report: Report) -> list[ActShown]:
    """The trail, in order, in one query."""
    over = report.texts_are_over()
    rows = ReportAct.objects.filter(report=report).select_related("text", "by").order_by("number")
    return [_shown(row, over) for row in rows]


def _shown(row: ReportAct, over: bool) -> ActShown:
    if not hasattr(row, "text") or (over and row.act in (Act.RECEIVED, Act.ANSWERED)):
        return ActShown(row, None, False)
    try:
        return ActShown(row, Written.opened(row.text.locked), False)
    except LockedError:
        # The operator changed the secret and did not keep the earlier one.
        return ActShown(row, None, True)


def report_page(
    report: Report, *, reader: User, sent: ActForm | None = None, act: str = ""
) -> dict[str, Any]:
    """The context of the page; `sent` is the form of `act` that came back with mistakes."""
    licenses = named_licenses(report.provider)
    bodies = complaint_bodies(licenses)
    forms = {name: _form(name, report, bodies) for name in _offered(report, reader)}
    if sent is not None:
        forms[act] = sent
    acts = acts_of(report)
    return {
        "report": report,
        "listing": report.provider,
        "licenses": licenses,
        "bodies": bodies,
        "acts": acts,
        "received": acts[0] if acts else None,
        "others": report.provider.reports.exclude(pk=report.pk).order_by("-received_at")[
            :MOST_OTHERS
        ],
        "forms": forms,
        "keepers": keepers(report.provider, reader=reader, but=report.pk),
        "is_down": report.provider.listing_state == ListingState.SUSPENDED,
        "holding": held_for(Kind.REPORT, str(report.pk), reader),
        "form": sent,
        "days_to_correct": DAYS_TO_CORRECT,
        "days_to_answer": DAYS_TO_ANSWER,
    }


def form_of(act: str, report: Report, data: Any) -> ActForm:
    """The form of an act as it was sent."""
    bodies = complaint_bodies(named_licenses(report.provider)) if act == "forward" else []
    return _form(act, report, bodies, data)


def _form(act: str, report: Report, bodies: list[ComplaintBody], data: Any = None) -> ActForm:
    options: dict[str, Any] = {"boards": [each.name for each in bodies]} if act == "forward" else {}
    return FORMS[act](data, name=act, version=report.version, **options)


def _offered(report: Report, reader: User) -> list[str]:
    """The acts that go with how the report and the listing stand; the actions themselves refuse the rest."""
    undecided = report.state in (ReportState.OPEN, ReportState.ASKED)
    listing_state = report.provider.listing_state
    keeps_down = keeping_down().filter(pk=report.pk).exists()
    offered = {
        "suspend": undecided and listing_state in CAN_BE_SUSPENDED,
        "ask": undecided,
        "forward": True,
        "close": report.state != ReportState.CLOSED,
        "restore": keeps_down
        and listing_state == ListingState.SUSPENDED
        and reader.role == Role.SENIOR_REVIEWER,
    }
    return [name for name, is_offered in offered.items() if is_offered]
