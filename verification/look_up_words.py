"""What came of asking the NPI registry, in words, and how to go on by hand whatever it was."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from verification.registries.nppes_outcomes import (
    Found,
    Garbage,
    NotFound,
    NppesRecord,
    Outcome,
    Refused,
    TooMany,
    Unreachable,
)

# Shown of a search by name; who looks for one person narrows it instead of reading more.
MOST = 20


@dataclass(frozen=True)
class Told:
    """A heading, sentences, and the records to show; `tone` is that of a notice."""

    title: str
    sentences: tuple[str, ...]
    records: tuple[NppesRecord, ...] = ()
    tone: str = "warn"


def told(outcome: Outcome) -> Told:
    """Every outcome has its words."""
    match outcome:
        case Found(records):
            return _found(records)
        case NotFound():
            said = _("Nobody is there under this number or name. Check what was typed.")
            return Told(_("The registry has nobody like that"), (said,))
        case TooMany(shown):
            said = _("It shows %d records at most. Add a first name.") % shown
            return Told(_("Too many people have this name there"), (said,))
        case Refused(said=objections):
            title = _("The registry refused the question")
            if outcome.is_deactivated:
                title = _("This NPI was deactivated")
            quoted = [_("It says: “%s”") % each.words for each in objections if each.words]
            return Told(title, tuple(quoted) or (_("It did not say why."),))
        case Unreachable(why):
            said = _("It may be down for a while. Try again later, or go on by hand.")
            return Told(_("The registry could not be asked"), (why, said))
        case Garbage(why):
            said = _("Nothing of it was used. Go on by hand.")
            return Told(_("The registry’s answer could not be read"), (why, said))


def _found(records: tuple[NppesRecord, ...]) -> Told:
    if len(records) == 1:
        said: tuple[str, ...] = ()
        if not records[0].is_active:
            said = (_("The registry does not call it active."),)
        return Told(_("The registry has this record"), said, records, "ok")
    sentences = [_("It found %d records.") % len(records)]
    if len(records) > MOST:
        sentences.append(_("Here are the first %d. Add a first name to see fewer.") % MOST)
    return Told(_("The registry has several records"), tuple(sentences), records[:MOST], "ok")
