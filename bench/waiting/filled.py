"""A database of our own with licenses of which many wait, and some work of every other kind."""

from django.db import connection, transaction
from django.utils import timezone

from accounts.models import User
from accounts.roles import Role
from providers.models import Provider
from verification.audit.covered import COVERED
from verification.models.exclusion import ExclusionList

# A listing has two licenses. Shares of all that waits:
NEW, SECOND, STALE, STRANGE, ENDING = 0.5, 0.01, 0.22, 0.05, 0.1
CLAIMS, DIFFERENCES, REPORTS, HITS, DISPUTES = 0.06, 0.02, 0.01, 0.005, 0.005
# And of what waits: in somebody's hands.
HELD = 0.01

# Every listing as the first one, under its own key and names.
OWNERS = """
    INSERT INTO accounts_user
    SELECT (jsonb_populate_record(first, jsonb_build_object('id', n, 'email', n || '@example.org'))).*
    FROM accounts_user AS first, generate_series(2, %(listings)s) AS n
    WHERE first.id = 1
"""
PROVIDERS = """
    INSERT INTO providers_provider
    SELECT (jsonb_populate_record(first, jsonb_build_object(
        'id', n, 'slug', 'p' || n, 'name', 'Provider ' || md5(n::text), 'owner_id', n))).*
    FROM providers_provider AS first, generate_series(2, %(listings)s) AS n
    WHERE first.id = 1
"""
# New ones were sent in during the last days; all others months ago.
LICENSES = """
    INSERT INTO providers_license
        (id, provider_id, license_type, specialty, state, number, expires_on, submitted_at)
    SELECT md5('l' || n)::uuid, 1 + n %% %(listings)s, (ARRAY['md', 'np', 'lcsw', 'lpc'])[1 + n %% 4], '',
        (ARRAY['OR', 'WA', 'CA', 'NY', 'TX', 'IL', 'CO', 'FL'])[1 + n %% 8], 'N' || n,
        current_date + CASE WHEN n > %(strange)s AND n <= %(ending)s THEN n %% 14 ELSE 400 END,
        now() - CASE WHEN n <= %(new)s THEN n * interval '1 minute'
            ELSE interval '300 days' + n * interval '1 minute' END
    FROM generate_series(1, %(licenses)s) AS n
"""
# Four looks, each 80 days after the one before. The last of those that are to be renewed is 80 days old, that of all others up to 70.
LOOKS = """
    INSERT INTO providers_evidence
        (id, provider_id, license_id, fact, result, source, source_url, source_kind, method,
         performed_at, performed_by_id, valid_until, attachment_sha256, values_sha256)
    SELECT gen_random_uuid(), 1 + n %% %(listings)s, md5('l' || n)::uuid, 'license_status',
        CASE WHEN n > %(stale)s AND n <= %(strange)s AND look = 4 THEN 'not_found' ELSE 'confirmed' END,
        'Board', '', 'primary', 'Looked up', at, %(reviewer)s + n %% 20, at::date + 90, '', ''
    FROM generate_series(%(new)s + 1, %(licenses)s) AS n, generate_series(1, 4) AS look,
        LATERAL (SELECT now() - interval '1 hour' - (4 - look) * interval '70 days' - CASE
            WHEN n <= %(stale)s THEN interval '80 days'
            WHEN n > %(strange)s AND n <= %(ending)s THEN interval '40 days'
            ELSE n %% 70 * interval '1 day' END AS at)
"""
DECISIONS = """
    INSERT INTO providers_decision (id, license_id, verdict, reason, decided_at, decided_by_id)
    SELECT gen_random_uuid(), license_id, 'verified', 'As the board shows it',
        performed_at + interval '1 minute', performed_by_id
    FROM providers_evidence WHERE result = 'confirmed'
"""
SECOND_LOOKS = """
    INSERT INTO verification_secondlook
        (license_id, verdict, code, to_provider, private, asked_at, asked_by_id)
    SELECT md5('l' || n)::uuid, 'disciplined', 'revoked', '', '', now(), %(reviewer)s + n %% 20
    FROM generate_series(1, %(second)s) AS n
"""
OTHERS = (
    """
    INSERT INTO providers_claim (id, claimant_id, provider_id, state, tries, made_at, reason)
    SELECT gen_random_uuid(), n, n, 'open', 0, now() - n * interval '10 minutes', ''
    FROM generate_series(1, %(claims)s) AS n
    """,
    """
    INSERT INTO verification_registrydifference
        (id, provider_id, npi, kind, registry_says, stage, found_at, reason)
    SELECT gen_random_uuid(), n, '1234567893', 'license_state', 'NV', 'open', now(), ''
    FROM generate_series(1, %(differences)s) AS n
    """,
    """
    INSERT INTO verification_report
        (id, provider_id, kind, state, outcome, received_at, waits_since, version)
    SELECT gen_random_uuid(), n, CASE WHEN n %% 10 = 0 THEN 'safety' ELSE 'wrong_facts' END,
        'open', '', now(), now() - n * interval '1 hour', 1
    FROM generate_series(1, %(reports)s) AS n
    """,
    """
    INSERT INTO providers_location
        (provider_id, name, address, city, state, zip, latitude, longitude, phone)
    SELECT n, '', '', 'Portland', 'OR', '97201', 45.5, -122.7, ''
    FROM generate_series(1, %(listings)s) AS n
    """,
    """
    INSERT INTO verification_exclusionhit
        (id, provider_id, kind, stage, seen_in_id, found_at, suspended_from, reason, last_name,
         first_name, middle_name, business_name, general, specialty, npi, address, city, state,
         zip, authority, excluded_on, waiver_state, row_sha256)
    SELECT gen_random_uuid(), n, 'name', 'open', %(list)s, now(), '', '', 'X', 'Y', '', '', '', '',
        '', '', '', 'OR', '', '1128a1', '2020-01-01', '', encode(sha256(n::text::bytea), 'hex')
    FROM generate_series(1, %(hits)s) AS n
    """,
    """
    INSERT INTO providers_licensedispute
        (id, provider_id, license_type, license_state, number, stated, state, made_at, reason)
    SELECT gen_random_uuid(), n, 'md', 'OR', 'N' || n, '{}', 'waiting', now(), ''
    FROM generate_series(1, %(disputes)s) AS n
    """,
    """
    INSERT INTO verification_hold (kind, subject, holder_id, taken_at, until)
    SELECT 'license', md5('l' || n * 5)::uuid::text, %(reviewer)s + n %% 20,
        now() - interval '1 minute', now() + interval '10 hours'
    FROM generate_series(1, %(held)s) AS n
    """,
)
TABLES = (
    *("accounts_user", "providers_provider", "providers_license", "providers_evidence"),
    *("providers_decision", "providers_location"),
)


