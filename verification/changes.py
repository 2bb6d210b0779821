"""What happened to a license since a reviewer opened it, in words."""

from django.core import signing
from django.utils.translation import gettext as _

from accounts.models import User
from providers.forms.license import spoken
from providers.models import License
from verification.models import SecondLook

SALT = "verification.changes"


def snapshot(license_: License) -> str:
    """How the license stands, for a hidden field; what is stated of it in words, and its last look, question and decision."""
    said = {name: text for name, _label, text in spoken(license_)}
    return signing.dumps({"said": said, **_last(license_)}, salt=SALT, compress=True)


def changes_since(seen: str, now: License) -> list[str]:
    """One sentence for each thing that is another one than in `seen`; says that much when `seen` cannot be read."""
    try:
        before = signing.loads(seen, salt=SALT)
    except signing.BadSignature:
        return [_("Look at it again.")]
    told = [
        _("%(label)s was “%(before)s” and is “%(now)s” now.")
        % {"label": label, "before": before["said"].get(name, ""), "now": text}
        for name, label, text in spoken(now)
        if before["said"].get(name) != text
    ]
    after = _last(now)
    if before["decision"] != after["decision"] and (last := now.decisions.first()):
        told.append(
            _("%(who)s decided: %(verdict)s.")
            % {"who": _who(last.decided_by_id), "verdict": last.get_verdict_display()}
        )
    elif before.get("asked") != after["asked"] and (
        asked := SecondLook.objects.open().filter(license=now).first()
    ):
        told.append(
            _("%(who)s asked for a second look, and would decide: %(verdict)s.")
            % {"who": _who(asked.asked_by_id), "verdict": asked.get_verdict_display()}
        )
    elif before["look"] != after["look"] and (look := now.evidence.first()):
        told.append(
            _("%(who)s recorded a look: %(look)s.")
            % {"who": _who(look.performed_by_id), "look": look}
        )
    if not told:
        told.append(_("It was sent for review again."))
    return told


def _last(license_: License) -> dict[str, str]:
    decision = license_.decisions.values_list("pk", flat=True).first()
    look = license_.evidence.values_list("pk", flat=True).first()
    asked = SecondLook.objects.open().filter(license=license_).values_list("pk", flat=True).first()
    return {"decision": str(decision), "look": str(look), "asked": str(asked)}


def _who(pk: int | None) -> str:
    person = User.objects.filter(pk=pk).first() if pk else None
    return str(person) if person else _("Somebody")
