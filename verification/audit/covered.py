"""Which tables the audit trail covers, a line each, and which it leaves out, for what reason.

A new table: a line here and `covered("its_name")` in its migration; a test finds a table that has neither.
"""

from dataclasses import dataclass
from typing import Final

# The license that a hold is about, told by the queue's keys.
HELD_LICENSE = (
    "CASE WHEN r.subject ~ '^[0-9a-f]{8}-([0-9a-f]{4}-){3}[0-9a-f]{12}$' THEN r.subject::uuid END"
)


@dataclass(frozen=True)
class Cover:
    """What the trail says of a table's rows: SQL expressions over a row `r`, and names of columns.

    `maker` is who made a row where nobody said who acts. `decided` is the column that a decision fills in. `ignored` columns are
    not worth a row of the trail; when `only` is given, no others are. Rows that are `kept` can never change and hold nothing
    personal: their digest is that of the row itself. `forgets` names the columns of the trail whose values are erased when a row
    with that key is removed here.
    """

    kind: str
    key: str = "r.id::text"
    listing: str = "NULL"
    other_listing: str = "NULL"
    license: str = "NULL"
    person: str = "NULL"
    maker: str = "NULL"
    decided: str = ""
    ignored: tuple[str, ...] = ()
    only: tuple[str, ...] = ()
    kept: bool = False
    forgets: tuple[str, ...] = ()


OF = "r.provider_id"
OF_LICENSE = "SELECT provider_id FROM providers_license WHERE id = r.license_id"
OF_CLAIM = "SELECT {} FROM providers_claim WHERE id = r.claim_id"
COVERED: Final[dict[str, Cover]] = {
    "accounts_user": Cover(
        "person", person="r.id", only=("role", "is_active", "is_superuser"), forgets=("person_id",)
    ),
    "providers_provider": Cover(
        "listing",
        listing="r.id",
        ignored=("id", "created_at", "changed_at"),
        forgets=("listing_id", "other_listing_id"),
    ),
    "providers_location": Cover("location", listing=OF),
    "providers_service": Cover("service", listing=OF),
    "providers_servicephase": Cover(
        "service_phase",
        listing="SELECT provider_id FROM providers_service WHERE id = r.service_id",
    ),
    "providers_credential": Cover("credential", listing=OF),
    "providers_photo": Cover("photo", listing=OF),
    "providers_license": Cover(
        "license", listing=OF, license="r.id", ignored=("id",), forgets=("license_id",)
    ),
    "providers_document": Cover(
        "document",
        listing=f"coalesce(r.provider_id, ({OF_CLAIM.format('provider_id')}))",
        license="r.license_id",
        person=OF_CLAIM.format("claimant_id"),
        maker="r.uploaded_by_id",
        ignored=("stored_as", "trouble"),
    ),
    "providers_evidence": Cover(
        "evidence", listing=OF, license="r.license_id", maker="r.performed_by_id", kept=True
    ),
    "providers_decision": Cover(
        "decision",
        listing=OF_LICENSE,
        license="r.license_id",
        maker="r.decided_by_id",
        decided="decided_at",
        kept=True,
    ),
    "providers_claim": Cover(
        "claim", listing=OF, person="r.claimant_id", decided="decided_at", ignored=("tries",)
    ),
    "providers_membership": Cover(
        "membership", listing="r.practice_id", other_listing="r.member_id"
    ),
    "providers_partnership": Cover(
        "partnership",
        listing="r.therapist_id",
        other_listing="r.prescriber_id",
        ignored=("reminded_for",),
    ),
    "providers_prescribingrule": Cover("prescribing_rule", decided="confirmed_at"),
    "providers_authorityoverride": Cover(
        "override",
        listing=OF_LICENSE,
        license="r.license_id",
        maker="r.decided_by_id",
        decided="decided_at",
    ),
    "providers_federalrule": Cover("federal_rule", maker="r.recorded_by_id"),
    "providers_board": Cover("board"),
    "providers_attachment": Cover(
        "attachment",
        listing=OF,
        license="r.license_id",
        maker="r.attached_by_id",
        ignored=("stored_as",),
    ),
    "providers_licensedispute": Cover("license_dispute", listing=OF, decided="decided_at"),
    "verification_ruleproposal": Cover(
        "rule_proposal", maker="r.proposed_by_id", decided="closed_at"
    ),
    "verification_secondlook": Cover(
        "second_look",
        listing=OF_LICENSE,
        license="r.license_id",
        maker="r.asked_by_id",
        ignored=("to_provider", "private"),
    ),
    "verification_exclusionhit": Cover(
        "exclusion_hit", listing=OF, decided="decided_at", ignored=("seen_in_id",)
    ),
    "verification_registrydifference": Cover(
        "registry_difference", listing=OF, decided="decided_at"
    ),
    "verification_report": Cover("report", listing=OF, decided="closed_at"),
    "verification_reportact": Cover("report_act", listing=OF, maker="r.by_id"),
    "verification_rolechange": Cover("role_change", person="r.person_id", maker="r.changed_by_id"),
    "verification_hold": Cover(
        "hold",
        key="r.kind || ':' || r.subject",
        license=HELD_LICENSE,
        ignored=("id", "taken_at", "until"),
    ),
}
# The rest of the tables of these rooms, each with why nobody will ask who changed it.
LEFT_OUT: Final[dict[str, str]] = {
    "accounts_attempt": "counters that are over within a day",
    "accounts_user_groups": "rights come from the role alone",
    "accounts_user_user_permissions": "rights come from the role alone",
    "providers_claimcode": "codes are secret, and what came of them stands in the claim",
    "providers_decisionnote": "notes to people, which can be erased; the decision stands",
    "providers_draft": "numbered versions with their writers, and not public",
    "providers_evidencevalues": "the evidence has their digest, and they can be erased",
    "providers_figure": "counts that name nobody",
    "providers_invitation": "addresses of people who may not have agreed to anything yet",
    "providers_kepttext": "what somebody typed, kept while they sign in again",
    "providers_message": "between a client and a provider: nobody else's to know of",
    "providers_registryrecord": "copies of a public file, imported whole",
    "providers_reminder": "mail that was sent",
    "providers_replytime": "counts that name nobody",
    "verification_exclusion": "rows of a public file, replaced as a whole",
    "verification_exclusionlist": "what was read of a public file, when",
    "verification_exclusioncomparison": "worked out from two others",
    "verification_listingmove": "written by a trigger, of what the listing's own rows say",
    "verification_reporttext": "told in confidence, locked, and deleted after a time",
    "verification_auditrow": "the trail itself",
    "verification_auditvalues": "the trail itself",
}