def fill(licenses: int, waiting: int) -> None:
    """Write past the triggers, which would work out what is not asked for here; the owner of the database may."""
    rows = _numbers(licenses, waiting)
    tables = sorted({*TABLES, *COVERED})
    with transaction.atomic(), connection.cursor() as cursor:
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} DISABLE TRIGGER USER")
        said = rows | {"reviewer": _people(), "list": _list()}
        for statement in (OWNERS, PROVIDERS, LICENSES, LOOKS, DECISIONS, SECOND_LOOKS, *OTHERS):
            cursor.execute(statement, said)
    with connection.cursor() as cursor:
        # Not before the commit: checks of foreign keys were waiting for it.
        for table in tables:
            cursor.execute(f"ALTER TABLE {table} ENABLE TRIGGER USER")
        cursor.execute("VACUUM ANALYZE")


def _numbers(licenses: int, waiting: int) -> dict[str, int]:
    """How many rows of each table, and where in the row of licenses one sort ends and the next begins."""

    def so_many(share: float) -> int:
        return round(share * waiting)

    new = so_many(NEW)
    stale = new + so_many(STALE)
    strange = stale + so_many(STRANGE)
    return {
        "licenses": licenses,
        "listings": licenses // 2,
        "new": new,
        "second": so_many(SECOND),
        "stale": stale,
        "strange": strange,
        "ending": strange + so_many(ENDING),
        "claims": so_many(CLAIMS),
        "differences": so_many(DIFFERENCES),
        "reports": so_many(REPORTS),
        "hits": so_many(HITS),
        "disputes": so_many(DISPUTES),
        "held": so_many(HELD),
    }


def _people() -> int:
    """The first listing with its owner; returns the key of the first of twenty senior reviewers."""
    now = timezone.now()
    Provider.objects.create(
        pk=1,
        slug="first",
        name="First",
        owner=User.objects.create(pk=1, email="first@example.org"),
        listing_state="published",
        published_at=now,
        consented_at=now,
        identity_accepted_at=now,
        attested_on=now.date(),
    )
    first = 10**9
    for number in range(20):
        email = f"reviewer{number}@example.org"
        User.objects.create(pk=first + number, email=email, role=Role.SENIOR_REVIEWER)
    return first


def _list() -> int:
    now = timezone.now()
    rows = dict.fromkeys(("kept", "new", "changed", "unchanged", "removed", "skipped", "bad"), 0)
    made = {"as_of": now.date(), "sha256": "0" * 64, "imported_at": now}
    return ExclusionList.objects.create(**made, **rows).pk
